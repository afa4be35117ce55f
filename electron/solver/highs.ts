import highs, { type Highs, type Model } from 'highs';

// Its types describe the package's CommonJS half; what an ES module is given is the loader itself.
const given: unknown = highs;
if (typeof given !== 'function') throw new Error('The solver package gives something else than its loader');
const loadHighs = given as typeof highs.default;

let loading: Promise<Highs> | null = null;

/** HiGHS, compiled once for a thread: it takes as long as a small programme. */
export function loadSolver(): Promise<Highs> {
  loading ??= loadHighs();
  return loading;
}

/**
 * Compiles it for the process: threads that load it afterwards share what is compiled, as fast as it has become by use, for as
 * long as somebody holds it. A thread of its own would begin anew each time, which takes a second of processor time. What
 * goes wrong here goes wrong in the thread too, which says so.
 */
export function shareSolver(): void {
  loadSolver().catch(() => {});
}

/**
 * Runs a model. HiGHS 1.15 gives up on a few sound whole-number programmes while it simplifies them beforehand; they are
 * run once more without that. Throws what the solver throws where that fails too.
 */
export function runModel({ errors }: Highs, model: Model): void {
  try {
    model.run();
  } catch (cause) {
    if (!(cause instanceof errors.HighsError)) throw cause;
    model.options.set({ presolve: 'off' });
    model.run();
  }
}
