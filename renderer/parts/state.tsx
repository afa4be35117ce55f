import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import css from './state.module.css';
import { type Look, STATES, type StateKind, type StateOf, stateLook, stateWord } from './states.ts';

/** A state as a word with a shape and a tint: `<State of="verdict" is="met" />`. `say` replaces the word, not the look. */
export function State<K extends StateKind>({ of, is, say }: { of: K; is: StateOf<K>; say?: ReactNode }) {
  return <Badge look={stateLook(of, is)}>{say ?? stateWord(of, is)}</Badge>;
}

/** The same look for a word that has no state of its own ("3 rows refused"). */
export function Badge({ look, children }: { look: Look; children: ReactNode }) {
  return (
    <span className={css.badge} data-tint={look.tint}>
      <Icon shape={look.shape} />
      <span>{children}</span>
    </span>
  );
}

/** What the shapes on a screen mean: `<Legend of="place" />`. */
export function Legend({ of }: { of: StateKind }) {
  return (
    <ul className={css.legend} aria-label="What the marks mean">
      {Object.keys(STATES[of].words).map((is) => (
        <li key={is}>
          <State of={of} is={is as never} />
        </li>
      ))}
    </ul>
  );
}
