import type { PlainDate } from '../../shared/dates.ts';
import { addWorkingDays } from '../../shared/school-time.ts';
import type { QueryRun } from '../core/run.ts';
import { bankHolidaysOf } from './calendar-of.ts';
import { parameterOf } from './parameters-of.ts';

/** Working days for a first answer to an enquiry (S2.1). The memorandum is silent; the office may set another figure. */
export function answerDaysOf(run: QueryRun): number {
  return parameterOf(run, 'answer-days');
}

/** The last day for the answer: working days count from the day after the enquiry, bank holidays left out. */
export function answerDueOn(run: QueryRun, receivedOn: PlainDate): PlainDate {
  return addWorkingDays(receivedOn, answerDaysOf(run), bankHolidaysOf(run));
}
