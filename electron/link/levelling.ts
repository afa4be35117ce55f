import { type PlainDate, showDate, type Weekday } from '../../shared/dates.ts';
import { addStay, gridsOf } from './capacity.ts';
import { weekdayName } from './fits.ts';
import { mondayOfWeek } from './horizon.ts';
import { type LevelInput, type LevelModel, levelModel } from './levelling-model.ts';
import { moveHomeDay, phasesFor } from './placement.ts';
import type { Level, Limits } from './programme.ts';

/**
 * Home-day levelling: the home days, and the starts of those who wait, with which the most requests fit soonest. Solved
 * by HiGHS to a proven optimum; counted again day by day, which shares no code with the programme; shown as a proposal
 * with its gain over leaving every home day as it is.
 */
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

export interface Gain {
  /** How many more start in the weeks that were looked at. */
  more: number;
  /** The day from which on the most have started who would not have otherwise. */
  sooner: { pupils: number; fromOn: PlainDate } | null;
  /** 'Two more pupils from 11 Jan 2027.' */
  sentence: string;
}

export async function level(input: LevelInput, limits: Limits = { seconds: 10 }): Promise<Levelling> {
  const still = levelModel({ ...input, movable: new Set() });
  const first = await still.programme.solve(objectivesOf(still), limits);
  const model = levelModel(input);
  const solved = await model.programme.solve(objectivesOf(model), limits);
  const without = startsFrom(still, first.values);
  const starts = startsFrom(model, solved.values);
  const moves = movesFrom(model, solved.values);
  return {
    proved: solved.levels.length === objectivesOf(model).length && solved.levels.every(({ proved }) => proved),
    levels: solved.levels,
    moves,
    starts,
    without,
    gain: gainOf(without, starts),
    wrong: recount(input, moves, starts),
  };
}

function objectivesOf({ wanted }: LevelModel) {
  return [
    { name: 'The most who start', terms: wanted.fit },
    { name: 'The earliest weeks', terms: wanted.soon },
    { name: 'The fewest home days moved', terms: wanted.still },
  ];
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

function movesFrom(model: LevelModel, values: readonly number[]): HomeDayMove[] {
  return model.stays.flatMap(({ stays, homeDay, homeDays }) => {
    const to = homeDays.flatMap((unknown, day) =>
      day === homeDay ? [] : Array.from({ length: values[unknown] ?? 0 }, () => weekdayName(day)),
    );
    return to.flatMap((day, at) => {
      const stay = stays[at];
      return stay ? [{ stayId: stay.id, from: weekdayName(homeDay), to: day }] : [];
    });
  });
}

/** Counts every day anew, with the home days moved and the starts taken. */
function recount(input: LevelInput, moves: readonly HomeDayMove[], starts: readonly LevelStart[]): string[] {
  const { horizon, centres, stays, fromWeek } = input;
  const monday = mondayOfWeek(horizon, fromWeek);
  const to = new Map(moves.map((move) => [move.stayId, move.to]));
  const moved = stays.map((stay) => {
    const homeDay = to.get(stay.id);
    return homeDay ? { ...stay, phases: moveHomeDay(stay.phases, monday, homeDay) } : stay;
  });
  const before = gridsOf(horizon, centres, stays);
  const after = gridsOf(horizon, centres, moved);
  for (const start of starts) {
    const centre = centres.find(({ id }) => id === start.centreId);
    if (!centre) throw new Error(`No centre ${start.centreId}`);
    addStay(horizon, after, { id: start.id, kind: 'promise', phases: phasesFor(horizon.calendar, centre, start) }, 1);
  }
  const wrong: string[] = [];
  for (const { id, name } of centres) {
    const [was, is] = [before.get(id), after.get(id)];
    if (!was || !is) continue;
    for (const [at, date] of horizon.dates.entries()) {
      if (!horizon.open[at] || is.closed[at]) continue;
      const taken = (grid: typeof is) => (grid.occupied[at] ?? 0) + (grid.promised[at] ?? 0);
      if (taken(is) > Math.max(is.places[at] ?? 0, taken(was))) {
        wrong.push(`${name} would be overbooked on ${showDate(date)}.`);
      }
    }
  }
  return wrong;
}

/** What it brings, against the best without moving a home day. */
export function gainOf(without: readonly LevelStart[], starts: readonly LevelStart[]): Gain {
  const more = starts.length - without.length;
  const by = (list: readonly LevelStart[], day: PlainDate) => list.filter(({ startOn }) => startOn <= day).length;
  let sooner: Gain['sooner'] = null;
  for (const day of [...new Set([...without, ...starts].map(({ startOn }) => startOn))].sort()) {
    const pupils = by(starts, day) - by(without, day);
    if (pupils > (sooner?.pupils ?? 0)) sooner = { pupils, fromOn: day };
  }
  return { more, sooner, sentence: sentenceOf(more, sooner) };
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function sentenceOf(more: number, sooner: Gain['sooner']): string {
  if (sooner === null) return 'Moving home days would bring nobody in sooner.';
  const pupils = `${NUMBERS[sooner.pupils] ?? sooner.pupils} more ${sooner.pupils === 1 ? 'pupil' : 'pupils'}`;
  const later = more > 0 ? '' : ' They would all fit later in any case';
  return `${pupils} from ${showDate(sooner.fromOn)}.${later}${later ? '.' : ''}`;
}
