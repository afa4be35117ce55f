import { type PlainDate, WEEKDAYS, type Weekday } from '../../shared/dates.ts';
import type { PLACE_STATES } from '../../shared/link-words.ts';
import type { CodeOf } from '../../shared/words.ts';
import { type Centre, isOpenOn, limitOn, type Phase, placesOn, type Stay } from './centre.ts';
import { DAYS_IN_WEEK, dayIndex, type Horizon, lastDayIndex } from './horizon.ts';

/**
 * How many places each centre has on each day, and who has them (domain.md, section 6).
 *
 *   gridsOf       places, pupils, promises and closures by centre, as arrays over the horizon's days
 *   dayOf         one day of one centre, with its state and why
 *   staysOn       whose pattern has that day: what a cell opens
 *   addStay       lays a stay on the arrays, or takes it off
 */
export type PlaceState = CodeOf<typeof PLACE_STATES>;

export interface Grid {
  centre: Centre;
  places: Int16Array;
  occupied: Int16Array;
  promised: Int16Array;
  /** 1: nobody can come, by a closure or because the centre is not open. Days without school are the horizon's. */
  closed: Uint8Array;
}

export interface CapacityDay {
  date: PlainDate;
  /** Not a school day: nothing is counted. */
  schoolDay: boolean;
  state: PlaceState;
  places: number;
  occupied: number;
  promised: number;
  /** Places minus pupils minus promises; negative where it is overbooked. */
  free: number;
  /** Why it is closed, or why there are fewer places. */
  why: string | null;
}

export function gridsOf(horizon: Horizon, centres: readonly Centre[], stays: readonly Stay[]): Map<string, Grid> {
  const grids = new Map(centres.map((centre) => [centre.id, emptyGrid(horizon, centre)]));
  for (const stay of stays) addStay(horizon, grids, stay, 1);
  return grids;
}

function emptyGrid(horizon: Horizon, centre: Centre): Grid {
  const count = horizon.dates.length;
  const grid: Grid = {
    centre,
    places: new Int16Array(count),
    occupied: new Int16Array(count),
    promised: new Int16Array(count),
    closed: new Uint8Array(count),
  };
  for (let at = 0; at < count; at++) {
    const date = horizon.dates[at] ?? '';
    const day = weekdayAt(at);
    const limit = centre.limits.length > 0 ? limitOn(centre, date, day) : null;
    const whole = placesOn(centre, date, day);
    if (!isOpenOn(centre, date) || limit?.kind === 'closed') grid.closed[at] = 1;
    else grid.places[at] = limit ? Math.min(whole, limit.atMost) : whole;
  }
  return grid;
}

/** Counts a stay in (`by` 1) or out (−1), on the school days of its pattern. */
export function addStay(horizon: Horizon, grids: ReadonlyMap<string, Grid>, stay: Stay, by: 1 | -1): void {
  for (const phase of stay.phases) {
    const grid = grids.get(phase.centreId);
    if (grid) addPhase(horizon, stay.kind === 'promise' ? grid.promised : grid.occupied, phase, by);
  }
}

export function addPhase(
  horizon: Horizon,
  counts: Int16Array,
  phase: Pick<Phase, 'fromOn' | 'untilOn' | 'days'>,
  by: 1 | -1,
): void {
  const from = Math.max(0, dayIndex(horizon, phase.fromOn));
  const until = Math.min(horizon.dates.length - 1, lastDayIndex(horizon, phase.untilOn));
  for (const day of phase.days) {
    const weekday = WEEKDAYS.indexOf(day);
    for (let at = from + ((weekday - (from % DAYS_IN_WEEK) + DAYS_IN_WEEK) % DAYS_IN_WEEK); at <= until; at += 5) {
      if (horizon.open[at]) counts[at] = (counts[at] ?? 0) + by;
    }
  }
}

/** The state of a centre's day, as a word. A day that is closed is closed, whoever was to come. */
export function stateOf(day: { closed: boolean; places: number; occupied: number; promised: number }): PlaceState {
  if (day.closed) return 'closed';
  const free = day.places - day.occupied - day.promised;
  if (free < 0) return 'overbooked';
  if (free > 0) return 'free';
  return day.promised > 0 ? 'promised' : 'full';
}

export function capacityDay(horizon: Horizon, grid: Grid, at: number): CapacityDay {
  const date = horizon.dates[at] ?? horizon.from;
  const schoolDay = horizon.open[at] === 1;
  const closed = grid.closed[at] === 1 || !schoolDay;
  const places = grid.places[at] ?? 0;
  const occupied = grid.occupied[at] ?? 0;
  const promised = grid.promised[at] ?? 0;
  const state = stateOf({ closed, places, occupied, promised });
  return {
    date,
    schoolDay,
    state,
    places: closed ? 0 : places,
    occupied,
    promised,
    free: closed ? 0 : places - occupied - promised,
    why: whyOf(grid.centre, date, weekdayAt(at), schoolDay),
  };
}

/** The stays whose pattern has that day at that centre. */
export function staysOn<S extends Stay>(stays: readonly S[], centreId: string, date: PlainDate, day: Weekday): S[] {
  return stays.filter(({ phases }) =>
    phases.some(
      (phase) =>
        phase.centreId === centreId && phase.fromOn <= date && date <= phase.untilOn && phase.days.includes(day),
    ),
  );
}

export function weekdayAt(at: number): Weekday {
  return WEEKDAYS[at % DAYS_IN_WEEK] ?? 'mon';
}

function whyOf(centre: Centre, date: PlainDate, day: Weekday, schoolDay: boolean): string | null {
  if (!schoolDay) return 'No school';
  if (!isOpenOn(centre, date)) return date < centre.openedOn ? 'Not open yet' : 'The centre has closed';
  return limitOn(centre, date, day)?.reason ?? null;
}
