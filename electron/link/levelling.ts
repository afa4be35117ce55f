import { laterOf, type PlainDate, showDate, type Weekday } from '../../shared/dates.ts';
import { type Grid, gridsOf } from './capacity.ts';
import type { Centre, Stay } from './centre.ts';
import { weekdayName } from './fits.ts';
import { DAYS_IN_WEEK, dayIndex, type Horizon, mondayOfWeek } from './horizon.ts';
import { type Gain, gainOf, type WantName } from './levelling-gain.ts';
import { type LevelModel, type LevelModelInput, levelModel } from './levelling-model.ts';
import { moveHomeDay, phasesFor } from './placement.ts';
import type { Level, Limits, Objective } from './programme.ts';

/**
 * Home-day levelling: the home days, and the starts of those who wait, with which the most requests fit soonest. Solved
 * by HiGHS to a proven optimum; counted again day by day, which shares no code with the programme; shown as a proposal
 * with its gain over leaving every home day as it is.
 *
 * Term after term: what is best for the term ahead is settled first, home days with it; what the term after can hold
 * follows with all that held. Both at once is another question, which takes minutes to prove (docs/decisions.md).
 */
export interface LevelInput extends Omit<LevelModelInput, 'lastStart'> {
  /** The last day on which one may start, of each term that is looked at, in their order. */
  lastStarts: readonly PlainDate[];
}

export interface Levelling {
  /** Everything that was wanted is proved to be as good as it can be. */
  proved: boolean;
  levels: Level[];
  moves: HomeDayMove[];
  starts: LevelStart[];
  /** The best that can be had without moving any home day. */
  without: LevelStart[];
  gain: Gain;
  /** What the count day by day found wrong; a proposal with anything here is not shown. */
  wrong: string[];
}

export interface HomeDayMove {
  stayId: string;
  /** From the first week that is looked at, or from the start of a stay that begins later. */
  fromOn: PlainDate;
  from: Weekday;
  to: Weekday;
}

export interface LevelStart {
  id: string;
  centreId: string;
  startOn: PlainDate;
  endOn: PlainDate;
  homeDay: Weekday;
}

/** How far it has come: so many programmes are solved. */
export type Say = (done: number, of: number, doing: string) => void;

export async function level(
  input: LevelInput,
  limits: Limits = { seconds: 10 },
  say: Say = () => {},
): Promise<Levelling> {
  const of = input.lastStarts.length * 2;
  const still = await termByTerm({ ...input, movable: new Set() }, limits, (done) =>
    say(done, of, 'Looking what fits with every home day as it is'),
  );
  const found = await termByTerm(input, limits, (done) =>
    say(input.lastStarts.length + done, of, 'Looking for better home days, and proving that there are none better'),
  );
  const settled = neverWorse(found, still);
  const proved = [...settled.levels, ...still.levels].every((each) => each.proved);
  return {
    ...settled,
    proved,
    without: still.starts,
    gain: gainOf(still.starts, settled.starts, proved),
    wrong: recount(input, settled.moves, settled.starts),
  };
}

export interface Found {
  moves: HomeDayMove[];
  starts: LevelStart[];
  levels: Level[];
}

/** A search that ran out of time may have found less than every home day as it is gives: then they stay as they are. */
export function neverWorse(found: Found, still: Found): Found {
  const first = found.levels.findIndex(({ value }, at) => value !== still.levels[at]?.value);
  const [is, was] = [found.levels[first], still.levels[first]];
  if (!is || !was || is.value > was.value) return found;
  const levels = still.levels.map((own, at) => {
    // What the term after could hold was asked with other home days.
    const bound = own.name.endsWith('-after') ? own.bound : Math.max(own.value, found.levels[at]?.bound ?? own.bound);
    return { ...own, bound, proved: own.proved && bound === own.value };
  });
  return { moves: [], starts: still.starts, levels };
}

/** Each term given what the terms before it have settled. */
async function termByTerm(input: LevelInput, limits: Limits, say: (done: number) => void): Promise<Found> {
  const found: Found = { moves: [], starts: [], levels: [] };
  let { stays, movable, asking, fromWeek } = input;
  for (const [term, lastStart] of input.lastStarts.entries()) {
    say(term);
    const model = levelModel({ ...input, stays, movable, asking, fromWeek, lastStart });
    const solved = await model.programme.solve(wantsOf(model, term, fromWeek, asking.length), limits);
    const starts = startsFrom(model, solved.values);
    const moves = movesFrom(model, solved.values, firstDayFrom(input.horizon, fromWeek));
    found.levels.push(...solved.levels);
    found.moves.push(...moves);
    found.starts.push(...starts);
    stays = [...movedStays(stays, moves), ...starts.map((start) => stayOf(input, start))];
    movable = new Set();
    asking = asking.filter(({ id }) => !starts.some((start) => start.id === id));
    fromWeek = Math.floor(dayIndex(input.horizon, lastStart) / DAYS_IN_WEEK) + 1;
  }
  return found;
}

/** In strict order. Home days are moved for the term ahead alone. */
function wantsOf({ wanted, starts, stays }: LevelModel, term: number, fromWeek: number, asking: number): Objective[] {
  const when = term === 0 ? 'ahead' : 'after';
  const longest = Math.max(0, ...starts.map(({ shape }) => shape.week - fromWeek));
  const most = stays.reduce((sum, group) => sum + group.most, 0);
  const wants = [
    wantNamed(`fit-${when}`, { terms: wanted.fit }),
    wantNamed(`soon-${when}`, { terms: wanted.soon, least: -asking * longest }),
  ];
  return term > 0 ? wants : [...wants, wantNamed('still', { terms: wanted.still, least: -most })];
}

function wantNamed(name: WantName, want: Omit<Objective, 'name'>): Objective {
  return { name, ...want };
}

function movedStays(stays: readonly Stay[], moves: readonly HomeDayMove[]): Stay[] {
  const byId = new Map(moves.map((move) => [move.stayId, move]));
  return stays.map((stay) => {
    const move = byId.get(stay.id);
    return move ? { ...stay, phases: moveHomeDay(stay.phases, move.fromOn, move.to) } : stay;
  });
}

function stayOf({ horizon, centres }: Pick<LevelInput, 'horizon' | 'centres'>, start: LevelStart): Stay {
  const centre = centres.find(({ id }) => id === start.centreId);
  if (!centre) throw new Error(`No centre ${start.centreId}`);
  return { id: start.id, kind: 'promise', phases: phasesFor(horizon.calendar, centre, start) };
}

/** Who gets which start: week by week the first of the queue who may start by then; among equal starts the wished home day. */
function startsFrom(model: LevelModel, values: readonly number[]): LevelStart[] {
  const waiting = model.queues.map(({ asking }) => [...asking]);
  const given: LevelStart[] = [];
  for (const { centreId, shape, from, homeDays } of model.starts.toSorted((a, b) => a.shape.week - b.shape.week)) {
    const days = homeDays.flatMap((unknown, homeDay) =>
      Array.from({ length: values[unknown] ?? 0 }, () => weekdayName(homeDay)),
    );
    for (const { queue, unknown } of from) {
      const list = waiting[queue] ?? [];
      for (let count = values[unknown] ?? 0; count > 0; count--) {
        const at = list.findIndex(({ week }) => week <= shape.week);
        const [next] = list.splice(at, at < 0 ? 0 : 1);
        if (!next) throw new Error('More starts than requests that may start by then');
        const wish = next.one.homeDayWish;
        const [homeDay = 'fri'] = days.splice(wish === null ? 0 : Math.max(0, days.indexOf(wish)), 1);
        given.push({ id: next.one.id, centreId, startOn: shape.startOn, endOn: shape.endOn, homeDay });
      }
    }
  }
  return given;
}

function movesFrom(model: LevelModel, values: readonly number[], from: PlainDate): HomeDayMove[] {
  return model.stays.flatMap(({ stays, homeDay, homeDays }) => {
    const to = homeDays.flatMap((unknown, day) =>
      day === homeDay ? [] : Array.from({ length: values[unknown] ?? 0 }, () => weekdayName(day)),
    );
    return to.flatMap((day, at) => {
      const stay = stays[at];
      if (!stay) return [];
      const fromOn = laterOf(from, stay.phases[0]?.fromOn ?? from);
      return [{ stayId: stay.id, fromOn, from: weekdayName(homeDay), to: day }];
    });
  });
}

/** The first school day from a week on. */
function firstDayFrom(horizon: Horizon, week: number): PlainDate {
  const at = horizon.firstOfWeek.slice(week).find((day) => day >= 0);
  return at === undefined ? mondayOfWeek(horizon, week) : (horizon.dates[at] ?? mondayOfWeek(horizon, week));
}

/** Counts every day anew, with the home days moved and the starts taken. */
function recount(input: LevelInput, moves: readonly HomeDayMove[], starts: readonly LevelStart[]): string[] {
  const { horizon, centres, stays } = input;
  const then = [...movedStays(stays, moves), ...starts.map((start) => stayOf(input, start))];
  return overbookedMore(horizon, centres, stays, then).map(
    ({ centre, date }) => `${centre.name} would be overbooked on ${showDate(date)}.`,
  );
}

/** Days on which more would come than there are places, and more than now. */
export function overbookedMore(
  horizon: Horizon,
  centres: readonly Centre[],
  now: readonly Stay[],
  then: readonly Stay[],
): { centre: Centre; date: PlainDate }[] {
  const [before, after] = [gridsOf(horizon, centres, now), gridsOf(horizon, centres, then)];
  return centres.flatMap((centre) => {
    const [was, is] = [before.get(centre.id), after.get(centre.id)];
    if (!was || !is) return [];
    const taken = (grid: Grid, at: number) => (grid.occupied[at] ?? 0) + (grid.promised[at] ?? 0);
    return horizon.dates.flatMap((date, at) => {
      if (!horizon.open[at] || is.closed[at]) return [];
      return taken(is, at) > Math.max(is.places[at] ?? 0, taken(was, at)) ? [{ centre, date }] : [];
    });
  });
}
