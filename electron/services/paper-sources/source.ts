import type { PaperAsk } from '../../../shared/api/papers.ts';
import type { QueryRun } from '../../core/run.ts';
import type { PaperDocument } from '../../papers/document.ts';

/** Where a paper's data comes from: reads the register, gives the document and what the print register must know of it. */
export interface PaperSource {
  /** Only managers: it holds what the office role may not read (case notes, evidence). */
  managersOnly: boolean;
  read(run: QueryRun, ask: PaperAsk): PaperMade;
}

export interface PaperMade {
  document: PaperDocument;
  /** The row it was made from and its version; version 0 where there is none yet. */
  subject: { id: string; version: number };
  recipients: { label: string; schoolId: string | null }[];
  hasName: boolean;
  withheld: string[];
  notices: string[];
}
