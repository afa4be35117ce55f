import type { StaDetails } from '../../../shared/api/stas.ts';
import { showDate, WEEKDAYS } from '../../../shared/dates.ts';
import { SESSIONS, WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { A } from '../../parts/link.tsx';
import { State } from '../../parts/state.tsx';
import css from './stas.module.css';

/** Her next weeks at a glance, half day by half day; each week leads to its board. */
export function NextWeeks({ weeks }: { weeks: StaDetails['weeks'] }) {
  return (
    <div className={css.scroll}>
      <table className={css.weeks}>
        <caption className="unseen">The next weeks, morning above afternoon</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col">
                {WEEKDAY_LABELS[day]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ monday, state, sessions }) => (
            <tr key={monday}>
              <th scope="row">
                <A to={`/deployment/${monday}`}>{showDate(monday)}</A>
                {state && (
                  <div>
                    <State of="week" is={state} />
                  </div>
                )}
              </th>
              {WEEKDAYS.map((day) => (
                <td key={day}>
                  {sessions
                    .filter(({ session }) => session.startsWith(day))
                    .map(({ session, state: what, label }) => (
                      <div key={session} className={css.half} data-state={what}>
                        <span className="unseen">{SESSIONS[session]}: </span>
                        {what === 'off' ? '–' : label}
                      </div>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
