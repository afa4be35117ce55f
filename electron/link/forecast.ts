import { type PlainDate, WEEKDAYS, type Weekday } from '../../shared/dates.ts';
import { type Grid, gridsOf } from './capacity.ts';
import type { Centre, Stay } from './centre.ts';
import {
  freeOnHomeDay,
  homeDaysThatFit,
  overDays,
  type Room,
  roomOf,
  type Shapes,
  shapesOf,
  take,
  weekdayName,
} from './fits.ts';
import { DAYS_IN_WEEK, dayIndex, type Horizon } from './horizon.ts';

/**
 * When each waiting request would fit (domain.md, section 6): for each centre the first week in which every day of both
 * terms has a place, the home day that fits best there, and what taking that place would do to the others.
 *
 *   forecastOf     all requests at once
 */
export interface Asking {
  id: string;
  /** Not before this day. */
  earliestOn: PlainDate;
  /** The centre that is wished for; null: any of the open ones. */
  centreId: string | null;
  homeDayWish: Weekday | null;
}

/** A place that fits. */
export interface Fit {
  centreId: string;
  startOn: PlainDate;
  endOn: PlainDate;
  homeDay: Weekday;
  /** All home days that fit in that week, the best first. */
  homeDays: Weekday[];
}

export interface ForCentre {
  centreId: string;
  fit: Fit | null;
  /** Where nothing fits: the start with the fewest days over, and how many. */
  nearest: { startOn: PlainDate; homeDay: Weekday; overDays: number } | null;
  /** 'calendar for 2028/29 not entered', where later starts could not be judged. */
  unknown: string | null;
}

export interface ForRequest {
  id: string;
  centres: ForCentre[];
  /** The first of them; the wished centre where two are equal. */
  first: Fit | null;
  /** Requests that would have to wait longer if this one took that place: by how many weeks; null: no place any more. */
  effect: { id: string; weeksLater: number | null }[];
  /** When its turn comes: each request before it in the list has taken its own first place. */
  inTurn: Fit | null;
}

/** `terms`: how far ahead starts are looked for. `asking` is in the order of the waiting list. */
export function forecastOf(
  horizon: Horizon,
  centres: readonly Centre[],
  stays: readonly Stay[],
  asking: readonly Asking[],
  lastStart: PlainDate,
): ForRequest[] {
  const grids = gridsOf(horizon, centres, stays);
  const last = dayIndex(horizon, lastStart);
  const tables = centres.map((centre) => {
    const grid = grids.get(centre.id);
    if (!grid) throw new Error(`No grid for ${centre.id}`);
    return new Table(horizon, grid, shapesOf(horizon, centre, last));
  });
  const asked = asking.map((one) => ({ one, ...placeOf(horizon, tables, one) }));
  const alone = asked.map(({ own, week }) => own.map((table) => table.forCentre(week)));
  const firsts = asked.map(({ one }, at) => earliest(alone[at] ?? [], one.centreId));
  const effects = effectsOf(tables, asked, firsts);
  const inTurn = takingTurns(tables, asked);
  return asking.map((one, at) => ({
    id: one.id,
    centres: (alone[at] ?? []).map((found) => ({ ...found, fit: found.fit && wishing(found.fit, one.homeDayWish) })),
    first: firsts[at] ? wishing(firsts[at], one.homeDayWish) : null,
    effect: effects[at] ?? [],
    inTurn: inTurn[at] ?? null,
  }));
}

interface Asked {
  one: Asking;
  /** The centres that it may go to, and the first week it may start in. */
  own: Table[];
  week: number;
}

function placeOf(horizon: Horizon, tables: readonly Table[], { centreId, earliestOn }: Asking): Omit<Asked, 'one'> {
  return {
    own: centreId === null ? [...tables] : tables.filter((table) => table.grid.centre.id === centreId),
    week: firstWeekOf(horizon, earliestOn),
  };
}

/** The first week that one may start in: that of the earliest day itself only if school begins no earlier than that day. */
export function firstWeekOf(horizon: Horizon, earliestOn: PlainDate): number {
  const at = Math.max(0, dayIndex(horizon, earliestOn));
  const week = Math.floor(at / DAYS_IN_WEEK);
  const first = horizon.firstOfWeek[week] ?? -1;
  return first >= at || first < 0 ? week : week + 1;
}

/** First fits of one centre for every start week, made anew when places are taken. */
class Table {
  readonly grid: Grid;
  readonly shapes: Shapes;
  readonly horizon: Horizon;
  room: Room;
  /** For each week: the first week from there on that fits; the number of weeks where none does. */
  next: Int16Array;
  constructor(horizon: Horizon, grid: Grid, shapes: Shapes) {
    this.horizon = horizon;
    this.grid = grid;
    this.shapes = shapes;
    this.room = roomOf(horizon, grid);
    this.next = this.firstFits();
  }

  private firstFits(): Int16Array {
    const next = new Int16Array(this.horizon.weeks + 1);
    next[this.horizon.weeks] = this.horizon.weeks;
    for (let week = this.horizon.weeks - 1; week >= 0; week--) {
      const shape = this.shapes.byWeek[week];
      next[week] = shape && homeDaysThatFit(this.room, shape) !== 0 ? week : (next[week + 1] ?? this.horizon.weeks);
    }
    return next;
  }

  private again(): void {
    this.room = roomOf(this.horizon, this.grid);
    this.next = this.firstFits();
  }

  fitFrom(week: number): Fit | null {
    const shape = this.shapes.byWeek[this.next[Math.min(week, this.horizon.weeks)] ?? this.horizon.weeks];
    if (!shape) return null;
    const fitting = homeDaysThatFit(this.room, shape);
    const homeDays = WEEKDAYS.map((_, homeDay) => homeDay)
      .filter((homeDay) => (fitting & (1 << homeDay)) !== 0)
      .map((homeDay) => ({ homeDay, free: freeOnHomeDay(this.room, shape, homeDay) }))
      .sort((a, b) => a.free - b.free || a.homeDay - b.homeDay)
      .map(({ homeDay }) => weekdayName(homeDay));
    const [homeDay] = homeDays;
    if (!homeDay) return null;
    const { startOn, endOn } = shape;
    return { centreId: this.grid.centre.id, startOn, endOn, homeDay, homeDays };
  }

  forCentre(week: number): ForCentre {
    const fit = this.fitFrom(week);
    return {
      centreId: this.grid.centre.id,
      fit,
      nearest: fit ? null : this.nearestFrom(week),
      unknown: fit ? null : this.shapes.unknown,
    };
  }

  private nearestFrom(week: number): ForCentre['nearest'] {
    let best: ForCentre['nearest'] = null;
    for (let at = week; at < this.horizon.weeks; at++) {
      const shape = this.shapes.byWeek[at];
      if (!shape) continue;
      for (let homeDay = 0; homeDay < DAYS_IN_WEEK; homeDay++) {
        const over = overDays(this.room, shape, homeDay);
        if (best === null || over < best.overDays) {
          best = { startOn: shape.startOn, homeDay: weekdayName(homeDay), overDays: over };
        }
      }
    }
    return best;
  }

  /** Takes the place of a fit for good. */
  take(fit: Fit): void {
    this.count(fit, 1);
    this.again();
  }

  /** What `look` sees while the place is taken. */
  whileTaken<T>(fit: Fit, look: () => T): T {
    const { room, next } = this;
    this.take(fit);
    const seen = look();
    this.count(fit, -1);
    this.room = room;
    this.next = next;
    return seen;
  }

  private count(fit: Fit, by: 1 | -1): void {
    const shape = this.shapes.byWeek.find((each) => each?.startOn === fit.startOn);
    if (shape) take(this.horizon, this.grid, shape, WEEKDAYS.indexOf(fit.homeDay), by);
  }
}

function wishing(fit: Fit, wish: Weekday | null): Fit {
  return wish !== null && fit.homeDays.includes(wish) ? { ...fit, homeDay: wish } : fit;
}

function earliest(found: readonly ForCentre[], wished: string | null): Fit | null {
  let best: Fit | null = null;
  for (const { fit } of found) {
    if (!fit) continue;
    if (best === null || fit.startOn < best.startOn || (fit.startOn === best.startOn && fit.centreId === wished)) {
      best = fit;
    }
  }
  return best;
}

/** What it does to the others when one takes its first place: their own first weeks before and after. */
function effectsOf(tables: readonly Table[], asked: readonly Asked[], firsts: readonly (Fit | null)[]) {
  const before = asked.map(({ own, week }) => firstWeek(own, week));
  const known = new Map<string, (number | null)[]>();
  return firsts.map((fit, at) => {
    if (!fit) return [];
    const taken = wishing(fit, asked[at]?.one.homeDayWish ?? null);
    const key = `${taken.centreId} ${taken.startOn} ${taken.homeDay}`;
    const later = known.get(key) ?? laterWeeks(tables, asked, before, taken);
    known.set(key, later);
    return asked.flatMap(({ one }, other) => {
      const weeksLater = later[other];
      return other === at || weeksLater === 0 || weeksLater === undefined ? [] : [{ id: one.id, weeksLater }];
    });
  });
}

function laterWeeks(tables: readonly Table[], asked: readonly Asked[], before: readonly number[], fit: Fit) {
  const table = tables.find(({ grid }) => grid.centre.id === fit.centreId);
  if (!table) return asked.map(() => 0);
  return table.whileTaken(fit, () =>
    asked.map(({ own, week }, at) => {
      const was = before[at] ?? 0;
      const is = firstWeek(own, week);
      return is >= table.horizon.weeks && was < table.horizon.weeks ? null : is - was;
    }),
  );
}

function firstWeek(own: readonly Table[], week: number): number {
  let first = Number.POSITIVE_INFINITY;
  for (const table of own) first = Math.min(first, table.next[Math.min(week, table.horizon.weeks)] ?? first);
  return first === Number.POSITIVE_INFINITY ? (own[0]?.horizon.weeks ?? 0) : first;
}

/** One after the other in the order of the list, each taking its first place. The grids are used up by it. */
function takingTurns(tables: readonly Table[], asked: readonly Asked[]): (Fit | null)[] {
  return asked.map(({ one, own, week }) => {
    const fit = earliest(
      own.map((table) => ({ centreId: table.grid.centre.id, fit: table.fitFrom(week), nearest: null, unknown: null })),
      one.centreId,
    );
    if (!fit) return null;
    const taken = wishing(fit, one.homeDayWish);
    const table = tables.find(({ grid }) => grid.centre.id === taken.centreId);
    table?.take(taken);
    return taken;
  });
}
