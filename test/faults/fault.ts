/** One way in which things go wrong, tried many times: how often, and how often something was lost by it. */
export interface Fault {
  fault: string;
  /** What counts as lost. */
  lostMeans: string;
  /** Done so that something has to be lost: where nothing is, the fault beside it proves nothing. */
  isControl?: boolean;
  /** How often within `npm test`; 0 for not at all. */
  short: number;
  long: number;
  run(times: number): Promise<Tried>;
}

export interface Tried {
  tried: number;
  lost: number;
}

export function isAsItShouldBe({ isControl = false }: Fault, { tried, lost }: Tried): boolean {
  return tried > 0 && (isControl ? lost > 0 : lost === 0);
}

/** `fault tried lost`, one line each. */
export function lineOf({ fault }: Fault, { tried, lost }: Tried): string {
  return `${fault} ${tried} ${lost}`;
}

/** The same numbers every time: a fault that was found can be found again. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
