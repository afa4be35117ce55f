import { WEEKDAYS } from '../../../shared/dates.ts';
import { HALVES, SESSION_CODES, SESSIONS, type Session, sessionOf, WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { GroupFrame } from '../../parts/field.tsx';
import css from './plans.module.css';

/** Half days on which school and pupil can take an STA. Nothing ruled out is kept as an empty list. */
export function SessionsField({ value, onChange }: { value: readonly Session[]; onChange(value: Session[]): void }) {
  const possible = new Set<Session>(value.length === 0 ? SESSION_CODES : value);
  const toggle = (session: Session) => {
    const next = new Set(possible);
    if (next.has(session)) next.delete(session);
    else next.add(session);
    onChange(next.size === SESSION_CODES.length ? [] : SESSION_CODES.filter((each) => next.has(each)));
  };
  return (
    <GroupFrame
      name="possibleSessions"
      label="Sessions that are possible"
      hint={value.length === 0 ? 'All ten. Take out those on which nobody can come.' : `${value.length} of ten.`}
    >
      {() => (
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
                      <input
                        type="checkbox"
                        aria-label={SESSIONS[session]}
                        checked={possible.has(session)}
                        onChange={() => toggle(session)}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </GroupFrame>
  );
}
