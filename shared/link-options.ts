import type { LinkSandbox, SandboxStart } from './api/link-ahead.ts';
import type { PlainDate, Weekday } from './dates.ts';
import { type SandboxOption, shapeOf } from './link-sandbox.ts';

/**
 * An option of the sandbox as it is kept while somebody is trying things out: by days, not by numbers of weeks, since
 * weeks are counted from the present one and a draft may lie over a weekend.
 *
 *   keptOf · keptStart   an option, or one start, to be kept
 *   readerOf             reads what still holds of it: starts that are past, and pupils who wait no more, fall out. What
 *                        is the same comes out as the same object, so that a page draws only what has changed
 */
export interface KeptStart {
  centreId: string;
  startOn: PlainDate;
  homeDay: Weekday;
}

export interface KeptOption {
  starts: Readonly<Record<string, KeptStart>>;
  homeDays: Readonly<Record<string, Weekday>>;
}

export function keptOf(sandbox: LinkSandbox, { starts, homeDays }: SandboxOption): KeptOption {
  const kept = Object.entries(starts).flatMap(([id, start]) => {
    const own = keptStart(sandbox, start);
    return own ? [[id, own] as const] : [];
  });
  return { starts: Object.fromEntries(kept), homeDays };
}

export function keptStart(sandbox: LinkSandbox, { centreId, week, homeDay }: SandboxStart): KeptStart | null {
  const shape = shapeOf(sandbox, centreId, week);
  return shape && { centreId, startOn: shape.startOn, homeDay };
}

export function readerOf(sandbox: LinkSandbox): (kept: KeptOption) => SandboxOption {
  const weeks = new Map(
    sandbox.centres.flatMap(({ id, shapes }) =>
      shapes.flatMap((shape, week) => (shape ? [[`${id} ${shape.startOn}`, week] as const] : [])),
    ),
  );
  const startOf = once(({ centreId, startOn, homeDay }: KeptStart): SandboxStart | null => {
    const week = weeks.get(`${centreId} ${startOn}`);
    return week === undefined ? null : { centreId, week, homeDay };
  });
  const homeDaysOf = once((homeDays: KeptOption['homeDays']): SandboxOption['homeDays'] => {
    const placed = sandbox.placements.flatMap(({ id }) => {
      const homeDay = homeDays[id];
      return homeDay === undefined ? [] : [[id, homeDay] as const];
    });
    return Object.fromEntries(placed);
  });
  return once(({ starts, homeDays }: KeptOption): SandboxOption => {
    const waiting = sandbox.requests.flatMap(({ id }) => {
      const kept = starts[id];
      const start = kept ? startOf(kept) : null;
      return start ? [[id, start] as const] : [];
    });
    return { starts: Object.fromEntries(waiting), homeDays: homeDaysOf(homeDays) };
  });
}

/** Worked out once for each object. */
function once<A extends object, B>(work: (from: A) => B): (from: A) => B {
  const known = new WeakMap<A, B>();
  return (from) => {
    const found = known.get(from);
    if (found !== undefined) return found;
    const made = work(from);
    known.set(from, made);
    return made;
  };
}
