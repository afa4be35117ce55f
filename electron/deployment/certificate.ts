import type { Certificate, ProvedLevel } from '../../shared/api/certificate.ts';
import { countSessions } from '../../shared/sessions.ts';
import type { Answer, LevelProof } from './propose/answer.ts';
import type { Level } from './propose/tally.ts';
import { PRIORITY_WEIGHTS } from './wants.ts';
import type { Allocation, Week } from './week.ts';

/**
 * What is known about a proposal, in plain words: for each want its value, the proven bound and one sentence. Where a
 * bound is not reached, the gap is said in the want's own units, and for the first want in sessions.
 */
interface Wording {
  counts: string;
  /** Nothing is lost at all. */
  none: string;
  proved: string;
  /** What a gap of so much means. */
  gap(size: number, missed: Missed): string;
}

/** Per priority, 1 first: sessions that plans miss, and what one of them costs. */
type Missed = readonly { priority: number; sessions: number; cost: number }[];

const WORDINGS: Readonly<Record<Level, Wording>> = {
  unmet: {
    counts: 'sessions unmet, weighted by priority',
    none: 'Every session that plans ask for is served.',
    proved: 'No other week leaves less unmet, counted by priority.',
    gap: (size, missed) =>
      `At most ${sessionsWithin(size, missed)} more could be served without another plan losing some.`,
  },
  fairness: {
    counts: 'sum over plans of missed × missed',
    none: 'No plan misses a session.',
    proved: 'The missed sessions could not be spread more evenly.',
    gap: (size) => `The missed sessions could perhaps be spread more evenly, by at most ${size} in missed × missed.`,
  },
  continuity: {
    counts: 'sessions by an STA the child does not know',
    none: 'Every child who knows an STA has one of those.',
    proved: 'No more children could have an STA they know.',
    gap: (size) => `At most ${plural(size, 'session')} more could be given by an STA the child knows.`,
  },
  stability: {
    counts: 'sessions at another time than last week',
    none: 'Every plan that was served last week is served at the same times.',
    proved: 'No more sessions could be at the same time as last week.',
    gap: (size) => `At most ${plural(size, 'session')} more could be at the same time as last week.`,
  },
  travel: {
    counts: 'kilometres by road, base to base',
    none: 'Nobody has to travel.',
    proved: 'The STAs together could not drive less.',
    gap: (size) => `At most ${size} km could be saved.`,
  },
  load: {
    counts: 'unevenness of the STAs’ shares',
    none: 'Nobody carries a load.',
    proved: 'The load could not be more even.',
    gap: () => 'The load could perhaps be more even.',
  },
};

/** In a repair the times to keep to are those that schools were told. */
const AS_TOLD: Wording = {
  counts: 'sessions given again at another time than was told',
  none: 'Every session given again is at a time that was told.',
  proved: 'No more sessions could be given again at a time that was told.',
  gap: (size) => `At most ${plural(size, 'session')} more could be given again at a time that was told.`,
};

export function certificateOf(week: Week, answer: Answer, stopped = false): Certificate {
  const missed = missedOf(week, answer.allocations);
  const levels = answer.levels.map((each) => ({ ...each, ...worded(each, missed) }));
  return {
    levels,
    proved: answer.proved,
    stopped,
    milliseconds: answer.milliseconds,
    solver: answer.solver,
    summary: summaryOf(levels, missed, stopped),
  };
}

/** The same answer after a person has stopped the search for a better one. */
export function stoppedCertificate(week: Week, allocations: Allocation[], certificate: Certificate): Certificate {
  const { levels, milliseconds, solver, proved } = certificate;
  return certificateOf(week, { allocations, levels: levels as LevelProof[], milliseconds, solver, proved }, !proved);
}

/** The level of stability as a repair says it. */
export function wordedAsTold<L extends Omit<LevelProof, 'level'>>(level: L): L & Worded {
  return { ...level, ...worded({ ...level, level: 'stability' }, [], AS_TOLD) };
}

type Worded = Pick<ProvedLevel, 'counts' | 'sentence'>;

function worded({ level, value, bound, proved }: LevelProof, missed: Missed, wording = WORDINGS[level]): Worded {
  const { counts, none, proved: best, gap } = wording;
  const said = value === 0 ? none : proved ? best : `Not proved. ${gap(value - bound, missed)}`;
  return { counts, sentence: level === 'unmet' && value > 0 ? `${said} ${missedSentence(missed)}` : said };
}

function summaryOf(levels: readonly LevelProof[], missed: Missed, stopped: boolean): string {
  const open = levels.find(({ proved }) => !proved);
  if (!open) return 'Proved: no better week exists in the managers’ order of importance. Checked independently.';
  const before = levels.slice(0, levels.indexOf(open)).map(({ level }) => SHORT[level]);
  const said = before.length === 0 ? 'Not proved' : `Proved for ${listed(before)}; not proved for ${SHORT[open.level]}`;
  const gap = WORDINGS[open.level].gap(open.value - open.bound, missed);
  return `${said}${stopped ? ' (stopped early)' : ''}. ${gap} Checked independently.`;
}

const SHORT: Readonly<Record<Level, string>> = {
  unmet: 'sessions served',
  fairness: 'fairness',
  continuity: 'continuity',
  stability: 'stability',
  travel: 'travel',
  load: 'even load',
};

function missedOf(week: Week, allocations: readonly Allocation[]): Missed {
  return [...Map.groupBy(week.needs, ({ priority }) => priority)]
    .toSorted(([a], [b]) => a - b)
    .map(([priority, needs]) => ({
      priority,
      cost: PRIORITY_WEIGHTS[priority] ?? 0,
      sessions: needs.reduce((sum, { planId, sessions }) => {
        const given = allocations.filter((each) => each.planId === planId).length;
        return sum + Math.max(0, sessions - given);
      }, 0),
    }))
    .filter(({ sessions }) => sessions > 0);
}

/** "Every priority 1 session is served; 2 of priority 3 and 7 of priority 4 are missed." */
function missedSentence(missed: Missed): string {
  const which = listed(missed.map(({ priority, sessions }) => `${sessions} of priority ${priority}`));
  const isFirstServed = missed[0]?.priority !== 1;
  return `${isFirstServed ? 'Every priority 1 session is served; missed: ' : 'Missed: '}${which}.`;
}

/** As many of the missed sessions as a gap of this size can pay for, the cheapest first. */
function sessionsWithin(size: number, missed: Missed): string {
  let [left, count] = [size, 0];
  for (const { sessions, cost } of missed.toReversed()) {
    const paid = cost === 0 ? sessions : Math.min(sessions, Math.floor(left / cost));
    count += paid;
    left -= paid * cost;
  }
  return countSessions(count);
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
