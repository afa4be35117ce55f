import type { Answer, LevelProof } from './propose/answer.ts';
import type { Level } from './propose/tally.ts';
import type { Week } from './week.ts';

/**
 * What is known about a proposal, in plain words: for each want its value, the proven bound and one sentence. Where a
 * bound is not reached, the gap is said in the want's own units, and for the first want in sessions.
 */
export interface CertifiedLevel extends LevelProof {
  /** What the value counts. */
  counts: string;
  sentence: string;
}

export interface Certificate {
  levels: CertifiedLevel[];
  /** Every level is proved. */
  proved: boolean;
  /** Stopped by a person before all was proved. */
  stopped: boolean;
  milliseconds: number;
  solver: string;
  /** One line for beside the proposal. */
  summary: string;
}

interface Wording {
  counts: string;
  /** Nothing is lost at all. */
  none: string;
  proved: string;
  /** What a gap of so much means. */
  gap(size: number): string;
}

const WORDINGS: Readonly<Record<Level, Wording>> = {
  unmet: {
    counts: 'sessions unmet, weighted by priority',
    none: 'Every session that plans ask for is served.',
    proved: 'No plan could be served more without a plan of equal or higher priority being served less.',
    gap: (size) => `At most ${sessionsOf(size)} more could be served.`,
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
    proved: 'Nobody could travel less.',
    gap: (size) => `At most ${size} km of travel could be saved.`,
  },
  load: {
    counts: 'unevenness of the STAs’ shares',
    none: 'Nobody carries a load.',
    proved: 'The load could not be more even.',
    gap: () => 'The load could perhaps be more even.',
  },
};

/** A missed session of the least important priority costs so much: what a gap on the first level means at most. */
const LEAST_WEIGHT = 3;

export function certificateOf(_week: Week, answer: Answer, stopped = false): Certificate {
  const levels = answer.levels.map((each) => ({ ...each, ...worded(each) }));
  return {
    levels,
    proved: answer.proved,
    stopped,
    milliseconds: answer.milliseconds,
    solver: answer.solver,
    summary: summaryOf(levels, stopped),
  };
}

function worded({ level, value, bound, proved }: LevelProof): Pick<CertifiedLevel, 'counts' | 'sentence'> {
  const { counts, none, proved: best, gap } = WORDINGS[level];
  return { counts, sentence: value === 0 ? none : proved ? best : `Not proved. ${gap(value - bound)}` };
}

function summaryOf(levels: readonly CertifiedLevel[], stopped: boolean): string {
  const open = levels.find(({ proved }) => !proved);
  if (!open) return 'Proved: no better week exists in the managers’ order of importance. Checked independently.';
  const before = levels.slice(0, levels.indexOf(open)).map(({ level }) => SHORT[level]);
  const said = before.length === 0 ? 'Not proved' : `Proved for ${listed(before)}; not proved for ${SHORT[open.level]}`;
  return `${said}${stopped ? ' (stopped early)' : ''}. ${WORDINGS[open.level].gap(open.value - open.bound)} Checked independently.`;
}

const SHORT: Readonly<Record<Level, string>> = {
  unmet: 'sessions served',
  fairness: 'fairness',
  continuity: 'continuity',
  stability: 'stability',
  travel: 'travel',
  load: 'even load',
};

function sessionsOf(size: number): string {
  return plural(Math.floor(size / LEAST_WEIGHT), 'session');
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
