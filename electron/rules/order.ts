/**
 * What comes first. Days are text and sort as text, and so do ids; no day at all comes last.
 *
 *   earlierFirst            for sorting
 *   earliestBy · latestBy   one of many, the first of equals
 */
export function earlierFirst(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

export function earliestBy<T>(all: readonly T[], dayOf: (each: T) => string | null): T | undefined {
  return all.toSorted((a, b) => earlierFirst(dayOf(a), dayOf(b)))[0];
}

/** Those without a day are left out. */
export function latestBy<T>(all: readonly T[], dayOf: (each: T) => string | null): T | undefined {
  return all.filter((each) => dayOf(each) !== null).toSorted((a, b) => earlierFirst(dayOf(b), dayOf(a)))[0];
}
