import type { Offer } from '../../../shared/verdicts.ts';
import { Quiet } from '../../parts/layout.tsx';
import { Badge } from '../../parts/state.tsx';
import css from './eligibility.module.css';

/** A8 to A12: what is open to this pupil, and why the rest is not. */
export function Offers({ offers }: { offers: readonly Offer[] }) {
  return (
    <ul className={css.lines}>
      {offers.map(({ rule, statement, open, why, note }) => (
        <li key={rule}>
          <span>
            {open ? (
              <Badge look={{ shape: 'tick', tint: 'good' }}>Open</Badge>
            ) : (
              <Badge look={{ shape: 'bar', tint: 'plain' }}>Not open</Badge>
            )}
          </span>
          <span>
            <strong>{rule}</strong> {statement}
            {[...why, ...(note ? [note] : [])].map((sentence) => (
              <div key={sentence}>
                <Quiet>{sentence}</Quiet>
              </div>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
