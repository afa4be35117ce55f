/** Survivors that change nothing anybody could see, each with its reason; `npm run mutants` prints it beside them. */
export interface Equivalent {
  file: string;
  was: string;
  becomes: string;
  because: string;
}

export const EQUIVALENT: readonly Equivalent[] = [];
