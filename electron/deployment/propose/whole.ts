import type { Highs } from 'highs';
import { runModel } from '../../solver/highs.ts';
import type { Column } from './column.ts';
import type { Master } from './master.ts';
import { type Prices, profitOf } from './prices.ts';
import { costOfDelivered } from './rows.ts';

/**
 * The best whole answer made of given weeks (HiGHS, branch and bound). What it minimises is not the cost itself but what
 * it costs above the floor, the bound that the prices give: then the numbers are small however heavy the weights are,
 * and rounding stays far below the 1 that proof needs.
 */
export interface Found {
  /** Null: none was found. */
  columns: Column[] | null;
  /** Every whole answer made of these weeks costs at least so much above the floor. */
  above: number;
  /** Branch and bound came to its end. */
  complete: boolean;
}

export interface Search {
  prices: Prices;
  /** Per STA, what a week is due to earn. */
  due: Float64Array;
  nodes: number;
  start: readonly Column[] | null;
  /** What answers differ by at least; 1 where it is left out. */
  unit?: number;
}

const INTEGER = 1;
const OPTIMAL = 7;
const INFEASIBLE = 8;
const FEASIBLE = 2;
/** A thousand times the solver's own tolerance, which bears on numbers as small as the gap. */
const MARGIN = 1e-3;

export function wholeOf(highs: Highs, master: Master, columns: readonly Column[], search: Search): Found {
  const { prices, due } = search;
  const parts = partsOf(master, columns, prices, due);
  const limits = master.rows.limits(master.weights, prices);
  const finite = (limit: number) => Math.max(-highs.infinity, Math.min(highs.infinity, limit));
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { entries } of parts) {
    for (const [row, value] of entries) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  }
  return highs.withModel((model) => {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: (search.unit ?? 1) * (1 - 2 * MARGIN),
      mip_max_nodes: search.nodes,
    });
    model.passModel({
      numCols: parts.length,
      numRows: limits.length,
      sense: highs.constants.objectiveSense.minimize,
      offset: -master.rows.delivered.reduce((sum, each) => sum + Math.min(0, costOfDelivered(each, prices)), 0),
      colCost: Float64Array.from(parts, ({ cost }) => cost),
      colLower: new Float64Array(parts.length),
      colUpper: Float64Array.from(parts, ({ most }) => most),
      rowLower: Float64Array.from(limits, ({ least, most, room }) => finite(room > 0 ? most : least)),
      rowUpper: Float64Array.from(limits, ({ least, most, over }) => finite(over > 0 ? least : most)),
      matrix: {
        format: 'csc',
        numRows: limits.length,
        numCols: parts.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
      integrality: Int32Array.from(parts, (_, at) => (at < columns.length ? INTEGER : 0)),
    });
    if (search.start !== null) {
      const chosen = new Set(search.start);
      const at = columns.flatMap((column, index) => (chosen.has(column) ? [index] : []));
      model.setSolution({ indices: at, values: at.map(() => 1) });
    }
    runModel(highs, model);
    const status = model.getModelStatus();
    const hasAnswer = Number(model.info.get('primal_solution_status')) === FEASIBLE;
    const share = hasAnswer ? model.getSolution().colValue : new Float64Array();
    return {
      columns: hasAnswer ? columns.filter((_, at) => (share[at] ?? 0) > 0.5) : null,
      above: status === INFEASIBLE ? Number.POSITIVE_INFINITY : Number(model.info.get('mip_dual_bound')) - MARGIN,
      complete: status === OPTIMAL || status === INFEASIBLE,
    };
  });
}

interface Part {
  cost: number;
  most: number;
  entries: readonly (readonly [row: number, value: number])[];
}

/** The weeks, what lies between each row and its limit, and the sessions of needs with several STAs: all at their cost above the floor. */
function partsOf(master: Master, columns: readonly Column[], prices: Prices, due: Float64Array): Part[] {
  const weeks = columns.map((column) => {
    const person = master.people[column.sta];
    const earned = person ? profitOf(person, column, prices) : 0;
    return { cost: (due[column.sta] ?? 0) - earned, most: 1, entries: master.rows.entriesOf(column, master.cuts) };
  });
  const apart = master.rows.limits(master.weights, prices).flatMap(({ least, most: limit, room, over }, row) => {
    const most = limit - least;
    const entries = (value: number): [number, number][] => [[row, value]];
    if (room > 0) return [{ cost: room, most, entries: entries(1) }];
    return over > 0 ? [{ cost: over, most, entries: entries(-1) }] : [];
  });
  const deliveries = master.rows.delivered.map((each) => ({
    cost: costOfDelivered(each, prices),
    most: 1,
    entries: master.rows.entriesOfDelivered(each),
  }));
  return [...weeks, ...apart, ...deliveries];
}
