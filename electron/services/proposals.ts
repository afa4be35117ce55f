import { allocation, takenProposal } from '../../db/schema/deployment.ts';
import type { Certificate } from '../../shared/api/certificate.ts';
import type { Proposal, Proposals, proposalsApi, WhyUnmet } from '../../shared/api/proposals.ts';
import { showDate } from '../../shared/dates.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { Service, TaskRun, TaskStep } from '../core/service.ts';
import type { Explanation } from '../deployment/explain.ts';
import type { Proposal as Proposed } from '../deployment/proposal.ts';
import { repairCertificate, toRepair } from '../deployment/repair.ts';
import type { Week } from '../deployment/week.ts';
import { alternativeOf, ordersWorthTrying } from './alternatives.ts';
import { changing, ensureWeek, place } from './changing-week.ts';
import { answerOf, runJob, stopWork, valueOfJob } from './job-running.ts';
import { proposalMade, remember } from './proposals-made.ts';
import { stepsOnto } from './steps-onto.ts';
import { comparedWith, figuresOf } from './week-figures.ts';
import { weekOf } from './week-of.ts';

/** Proposals for a week: worked out in a thread of their own, shown, and taken onto the board in one step. */
export const proposals: Service<typeof proposalsApi> = {
  async *propose(run, { monday, work }) {
    const facts = weekOf(run.query(), monday);
    if (facts.row?.state === 'published') {
      throw refuse(
        'rule',
        'This week is published: a new proposal would change what schools were told.',
        'Use “Repair”: it changes as few sessions as can be.',
      );
    }
    const { week } = facts;
    const compared = comparedWith(week);
    const job = runJob(run, work, { kind: 'propose', week });
    for (;;) {
      const step = await job.next();
      if (step.done) {
        const best = valueOfJob(run, 'proposals.propose', step.value);
        return yield* withAlternatives(run, week, best, { work, proposals: [shown(week, best)], compared });
      }
      const soFar = kept({ work, proposals: [shown(week, step.value)], compared });
      yield { ...progressOf(step.value.certificate), soFar };
    }
  },

  async *repair(run, { monday, work }) {
    const { week } = weekOf(run.query(), monday);
    const repairing = toRepair(week);
    if (repairing.broken.length === 0) {
      throw refuse('conflict', 'Everything in this week still stands.', 'There is nothing to repair.');
    }
    const board = { id: 'board' as const, label: 'Board', figures: figuresOf(week, week.allocations) };
    const job = runJob(run, work, { kind: 'propose', week: repairing.week });
    for (;;) {
      const step = await job.next();
      if (step.done) {
        const best = valueOfJob(run, 'proposals.repair', step.value);
        return kept({
          work,
          proposals: [{ ...shown(week, best), certificate: repairCertificate(repairing, best) }],
          compared: [board],
        });
      }
      yield { done: 0, of: 1, doing: 'Looking for who could come instead' };
    }
  },

  async *explain(run, { monday, planId, work }) {
    const { week } = weekOf(run.query(), monday);
    const refs = new Map(week.needs.map((need) => [need.planId, need.ref]));
    const said = ({ conflict, change, ...rest }: Explanation): WhyUnmet => ({
      ...rest,
      conflict: conflict && {
        sentence: conflict.sentence,
        plans: conflict.planIds.map((id) => ({ planId: id, ref: refs.get(id) ?? '' })),
      },
      change: change?.sentence ?? null,
    });
    const job = runJob(run, work, { kind: 'explain', week, planId });
    for (;;) {
      const step = await job.next();
      if (step.done) return said(step.value);
      const { known, ...progress } = step.value;
      yield known === null ? progress : { ...progress, soFar: said(known) };
    }
  },

  stop: {
    app(_app, _session, { work }) {
      stopWork(work);
      return {};
    },
  },

  take(run, { monday, steps, from: { work, chosen }, changeReason }) {
    const facts = weekOf(run, monday);
    const { board, done } = stepsOnto(facts, steps);
    const because = `As it was proposed on ${showDate(run.today)}.`;
    for (const { from, seen, to, asksReason } of done) {
      const what =
        from && to
          ? `Moved ${place(board, from)} to ${place(board, to)}.`
          : to
            ? `Gave ${place(board, to)} at ${board.school.get(to.schoolId)?.name ?? ''}.`
            : from
              ? `Took off ${place(board, from)}.`
              : '';
      const { weekId, isPublished } = changing(run, facts, what, changeReason);
      const overrides = Object.fromEntries(asksReason.map((want) => [want, because]));
      if (from && to && !isPublished) {
        run.update(allocation, from.id, seen, { ...to, overrides });
        continue;
      }
      if (from) {
        run.update(allocation, from.id, seen, { removedOn: run.today });
        if (!isPublished) run.remove(allocation, from.id);
      }
      if (to) run.insert(allocation, { weekId, ...to, overrides, removedOn: null });
    }
    if (done.length === 0) throw notFound('What you took');
    const proposal = proposalMade(work, chosen);
    if (proposal !== null) {
      run.insert(takenProposal, {
        weekId: ensureWeek(run, facts),
        takenOn: run.today,
        takenBy: run.person.name,
        changes: done.length,
        whole: isOnBoard(proposal, weekOf(run, monday).week),
        certificate: proposal.certificate,
      });
    }
    return { taken: done.length };
  },
};

/** Once it is proved what can be served: weeks that serve as much and trade the rest, one after the other; stopping keeps what there is. */
async function* withAlternatives(
  run: TaskRun,
  week: Week,
  best: Proposed,
  first: Proposals,
): AsyncGenerator<TaskStep<Proposals>, Proposals, void> {
  let found = kept(first);
  const orders = ordersWorthTrying(week, best);
  for (const [at, order] of orders.entries()) {
    yield {
      done: at,
      of: orders.length,
      doing: `${best.certificate.proved ? 'Proved. ' : ''}Looking for alternatives`,
      soFar: found,
    };
    const answer = await answerOf(runJob(run, first.work, { kind: 'another', week, order, from: best.allocations }));
    // Stopped: what was found before stays.
    if (answer === null) break;
    const other = answer.ok ? alternativeOf(week, found.proposals, answer.value) : null;
    if (other !== null) found = kept({ ...found, proposals: [...found.proposals, other] });
    if (answer.ok && answer.value.certificate.stopped) break;
  }
  return found;
}

function kept(proposals: Proposals): Proposals {
  remember(proposals);
  return proposals;
}

/** Nothing of the proposal was left out or has been changed. */
function isOnBoard({ allocations }: Proposal, week: Week): boolean {
  const slot = ({ staId, session, planId }: { staId: string; session: string; planId: string }) =>
    `${staId} ${session} ${planId}`;
  const there = new Set(week.allocations.map(slot));
  return there.size === allocations.length && allocations.every((one) => there.has(slot(one)));
}

function shown(week: Week, { allocations, certificate }: Proposed): Proposal {
  return {
    monday: week.monday,
    allocations: allocations.map(({ staId, planId, session, schoolId }) => ({ staId, planId, session, schoolId })),
    certificate,
    figures: figuresOf(week, allocations),
    trades: [],
  };
}

/** How far the proof has come: levels that are settled, and what the one at work stands at. */
function progressOf({ levels }: Certificate): { done: number; of: number; doing: string } {
  const open = levels.find(({ proved }) => !proved);
  return {
    done: levels.filter(({ proved }) => proved).length,
    of: levels.length,
    doing: open ? `${open.counts}: ${open.value}, at best ${open.bound}; settled so far` : 'All settled',
  };
}
