import { WEEKDAYS } from '../../../shared/dates.ts';
import {
  HALVES,
  listSessions,
  SESSION_CODES,
  type Session,
  sessionOf,
  WEEKDAY_LABELS,
} from '../../../shared/sessions.ts';
import { GroupFrame } from '../../parts/field.tsx';
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
          <table className={css.grid}>
            <thead>
              <tr>
                <td />
                {WEEKDAYS.map((day) => (
                  <th key={day} scope="col">
                    {WEEKDAY_LABELS[day].slice(0, 3)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(['am', 'pm'] as const).map((half) => (
                <tr key={half}>
                  <th scope="row">{HALVES[half]}</th>
                  {WEEKDAYS.map((day) => {
                    const session = sessionOf(day, half);
                    return (
                      <td key={day}>
                        <label className={css.tick}>
                          <input
                            type="checkbox"
                            checked={chosen.has(session)}
                            onChange={(event) => set([session], event.target.checked)}
                          />
                          <span className="unseen">
                            {WEEKDAY_LABELS[day]} {HALVES[half].toLowerCase()}
                          </span>
                        </label>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
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
