import type { LinkSandbox, SandboxSpan, SandboxStart } from './api/link-ahead.ts';
import { WEEKDAYS, type Weekday } from './dates.ts';

/**
 * What an option of starts and home days does to the places of the Link, reckoned where it is tried out.
 *
 *   freeWith          places left by centre and day, with an option laid on them; negative where it is too much
 *   daysOver          how many days it puts over their places that were not so deep over before
 *   overOf            by how many days one more start would not fit
 *   firstFit          where one more pupil would fit first
 *   summaryOf         an option in figures, to be compared
 */
export interface SandboxOption {
  starts: Readonly<Record<string, SandboxStart>>;
  /** Home days of placements that would move. */
  homeDays: Readonly<Record<string, Weekday>>;
}

export const NOTHING_TRIED: SandboxOption = { starts: {}, homeDays: {} };
const DAYS = WEEKDAYS.length;

export type Free = ReadonlyMap<string, readonly (number | null)[]>;

export function freeWith(sandbox: LinkSandbox, option: SandboxOption): Free {
  const free = new Map(sandbox.centres.map((centre) => [centre.id, [...centre.free]]));
  for (const start of Object.values(option.starts)) lay(sandbox, free, spansOfStart(sandbox, start), start.homeDay, -1);
  for (const { id, homeDay, spans } of sandbox.placements) {
    const to = option.homeDays[id];
    if (to === undefined || to === homeDay) continue;
    lay(sandbox, free, spans, null, 1);
    lay(sandbox, free, spans, to, -1);
  }
  return free;
}

export function spansOfStart(sandbox: LinkSandbox, { centreId, week }: SandboxStart): readonly SandboxSpan[] {
  return shapeOf(sandbox, centreId, week)?.spans ?? [];
}

export function shapeOf(sandbox: LinkSandbox, centreId: string, week: number) {
  return sandbox.centres.find(({ id }) => id === centreId)?.shapes[week] ?? null;
}

function lay(
  { patterns }: LinkSandbox,
  free: Map<string, (number | null)[]>,
  spans: readonly SandboxSpan[],
  homeDay: Weekday | null,
  by: 1 | -1,
): void {
  for (const span of spans) {
    const own = free.get(span.centreId);
    if (!own) continue;
    for (const at of daysOf(patterns, span, homeDay)) {
      const left = own[at];
      if (left !== null && left !== undefined) own[at] = left + by;
    }
  }
}

/** Its days with a home day; null: with the weekdays it has now. */
function* daysOf(patterns: LinkSandbox['patterns'], { from, until, days, own }: SandboxSpan, homeDay: Weekday | null) {
  for (const day of (homeDay === null ? own : patterns[WEEKDAYS.indexOf(homeDay)]?.[days]) ?? []) {
    for (let at = from + ((day - (from % DAYS) + DAYS) % DAYS); at <= until; at += DAYS) yield at;
  }
}

export function daysOver(sandbox: LinkSandbox, free: Free): number {
  let over = 0;
  for (const { id, free: before } of sandbox.centres) {
    for (const [at, left] of (free.get(id) ?? []).entries()) {
      if (left !== null && left < Math.min(0, before[at] ?? 0)) over++;
    }
  }
  return over;
}

/** Days of such a start without a place for it. Infinite where it cannot start in that week at all. */
export function overOf(sandbox: LinkSandbox, free: Free, start: SandboxStart): number {
  const shape = shapeOf(sandbox, start.centreId, start.week);
  if (!shape) return Number.POSITIVE_INFINITY;
  const own = free.get(start.centreId) ?? [];
  let over = 0;
  for (const span of shape.spans) {
    for (const at of daysOf(sandbox.patterns, span, start.homeDay)) {
      const left = own[at];
      if (left !== null && left !== undefined && left < 1) over++;
    }
  }
  return over;
}

/** The first week in which every day has a place; the wished home day where it is among those that fit. */
export function firstFit(
  sandbox: LinkSandbox,
  free: Free,
  {
    earliestWeek,
    centreId,
    homeDayWish,
  }: Pick<LinkSandbox['requests'][number], 'earliestWeek' | 'centreId' | 'homeDayWish'>,
): SandboxStart | null {
  const homeDays = homeDayWish === null ? WEEKDAYS : [homeDayWish, ...WEEKDAYS.filter((day) => day !== homeDayWish)];
  for (const { week } of sandbox.weeks) {
    if (week < earliestWeek) continue;
    for (const { id } of sandbox.centres) {
      if (centreId !== null && centreId !== id) continue;
      for (const homeDay of homeDays) {
        const start = { centreId: id, week, homeDay };
        if (overOf(sandbox, free, start) === 0) return start;
      }
    }
  }
  return null;
}

export interface OptionSummary {
  starts: number;
  /** Weeks from the first that each may start in to its start, added up over those who start. */
  weeksWaited: number;
  homeDaysMoved: number;
  daysOver: number;
}

export function summaryOf(sandbox: LinkSandbox, option: SandboxOption): OptionSummary {
  const placed = sandbox.requests.flatMap(({ id, earliestWeek }) => {
    const start = option.starts[id];
    return start ? [start.week - earliestWeek] : [];
  });
  return {
    starts: placed.length,
    weeksWaited: placed.reduce((sum, weeks) => sum + weeks, 0),
    homeDaysMoved: movedOf(sandbox, option).length,
    daysOver: daysOver(sandbox, freeWith(sandbox, option)),
  };
}

export function movedOf(sandbox: LinkSandbox, option: SandboxOption) {
  return sandbox.placements.flatMap((placement) => {
    const to = option.homeDays[placement.id];
    return to === undefined || to === placement.homeDay ? [] : [{ placement, to }];
  });
}
