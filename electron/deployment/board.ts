import type { PlainDate } from '../../shared/dates.ts';
import { dateOfSession, dayOf, halfOf, SESSION_CODES, type Session, sessionOf } from '../../shared/sessions.ts';
import type { Allocation, Need, School, Sta, Week } from './week.ts';

/**
 * A week with its allocations laid out so that a question about one session is answered at once. Built from a week
 * once; allocations are then put on it. The constraints and candidates read it; the checker does not.
 */
export class Board {
  readonly week: Week;
  readonly sta: ReadonlyMap<string, Sta>;
  readonly need: ReadonlyMap<string, Need>;
  readonly school: ReadonlyMap<string, School>;
  private readonly placed = new Map<string, Map<Session, Allocation[]>>();
  private readonly plans = new Map<string, Allocation[]>();
  private readonly loads = new Map<string, number>();
  private readonly dates: Readonly<Record<Session, PlainDate>>;

  /** An empty board of the week: `week.allocations` are not on it until they are put there. */
  constructor(week: Week) {
    this.week = week;
    this.sta = new Map(week.stas.map((each) => [each.id, each]));
    this.need = new Map(week.needs.map((each) => [each.planId, each]));
    this.school = new Map(week.schools.map((each) => [each.id, each]));
    this.dates = Object.fromEntries(
      SESSION_CODES.map((session) => [session, dateOfSession(week.monday, session)]),
    ) as Record<Session, PlainDate>;
  }

  /** The board with all the week's allocations on it, locked ones first. */
  static of(week: Week): Board {
    const board = new Board(week);
    for (const each of inOrder(week.allocations)) board.put(each);
    return board;
  }

  put(one: Allocation): void {
    const hers = this.placed.get(one.staId);
    const there = hers?.get(one.session);
    if (there) there.push(one);
    else if (hers) hers.set(one.session, [one]);
    else this.placed.set(one.staId, new Map([[one.session, [one]]]));
    const ofPlan = this.plans.get(one.planId);
    if (ofPlan) ofPlan.push(one);
    else this.plans.set(one.planId, [one]);
    this.loads.set(one.staId, this.load(one.staId) + 1);
  }

  /** What the STA does in that session, if anything. */
  at(staId: string, session: Session): Allocation | undefined {
    return this.placed.get(staId)?.get(session)?.[0];
  }

  /** What she does in the other half of that day: one thing at most, unless the week is broken. */
  otherHalf(staId: string, session: Session): readonly Allocation[] {
    const other = sessionOf(dayOf(session), halfOf(session) === 'am' ? 'pm' : 'am');
    return this.placed.get(staId)?.get(other) ?? [];
  }

  ofPlan(planId: string): readonly Allocation[] {
    return this.plans.get(planId) ?? [];
  }

  /** Sessions she gives to plans this week. */
  load(staId: string): number {
    return this.loads.get(staId) ?? 0;
  }

  date(session: Session): PlainDate {
    return this.dates[session];
  }

  /** Where the plan's phase has the child in that session; null where no phase covers it. */
  placeOf(need: Need, session: Session): string | null {
    return need.places.find(({ sessions }) => sessions.includes(session))?.schoolId ?? null;
  }

  /** Sessions the plan still lacks. */
  unmet(need: Need): number {
    return Math.max(0, need.sessions - this.ofPlan(need.planId).length);
  }
}

/** Locked allocations come first: where two are at odds, it is the one that may move that is told so. */
export function inOrder(allocations: readonly Allocation[]): Allocation[] {
  return allocations.toSorted((a, b) => Number(b.locked) - Number(a.locked));
}
