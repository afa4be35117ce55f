import { eq } from 'drizzle-orm';
import { evidenceReview, evidence as evidenceTable, recommendation, suspension } from '../../db/schema/cases.ts';
import type { evidenceApi } from '../../shared/api/evidence.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import type { CodeOf, STANDINGS } from '../../shared/words.ts';
import { refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import {
  checkEvidence,
  checkRecommendation,
  checkReview,
  checkReviewsInside,
  checkSuspension,
  itemThatCounts,
  openCase,
  stillCounts,
} from './evidence-checks.ts';
import { evidenceOfCase } from './evidence-of-case.ts';
import { fatesOfSuspensions } from './suspension-import.ts';

/** Evidence of a case, its reviews and recommendations, and the pupil's suspensions. Taken back, never deleted. */
export const evidence: Service<typeof evidenceApi> = {
  ofCase: (run, { caseId }) => evidenceOfCase(run, caseId),

  add(run, input) {
    openCase(run, input.caseId);
    checkEvidence(run, input.kind, input);
    const seenOn = seenBy(run, input.standing, null);
    return { id: run.insert(evidenceTable, { ...input, seenOn, ...COUNTS }) };
  },

  change(run, { id, version, ...input }) {
    const item = itemThatCounts(run, id);
    checkEvidence(run, item.kind, input);
    checkReviewsInside(run, id, input);
    run.update(evidenceTable, id, version, { ...input, seenOn: seenBy(run, input.standing, item.seenOn) });
    return { id };
  },

  markSeen(run, { id, version, seenOn }) {
    const item = itemThatCounts(run, id);
    if (item.standing === 'seen') {
      const on = item.seenOn ? ` on ${showDate(item.seenOn)}` : '';
      throw refuse('rule', `This was seen by STS${on} already.`, 'Nothing needs to be done.');
    }
    if (seenOn > run.today) throw refuseField('seenOn', 'This date is in the future.');
    if (seenOn < item.startedOn) throw refuseField('seenOn', `This is before it began, ${showDate(item.startedOn)}.`);
    run.update(evidenceTable, id, version, { standing: 'seen', seenOn });
    return { id };
  },

  withdraw(run, { id, version, withdrawnWhy }) {
    itemThatCounts(run, id);
    run.update(evidenceTable, id, version, { withdrawnOn: run.today, withdrawnWhy });
    return { id };
  },

  addReview(run, input) {
    const item = itemThatCounts(run, input.evidenceId);
    openCase(run, item.caseId);
    checkReview(run, item, input.heldOn, null);
    return { id: run.insert(evidenceReview, { ...input, ...COUNTS }) };
  },

  changeReview(run, { id, version, ...input }) {
    const { evidenceId } = reviewThatCounts(run, id);
    checkReview(run, itemThatCounts(run, evidenceId), input.heldOn, id);
    run.update(evidenceReview, id, version, input);
    return { id };
  },

  withdrawReview(run, { id, version, withdrawnWhy }) {
    reviewThatCounts(run, id);
    run.update(evidenceReview, id, version, { withdrawnOn: run.today, withdrawnWhy });
    return { id };
  },

  addRecommendation(run, input) {
    const item = itemThatCounts(run, input.evidenceId);
    openCase(run, item.caseId);
    checkRecommendation(run, item, input);
    return { id: run.insert(recommendation, { ...input, ...COUNTS }) };
  },

  changeRecommendation(run, { id, version, ...input }) {
    const { evidenceId } = recommendationThatCounts(run, id);
    checkRecommendation(run, itemThatCounts(run, evidenceId), input);
    run.update(recommendation, id, version, input);
    return { id };
  },

  withdrawRecommendation(run, { id, version, withdrawnWhy }) {
    recommendationThatCounts(run, id);
    run.update(recommendation, id, version, { withdrawnOn: run.today, withdrawnWhy });
    return { id };
  },

  addSuspension(run, { caseId, ...input }) {
    const owner = openCase(run, caseId);
    checkSuspension(run, owner, input, null);
    return { id: run.insert(suspension, { ...input, ...owner, ...COUNTS }) };
  },

  changeSuspension(run, { id, version, ...input }) {
    checkSuspension(run, suspensionThatCounts(run, id), input, id);
    run.update(suspension, id, version, input);
    return { id };
  },

  withdrawSuspension(run, { id, version, withdrawnWhy }) {
    suspensionThatCounts(run, id);
    run.update(suspension, id, version, { withdrawnOn: run.today, withdrawnWhy });
    return { id };
  },

  previewSuspensions: (run, { file }) => ({ rows: fatesOfSuspensions(run, file).map(({ line }) => line) }),

  importSuspensions(run, { file, leaveOut }) {
    const left = new Set(leaveOut);
    const wanted = fatesOfSuspensions(run, file).filter(({ line }) => !left.has(line.row));
    const writes = wanted.flatMap(({ write }) => write ?? []);
    if (writes.length === 0) {
      throw refuse(
        'conflict',
        'Nothing in this file is new, so nothing was imported.',
        'Choose another file, or correct the rows that were refused.',
      );
    }
    for (const write of writes) write(run);
    return { added: writes.length, changed: 0 };
  },
};

/** Not taken back. */
const COUNTS = { withdrawnOn: null, withdrawnWhy: null };

/** The day it was seen: today when it becomes so, the earlier day where it was so before, none for a claim. */
function seenBy(run: CommandRun, standing: CodeOf<typeof STANDINGS>, before: PlainDate | null): PlainDate | null {
  return standing === 'seen' ? (before ?? run.today) : null;
}

function reviewThatCounts(run: QueryRun, id: string) {
  return stillCounts(run.db.select().from(evidenceReview).where(eq(evidenceReview.id, id)).get(), 'The review');
}

function recommendationThatCounts(run: QueryRun, id: string) {
  return stillCounts(run.db.select().from(recommendation).where(eq(recommendation.id, id)).get(), 'The recommendation');
}

function suspensionThatCounts(run: QueryRun, id: string) {
  return stillCounts(run.db.select().from(suspension).where(eq(suspension.id, id)).get(), 'The suspension');
}
