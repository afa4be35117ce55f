import { sql } from 'drizzle-orm';
import type { TimelineItem } from '../../../shared/api/cases.ts';
import type { QueryRun } from '../../core/run.ts';
import type { CaseRow } from '../case-rows.ts';

/** What every source of the timeline is, and the few things that all of them say alike. */
export type Source = (run: QueryRun, file: CaseRow) => TimelineItem[];

/** Whose rows are asked for: the case's, or its pupil's. */
export const ASKED = sql.placeholder('asked');

type Told = Pick<TimelineItem, 'key' | 'on' | 'kind' | 'what'> & Partial<TimelineItem>;

export function item(told: Told): TimelineItem {
  return { detail: '', standing: null, to: null, ahead: false, ...told };
}

/** Those that say something, one after the other. */
export function sentences(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
