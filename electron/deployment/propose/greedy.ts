import { countOf, type Mask, type Placed, type Problem, SESSIONS_A_WEEK } from './problem.ts';

/**
 * What a careful person does: plans by priority; each time the STA who can give most, then one the child knows, then
 * one at the same times as last week, then the nearest. At once, legal, and not proved: the first answer of every
 * proposal, and what a proposal is compared with.
 */
export function greedy(problem: Problem): Placed[] {
  const desk = deskOf(problem);
  const order = problem.needs
    .map((_, at) => at)
    .toSorted((a, b) => (problem.needs[a]?.priority ?? 0) - (problem.needs[b]?.priority ?? 0) || a - b);
  for (const need of order) serve(problem, desk, need);
  return placedOf(desk.weeks);
}

/** Where everybody stands: per STA the need of each half day, per need who serves it when. */
export interface Desk {
  weeks: Int16Array[];
  load: Int32Array;
  given: Int32Array;
  /** Half days that the need has already. */
  served: Int32Array;
  people: Set<number>[];
}

/** A desk with only the locked allocations on it. */
export function deskOf(problem: Problem): Desk {
  const desk: Desk = {
    weeks: problem.stas.map(() => new Int16Array(SESSIONS_A_WEEK).fill(-1)),
    load: new Int32Array(problem.stas.length),
    given: new Int32Array(problem.needs.length),
    served: new Int32Array(problem.needs.length),
    people: problem.needs.map(() => new Set<number>()),
  };
  for (const [sta, { fixed }] of problem.stas.entries()) {
    for (const [session, need] of fixed.entries()) if (need >= 0) put(desk, { sta, need, session });
  }
  return desk;
}

export function put(desk: Desk, { sta, need, session }: Placed): void {
  const week = desk.weeks[sta];
  if (week) week[session] = need;
  desk.load[sta] = (desk.load[sta] ?? 0) + 1;
  desk.given[need] = (desk.given[need] ?? 0) + 1;
  desk.served[need] = (desk.served[need] ?? 0) | (1 << session);
  desk.people[need]?.add(sta);
}

export function placedOf(weeks: readonly Int16Array[]): Placed[] {
  return weeks.flatMap((week, sta) => [...week].flatMap((need, session) => (need < 0 ? [] : [{ sta, need, session }])));
}

/** Half days on which the STA could serve the need as things stand. */
export function openFor(problem: Problem, desk: Desk, sta: number, need: number): Mask {
  const who = problem.stas[sta];
  const row = problem.needs[need];
  const week = desk.weeks[sta];
  if (!who || !row || !week || row.allowed[sta] !== true) return 0;
  if ((desk.load[sta] ?? 0) >= who.limit || (desk.given[need] ?? 0) >= row.sessions) return 0;
  const people = desk.people[need];
  if (people && !people.has(sta) && people.size >= row.staLimit) return 0;
  let open = 0;
  for (let session = 0; session < SESSIONS_A_WEEK; session++) {
    const bit = 1 << session;
    if ((who.open & row.open & bit) === 0 || ((desk.served[need] ?? 0) & bit) !== 0) continue;
    if ((week[session] ?? -1) >= 0) continue;
    const other = week[session ^ 1] ?? -1;
    const there = other < 0 ? -1 : (problem.needs[other]?.schoolAt[session ^ 1] ?? -1);
    const here = row.schoolAt[session] ?? -1;
    if (there >= 0 && problem.apart[there * problem.schools + here] === 1) continue;
    open |= bit;
  }
  return open;
}

function serve(problem: Problem, desk: Desk, need: number): void {
  const row = problem.needs[need];
  if (!row) return;
  while ((desk.given[need] ?? 0) < row.sessions) {
    const sta = bestFor(problem, desk, need);
    if (sta === null) return;
    // One at a time: a session taken may close the other half of the day to a second school.
    for (;;) {
      const open = openFor(problem, desk, sta, need);
      if (open === 0) break;
      put(desk, { sta, need, session: bestSession(problem, desk, { sta, need, open }) });
    }
  }
}

function bestFor(problem: Problem, desk: Desk, need: number): number | null {
  const row = problem.needs[need];
  let best: { sta: number; rank: number[] } | null = null;
  for (const [sta, who] of problem.stas.entries()) {
    const open = openFor(problem, desk, sta, need);
    if (open === 0 || !row) continue;
    const lacking = row.sessions - (desk.given[need] ?? 0);
    const gives = Math.min(countOf(open), lacking, who.limit - (desk.load[sta] ?? 0));
    const kilometres = Math.min(
      ...[...row.schoolAt].filter((school) => school >= 0).map((at) => who.toSchool[at] ?? 0),
    );
    const rank = [-gives, row.welcome.has(sta) ? 0 : 1, -Math.min(countOf(open & row.lastWeek), gives), kilometres];
    if (best === null || isBefore(rank, best.rank)) best = { sta, rank };
  }
  return best?.sta ?? null;
}

/** Last week's half day first, then one beside a session at the same school, then the earliest. */
function bestSession(problem: Problem, desk: Desk, at: { sta: number; need: number; open: Mask }): number {
  const row = problem.needs[at.need];
  let best = { session: -1, rank: [Number.POSITIVE_INFINITY] };
  for (let session = 0; session < SESSIONS_A_WEEK; session++) {
    if ((at.open & (1 << session)) === 0 || !row) continue;
    const other = desk.weeks[at.sta]?.[session ^ 1] ?? -1;
    const beside = other >= 0 && problem.needs[other]?.schoolAt[session ^ 1] === row.schoolAt[session];
    const rank = [(row.lastWeek & (1 << session)) !== 0 ? 0 : 1, beside ? 0 : 1, session];
    if (isBefore(rank, best.rank)) best = { session, rank };
  }
  return best.session;
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    if (value !== other) return value < other;
  }
  return false;
}
