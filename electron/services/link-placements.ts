import { asc } from 'drizzle-orm';
import { linkPlacement, linkReview } from '../../db/schema/link.ts';
import type { linkPlacementsApi } from '../../shared/api/link-placements.ts';
import { addDays, mondayOf, type PlainDate, showDate } from '../../shared/dates.ts';
import { firstSchoolDayFrom } from '../../shared/school-time.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { endOf, faultOfStart, faultsOfPhases, moveHomeDay, phasesFor, transferTo } from '../link/placement.ts';
import { calendarOf } from './calendar-of.ts';
import { centresOf, requestsOf } from './link-facts.ts';
import { placementLine, placementPage } from './link-placement-page.ts';
import {
  addReviews,
  lastDayOf,
  type PlacementRow,
  placementPhases,
  placementRow,
  refuseOverlap,
  savePhases,
} from './link-placement-rows.ts';
import { addReintegrationPlan } from './link-plan.ts';

/** Placements: made from an approval, moved, transferred, ended early, reviewed, linked to a reintegration plan. */
export const linkPlacements: Service<typeof linkPlacementsApi> = {
  list: (run, { which }) =>
    run.db
      .select()
      .from(linkPlacement)
      .orderBy(asc(linkPlacement.endOn), asc(linkPlacement.id))
      .all()
      .flatMap((row) => placementLine(run, row) ?? [])
      .filter(({ state }) => (state === 'ended') === (which === 'ended')),

  show: (run, { id }) => placementPage(run, placementRow(run, id)),

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
    addReviews(run, id, span.startOn, span.endOn);
    return { id };
  },

  moveHomeDay(run, { id, version, fromOn, homeDay }) {
    const row = runningOn(run, id, fromOn);
    startOfWeek(run, fromOn);
    run.update(linkPlacement, id, version, { note: row.note });
    savePhases(run, id, moveHomeDay(placementPhases(run, id), fromOn, homeDay));
    return {};
  },

  transfer(run, { id, version, fromOn, centreId, homeDay }) {
    const row = runningOn(run, id, fromOn);
    startOfWeek(run, fromOn);
    const centre = centresOf(run).find((each) => each.id === centreId);
    if (!centre) throw notFound('The centre');
    const fault = faultOfStart(calendarOf(run, null), centre, fromOn);
    if (fault) throw refuseField('fromOn', fault);
    if (centre.closedOn !== null && centre.closedOn < lastDayOf(row)) {
      throw refuseField(
        'centreId',
        `${centre.name} closes on ${showDate(centre.closedOn)}, before the placement ends on ${showDate(lastDayOf(row))}.`,
      );
    }
    run.update(linkPlacement, id, version, { note: row.note });
    savePhases(run, id, transferTo(placementPhases(run, id), fromOn, centreId, homeDay));
    return {};
  },

  /** The end stays the panel's: the first phase begins with the placement and the last one ends with it. */
  changePhases(run, { id, version, phases }) {
    const row = placementRow(run, id);
    if (row.endedEarlyOn !== null) {
      throw refuse('rule', 'This placement has been ended early.', 'Its phases stay as they are.');
    }
    const centres = centresOf(run);
    const fields = faultsOfPhases(phases, row);
    const fault = (path: string, sentence: string) => fields.push({ path, sentence });
    for (const [at, { centreId }] of phases.entries()) {
      if (!centres.some((centre) => centre.id === centreId)) fault(`phases.${at}.centreId`, 'Choose the centre.');
    }
    const [first] = phases;
    const last = phases.at(-1);
    if (first && first.fromOn > row.startOn) {
      fault('phases.0.fromOn', `The placement starts on ${showDate(row.startOn)}: the first phase starts with it.`);
    }
    if (last && last.untilOn < row.endOn) {
      const path = `phases.${phases.length - 1}.untilOn`;
      fault(path, `The placement ends on ${showDate(row.endOn)}: for an earlier end use “End early”.`);
    }
    if (fields.length > 0) {
      throw refuse('invalid', 'The phases are not right yet. Nothing was saved.', 'Correct what is marked.', {
        fields,
      });
    }
    run.update(linkPlacement, id, version, { note: row.note });
    savePhases(run, id, phases);
    return {};
  },

  setRegisterCode(run, { id, version, registerCode }) {
    run.update(linkPlacement, id, version, { registerCode });
    return {};
  },

  endEarly(run, { id, version, endedEarlyOn, why }) {
    const row = placementRow(run, id);
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

  makePlan(run, { id, version, purpose, sessions }) {
    const row = placementRow(run, id);
    if (row.planId !== null) {
      throw refuse('conflict', 'This placement has a reintegration plan already.', 'Change that one.', {
        link: { to: `/plans/${row.planId}`, label: 'The plan' },
      });
    }
    const planId = addReintegrationPlan(run, row, purpose, sessions);
    run.update(linkPlacement, id, version, { planId });
    return { planId };
  },
};

/** A change on the way lies within the placement. */
function runningOn(run: QueryRun, id: string, day: PlainDate): PlacementRow {
  const row = placementRow(run, id);
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
