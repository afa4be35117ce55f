import { z } from 'zod';
import { isPlainDate, WEEKDAYS } from '../dates.ts';
import type { Role } from './contract.ts';

/** Fields that many forms have, with the sentence that is shown beside them when they are wrong. */

/** A date in ISO text; forms turn what people type into it. */
export const dateField = z.string().refine(isPlainDate, 'Enter a date, for example 24 Nov 2026');
export const optionalDate = dateField.nullable();

/** A day of the school week. */
export const weekday = z.enum(WEEKDAYS, 'Choose a weekday from Monday to Friday');

/** Text that may be left empty. */
export const note = (most = 2000) => z.string().trim().max(most, `Use at most ${most} characters`);

/** Text that has to be there: `what` completes the sentence "Enter …". */
export const required = (what: string, most = 200) =>
  z.string().trim().min(1, `Enter ${what}`).max(most, `Use at most ${most} characters`);

/** What an edit of an existing record brings along: which, and the version that was seen. */
export const seen = { id: z.string(), version: z.number().int() };

/** Who may read about a child: the office role sees schedules and contacts, and no case notes. */
export const CASE_READERS: readonly Role[] = ['area-manager', 'assistant-area-manager', 'read-only'];
