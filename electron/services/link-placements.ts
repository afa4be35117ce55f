import { asc, eq } from 'drizzle-orm';
import { linkPhase, linkPlacement, linkReview } from '../../db/schema/link.ts';
import { plan } from '../../db/schema/plans.ts';
import type { linkPlacementsApi, PlacementLine, PlacementPage } from '../../shared/api/link-placements.ts';
import { addDays, earlierOf, laterOf, mondayOf, type PlainDate, showDate, type Weekday } from '../../shared/dates.ts';
import { addSchoolDays, firstSchoolDayFrom } from '../../shared/school-time.ts';
import { sessionOf } from '../../shared/sessions.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import type { Phase } from '../link/centre.ts';
import { cutAt, endOf, faultOfStart, moveHomeDay, phasesFor, transferTo } from '../link/placement.ts';
import { calendarOf } from './calendar-of.ts';
import { caseById } from './case-rows.ts';
import { centresOf, phaseOf, requestsOf } from './link-facts.ts';
import { replaceParts } from './plan-parts.ts';

type PlacementRow = typeof linkPlacement.$inferSelect;

/** Reviews are due every so many school days; the memorandum gives no figure. */
const REVIEW_EVERY = 30;

/** Placements: made from an approval, moved, transferred, ended early, reviewed, linked to a reintegration plan. */
export const linkPlacements: Service<typeof linkPlacementsApi> = {
  list: (run, { which }) =>
    run.db
      .select()
      .from(linkPlacement)
      .orderBy(asc(linkPlacement.endOn), asc(linkPlacement.id))
      .all()
      .flatMap((row) => lineOf(run, row) ?? [])
      .filter(({ state }) => (state === 'ended') === (which === 'ended')),

  show(run, { id }) {
    return pageOf(run, rowOf(run, id));
  },

  make(run, { requestId }) {
    const [request] = requestsOf(run, requestId);
    if (!request) throw notFound('The request');
    const { decision, row, file } = request;
    if (request.state !== 'promised' || !decision?.startOn || !decision.homeDay) {
      throw refuse(
        'rule',
        'The panel has not approved this request, or it is placed already.',
        'Look at the request.',
        {
          link: { to: `/link/requests/${requestId}`, label: `Request of ${file.reference}` },
        },
      );
    }
    const calendar = calendarOf(run, null);
    const centre = centresOf(run).find(({ id }) => id === decision.centreId);
    if (!centre) throw notFound('The centre');
    const fault = faultOfStart(calendar, centre, decision.startOn);
    if (fault) throw refuse('rule', fault, 'Take the request to the panel again with another start.');
    const end = endOf(calendar, decision.startOn, centre.lengthTerms);
    if (!end.known) {
      throw refuse('rule', `The end cannot be told: ${end.sentence}.`, 'Enter the term dates first.', {
        link: { to: '/settings/calendars', label: 'Calendars' },
      });
    }
    refuseOverlap(run, file.pupilId, { startOn: decision.startOn, endOn: end.value });
    const span = { startOn: decision.startOn, endOn: end.value, homeDay: decision.homeDay };
    const id = run.insert(linkPlacement, {
      caseId: row.caseId,
      requestId,
      decisionId: decision.id,
      startOn: span.startOn,
      plannedEndOn: span.endOn,
      endOn: span.endOn,
      endedEarlyOn: null,
      endedEarlyWhy: null,
      registerCode: row.registerCode,
      planId: null,
      note: '',
    });
    savePhases(run, id, phasesFor(calendar, centre, span));
    for (let due = addSchoolDays(calendar, span.startOn, REVIEW_EVERY); due.known && due.value < span.endOn; ) {
      run.insert(linkReview, { placementId: id, dueOn: due.value, heldOn: null, verdict: null, note: '' });
      due = addSchoolDays(calendar, due.value, REVIEW_EVERY);
    }
    return { id };
  },

  moveHomeDay(run, { id, version, fromOn, homeDay }) {
    const row = runningOn(run, id, fromOn);
    startOfWeek(run, fromOn);
    run.update(linkPlacement, id, version, { note: row.note });
    savePhases(run, id, moveHomeDay(phasesOf(run, id), fromOn, homeDay));
    return {};
  },

  transfer(run, { id, version, fromOn, centreId, homeDay }) {
    const row = runningOn(run, id, fromOn);
    startOfWeek(run, fromOn);
    const centre = centresOf(run).find((each) => each.id === centreId);
    if (!centre) throw notFound('The centre');
    const fault = faultOfStart(calendarOf(run, null), centre, fromOn);
    if (fault) throw refuseField('fromOn', fault);
    run.update(linkPlacement, id, version, { note: row.note });
    savePhases(run, id, transferTo(phasesOf(run, id), fromOn, centreId, homeDay));
    return {};
  },

  endEarly(run, { id, version, endedEarlyOn, why }) {
    const row = rowOf(run, id);
    if (endedEarlyOn < addDays(row.startOn, -1) || endedEarlyOn >= row.endOn) {
      throw refuseField(
        'endedEarlyOn',
        `The placement lasts from ${showDate(row.startOn)} to ${showDate(row.endOn)}: enter its last day, before that end.`,
      );
    }
    run.update(linkPlacement, id, version, { endedEarlyOn, endedEarlyWhy: why });
    return {};
  },

  holdReview(run, { id, version, ...held }) {
    if (held.heldOn > run.today) throw refuseField('heldOn', 'This day is in the future.');
    run.update(linkReview, id, version, held);
    return {};
  },

  makePlan(run, { id, version, purpose, sessionsPerWeek }) {
    const row = rowOf(run, id);
    if (row.planId !== null) {
      throw refuse('conflict', 'This placement has a reintegration plan already.', 'Change that one.', {
        link: { to: `/plans/${row.planId}`, label: 'The plan' },
      });
    }
    const file = caseById(run, row.caseId);
    if (!file) throw notFound('The case');
    const phases = phasesOf(run, id);
    const startOn = laterOf(row.startOn, run.today);
    const left = phases.filter(({ untilOn }) => untilOn >= startOn);
    const homeDays = new Set<Weekday>(left.map(({ homeDay }) => homeDay));
    const planId = run.insert(plan, {
      caseId: row.caseId,
      kind: 'reintegration',
      startOn,
      endOn: row.endOn,
      endedEarlyOn: null,
      endedEarlyWhy: null,
      purpose,
      homeSchoolId: file.schoolId,
      newSchoolId: null,
      transferBasis: null,
      transferBasisNote: null,
      priority: 2,
      staLimit: 1,
      skill: null,
      possibleSessions: [...homeDays].flatMap((day) => [sessionOf(day, 'am'), sessionOf(day, 'pm')]),
      staWishes: [],
    });
    replaceParts(run, planId, {
      phases: left.map((phase, at) => ({
        fromOn: at === 0 ? startOn : phase.fromOn,
        untilOn: phase.untilOn,
        sessionsPerWeek,
        schoolId: file.schoolId,
        what: phase.what,
      })),
      targets: [],
      reviewsDueOn: [],
    });
    run.update(linkPlacement, id, version, { planId });
    return { planId };
  },
};

function rowOf(run: QueryRun, id: string): PlacementRow {
  const row = run.db.select().from(linkPlacement).where(eq(linkPlacement.id, id)).get();
  if (!row) throw notFound('The placement');
  return row;
}

function phasesOf(run: QueryRun, placementId: string): Phase[] {
  return run.db
    .select()
    .from(linkPhase)
    .where(eq(linkPhase.placementId, placementId))
    .orderBy(asc(linkPhase.position))
    .all()
    .map(phaseOf);
}

/** A change on the way lies within the placement. */
function runningOn(run: QueryRun, id: string, day: PlainDate): PlacementRow {
  const row = rowOf(run, id);
  const last = lastDayOf(row);
  if (day < row.startOn || day > last) {
    throw refuseField('fromOn', `The placement lasts from ${showDate(row.startOn)} to ${showDate(last)}.`);
  }
  return row;
}

/** So that no week has more or fewer days at the Link than its phase says. */
function startOfWeek(run: QueryRun, day: PlainDate): void {
  const first = firstSchoolDayFrom(calendarOf(run, null), mondayOf(day));
  if (first.known && first.value === day) return;
  const next = firstSchoolDayFrom(calendarOf(run, null), addDays(mondayOf(day), 7));
  throw refuseField('fromOn', `It begins with a week${next.known ? `, for example on ${showDate(next.value)}` : ''}.`);
}

/** Row by row in place, so that history shows what changed. */
function savePhases(run: CommandRun, placementId: string, phases: readonly Phase[]): void {
  const held = run.db
    .select()
    .from(linkPhase)
    .where(eq(linkPhase.placementId, placementId))
    .orderBy(asc(linkPhase.position))
    .all();
  for (const [position, phase] of phases.entries()) {
    const values = { position, ...phase, days: [...phase.days] };
    const row = held[position];
    if (row) run.amend(linkPhase, row.id, values);
    else run.insert(linkPhase, { placementId, ...values });
  }
  for (const row of held.slice(phases.length)) run.remove(linkPhase, row.id);
}

/** One pupil is in one place. */
function refuseOverlap(run: QueryRun, pupilId: string, span: { startOn: PlainDate; endOn: PlainDate }): void {
  for (const row of run.db.select().from(linkPlacement).all()) {
    const file = caseById(run, row.caseId);
    if (file?.pupilId !== pupilId || row.startOn > span.endOn || lastDayOf(row) < span.startOn) continue;
    throw refuse(
      'conflict',
      `This pupil has a placement from ${showDate(row.startOn)} to ${showDate(lastDayOf(row))} already.`,
      'End that one first, or choose a later start.',
      { link: { to: `/link/placements/${row.id}`, label: 'The placement' } },
    );
  }
}

function lastDayOf({ endOn, endedEarlyOn }: PlacementRow): PlainDate {
  return endedEarlyOn === null ? endOn : earlierOf(endOn, endedEarlyOn);
}

function lineOf(run: QueryRun, row: PlacementRow): PlacementLine | null {
  const file = caseById(run, row.caseId);
  const phases = cutAt(phasesOf(run, row.id), lastDayOf(row));
  const now = phases.find(({ untilOn }) => untilOn >= run.today) ?? phases.at(-1);
  if (!file || !now) return null;
  const centre = centresOf(run).find(({ id }) => id === now.centreId);
  const state = lastDayOf(row) < run.today ? 'ended' : row.startOn > run.today ? 'to-start' : 'running';
  const due = reviewsOf(run, row.id).find(({ heldOn }) => heldOn === null);
  return {
    id: row.id,
    caseId: row.caseId,
    reference: file.reference,
    pupilName: file.pupilName,
    schoolName: file.schoolName,
    centreName: centre?.name ?? '',
    state,
    startOn: row.startOn,
    endOn: lastDayOf(row),
    homeDay: now.homeDay,
    daysNow: now.days.length,
    nextReviewOn: state === 'ended' ? null : (due?.dueOn ?? null),
  };
}

function reviewsOf(run: QueryRun, placementId: string) {
  return run.db
    .select()
    .from(linkReview)
    .where(eq(linkReview.placementId, placementId))
    .orderBy(asc(linkReview.dueOn))
    .all();
}

function pageOf(run: QueryRun, row: PlacementRow): PlacementPage {
  const line = lineOf(run, row);
  if (!line) throw notFound('The placement');
  const centres = centresOf(run);
  return {
    ...line,
    version: row.version,
    requestId: row.requestId,
    plannedEndOn: row.plannedEndOn,
    endedEarlyWhy: row.endedEarlyWhy,
    registerCode: row.registerCode,
    planId: row.planId,
    phases: cutAt(phasesOf(run, row.id), lastDayOf(row)).map((phase) => ({
      ...phase,
      days: [...phase.days],
      centreName: centres.find(({ id }) => id === phase.centreId)?.name ?? '',
    })),
    reviews: reviewsOf(run, row.id).map(({ id, version, dueOn, heldOn, verdict, note }) => ({
      id,
      version,
      dueOn,
      heldOn,
      verdict,
      note,
    })),
  };
}
