import type { ReactNode } from 'react';
import { A } from './link.tsx';
import css from './sub-places.module.css';

/** The places that one place of the rail consists of, as a row of links under its title; and what can be done there. */
export interface SubPlacesProps {
  label: string;
  places: readonly { to: string; label: string }[];
  beside?: ReactNode;
}

export function SubPlaces({ label, places, beside }: SubPlacesProps) {
  return (
    <div className={css.row}>
      <nav className={css.places} aria-label={label}>
        {places.map((place) => (
          <A key={place.to} to={place.to} current="exact">
            {place.label}
          </A>
        ))}
      </nav>
      {beside && <div className={css.actions}>{beside}</div>}
    </div>
  );
}
