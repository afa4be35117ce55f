import highs from 'highs';

// Its types describe the package's CommonJS half; what an ES module is given is the loader itself.
const given: unknown = highs;
if (typeof given !== 'function') throw new Error('The solver package gives something else than its loader');
const loadHighs = given as typeof highs.default;

/**
 * A whole-number programme and its solution, objective after objective: each is solved to a proven optimum and then
 * held, so that the next can only choose among what is equally good for those before it.
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

  /** Solves for the objectives in strict order. Values of objectives must be whole numbers. */
  async solve(objectives: readonly Objective[], limits: Limits): Promise<Solution> {
    const solver = await loadHighs();
    const within = (bound: number) => (bound === Number.POSITIVE_INFINITY ? solver.infinity : bound);
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const { terms } of this.rows) {
      for (const [index, factor] of terms) {
        indices.push(index);
        values.push(factor);
      }
      starts.push(indices.length);
    }
    const { integer, continuous } = solver.constants.variableType;
    return solver.withModel(
      {
        numCols: this.columns.length,
        numRows: this.rows.length,
        sense: solver.constants.objectiveSense.maximize,
        colCost: this.columns.map(() => 0),
        colLower: this.columns.map(({ least }) => least),
        colUpper: this.columns.map(({ most }) => within(most)),
        rowLower: this.rows.map(({ least }) => (least === Number.NEGATIVE_INFINITY ? -solver.infinity : least)),
        rowUpper: this.rows.map(({ most }) => within(most)),
        integrality: this.columns.map(({ whole }) => (whole ? integer : continuous)),
        matrix: {
          format: 'csr',
          numRows: this.rows.length,
          numCols: this.columns.length,
          starts,
          indices,
          values,
        },
      },
      (model) => {
        // Objectives are whole numbers: a gap below one is no gap.
        model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.9, time_limit: limits.seconds });
        const solution: Solution = { values: [], levels: [] };
        for (const { name, terms } of objectives) {
          for (let at = 0; at < this.columns.length; at++) model.changeColCost(at, 0);
          for (const [index, factor] of terms) model.changeColCost(index, factor);
          if (solution.values.length > 0) model.setSolution({ colValue: solution.values });
          model.run();
          const proved = model.getModelStatus() === solver.constants.modelStatus.optimal;
          const found = [...model.getSolution().colValue];
          if (found.length > 0 && Number.isFinite(model.getObjectiveValue())) solution.values = found.map(settled);
          const value = sumOf(terms, solution.values);
          const bound = proved ? value : Math.max(value, Math.floor(Number(model.info.get('mip_dual_bound')) + 1e-3));
          solution.levels.push({ name, value, bound, proved });
          if (!proved) break;
          if (terms.length > 0) {
            const [own, factors] = [terms.map(([index]) => index), terms.map(([, factor]) => factor)];
            model.addRow(value, solver.infinity, { indices: own, values: factors });
          }
        }
        return solution;
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
}

export interface Limits {
  /** For each objective. */
  seconds: number;
}

export interface Solution {
  /** One for each unknown; none where nothing was found in time. */
  values: number[];
  /** As many as were reached: the one that is not proved is the last. */
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

/** The solver's numbers come within a millionth of whole ones. */
function settled(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-5 ? whole : value;
}

export function sumOf(terms: readonly Term[], values: readonly number[]): number {
  return Math.round(terms.reduce((sum, [index, factor]) => sum + factor * (values[index] ?? 0), 0));
}
