import { earlierOf, type PlainDate } from '../../shared/dates.ts';
import { yearGroupLabel, yearGroupOn } from '../../shared/identifiers.ts';
import type { CASE_DUES, CodeOf, ROUTES } from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import { type CaseStage, outcomesOf, stageOf } from './stage-of-case.ts';

/**
 * Cases with their pupil, school, stage and next due: what lists, the case page, papers and Today all show.
 *
 *   pageOfCases · casesById · caseById · openCases · allCases · countStages · initialsOf · yearOf
 */
export interface CaseRow {
  id: string;
  version: number;
  reference: string;
  pupilId: string;
  givenName: string;
  familyName: string;
  dateOfBirth: PlainDate | null;
  pupilName: string;
  initials: string;
  schoolId: string;
  schoolName: string;
  yearGroup: string | null;
  stage: CaseStage;
  due: { on: PlainDate; what: CodeOf<typeof CASE_DUES> } | null;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
  closedWhy: string | null;
  leadTeacher: string | null;
}

/** Where a page ended: the next one starts after it. */
export interface PageEnd {
  openedOn: PlainDate;
  id: string;
}

export type WhichCases = 'open' | 'all' | CaseStage;

/** One page of cases, newest first; `end` is null where there are no more. */
export function pageOfCases(
  run: QueryRun,
  which: WhichCases,
  after: PageEnd | null,
  limit: number,
): { rows: CaseRow[]; end: PageEnd | null } {
  const rows: CaseRow[] = [];
  let from = after;
  for (;;) {
    // One more than is asked for tells whether there is another page.
    const read = readPage(run, which, from, limit + 1);
    for (const row of read) {
      if (which !== 'open' && which !== 'all' && row.stage !== which) continue;
      const last = rows.at(-1);
      if (rows.length === limit && last) return { rows, end: { openedOn: last.openedOn, id: last.id } };
      rows.push(row);
    }
    const last = read.at(-1);
    if (read.length <= limit || !last) return { rows, end: null };
    from = { openedOn: last.openedOn, id: last.id };
  }
}

/** The cases with these ids, in the order given; those not in the register are left out. */
export function casesById(run: QueryRun, ids: readonly string[]): CaseRow[] {
  if (ids.length === 0) return [];
  const statement = run.prepared('case-rows.by-id', (db) =>
    db.$client.prepare<Given, Raw>(`${SELECT} WHERE c.id IN (SELECT value FROM json_each(@ids))`),
  );
  const found = statement.all({ today: run.today, ids: JSON.stringify(ids) });
  const rows = new Map(found.map((raw) => [raw.id, rowOf(raw, run.today)]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

export function caseById(run: QueryRun, id: string): CaseRow | undefined {
  const statement = run.prepared('case-rows.one', (db) => db.$client.prepare<Given, Raw>(`${SELECT} WHERE c.id = @id`));
  const raw = statement.get({ today: run.today, id });
  return raw && rowOf(raw, run.today);
}

/** Open cases, newest first. */
export function openCases(run: QueryRun, limit: number): CaseRow[] {
  return readPage(run, 'open', null, limit);
}

/** Open and closed cases alike, newest first. */
export function allCases(run: QueryRun): CaseRow[] {
  return readPage(run, 'all', null, -1);
}

/** How many cases stand in each stage. */
export function countStages(run: QueryRun): Map<CaseStage, number> {
  const statement = run.prepared('case-rows.stages', (db) =>
    db.$client.prepare<Given, StageRaw & { count: number }>(
      `SELECT count(*) AS count, closedOn, outcome, decidedOn, askedOn, reviewHeld, planState FROM (
         SELECT NULL AS closedOn, ${STAGE_FACTS} FROM case_file c ${LATEST_JOINED}
         WHERE c.closed_on IS NULL)
       GROUP BY outcome, decidedOn, askedOn, reviewHeld, planState
       UNION ALL SELECT count(*), closed_on, NULL, NULL, NULL, 0, NULL FROM case_file WHERE closed_on IS NOT NULL`,
    ),
  );
  const counts = new Map<CaseStage, number>();
  for (const raw of statement.all({ today: run.today })) {
    if (raw.count === 0) continue;
    const stage = stageOfRaw(raw);
    counts.set(stage, (counts.get(stage) ?? 0) + raw.count);
  }
  return counts;
}

/** 'T. Q.': what paper shows unless somebody chooses the full name. */
export function initialsOf(givenName: string, familyName: string): string {
  return [givenName, familyName].map((name) => `${name.trim().slice(0, 1).toUpperCase()}.`).join(' ');
}

/** The year taught in where it differs, else the one that follows from the date of birth. */
export function yearOf(dateOfBirth: string | null, taughtYear: string | null, today: PlainDate): string | null {
  if (taughtYear === 'N') return 'Nursery';
  if (taughtYear) return taughtYear === 'R' ? 'Reception' : `Year ${taughtYear}`;
  return dateOfBirth ? yearGroupLabel(yearGroupOn(dateOfBirth, today)) : null;
}

/** What a statement is asked with, by name. */
type Given = [Record<string, string | number>];

interface StageRaw {
  closedOn: string | null;
  outcome: CodeOf<typeof ROUTES> | null;
  decidedOn: string | null;
  askedOn: string | null;
  reviewHeld: number;
  /** 3: running; 2: agreed, to start; 1: to be agreed; null: none that has not ended. */
  planState: number | null;
}

interface Raw extends StageRaw {
  id: string;
  version: number;
  reference: string;
  pupilId: string;
  openedOn: string;
  closedWhy: string | null;
  leadTeacher: string | null;
  givenName: string;
  familyName: string;
  dateOfBirth: string | null;
  taughtYear: string | null;
  schoolId: string;
  schoolName: string;
  answerDueOn: string | null;
  reviewDueOn: string | null;
  planEndsOn: string | null;
}

const LATEST = 'FROM decision d WHERE d.case_id = c.id ORDER BY d.decided_on DESC, d.id DESC LIMIT 1';
const LATEST_JOINED = `LEFT JOIN decision latest ON latest.id = (SELECT d.id ${LATEST})`;
const UNANSWERED = 'FROM enquiry q WHERE q.case_id = c.id AND q.answered_on IS NULL';
const PLAN_ON = 'l.case_id = c.id AND coalesce(l.ended_early_on, l.end_on) >= @today';
const agreedBy = (school: string) => `EXISTS (SELECT 1 FROM plan_agreement a WHERE a.plan_id = l.id
  AND a.school_id = ${school} AND a.withdrawn_on IS NULL AND a.covers_from <= l.start_on
  AND a.covers_until >= coalesce(l.ended_early_on, l.end_on))`;

/** What the stage follows from on the office's day. */
const STAGE_FACTS = `latest.outcome AS outcome, latest.decided_on AS decidedOn,
  (SELECT max(q.received_on) ${UNANSWERED}) AS askedOn,
  EXISTS (SELECT 1 FROM evidence e WHERE e.case_id = c.id AND e.kind = 'enhanced-targeted-review'
    AND e.withdrawn_on IS NULL) AS reviewHeld,
  (SELECT max(CASE WHEN NOT (${agreedBy('l.home_school_id')} AND (l.new_school_id IS NULL OR ${agreedBy('l.new_school_id')}))
      THEN 1 WHEN l.start_on <= @today THEN 3 ELSE 2 END)
    FROM plan l WHERE ${PLAN_ON}) AS planState`;

/** The one statement behind every list of cases. */
const SELECT = `SELECT c.id AS id, c.version AS version, c.reference AS reference, c.pupil_id AS pupilId,
  c.opened_on AS openedOn, c.closed_on AS closedOn, c.closed_why AS closedWhy, c.lead_teacher AS leadTeacher,
  p.given_name AS givenName, p.family_name AS familyName, p.date_of_birth AS dateOfBirth, p.taught_year AS taughtYear,
  s.id AS schoolId, s.name AS schoolName, ${STAGE_FACTS},
  (SELECT min(q.answer_due_on) ${UNANSWERED}) AS answerDueOn,
  (SELECT min(r.due_on) FROM plan l JOIN plan_review r ON r.plan_id = l.id AND r.held_on IS NULL
    WHERE l.start_on <= @today AND ${PLAN_ON}) AS reviewDueOn,
  (SELECT min(coalesce(l.ended_early_on, l.end_on)) FROM plan l WHERE l.start_on <= @today AND ${PLAN_ON}) AS planEndsOn
  FROM case_file c JOIN pupil p ON p.id = c.pupil_id JOIN school s ON s.id = p.home_school_id ${LATEST_JOINED}`;

/** Rows from a place on, newest first; those of one stage with others that may be in it (see `outcomesOf`). */
function readPage(run: QueryRun, which: WhichCases, after: PageEnd | null, limit: number): CaseRow[] {
  const statement = run.prepared(`case-rows.page.${which}.${after === null ? 'first' : 'next'}`, (db) =>
    db.$client.prepare<Given, Raw>(
      // The page is cut before anything is counted about its cases.
      `${SELECT} WHERE c.id IN (SELECT c.id FROM case_file c WHERE ${condition(which)}
         ${after === null ? '' : 'AND (c.opened_on, c.id) < (@openedOn, @lastId)'} ORDER BY c.opened_on DESC, c.id DESC LIMIT @limit)
       ORDER BY c.opened_on DESC, c.id DESC`,
    ),
  );
  const place: Record<string, string> = after === null ? {} : { openedOn: after.openedOn, lastId: after.id };
  return statement.all({ today: run.today, limit, ...place }).map((raw) => rowOf(raw, run.today));
}

function condition(which: WhichCases): string {
  if (which === 'all') return 'TRUE';
  if (which === 'closed') return 'c.closed_on IS NOT NULL';
  if (which === 'open') return 'c.closed_on IS NULL';
  const outcomes = outcomesOf(which).map((outcome) => (outcome === null ? "''" : `'${outcome}'`));
  return `c.closed_on IS NULL AND coalesce((SELECT d.outcome ${LATEST}), '') IN (${outcomes.join(', ')})`;
}

/** By what `planState` says. */
const PLAN_OF_CASE = ['none', 'to-agree', 'agreed', 'running'] as const;

function stageOfRaw(raw: StageRaw): CaseStage {
  return stageOf({
    closed: raw.closedOn !== null,
    decision: raw.outcome && raw.decidedOn ? { outcome: raw.outcome, on: raw.decidedOn } : null,
    askedOn: raw.askedOn,
    reviewHeld: raw.reviewHeld === 1,
    plan: PLAN_OF_CASE[raw.planState ?? 0] ?? 'none',
  });
}

function dueOf({ closedOn, answerDueOn, reviewDueOn, planEndsOn }: Raw): CaseRow['due'] {
  if (closedOn !== null) return null;
  const dues: [string | null, CodeOf<typeof CASE_DUES>][] = [
    [answerDueOn, 'answer'],
    [reviewDueOn, 'plan-review'],
    [planEndsOn, 'plan-end'],
  ];
  let next: CaseRow['due'] = null;
  for (const [on, what] of dues) if (on && (!next || earlierOf(on, next.on) !== next.on)) next = { on, what };
  return next;
}

function rowOf(raw: Raw, today: PlainDate): CaseRow {
  return {
    id: raw.id,
    version: raw.version,
    reference: raw.reference,
    pupilId: raw.pupilId,
    givenName: raw.givenName,
    familyName: raw.familyName,
    dateOfBirth: raw.dateOfBirth,
    pupilName: `${raw.givenName} ${raw.familyName}`,
    initials: initialsOf(raw.givenName, raw.familyName),
    schoolId: raw.schoolId,
    schoolName: raw.schoolName,
    yearGroup: yearOf(raw.dateOfBirth, raw.taughtYear, today),
    stage: stageOfRaw(raw),
    due: dueOf(raw),
    openedOn: raw.openedOn,
    closedOn: raw.closedOn,
    closedWhy: raw.closedWhy,
    leadTeacher: raw.leadTeacher,
  };
}
