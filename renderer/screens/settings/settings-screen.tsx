import { A } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { useHasPlace } from '../../shell/has-place.ts';
import { SECTIONS } from './sections.ts';
import css from './settings.module.css';

/** One landing place for everything that is set once. */
export function SettingsScreen() {
  const hasPlace = useHasPlace();
  return (
    <Page title="Settings" lead="Set once, changed seldom. Every change is in the history and can be undone.">
      <ul className={css.sections}>
        {SECTIONS.filter(({ to }) => hasPlace(to)).map(({ to, label, what }) => (
          <li key={to}>
            <h2>
              <A to={to}>{label}</A>
            </h2>
            <p>{what}.</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
