import { A } from '../parts/link.tsx';
import { PLACES } from '../places.ts';
import { useHasPlace } from './has-place.ts';
import css from './shell.module.css';

/** The places of the week. */
export function Rail() {
  const hasPlace = useHasPlace();
  return (
    <nav className={css.rail} aria-label="Places">
      <ul className={css.places}>
        {PLACES.filter(({ to }) => hasPlace(to)).map(({ to, label }) => (
          <li key={to}>
            <A to={to} current={to === '/' ? 'exact' : 'below'}>
              {label}
            </A>
          </li>
        ))}
      </ul>
    </nav>
  );
}
