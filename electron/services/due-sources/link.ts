import { eq, gte } from 'drizzle-orm';
import { linkItem, linkPanel, linkPlacement, linkRatification } from '../../../db/schema/link.ts';
import { addDays, type PlainDate, showDate } from '../../../shared/dates.ts';
import { addSchoolDays } from '../../../shared/school-time.ts';
import type { QueryRun } from '../../core/run.ts';
import { calendarOf } from '../calendar-of.ts';
import type { CaseRow } from '../case-rows.ts';
import { requestsOf } from '../link-facts.ts';
import { isSettled, itemsOf, urgentDecisions } from '../link-panel-rows.ts';
import { placementLine } from '../link-placement-page.ts';
import { placementPhases } from '../link-placement-rows.ts';
import { parameterOf } from '../parameters-of.ts';
import type { DueLine, DueSource } from './source.ts';

/**
 * The Link's work: papers and panels to come, minutes to close, places to make, evidence owed to a panel, urgent decisions
 * to ratify, placements near their review, their end, or their first reintegration phase.
 */
export const linkDue: DueSource = {
  id: 'link',
  caseNotes: true,
  read: (run) => [...panelsDue(run), ...requestsDue(run), ...urgentDue(run), ...placementsDue(run)],
};

const DAYS_AHEAD = 14;
/** Members read for a week. */
const PAPERS_BEFORE = 7;

function panelsDue(run: QueryRun): DueLine[] {
  const open = run.db
    .select()
    .from(linkPanel)
    .all()
    .filter(({ heldOn, cancelledWhy }) => heldOn === null && cancelledWhy === null);
  return open.flatMap((row) => {
    const items = itemsOf(run, row.id);
    const about = {
      about: `Panel of ${showDate(row.meetsOn)}`,
      schoolName: null,
      rule: 'B7',
      to: `/link/panels/${row.id}`,
    };
    const say = (kind: DueLine['kind'], on: PlainDate, sentence: string): DueLine => {
      return { ...about, key: `${kind}-${row.id}`, kind, on, sentence };
    };
    if (row.meetsOn < run.today) return [say('link-minutes', row.meetsOn, 'Its record is not closed.')];
    if (row.meetsOn > addDays(run.today, DAYS_AHEAD)) return [];
    const unsent = items.filter(({ sentOn }) => sentOn === null).length;
    const open = items.filter((item) => !isSettled(run, item)).length;
    return [
      say('link-panel', row.meetsOn, open === 0 ? 'Nothing is on its agenda.' : `${count(open, 'item')} to decide.`),
      ...(unsent > 0
        ? [say('link-papers', addDays(row.meetsOn, -PAPERS_BEFORE), `${count(unsent, 'paper')} not sent yet.`)]
        : []),
    ];
  });
}

function requestsDue(run: QueryRun): DueLine[] {
  return requestsOf(run).flatMap(({ row, file, decision, state }): DueLine[] => {
    const about = { ...ofCase(file), rule: 'B7', to: `/link/requests/${row.id}` };
    if (state === 'promised' && decision?.startOn) {
      const sentence = `A place from ${showDate(decision.startOn)} is approved; the placement is to be made.`;
      return [{ ...about, key: `link-place-${row.id}`, kind: 'link-place', on: decision.startOn, sentence }];
    }
    if (state === 'deferred' && decision?.evidenceBy) {
      const sentence = `The panel deferred it: evidence is due. ${decision.reason}`;
      return [{ ...about, key: `link-evidence-${row.id}`, kind: 'link-evidence', on: decision.evidenceBy, sentence }];
    }
    return [];
  });
}

/** Decisions of a chair that no panel has looked at, and those that it does not stand by though the placement runs on. */
function urgentDue(run: QueryRun): DueLine[] {
  const waiting = urgentDecisions(run).flatMap(({ decision, itemId }): DueLine[] => {
    const [request] = requestsOf(run, decision.requestId);
    const item = itemId && run.db.select().from(linkItem).where(eq(linkItem.id, itemId)).get();
    const panel = item && run.db.select().from(linkPanel).where(eq(linkPanel.id, item.panelId)).get();
    if (!request) return [];
    const sentence = panel
      ? `The chair decided urgently on ${showDate(decision.decidedOn)}: for the panel of ${showDate(panel.meetsOn)}.`
      : `The chair decided urgently on ${showDate(decision.decidedOn)}, and no meeting is planned.`;
    const to = panel ? `/link/panels/${panel.id}` : '/link?tab=panels';
    const on = panel ? panel.meetsOn : decision.decidedOn;
    return [
      { ...ofCase(request.file), key: `link-ratify-${decision.id}`, kind: 'link-ratify', on, sentence, rule: 'B7', to },
    ];
  });
  const refused = run.db
    .select({ placement: linkPlacement, decidedOn: linkRatification.decidedOn })
    .from(linkRatification)
    .innerJoin(linkPlacement, eq(linkPlacement.decisionId, linkRatification.decisionId))
    .where(eq(linkRatification.ratified, false))
    .all()
    .filter(({ placement }) => placement.endedEarlyOn === null && placement.endOn >= run.today)
    .flatMap(({ placement, decidedOn }): DueLine[] => {
      const [request] = requestsOf(run, placement.requestId);
      if (!request) return [];
      const sentence = `A panel did not stand by the chair’s decision on ${showDate(decidedOn)}, and the placement runs on.`;
      const to = `/link/placements/${placement.id}`;
      const key = `link-refused-${placement.id}`;
      return [{ ...ofCase(request.file), key, kind: 'link-ratify', on: decidedOn, sentence, rule: 'B7', to }];
    });
  return [...waiting, ...refused];
}

function placementsDue(run: QueryRun): DueLine[] {
  const notice = addSchoolDays(calendarOf(run, null), run.today, parameterOf(run, 'plan-end-notice'));
  const soon = notice.known ? notice.value : addDays(run.today, DAYS_AHEAD);
  return run.db
    .select()
    .from(linkPlacement)
    .where(gte(linkPlacement.endOn, run.today))
    .all()
    .flatMap((row): DueLine[] => {
      const line = placementLine(run, row);
      if (!line || line.state === 'ended') return [];
      const about = {
        about: `${line.pupilName} · ${line.reference}`,
        schoolName: line.schoolName,
        to: `/link/placements/${row.id}`,
      };
      const [first, ...later] = placementPhases(run, row.id);
      const back = later.find(({ days }) => days.length < (first?.days.length ?? 0));
      const due = (kind: DueLine['kind'], on: PlainDate, rule: string, sentence: string): DueLine => {
        return { ...about, key: `${kind}-${row.id}`, kind, on, rule, sentence };
      };
      return [
        ...(line.nextReviewOn !== null && line.nextReviewOn <= soon
          ? [due('link-review', line.nextReviewOn, 'B1', `${line.centreName}: a review is due.`)]
          : []),
        ...(line.endOn <= soon
          ? [due('link-end', line.endOn, 'B1', `${line.centreName}: the placement ends. Only a panel may extend it.`)]
          : []),
        ...(row.planId === null && back && back.fromOn <= soon && line.endOn >= run.today
          ? [
              due(
                'link-plan',
                back.fromOn,
                'A8',
                'Reintegration begins, and no plan with STA sessions is linked to it.',
              ),
            ]
          : []),
      ];
    });
}

function ofCase({ pupilName, reference, schoolName }: CaseRow) {
  return { about: `${pupilName} · ${reference}`, schoolName };
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
