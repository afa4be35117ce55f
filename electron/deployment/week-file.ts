import type { Certificate } from '../../shared/api/certificate.ts';
import { noticesOf } from './notices.ts';
import { type Proposal, standsInTheWay } from './proposal.ts';
import { type Allocation, readWeek, type Week } from './week.ts';

/**
 * A week as a file, and what is made of one.
 *
 *   readWeekFile   its text → the week and what is odd about it, or a sentence for each thing that is wrong
 *   ProposalFile   what is printed of a proposal
 */
export type WeekFileRead = { ok: true; week: Week; notices: string[] } | { ok: false; faults: string[] };

export const PROPOSAL_FORMAT = 'sts-proposal/1';

export interface ProposalFile {
  format: typeof PROPOSAL_FORMAT;
  monday: string;
  allocations: Allocation[];
  certificate: Certificate;
  /** What is odd about the week, though it could be worked with. */
  notices: string[];
}

export function readWeekFile(name: string, text: string): WeekFileRead {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { ok: false, faults: [`${name} is not JSON, so there is no deployment week in it.`] };
  }
  const read = readWeek(data);
  if (!read.ok) return read;
  const faults = standsInTheWay(read.week);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, week: read.week, notices: noticesOf(read.week).map(({ sentence }) => sentence) };
}

export function proposalFile(week: Week, { allocations, certificate }: Proposal, notices: string[]): ProposalFile {
  return { format: PROPOSAL_FORMAT, monday: week.monday, allocations, certificate, notices };
}
