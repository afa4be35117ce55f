import { type Column, MOST_OFFERS } from './column.ts';
import type { Goal } from './goal.ts';
import type { Weights } from './prices.ts';
import { countOf, type Mask, type Problem, SESSIONS_A_WEEK } from './problem.ts';
import type { Timetable } from './timetable.ts';

/**
 * One STA as the search sees her: the needs she could serve, each with its costs per session, and how far their
 * schools lie from each other. All of it is reckoned once.
 */
export interface Person {
  sta: number;
  limit: number;
  room: number;
  open: Mask;
  /** Per half day the need she is locked to, or −1. */
  locked: Int16Array;
  /** Days on which one half is open to her and the other is not. */
  halfDays: number;
  offers: readonly Offer[];
  /** The offer for these half days of a need, or −1. */
  offerFor(need: number, sessions: Mask): number;
  /** Kilometres between the schools of two offers, `[a * offers + b]`; FAR where they can not share a day. */
  apart: Int32Array;
  /** Kilometres from her base to the farthest school, and a little more. */
  farthest: number;
  /** More kilometres than any week of hers can have. */
  longestWeek: number;
  /** Every week of hers that has been reckoned, by its key; null where no timetable fits. */
  known: Map<string, Column | null>;
  /** Weeks that were too dear once they were asked for: their best timetable, or null where it is not reckoned out yet. */
  dearer: Map<string, Timetable | null>;
  /** The weeks of `known` that fit. */
  weeks: Column[];
  /** Once all weeks that can be part of a better answer are listed: these. */
  listed: Column[] | null;
  /** What the offers are worth apart from prices, for the weights it was last asked for. */
  worth: Worth | null;
}

/** Per offer and count, `[offer * 11 + count]`. */
export interface Worth {
  weights: Weights;
  /** What it saves, less what its sessions cost at least. */
  values: Float64Array;
  /** What its sessions cost at least in time and road. */
  spent: Float64Array;
}

export interface Offer {
  need: number;
  /** She is locked to it. */
  must: boolean;
  /** Sessions she would give, from so many to so many. */
  fewest: number;
  most: number;
  /** Half days on which she could serve it. */
  open: Mask;
  /** It stands for these half days and no others: the need's half days are told apart. */
  isExact: boolean;
  /** Sessions the need asks for. */
  asks: number;
  /** The plan allows one STA: her week alone decides what it misses. */
  alone: boolean;
  /** Saved on `missed` and `spread` by giving so many sessions, from 0. */
  savesMissed: Int32Array;
  savesSpread: Int32Array;
  face: number;
  /** Per half day. */
  time: Int32Array;
  road: Int32Array;
  schoolAt: Int16Array;
  /** Where all its half days are at one school: that school; else −1. */
  school: number;
  /** Kilometres from her base to that school. */
  home: number;
  /** Least `time` of so many sessions, taken by themselves. */
  leastTime: Int32Array;
  /** Least `road` of one session. */
  leastRoad: number;
  /** Per count: how few half days need be without the other half, for so much time. */
  ladders: readonly (readonly Rung[])[];
}

/** So many half days whose other half is not the same plan's, at the least `time` beyond the least of all. */
export interface Rung {
  halves: number;
  time: number;
}

/** No day can hold both. */
export const FAR = 1_000_000;

/** The people of the problem. Needs in `exact` are offered half day by half day, so that two STAs can not clash. */
export function peopleOf(problem: Problem, goal: Goal, exact: ReadonlySet<number> = new Set()): Person[] {
  const lockers = problem.needs.map(() => new Set<number>());
  for (const [sta, { fixed }] of problem.stas.entries()) {
    for (const need of fixed) lockers[need]?.add(sta);
  }
  return problem.stas.map((_, sta) => personOf(problem, goal, sta, { lockers, exact }));
}

interface Setting {
  lockers: readonly ReadonlySet<number>[];
  exact: ReadonlySet<number>;
}

function personOf(problem: Problem, goal: Goal, sta: number, { lockers, exact }: Setting): Person {
  const who = problem.stas[sta];
  if (!who) throw new Error('No such STA.');
  const offers: Offer[] = [];
  for (let need = 0; need < problem.needs.length; need++) {
    const offer = offerOf(problem, goal, sta, need, lockers[need] ?? new Set());
    if (!offer) continue;
    if (exact.has(need)) offers.push(...exactOffers(problem, goal, sta, offer));
    else offers.push(offer);
  }
  if (offers.length > MOST_OFFERS) throw new Error('More needs than the optimiser can tell apart.');
  const days = Array.from({ length: SESSIONS_A_WEEK / 2 }, (_, day) => (who.open >> (2 * day)) & 3);
  return {
    sta,
    limit: who.limit,
    room: who.room,
    open: who.open,
    locked: who.fixed,
    halfDays: days.filter((halves) => halves === 1 || halves === 2).length,
    offers,
    offerFor: (need, sessions) =>
      offers.findIndex((offer) => offer.need === need && (!offer.isExact || offer.open === sessions)),
    apart: distances(problem, offers),
    farthest: 1 + Math.max(0, ...offers.flatMap(({ road }) => [...road])),
    longestWeek: longestWeek(problem, who.toSchool),
    known: new Map(),
    dearer: new Map(),
    weeks: [],
    listed: null,
    worth: null,
  };
}

function offerOf(problem: Problem, goal: Goal, sta: number, need: number, lockers: ReadonlySet<number>): Offer | null {
  const who = problem.stas[sta];
  const row = problem.needs[need];
  if (!who || !row) return null;
  let [mine, taken] = [0, 0];
  for (const [session, fixed] of who.fixed.entries()) {
    if (fixed >= 0) taken |= 1 << session;
    if (fixed === need) mine |= 1 << session;
  }
  const least = countOf(mine);
  if (least === 0 && (row.allowed[sta] !== true || lockers.size >= row.staLimit)) return null;
  // What is locked to another is hers, and this need's half day is gone.
  let others = 0;
  for (const locker of lockers) {
    for (const [session, fixed] of problem.stas[locker]?.fixed.entries() ?? [])
      if (fixed === need) others |= 1 << session;
  }
  const open = (row.open & who.open & ~taken & ~others) | mine;
  const most = Math.max(least, Math.min(row.sessions, countOf(open), who.limit));
  if (most === 0) return null;
  return offerWith(problem, goal, {
    sta,
    need,
    open,
    must: least > 0,
    fewest: Math.max(1, least),
    most,
    isExact: false,
  });
}

/** One offer for each set of half days that she could give. */
function exactOffers(problem: Problem, goal: Goal, sta: number, { need, must, fewest, most, open }: Offer): Offer[] {
  const locked =
    problem.stas[sta]?.fixed.reduce((mask, fixed, at) => (fixed === need ? mask | (1 << at) : mask), 0) ?? 0;
  const offers: Offer[] = [];
  for (let mask = open; mask > 0; mask = (mask - 1) & open) {
    const count = countOf(mask);
    if (count < fewest || count > most || (mask & locked) !== locked) continue;
    offers.push(offerWith(problem, goal, { sta, need, open: mask, must, fewest: count, most: count, isExact: true }));
  }
  return offers;
}

type Terms = Pick<Offer, 'need' | 'open' | 'must' | 'fewest' | 'most' | 'isExact'> & { sta: number };

function offerWith(problem: Problem, goal: Goal, { sta, ...terms }: Terms): Offer {
  const { need, open, most } = terms;
  const row = problem.needs[need];
  const toSchool = problem.stas[sta]?.toSchool ?? new Int32Array();
  if (!row) throw new Error('No such need.');
  const perSession = (of: (session: number) => number) =>
    Int32Array.from({ length: SESSIONS_A_WEEK }, (_, session) => of(session));
  const time = perSession((session) => goal.time(sta, need, session));
  const sessions = [...time.keys()].filter((session) => (open & (1 << session)) !== 0);
  const times = sessions.map((session) => time[session] ?? 0).sort((a, b) => a - b);
  const schools = new Set(sessions.map((session) => row.schoolAt[session] ?? -1));
  const school = schools.size === 1 ? ([...schools][0] ?? -1) : -1;
  const saved = (of: (need: number, missed: number) => number) =>
    Int32Array.from({ length: most + 1 }, (_, given) => of(need, row.sessions) - of(need, row.sessions - given));
  return {
    ...terms,
    asks: row.sessions,
    alone: row.staLimit === 1,
    savesMissed: saved(goal.missed),
    savesSpread: saved(goal.spread),
    face: goal.face(sta, need),
    time,
    road: perSession((session) => toSchool[row.schoolAt[session] ?? -1] ?? 0),
    schoolAt: row.schoolAt,
    school,
    home: toSchool[school] ?? 0,
    leastRoad: Math.min(...sessions.map((session) => toSchool[row.schoolAt[session] ?? -1] ?? 0)),
    leastTime: Int32Array.from({ length: most + 1 }, (_, count) =>
      times.slice(0, count).reduce((sum, each) => sum + each, 0),
    ),
    ladders: laddersOf(open, time, most, school >= 0),
  };
}

const NO_HALVES: readonly Rung[] = [{ halves: 0, time: 0 }];

/** Day by day: none, one half or both. From the least time down to the fewest halves; only what is better on one is kept. */
function laddersOf(open: Mask, time: Int32Array, most: number, isOneSchool: boolean): (readonly Rung[])[] {
  if (!isOneSchool) return Array.from({ length: most + 1 }, () => NO_HALVES);
  const width = most + 1;
  let least = new Int32Array(width * width).fill(FAR);
  least[0] = 0;
  for (let day = 0; day < SESSIONS_A_WEEK / 2; day++) {
    const [am, pm] = [2 * day, 2 * day + 1];
    const halves = (open >> am) & 3;
    if (halves === 0) continue;
    const [first, second] = [time[am] ?? 0, time[pm] ?? 0];
    const one = halves === 3 ? Math.min(first, second) : halves === 1 ? first : second;
    const next = least.slice();
    for (let count = 0; count < most; count++) {
      for (let lone = 0; lone <= count; lone++) {
        const sofar = least[count * width + lone] ?? FAR;
        if (sofar >= FAR) continue;
        const alone = (count + 1) * width + lone + 1;
        next[alone] = Math.min(next[alone] ?? FAR, sofar + one);
        if (halves !== 3 || count + 2 > most) continue;
        const both = (count + 2) * width + lone;
        next[both] = Math.min(next[both] ?? FAR, sofar + first + second);
      }
    }
    least = next;
  }
  return Array.from({ length: width }, (_, count) => {
    const row = [...least.subarray(count * width, (count + 1) * width)];
    const base = Math.min(...row);
    const rungs = row.map((cost, halves) => ({ halves, time: cost - base }));
    return rungs.filter(
      ({ time: cost }, halves) => cost < FAR / 2 && row.slice(0, halves).every((fewer) => fewer - base > cost),
    );
  });
}

function longestWeek({ between }: Problem, toSchool: Int32Array): number {
  const [home, way] = [Math.max(0, ...toSchool), between.reduce((most, each) => Math.max(most, each), 0)];
  return (SESSIONS_A_WEEK / 2) * (2 * home + way) + 1;
}

const MORNINGS = 0b0101010101;

function distances(problem: Problem, offers: readonly Offer[]): Int32Array {
  const table = new Int32Array(offers.length * offers.length).fill(FAR);
  const schoolsOf = offers.map(({ schoolAt, open }) => [
    ...new Set([...schoolAt].filter((school, session) => school >= 0 && (open & (1 << session)) !== 0)),
  ]);
  for (const [a, one] of offers.entries()) {
    for (const [b, other] of offers.entries()) {
      const share = (first: Mask, second: Mask) => ((first & MORNINGS) << 1) & second;
      if (a === b || (share(one.open, other.open) | share(other.open, one.open)) === 0) continue;
      let least = FAR;
      if (one.school >= 0 && other.school >= 0) {
        const at = one.school * problem.schools + other.school;
        table[a * offers.length + b] = problem.apart[at] === 1 ? FAR : (problem.between[at] ?? 0);
        continue;
      }
      for (const from of schoolsOf[a] ?? []) {
        for (const to of schoolsOf[b] ?? []) {
          const at = from * problem.schools + to;
          if (problem.apart[at] === 0) least = Math.min(least, problem.between[at] ?? 0);
        }
      }
      table[a * offers.length + b] = least;
    }
  }
  return table;
}
