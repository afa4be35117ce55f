import { asc, eq } from 'drizzle-orm';
import { deploymentWeek, meetingDecision, sessionOutcome, weekMeeting } from '../../db/schema/deployment.ts';
import type { SessionException, weekRecordApi } from '../../shared/api/week-record.ts';
import { addDays, showDate } from '../../shared/dates.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import { refuse } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { ensureWeek } from './changing-week.ts';
import { meetingOf } from './meeting-of.ts';
import { deliveredIn } from './sessions-delivered.ts';
import { type WeekFacts, weekOf } from './week-of.ts';
import { sheetsOf } from './week-sheets.ts';

/** What is kept beside a week's board: the meeting that settled it, its sheets, and what happened in the end. */
export const weekRecord: Service<typeof weekRecordApi> = {
  happened(run, { monday }) {
    const facts = weekOf(run, monday);
    const { row, week } = facts;
    const names = new Map(week.stas.map(({ id, name }) => [id, name]));
    const refs = new Map(week.needs.map(({ planId, ref }) => [planId, ref]));
    const schools = new Map(week.schools.map(({ id, name }) => [id, name]));
    const known = row === null ? new Map() : outcomesOf(run, row.id);
    return {
      monday,
      state: row?.state ?? 'draft',
      version: row?.version ?? 0,
      recordedOn: row?.happenedRecordedOn ?? null,
      recordedBy: row?.happenedRecordedBy ?? null,
      fromOn: addDays(monday, 4),
      stas: week.stas.map(({ id, name }) => ({ id, name })),
      sessions: facts.allocations
        .map((one) => {
          const outcome = known.get(one.id);
          return {
            allocationId: one.id,
            staId: one.staId,
            staName: names.get(one.staId) ?? 'An STA',
            planId: one.planId,
            ref: refs.get(one.planId) ?? '',
            schoolName: schools.get(one.schoolId) ?? 'A school',
            session: one.session,
            outcome: outcome?.outcome ?? null,
            reason: outcome?.reason ?? null,
            otherStaId: outcome?.otherStaId ?? null,
            note: outcome?.note ?? '',
          };
        })
        .toSorted(
          (a, b) =>
            a.staName.localeCompare(b.staName, 'en-GB') ||
            SESSION_CODES.indexOf(a.session) - SESSION_CODES.indexOf(b.session),
        ),
    };
  },

  recordHappened(run, { monday, version, exceptions }) {
    const facts = weekOf(run, monday);
    const { row } = facts;
    if (row?.state !== 'published') {
      throw refuse('rule', 'This week has not been published.', 'Publish it; then record what happened.');
    }
    if (run.today < addDays(monday, 4)) {
      throw refuse(
        'rule',
        `The week of ${showDate(monday)} is not over.`,
        `Record it from Friday, ${showDate(addDays(monday, 4))}.`,
      );
    }
    const known = outcomesOf(run, row.id);
    refuseFaults(facts, exceptions, ({ allocationId }) => run.hides(allocationId) && !!known.get(allocationId)?.note);
    run.update(deploymentWeek, row.id, version, { happenedRecordedOn: run.today, happenedRecordedBy: run.person.name });
    const special = new Map(exceptions.map((each) => [each.allocationId, each]));
    for (const { id } of facts.allocations) {
      const before = known.get(id);
      const values = withHiddenNote(run, before, valuesOf(special.get(id)));
      if (before === undefined) run.insert(sessionOutcome, { weekId: row.id, allocationId: id, ...values });
      else if (differs(before, values)) run.amend(sessionOutcome, before.id, values);
    }
    const count = exceptions.filter(({ outcome }) => outcome !== 'as-planned').length;
    return { asPlanned: facts.allocations.length - count, exceptions: count };
  },

  delivered: (run, { term }) => deliveredIn(run, term),
  meeting: (run, { monday }) => meetingOf(run, monday),
  sheets: (run, { monday }) => sheetsOf(run, monday),

  recordMeeting(run, { monday, id, version, heldOn, present, note, decisions }) {
    const facts = weekOf(run, monday);
    const weekId = ensureWeek(run, facts);
    const before = run.db.select().from(weekMeeting).where(eq(weekMeeting.weekId, weekId)).get();
    if (before && before.id !== id) {
      throw refuse(
        'conflict',
        'Somebody else has recorded this meeting meanwhile.',
        'Reload the page, and add to what is there.',
      );
    }
    const values = { heldOn, present, note };
    if (before) run.update(weekMeeting, before.id, version, values);
    const meetingId = before?.id ?? run.insert(weekMeeting, { weekId, ...values });
    writeDecisions(run, facts, meetingId, decisions);
    return { id: meetingId };
  },
};

type Outcome = typeof sessionOutcome.$inferSelect;
type OutcomeValues = Pick<Outcome, 'outcome' | 'reason' | 'otherStaId' | 'note'>;

function outcomesOf(run: QueryRun, weekId: string): Map<string, Outcome> {
  const rows = run.db.select().from(sessionOutcome).where(eq(sessionOutcome.weekId, weekId)).all();
  return new Map(rows.map((row) => [row.allocationId, row]));
}

/** What is kept of one session; without an exception it went as planned. */
function valuesOf(exception: SessionException | undefined): OutcomeValues {
  if (!exception || exception.outcome === 'as-planned') {
    return { outcome: 'as-planned', reason: null, otherStaId: null, note: '' };
  }
  const { outcome, reason, otherStaId, note } = exception;
  return { outcome, reason, otherStaId: outcome === 'other-sta' ? otherStaId : null, note };
}

/** A note on a restricted case is not shown to whoever may not see it, so their page sends none: it stays. */
function withHiddenNote(run: QueryRun, before: Outcome | undefined, values: OutcomeValues): OutcomeValues {
  const stays = before && run.hides(before.id) && values.outcome !== 'as-planned' && values.note === '';
  return stays ? { ...values, note: before.note } : values;
}

function differs(before: Outcome, now: OutcomeValues): boolean {
  return (Object.keys(now) as (keyof OutcomeValues)[]).some((name) => before[name] !== now[name]);
}

function refuseFaults(
  { allocations, week }: WeekFacts,
  exceptions: readonly SessionException[],
  hasHiddenNote: (exception: SessionException) => boolean,
): void {
  const ids = new Map(allocations.map((each) => [each.id, each]));
  const stas = new Set(week.stas.map(({ id }) => id));
  const fields = exceptions.flatMap((exception, at) => {
    const { allocationId, outcome, reason, otherStaId, note } = exception;
    const one = ids.get(allocationId);
    const field = (name: string, sentence: string) => [{ path: `exceptions.${at}.${name}`, sentence }];
    if (!one) return field('allocationId', 'This session is not in the week any more: reload the page.');
    if (outcome !== 'as-planned' && reason === null) return field('reason', 'Choose why.');
    if (outcome === 'other-sta' && (otherStaId === null || !stas.has(otherStaId))) {
      return field('otherStaId', 'Choose who came instead.');
    }
    if (outcome === 'other-sta' && otherStaId === one.staId) {
      return field('otherStaId', 'That is the STA who was planned: choose another, or “As planned”.');
    }
    return reason === 'other' && note === '' && !hasHiddenNote(exception)
      ? field('note', 'Say what the reason was.')
      : [];
  });
  if (fields.length === 0) return;
  throw refuse('invalid', 'Some exceptions are not complete. Nothing was saved.', 'Complete what is marked.', {
    fields,
  });
}

/** One row for each plan that something was decided about, with what it wanted and had at that moment. */
function writeDecisions(
  run: CommandRun,
  { week, allocations }: WeekFacts,
  meetingId: string,
  decisions: readonly { planId: string; what: string }[],
): void {
  const before = new Map(
    run.db
      .select()
      .from(meetingDecision)
      .where(eq(meetingDecision.meetingId, meetingId))
      .orderBy(asc(meetingDecision.id))
      .all()
      .map((row) => [row.planId, row]),
  );
  for (const { planId, what } of decisions) {
    const known = before.get(planId);
    if (known?.what === what) continue;
    // What was decided about a restricted case is not shown to whoever may not see it: their page sends nothing, and it stays.
    if (known && run.hides(known.id)) {
      if (what === '') continue;
      throw refuse(
        'rule',
        'Something has been decided about a restricted case already, which you may not see. Nothing was saved.',
        'Leave that decision empty, or ask whoever may see the case.',
      );
    }
    if (what === '') {
      if (known) run.remove(meetingDecision, known.id);
      continue;
    }
    const need = week.needs.find((each) => each.planId === planId);
    if (!need) continue;
    const given = allocations.filter((each) => each.planId === planId).length;
    const values = { meetingId, planId, wanted: need.sessions, given, what };
    if (known) run.amend(meetingDecision, known.id, values);
    else run.insert(meetingDecision, values);
  }
}
