import type { Holding } from '../../../shared/api/calendars.ts';
import { showDate } from '../../../shared/dates.ts';
import css from './calendars.module.css';
import { type Day, type DayKind, monthsOfYear } from './days-of-year.ts';

/** The school year at a glance. It is a picture: the tables below it say the same in words. */
export interface YearViewProps {
  academicYear: string;
  holding: Holding;
  today: string;
}

const WORDS: Readonly<Record<DayKind, string>> = {
  pupil: 'Pupil day',
  inset: 'INSET day',
  closure: 'Closed',
  'bank-holiday': 'Bank holiday',
  holiday: 'Holiday',
  weekend: 'Weekend',
  unknown: 'Not entered',
};
const INITIALS = ['M', 'T', 'W', 'T', 'F', 'S', 'S'];

export function YearView({ academicYear, holding, today }: YearViewProps) {
  const months = monthsOfYear(academicYear, holding);
  const kinds = new Set(months.flatMap(({ weeks }) => weeks.flat().flatMap((day) => (day ? [day.kind] : []))));
  return (
    <figure className={css.year}>
      <div className={css.months} role="img" aria-label={`The school year ${academicYear}, day by day`}>
        {months.map(({ key, label, weeks }) => (
          <div key={key} className={css.month}>
            <div className={css.monthName}>{label}</div>
            <div className={css.days}>
              {INITIALS.map((initial, at) => (
                <span key={`${initial}${at < 4 ? at : at + 3}`} className={css.initial}>
                  {initial}
                </span>
              ))}
              {weeks.flatMap((week, row) =>
                week.map((day, column) => <OneDay key={day?.date ?? `${row} ${column}`} day={day} today={today} />),
              )}
            </div>
          </div>
        ))}
      </div>
      <figcaption>
        <ul className={css.legend} aria-label="What the days mean">
          {(Object.keys(WORDS) as DayKind[])
            .filter((kind) => kinds.has(kind) && kind !== 'weekend')
            .map((kind) => (
              <li key={kind}>
                <span className={css.day} data-kind={kind} aria-hidden="true">
                  1
                </span>
                {WORDS[kind]}
              </li>
            ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function OneDay({ day, today }: { day: Day | null; today: string }) {
  if (!day) return <span />;
  return (
    <span
      className={css.day}
      data-kind={day.kind}
      data-today={day.date === today || undefined}
      title={`${showDate(day.date)}: ${day.name ?? WORDS[day.kind]}`}
    >
      {day.number}
    </span>
  );
}
