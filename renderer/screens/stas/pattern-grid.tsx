import { listSessions, SESSION_CODES, type Session } from '../../../shared/sessions.ts';
import { GroupFrame } from '../../parts/field.tsx';
import { SessionTicks } from '../../parts/session-table.tsx';
import css from './pattern-grid.module.css';

/** Half days of a week to tick: a working pattern, or the half days that an absence takes. */
export interface PatternGridProps {
  name: string;
  label: string;
  value: readonly Session[];
  onChange(sessions: Session[]): void;
}

export function PatternGrid({ name, label, value, onChange }: PatternGridProps) {
  const chosen = new Set(value);
  const set = (sessions: readonly Session[], on: boolean) => {
    const next = new Set(value);
    for (const session of sessions) {
      if (on) next.add(session);
      else next.delete(session);
    }
    onChange(SESSION_CODES.filter((session) => next.has(session)));
  };
  return (
    <GroupFrame name={name} label={label}>
      {() => (
        <>
          <SessionTicks ticked={chosen} onTick={(session) => set([session], !chosen.has(session))} />
          <p className={css.sum}>
            {value.length} of 10.{' '}
            <button
              type="button"
              className={css.all}
              onClick={() => set(SESSION_CODES, value.length < SESSION_CODES.length)}
            >
              {value.length < SESSION_CODES.length ? 'Tick all' : 'Tick none'}
            </button>
          </p>
        </>
      )}
    </GroupFrame>
  );
}

/** A pattern in words: 'Monday all day, Tuesday morning', or both weeks of a fortnight. */
export function PatternWords({ sessions, other }: { sessions: readonly Session[]; other: readonly Session[] | null }) {
  const words = (list: readonly Session[]) => listSessions(list) || 'no session';
  if (other === null) return <>{words(sessions)}</>;
  return (
    <>
      One week: {words(sessions)}. The other week: {words(other)}.
    </>
  );
}
