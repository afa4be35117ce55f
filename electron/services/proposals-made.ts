import type { Proposal, Proposals } from '../../shared/api/proposals.ts';

/**
 * The latest proposals of this app, by the work that made them, so that what is taken from one is kept with the
 * certificate that was worked out here, not with one that a page says it saw. Gone when the app ends.
 */
const MOST = 20;
const made = new Map<string, Proposals>();

export function remember(proposals: Proposals): void {
  made.delete(proposals.work);
  made.set(proposals.work, proposals);
  for (const oldest of made.keys()) {
    if (made.size <= MOST) break;
    made.delete(oldest);
  }
}

export function proposalMade(work: string, chosen: number): Proposal | null {
  return made.get(work)?.proposals[chosen] ?? null;
}
