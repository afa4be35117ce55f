import { addDays, mondayOf, type PlainDate, showDate } from '../../../shared/dates.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Row, Unseen } from '../../parts/layout.tsx';
import { placeOfWeek, type WeekPart } from './week-parts.tsx';

/** The week that is open, the one before and after it, and the two that matter most. */
export function WeekPicker({
  monday,
  today,
  part = 'board',
}: {
  monday: PlainDate;
  today: PlainDate;
  part?: WeekPart;
}) {
  const thisWeek = mondayOf(today);
  const to = (week: PlainDate) => placeOfWeek(week, part);
  return (
    <Row gap="one">
      <LinkButton to={to(addDays(monday, -7))} small icon="left">
        <Unseen>Week before</Unseen>
      </LinkButton>
      <strong>
        {showDate(monday)} to {showDate(addDays(monday, 4))}
      </strong>
      <LinkButton to={to(addDays(monday, 7))} small icon="right">
        <Unseen>Week after</Unseen>
      </LinkButton>
      {monday !== thisWeek && (
        <LinkButton to={to(thisWeek)} small kind="plain">
          This week
        </LinkButton>
      )}
      {monday !== weekToPlan(today) && (
        <LinkButton to={to(weekToPlan(today))} small kind="plain">
          Next week
        </LinkButton>
      )}
    </Row>
  );
}

/** The weekly meeting settles the week after the present one. */
export function weekToPlan(today: PlainDate): PlainDate {
  return addDays(mondayOf(today), 7);
}
