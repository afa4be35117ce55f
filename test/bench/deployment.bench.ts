import { checkWeek } from '../../electron/deployment/check.ts';
import type { Proposal } from '../../electron/deployment/proposal.ts';
import { repairCertificate, toRepair } from '../../electron/deployment/repair.ts';
import { startJob } from '../../electron/deployment/start-job.ts';
import { PRIORITY_WEIGHTS, valuesOf, WANTS } from '../../electron/deployment/wants.ts';
import type { Allocation, Week } from '../../electron/deployment/week.ts';
import { type Figure, quantile } from './figure.ts';
import { nativeSolver, solveNatively } from './native-solver.ts';
import { makeWeek, type WeekSize } from './week-maker.ts';

/**
 * The weekly deployment at the sizes of the design: first answer, proof, gap; a repair after one absence; and the same
 * weeks by a solver of the system, where there is one. A week that is not proved counts with the time it was given.
 */
interface Size extends WeekSize {
  name: string;
  weeks: number;
  seconds: number;
  limits: { first?: number; median?: number; worst?: number; gap?: number };
}

const SESSIONS = [1, 4] as const;
const SIZES: readonly Size[] = [
  {
    name: '12x60',
    stas: 12,
    needs: 60,
    sessions: SESSIONS,
    weeks: 20,
    seconds: 30,
    limits: { median: 1000, worst: 10_000 },
  },
  {
    name: '40x200',
    stas: 40,
    needs: 200,
    sessions: SESSIONS,
    weeks: 5,
    seconds: 60,
    limits: { first: 2000, median: 8000 },
  },
  { name: '120x600', stas: 120, needs: 600, sessions: SESSIONS, weeks: 1, seconds: 60, limits: { gap: 0.001 } },
];
/** Weeks that the system's solver is given too, and for how long. */
const RIVAL = { size: '12x60', weeks: 3, seconds: 30 };

interface Solved {
  week: Week;
  proposal: Proposal;
  first: number;
  milliseconds: number;
}

export async function figures(): Promise<Figure[]> {
  const found: Figure[] = [];
  for (const size of SIZES) {
    console.error(`${size.name}: ${size.weeks} weeks, at most ${size.seconds} s each …`);
    const solved: Solved[] = [];
    for (let seed = 1; seed <= size.weeks; seed++) solved.push(await solve(makeWeek(size, seed), size.seconds));
    found.push(...figuresOf(size, solved));
    if (size.name === '40x200') found.push(...(await repairs(solved)));
    if (size.name === RIVAL.size) found.push(...rivalry(solved.slice(0, RIVAL.weeks)));
  }
  return [...found, { name: 'memory', value: process.memoryUsage().rss / 1e6, unit: 'MB', limit: 600 }];
}

async function solve(week: Week, seconds: number): Promise<Solved> {
  const before = performance.now();
  let first = Number.NaN;
  let timer: NodeJS.Timeout | undefined;
  const running = startJob({ kind: 'propose', week }, () => {
    if (!Number.isNaN(first)) return;
    first = performance.now() - before;
    timer = setTimeout(running.stop, Math.max(0, seconds * 1000 - first));
  });
  const outcome = await running.answer;
  clearTimeout(timer);
  if (!outcome.ok) throw new Error(outcome.faults.join(' '));
  return { week, proposal: outcome.value, first, milliseconds: performance.now() - before };
}

function figuresOf({ name, seconds, limits }: Size, solved: readonly Solved[]): Figure[] {
  const times = solved.map(({ proposal, milliseconds }) =>
    proposal.certificate.proved ? milliseconds : seconds * 1000,
  );
  const served = solved.map(({ week, proposal }) => gapOf(week, proposal));
  const of = (wants: number) =>
    solved.filter(({ proposal }) => proposal.certificate.levels.slice(0, wants).every(({ proved }) => proved)).length;
  return [
    {
      name: `${name}.first.median`,
      value: quantile(
        solved.map(({ first }) => first),
        0.5,
      ),
      unit: 'ms',
      ...limit(limits.first),
    },
    { name: `${name}.proof.median`, value: quantile(times, 0.5), unit: 'ms', ...limit(limits.median) },
    { name: `${name}.proof.worst`, value: quantile(times, 1), unit: 'ms', ...limit(limits.worst) },
    { name: `${name}.proved-of-${solved.length}`, value: of(WANTS.length), unit: 'count' },
    { name: `${name}.proved-but-for-road-and-load-of-${solved.length}`, value: of(4), unit: 'count' },
    { name: `${name}.gap-of-served.worst`, value: quantile(served, 1), unit: 'ratio', ...limit(limits.gap) },
  ];
}

const limit = (most: number | undefined) => (most === undefined ? {} : { limit: most });

/** How much more, at most, could be served, as a share of what is: by the weights of the first want. */
function gapOf(week: Week, { certificate }: Proposal): number {
  const [unmet] = certificate.levels;
  const asked = week.needs.reduce(
    (sum, { sessions, priority }) => sum + sessions * (PRIORITY_WEIGHTS[priority] ?? 0),
    0,
  );
  return unmet ? (unmet.value - unmet.bound) / (asked - unmet.bound) : 1;
}

/** The proposal is published, and one STA is ill all week. */
async function repairs(solved: readonly Solved[]): Promise<Figure[]> {
  const done: Solved[] = [];
  for (const [at, { week, proposal }] of solved.entries()) {
    const ill = week.stas.filter(({ id }) => proposal.allocations.some(({ staId }) => staId === id))[at];
    if (!ill) continue;
    const absence = { sessions: [...ill.pattern], kind: 'sick' as const };
    const stas = week.stas.map((sta) => (sta === ill ? { ...sta, absences: [absence] } : sta));
    const before = performance.now();
    const repairing = toRepair({ ...week, stas, allocations: proposal.allocations });
    const found = await solve(repairing.week, 30);
    const certificate = repairCertificate(repairing, found.proposal);
    done.push({ ...found, proposal: { ...found.proposal, certificate }, milliseconds: performance.now() - before });
  }
  return [
    {
      name: 'repair-40x200.proof.median',
      value: quantile(
        done.map(({ milliseconds }) => milliseconds),
        0.5,
      ),
      unit: 'ms',
      limit: 1000,
    },
    {
      name: 'repair-40x200.proof.worst',
      value: quantile(
        done.map(({ milliseconds }) => milliseconds),
        1,
      ),
      unit: 'ms',
    },
    {
      name: `repair-40x200.proved-of-${done.length}`,
      value: done.filter(({ proposal }) => proposal.certificate.proved).length,
      unit: 'count',
    },
  ];
}

function rivalry(solved: readonly Solved[]): Figure[] {
  const solver = nativeSolver();
  if (solver === null) {
    console.error(
      'LEFT OUT, the comparison with a native solver: neither CBC nor GLPK is installed (apt-get install coinor-cbc).',
    );
    return [];
  }
  const name = `${RIVAL.size}.against-${solver.name}`;
  let [equalOrBetter, compared] = [0, 0];
  const ratios: number[] = [];
  for (const { week, proposal, milliseconds } of solved) {
    const theirs = solveNatively(week, solver, RIVAL.seconds);
    compared++;
    ratios.push((theirs?.milliseconds ?? RIVAL.seconds * 1000) / milliseconds);
    if (theirs === null || checkWeek(week, theirs.allocations).length > 0) equalOrBetter++;
    else if (!isBefore(week, theirs.allocations, proposal.allocations)) equalOrBetter++;
  }
  return [
    { name: `${name}.equal-or-better-of-${compared}`, value: equalOrBetter, unit: 'count' },
    { name: `${name}.their-time-to-ours.median`, value: quantile(ratios, 0.5), unit: 'ratio' },
  ];
}

/** Whether `a` is better than `b` on the four wants that the rival is asked for. */
function isBefore(week: Week, a: Allocation[], b: Allocation[]): boolean {
  const [one, two] = [valuesOf(week, a), valuesOf(week, b)];
  for (const { id } of WANTS.slice(0, 4)) if (one[id] !== two[id]) return (one[id] ?? 0) < (two[id] ?? 0);
  return false;
}
