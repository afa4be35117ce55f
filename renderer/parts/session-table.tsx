import { Fragment, type ReactNode } from 'react';
import { WEEKDAYS } from '../../shared/dates.ts';
import { HALVES, SESSIONS, type Session, sessionOf, WEEKDAY_LABELS } from '../../shared/sessions.ts';
import css from './session-table.module.css';

/** The ten sessions of a week: weekdays across, halves down. `cell` gives the `td` of one session. */
export interface SessionTableProps {
  caption?: string;
  className?: string;
  /** 'AM' and 'PM' instead of the words, where there is no room. */
  isNarrow?: boolean;
  cell(session: Session): ReactNode;
}

export function SessionTable({ caption, className = css.grid, isNarrow = false, cell }: SessionTableProps) {
  return (
    <table className={className}>
      {caption && <caption className="unseen">{caption}</caption>}
      <thead>
        <tr>
          <td />
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={WEEKDAY_LABELS[day]}>
              {WEEKDAY_LABELS[day].slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['am', 'pm'] as const).map((half) => (
          <tr key={half}>
            <th scope="row">{isNarrow ? half.toUpperCase() : HALVES[half]}</th>
            {WEEKDAYS.map((day) => (
              <Fragment key={day}>{cell(sessionOf(day, half))}</Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same, with a box to tick for each session. */
export function SessionTicks({ ticked, onTick }: { ticked: ReadonlySet<Session>; onTick(session: Session): void }) {
  return (
    <SessionTable
      cell={(session) => (
        <td>
          <label className={css.tick}>
            <input type="checkbox" checked={ticked.has(session)} onChange={() => onTick(session)} />
            <span className="unseen">{SESSIONS[session]}</span>
          </label>
        </td>
      )}
    />
  );
}
