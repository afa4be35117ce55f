import { countOf, type Mask, type Placed, type Problem, SESSIONS_A_WEEK } from './propose/problem.ts';

/**
 * A way for one need to have its sessions with nobody having fewer: whoever is in the way is moved elsewhere whole, who is
 * in the way there is moved in turn, near changes before far ones. At once also in a county, where a proof would take
 * minutes; what it gives is a way, and that it gives none proves nothing.
 */
export function rehouse(problem: Problem, standing: readonly Placed[], need: number): Placed[] | null {
  const floor = new Floor(problem, standing);
  const target = problem.needs[need]?.sessions ?? 0;
  for (let depth = 0; depth <= MOST_DEEP; depth++) {
    const search: Search = { problem, floor, steps: MOST_STEPS };
    const mark = floor.mark();
    floor.leave(need);
    if (settle(search, need, target, new Set(), depth)) return floor.placed();
    floor.back(mark);
  }
  return null;
}

const MOST_DEEP = 3;
const MOST_STEPS = 6000;
/** Needs that are moved away from one STA to make room for another. */
const MOST_MOVED = 2;

interface Search {
  problem: Problem;
  floor: Floor;
  steps: number;
}

/** Gives a need that stands nowhere (but where it is locked) so many sessions; the floor is as it was where that fails. */
function settle(search: Search, need: number, target: number, stay: ReadonlySet<number>, depth: number): boolean {
  const { problem } = search;
  if (search.steps-- <= 0) return false;
  for (const first of problem.stas.keys()) if (fill(search, need, target, first)) return true;
  if (depth === 0) return false;
  const moving = new Set(stay).add(need);
  for (const sta of problem.stas.keys()) {
    if (makeRoom(search, { need, target, sta, moving, depth, moved: [], from: 0 })) return true;
  }
  return false;
}

interface Room {
  need: number;
  target: number;
  sta: number;
  moving: ReadonlySet<number>;
  depth: number;
  moved: readonly { need: number; sessions: number }[];
  /** Half days of hers that are still to be looked at. */
  from: number;
}

/** Moves one or two needs away from the STA until there is room, and gives each of them another place. */
function makeRoom(search: Search, room: Room): boolean {
  const { problem, floor } = search;
  const { need, target, sta, moving, depth, moved } = room;
  if (problem.needs[need]?.allowed[sta] !== true) return false;
  const tried = new Set<number>();
  for (let session = room.from; session < SESSIONS_A_WEEK; session++) {
    const other = floor.at(sta, session);
    if (other < 0 || tried.has(other) || moving.has(other) || floor.isLocked(sta, session)) continue;
    if (((problem.needs[need]?.open ?? 0) & (1 << session)) === 0) continue;
    tried.add(other);
    const mark = floor.mark();
    const gone = [...moved, { need: other, sessions: floor.given(other) }];
    floor.leave(other);
    if (fill(search, need, target, sta)) {
      const also = new Set([...moving, ...gone.map((each) => each.need)]);
      if (gone.every((each) => settle(search, each.need, each.sessions, also, depth - 1))) return true;
    } else if (gone.length < MOST_MOVED) {
      const further = { ...room, moving: new Set(moving).add(other), moved: gone, from: session + 1 };
      if (makeRoom(search, further)) return true;
    }
    floor.back(mark);
    if (search.steps <= 0) return false;
  }
  return false;
}

/** As many as are open with this STA, then with others as far as the plan may have more than one. */
function fill({ problem, floor }: Search, need: number, target: number, first: number): boolean {
  if (floor.open(first, need) === 0) return floor.given(need) >= target;
  const mark = floor.mark();
  floor.fill(first, need, target);
  if (floor.given(need) < target && (problem.needs[need]?.staLimit ?? 1) > 1) {
    for (const sta of problem.stas.keys()) {
      if (floor.given(need) >= target) break;
      floor.fill(sta, need, target);
    }
  }
  if (floor.given(need) >= target) return true;
  floor.back(mark);
  return false;
}

/** Who is where, with a way back from every step. */
class Floor {
  private readonly problem: Problem;
  /** Per STA and half day the need, or −1. */
  private readonly slots: Int16Array;
  private readonly where: Set<number>[];
  private readonly log: { slot: number; before: number }[] = [];

  constructor(problem: Problem, standing: readonly Placed[]) {
    this.problem = problem;
    this.slots = new Int16Array(problem.stas.length * SESSIONS_A_WEEK).fill(-1);
    this.where = problem.needs.map(() => new Set<number>());
    for (const { sta, need, session } of standing) this.set(sta * SESSIONS_A_WEEK + session, need);
  }

  at(sta: number, session: number): number {
    return this.slots[sta * SESSIONS_A_WEEK + session] ?? -1;
  }

  given(need: number): number {
    return this.where[need]?.size ?? 0;
  }

  isLocked(sta: number, session: number): boolean {
    return (this.problem.stas[sta]?.fixed[session] ?? -1) >= 0;
  }

  /** Takes the need off everywhere but where it is locked. */
  leave(need: number): void {
    for (const slot of [...(this.where[need] ?? [])]) {
      if (!this.isLocked(Math.floor(slot / SESSIONS_A_WEEK), slot % SESSIONS_A_WEEK)) this.set(slot, -1);
    }
  }

  fill(sta: number, need: number, target: number): void {
    // One at a time: a session taken may close the other half of the day to a second school.
    for (let open = this.open(sta, need); open !== 0 && this.given(need) < target; open = this.open(sta, need)) {
      this.set(sta * SESSIONS_A_WEEK + Math.log2(open & -open), need);
    }
  }

  /** Half days on which the STA could serve the need as things stand. */
  open(sta: number, need: number): Mask {
    const who = this.problem.stas[sta];
    const row = this.problem.needs[need];
    if (!who || !row || row.allowed[sta] !== true) return 0;
    const week = this.slots.subarray(sta * SESSIONS_A_WEEK, (sta + 1) * SESSIONS_A_WEEK);
    let busy = 0;
    for (const [session, other] of week.entries()) if (other >= 0) busy |= 1 << session;
    if (countOf(busy) >= who.limit) return 0;
    const people = new Set<number>();
    let served = 0;
    for (const slot of this.where[need] ?? []) {
      people.add(Math.floor(slot / SESSIONS_A_WEEK));
      served |= 1 << (slot % SESSIONS_A_WEEK);
    }
    if (!people.has(sta) && people.size >= row.staLimit) return 0;
    let open = who.open & row.open & ~busy & ~served;
    for (let rest = open; rest !== 0; rest &= rest - 1) {
      const session = Math.log2(rest & -rest);
      const other = week[session ^ 1] ?? -1;
      const there = other < 0 ? -1 : (this.problem.needs[other]?.schoolAt[session ^ 1] ?? -1);
      const here = row.schoolAt[session] ?? -1;
      if (there >= 0 && this.problem.apart[there * this.problem.schools + here] === 1) open &= ~(1 << session);
    }
    return open;
  }

  mark(): number {
    return this.log.length;
  }

  back(mark: number): void {
    while (this.log.length > mark) {
      const { slot, before } = this.log.pop() ?? { slot: 0, before: -1 };
      this.write(slot, before);
    }
  }

  placed(): Placed[] {
    return [...this.slots].flatMap((need, slot) =>
      need < 0 ? [] : [{ sta: Math.floor(slot / SESSIONS_A_WEEK), need, session: slot % SESSIONS_A_WEEK }],
    );
  }

  private set(slot: number, need: number): void {
    this.log.push({ slot, before: this.slots[slot] ?? -1 });
    this.write(slot, need);
  }

  private write(slot: number, need: number): void {
    this.where[this.slots[slot] ?? -1]?.delete(slot);
    this.slots[slot] = need;
    this.where[need]?.add(slot);
  }
}
