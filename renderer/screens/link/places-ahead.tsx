import { memo } from 'react';
import type { LinkSandbox } from '../../../shared/api/link-ahead.ts';
import { showDate, WEEKDAYS } from '../../../shared/dates.ts';
import type { Free } from '../../../shared/link-sandbox.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import css from './what-if.module.css';

/** The weeks above the bars: month and day of each Monday. */
export const WeekHeads = memo(function WeekHeads({ sandbox }: { sandbox: LinkSandbox }) {
  return (
    <div className={css.heads} aria-hidden="true">
      {sandbox.weeks.map(({ week, monday }, at) => {
        const [day = '', month = ''] = showDate(monday).split(' ');
        const before = sandbox.weeks[at - 1]?.monday;
        return (
          <span key={week}>
            {before?.slice(0, 7) === monday.slice(0, 7) ? '' : month}
            <br />
            {day}
          </span>
        );
      })}
    </div>
  );
});

/** Free places by centre, weekday and week, as the option leaves them. */
export const PlacesAhead = memo(function PlacesAhead({ sandbox, free }: { sandbox: LinkSandbox; free: Free }) {
  return sandbox.centres.map((centre) => (
    <table className={css.places} key={centre.id}>
      <caption>{centre.name}: places left</caption>
      <colgroup>
        <col className={css.weekday} />
        <col span={sandbox.weeks.length} />
      </colgroup>
      <thead className="unseen">
        <tr>
          <th scope="col">Weekday</th>
          {sandbox.weeks.map(({ week, monday }) => (
            <th key={week} scope="col">
              {showDate(monday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.map((day, at) => (
          <tr key={day}>
            <th scope="row">{WEEKDAY_LABELS[day]}</th>
            {sandbox.weeks.map(({ week }) => {
              const index = week * WEEKDAYS.length + at;
              const left = free.get(centre.id)?.[index] ?? null;
              return <Place key={week} left={left} before={centre.free[index] ?? null} />;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  ));
});

const Place = memo(function Place({ left, before }: { left: number | null; before: number | null }) {
  const state = left === null ? 'closed' : left < 0 ? 'over' : left === 0 ? 'full' : 'free';
  const words = state === 'closed' ? 'closed' : state === 'over' ? `${-(left ?? 0)} over` : `${left}`;
  return (
    <td data-state={state} data-changed={left !== before || undefined} title={words}>
      {state === 'closed' ? <span className="unseen">closed</span> : state === 'over' ? <b>{left}</b> : left}
    </td>
  );
});
