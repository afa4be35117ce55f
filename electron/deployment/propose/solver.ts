import highs, { type Highs } from 'highs';

// Its types describe the package's CommonJS half; what an ES module is given is the loader itself.
const given: unknown = highs;
if (typeof given !== 'function') throw new Error('The solver package gives something else than its loader');
const loadHighs = given as typeof highs.default;

let loading: Promise<Highs> | null = null;

/** HiGHS, loaded once. */
export function loadSolver(): Promise<Highs> {
  loading ??= loadHighs();
  return loading;
}
