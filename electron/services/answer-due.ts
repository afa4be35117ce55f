import { eq } from 'drizzle-orm';
import { setting } from '../../db/schema/office.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { addWorkingDays } from '../../shared/school-time.ts';
import type { QueryRun } from '../core/run.ts';
import { bankHolidaysOf } from './calendar-of.ts';

/** Working days for a first answer to an enquiry (S2.1). The memorandum is silent; the office may set another. */
const ANSWER_DAYS = 5;

export function answerDaysOf(run: QueryRun): number {
  const row = run.db.select().from(setting).where(eq(setting.key, 'answer-days')).get();
  const value: unknown = JSON.parse(row?.value ?? 'null');
  return typeof value === 'number' ? value : ANSWER_DAYS;
}

/** The last day for the answer: working days count from the day after the enquiry, bank holidays left out. */
export function answerDueOn(run: QueryRun, receivedOn: PlainDate): PlainDate {
  return addWorkingDays(receivedOn, answerDaysOf(run), bankHolidaysOf(run));
}
