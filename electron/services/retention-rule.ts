import { eq } from 'drizzle-orm';
import { setting } from '../../db/schema/office.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { QueryRun } from '../core/run.ts';

/** The rule of retention: until when a pupil's records are kept. */
export const YEARS_KEY = 'retention.years';
const USUAL_YEARS = 31;
const USUAL_REASON =
  'What is usual for files about special educational needs: until 31 years after the day of birth. The service decides.';

export function retentionYears(run: QueryRun): { years: number; version: number | null; reason: string } {
  const row = run.db.select().from(setting).where(eq(setting.key, YEARS_KEY)).get();
  if (!row) return { years: USUAL_YEARS, version: null, reason: USUAL_REASON };
  return { years: Number(JSON.parse(row.value)), version: row.version, reason: row.reason };
}

/** In words, as a certificate keeps it. */
export function retentionRule(years: number): string {
  return `Records are kept until ${years} years after the day of birth, or, where that is not known, after the last case was closed; never while a case is open.`;
}

export interface Life {
  dateOfBirth: PlainDate | null;
  /** When each case was closed; null for one that is open. */
  closings: readonly (PlainDate | null)[];
}

/** The first day on which nothing needs to be kept; null while a case is open, or where there is no day to count from. */
export function keptUntil({ dateOfBirth, closings }: Life, years: number): PlainDate | null {
  if (closings.includes(null)) return null;
  const last =
    closings
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null;
  const from = dateOfBirth ?? last;
  if (from === null) return null;
  const until = yearsAfter(from, years);
  return last !== null && last > until ? last : until;
}

/** 29 February becomes 1 March where there is none. */
export function yearsAfter(date: PlainDate, years: number): PlainDate {
  const year = Number(date.slice(0, 4)) + years;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return date.endsWith('-02-29') && !isLeap ? `${year}-03-01` : `${year}${date.slice(4)}`;
}

/** 'ER-0003'. */
export function certificateNumber(number: number): string {
  return `ER-${String(number).padStart(4, '0')}`;
}
