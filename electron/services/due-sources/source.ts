import type { TodayLine } from '../../../shared/api/today.ts';
import type { QueryRun } from '../../core/run.ts';

/** One thing that becomes due. A new one is a file here and a line in today.ts. */
export interface DueSource {
  id: string;
  /** Holds what the office role does not see: names with a concern, evidence, decisions. */
  caseNotes: boolean;
  read(run: QueryRun): DueLine[];
}

/** The statement of the clause is put in by today.ts. */
export type DueLine = Omit<TodayLine, 'statement'>;
