import { loadSolver, runModel } from '../solver/highs.ts';

/**
 * Its programmes are solved at the root, where making thousands of cuts to choose among took most of the time: with few to choose
 * from, the worst of 28 levellings takes 1.5 s of processor time instead of 3.4, the others a tenth to a half less.
 */
const FEW_CUTS = {
  mip_pool_soft_limit: 100,
  mip_pool_age_limit: 1,
  mip_lp_age_limit: 2,
  mip_heuristic_run_feasibility_jump: false,
};

/**
 * A whole-number programme and its solution. Several things are wanted in strict order; they are solved in one go, each
 * weighted so that nothing of those after it outweighs it, to a proven optimum.
 */
export class Programme {
  private readonly columns: { least: number; most: number; whole: boolean }[] = [];
  private readonly rows: Row[] = [];

  /** A new unknown from `least` to `most`; gives its number. */
  unknown(most: number, { least = 0, whole = true } = {}): number {
    return this.columns.push({ least, most, whole }) - 1;
  }

  /** The sum of the terms lies from `least` to `most`. */
  row(terms: readonly Term[], least: number, most: number): void {
    this.rows.push({ terms, least, most });
  }

  get size(): { unknowns: number; rows: number; terms: number } {
    const terms = this.rows.reduce((sum, row) => sum + row.terms.length, 0);
    return { unknowns: this.columns.length, rows: this.rows.length, terms };
  }

  /** Solves for the objectives in strict order. Their values must be whole numbers. */
  async solve(wants: readonly Objective[], limits: Limits): Promise<Solution> {
    const weights = weightsOf(wants);
    const solver = await loadSolver();
    const within = (bound: number) => (Number.isFinite(bound) ? bound : bound > 0 ? solver.infinity : -solver.infinity);
    const starts = [0];
    const indices: number[] = [];
    const factors: number[] = [];
    for (const { terms } of this.rows) {
      for (const [index, factor] of terms) {
        indices.push(index);
        factors.push(factor);
      }
      starts.push(indices.length);
    }
    const { integer, continuous } = solver.constants.variableType;
    const [numCols, numRows] = [this.columns.length, this.rows.length];
    if (numCols === 0) return { values: [], levels: levelsOf(wants, weights, [], null) };
    const costs = new Map<number, number>();
    for (const [at, { terms }] of wants.entries()) {
      for (const [index, factor] of terms) {
        costs.set(index, (costs.get(index) ?? 0) + factor * (weights[at] ?? 1));
      }
    }
    return solver.withModel(
      {
        numCols,
        numRows,
        sense: solver.constants.objectiveSense.maximize,
        colCost: this.columns.map((_, at) => costs.get(at) ?? 0),
        colLower: this.columns.map(({ least }) => least),
        colUpper: this.columns.map(({ most }) => within(most)),
        rowLower: this.rows.map(({ least }) => within(least)),
        rowUpper: this.rows.map(({ most }) => within(most)),
        integrality: this.columns.map(({ whole }) => (whole ? integer : continuous)),
        matrix: { format: 'csr', numRows, numCols, starts, indices, values: factors },
      },
      (model) => {
        // Objectives are whole numbers: a gap below one is no gap.
        model.options.set({
          ...FEW_CUTS,
          output_flag: false,
          mip_rel_gap: 0,
          mip_abs_gap: 0.9,
          time_limit: limits.seconds,
        });
        runModel(solver, model);
        const found = [...model.getSolution().colValue];
        const values = found.length > 0 && Number.isFinite(model.getObjectiveValue()) ? found.map(settled) : [];
        const value = wants.reduce((sum, { terms }, at) => sum + (weights[at] ?? 1) * sumOf(terms, values), 0);
        const bound = Math.floor(Number(model.info.get('mip_dual_bound')) + 1e-3);
        // Proved is what the values themselves come to, in whole numbers, where the solver excludes anything above it.
        const ended = model.getModelStatus() === solver.constants.modelStatus.optimal;
        return { values, levels: levelsOf(wants, weights, values, ended && bound <= value ? null : bound) };
      },
    );
  }
}

/** An unknown and its factor. */
export type Term = readonly [unknown: number, factor: number];

export interface Objective {
  name: string;
  /** Made as large as can be. */
  terms: readonly Term[];
  /** The least that it can be, where others come before it; then its values are at most 0. */
  least?: number;
}

export interface Limits {
  seconds: number;
}

export interface Solution {
  /** One for each unknown; none where nothing was found in time. */
  values: number[];
  /** For each objective, in their order. */
  levels: Level[];
}

export interface Level {
  name: string;
  value: number;
  bound: number;
  proved: boolean;
}

interface Row {
  terms: readonly Term[];
  least: number;
  most: number;
}

/** Each weighs more than all that come after it can be together. */
function weightsOf(wants: readonly Objective[]): number[] {
  let weight = 1;
  return wants
    .toReversed()
    .map(({ least = 0 }) => {
      const own = weight;
      weight *= 1 - least;
      return own;
    })
    .toReversed();
}

/** The value of each objective, and what it can be at best: the bound on their weighted sum, taken apart. */
function levelsOf(
  wants: readonly Objective[],
  weights: readonly number[],
  values: readonly number[],
  bound: number | null,
): Level[] {
  let left = bound ?? 0;
  let settledBefore = true;
  return wants.map(({ name, terms }, at) => {
    const value = sumOf(terms, values);
    if (bound === null) return { name, value, bound: value, proved: true };
    const weight = weights[at] ?? 1;
    const most = settledBefore ? Math.max(value, Math.floor((left + weight - 1) / weight)) : 0;
    const proved = settledBefore && most === value;
    left -= weight * value;
    settledBefore = proved;
    return { name, value, bound: most, proved };
  });
}

/** The solver's numbers come within a millionth of whole ones. */
function settled(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-5 ? whole : value;
}

export function sumOf(terms: readonly Term[], values: readonly number[]): number {
  return Math.round(terms.reduce((sum, [index, factor]) => sum + factor * (values[index] ?? 0), 0));
}
