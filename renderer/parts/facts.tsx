import type { ReactNode } from 'react';
import css from './facts.module.css';

/** A definition list: `<Facts of={[['URN', school.urn], ['Town', school.town]]} />`. An empty value says so. */
export function Facts({ of, none = 'Not known' }: { of: readonly (readonly [string, ReactNode])[]; none?: string }) {
  return (
    <dl className={css.facts}>
      {of.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {value === null || value === undefined || value === '' ? <span className={css.none}>{none}</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
