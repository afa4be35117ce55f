import { parseDate } from '@internationalized/date';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar';
import css from './calendar-of-days.module.css';
import { Icon } from './icons.tsx';

/** A month of days to pick from, weeks from Monday. Loaded when somebody opens it. */
export interface CalendarOfDaysProps {
  label: string;
  value: string | null;
  opensAt: string | null;
  from: string | null;
  until: string | null;
  onChoose(day: string): void;
}

export function CalendarOfDays({ label, value, opensAt, from, until, onChoose }: CalendarOfDaysProps) {
  const at = value ?? opensAt;
  return (
    <Calendar
      className={css.calendar ?? ''}
      aria-label={label}
      value={value ? parseDate(value) : null}
      {...(at ? { defaultFocusedValue: parseDate(at) } : {})}
      {...(from ? { minValue: parseDate(from) } : {})}
      {...(until ? { maxValue: parseDate(until) } : {})}
      firstDayOfWeek="mon"
      autoFocus
      onChange={(day) => onChoose(day.toString())}
    >
      <header className={css.head}>
        <Button slot="previous" className={css.turn ?? ''} aria-label="Month before">
          <Icon shape="left" />
        </Button>
        <CalendarHeading className={css.month ?? ''} />
        <Button slot="next" className={css.turn ?? ''} aria-label="Month after">
          <Icon shape="right" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={css.weekday ?? ''}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell className={css.day ?? ''} date={date} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
