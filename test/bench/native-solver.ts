import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  allocationsOf,
  type Placed,
  type Problem,
  problemOf,
  SESSIONS_A_WEEK,
} from '../../electron/deployment/propose/problem.ts';
import { missedCost } from '../../electron/deployment/propose/tally.ts';
import type { Allocation, Week } from '../../electron/deployment/week.ts';

/**
 * The same week for a solver of the system (Debian: coinor-cbc, glpk-utils), written down directly: a yes or no for each
 * STA × plan × half day. It is asked for the first four wants, each weighted well above the next; journeys and load are
 * left out. Null where neither solver is installed, or none found an answer in time.
 */
export interface NativeAnswer {
  solver: string;
  allocations: Allocation[];
  milliseconds: number;
}

const WEIGHTS = { missed: 4096, spread: 256, face: 16, time: 1 };
const SOLVERS = [
  { name: 'cbc', words: (lp: string, out: string, seconds: number) => [lp, 'sec', `${seconds}`, 'solve', 'solu', out] },
  {
    name: 'glpsol',
    words: (lp: string, out: string, seconds: number) => ['--lp', lp, '--tmlim', `${seconds}`, '-w', out],
  },
] as const;
type Solver = (typeof SOLVERS)[number];

export function nativeSolver(): Solver | null {
  return (
    SOLVERS.find(({ name }) => spawnSync(name, [name === 'cbc' ? '-quit' : '--version']).error === undefined) ?? null
  );
}

export function solveNatively(week: Week, solver: Solver, seconds: number): NativeAnswer | null {
  const folder = mkdtempSync(join(tmpdir(), 'sts-native-'));
  try {
    const [lp, out] = [join(folder, 'week.lp'), join(folder, 'week.sol')];
    const { text, names } = direct(problemOf(week));
    writeFileSync(lp, text);
    const before = performance.now();
    spawnSync(solver.name, solver.words(lp, out, seconds), { stdio: 'ignore' });
    const milliseconds = performance.now() - before;
    if (!existsSync(out)) return null;
    const chosen =
      solver.name === 'cbc' ? chosenByCbc(readFileSync(out, 'utf8')) : chosenByGlpk(readFileSync(out, 'utf8'), names);
    return { solver: solver.name, allocations: allocationsOf(week, chosen.flatMap(placed)), milliseconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function chosenByCbc(text: string): string[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((words) => Number(words.at(-2)) > 0.5)
    .map((words) => words.at(-3) ?? '');
}

/** GLPK numbers columns in the order in which they are first named. */
function chosenByGlpk(text: string, names: readonly string[]): string[] {
  return text.split('\n').flatMap((line) => {
    const [kind, at, value] = line.split(' ');
    return kind === 'j' && Number(value) > 0.5 ? [names[Number(at) - 1] ?? ''] : [];
  });
}

/** 'x_3_14_9' → STA 3, plan 14, Friday afternoon. */
function placed(name: string): Placed[] {
  const [kind, sta, need, session] = name.split('_');
  return kind === 'x' ? [{ sta: Number(sta), need: Number(need), session: Number(session) }] : [];
}

function direct(problem: Problem): { text: string; names: string[] } {
  const { stas, needs } = problem;
  const names: string[] = [];
  const costs: string[] = [];
  const rows: string[] = [];
  const say = (terms: readonly string[], sign: string, limit: number) => {
    if (terms.length > 0) rows.push(`${terms.join('\n + ')} ${sign} ${limit}`);
  };
  const by = {
    place: new Map<string, string[]>(),
    once: new Map<string, string[]>(),
    pair: new Map<string, string[]>(),
  };
  const add = (map: Map<string, string[]>, key: string, name: string) => map.set(key, [...(map.get(key) ?? []), name]);
  for (const [s, sta] of stas.entries()) {
    for (const [n, need] of needs.entries()) {
      if (!need.allowed[s]) continue;
      for (let h = 0; h < SESSIONS_A_WEEK; h++) {
        if ((sta.open & need.open & (1 << h)) === 0) continue;
        const name = `x_${s}_${n}_${h}`;
        const face = need.welcome.size > 0 && !need.welcome.has(s) ? WEIGHTS.face : 0;
        const time = need.lastWeek !== 0 && (need.lastWeek & (1 << h)) === 0 ? WEIGHTS.time : 0;
        names.push(name);
        costs.push(`${face + time} ${name}`);
        add(by.place, `${s} ${h}`, name);
        add(by.once, `${n} ${h}`, name);
        add(by.pair, `${s} ${n}`, name);
      }
    }
  }
  const sums = {
    sta: new Map<number, string[]>(),
    need: new Map<number, string[]>(),
    who: new Map<number, string[]>(),
  };
  const whole = [...names];
  for (const terms of [...by.place.values(), ...by.once.values()]) say(terms, '<=', 1);
  for (const [key, terms] of by.pair) {
    const [s = 0, n = 0] = key.split(' ').map(Number);
    sums.sta.set(s, [...(sums.sta.get(s) ?? []), ...terms]);
    sums.need.set(n, [...(sums.need.get(n) ?? []), ...terms]);
    sums.who.set(n, [...(sums.who.get(n) ?? []), `y_${s}_${n}`]);
    whole.push(`y_${s}_${n}`);
    names.push(`y_${s}_${n}`);
    costs.push(`0 y_${s}_${n}`);
    for (const term of terms) rows.push(`${term} - y_${s}_${n} <= 0`);
  }
  for (const [s, terms] of sums.sta) say(terms, '<=', stas[s]?.limit ?? 0);
  const parts: string[] = [];
  for (const [n, need] of needs.entries()) {
    const missed = Array.from({ length: need.sessions }, (_, at) => `u_${n}_${at}`);
    for (const [at, name] of missed.entries()) {
      names.push(name);
      parts.push(`${name} <= 1`);
      costs.push(`${WEIGHTS.missed * missedCost(need.priority) + WEIGHTS.spread * (2 * at + 1)} ${name}`);
    }
    say([...(sums.need.get(n) ?? []), ...missed], '=', need.sessions);
    say(sums.who.get(n) ?? [], '<=', need.staLimit);
  }
  rows.push(...journeys(problem, by.place));
  const text = `Minimize\n cost: ${costs.join('\n + ')}\nSubject To\n${rows.map((row, at) => ` r${at}: ${row}`).join('\n')}\nBounds\n ${parts.join('\n ')}\nBinaries\n ${whole.join('\n ')}\nEnd\n`;
  return { text, names };
}

/** A morning here keeps her from every afternoon whose school is too far. */
function journeys(problem: Problem, place: ReadonlyMap<string, string[]>): string[] {
  const schoolOf = (name: string) => {
    const [{ need, session } = { need: -1, session: 0 }] = placed(name);
    return problem.needs[need]?.schoolAt[session] ?? -1;
  };
  return problem.stas.flatMap((_, s) =>
    [0, 2, 4, 6, 8].flatMap((h) =>
      (place.get(`${s} ${h}`) ?? []).flatMap((morning) => {
        const far = (place.get(`${s} ${h + 1}`) ?? []).filter(
          (afternoon) => problem.apart[schoolOf(morning) * problem.schools + schoolOf(afternoon)] === 1,
        );
        return far.length > 0 ? [`${[morning, ...far].join('\n + ')} <= 1`] : [];
      }),
    ),
  );
}
