import type { Offer } from './person.ts';
import { SESSIONS_A_WEEK } from './problem.ts';

/**
 * Half days shared out among the needs taken so far, at the least `time` in all, journeys left aside. It grows by one
 * need at a time (each half day by the cheapest chain of moves, which keeps the whole at its least) and goes back.
 */
export class Matching {
  private readonly holder = new Int8Array(SESSIONS_A_WEEK).fill(-1);
  private readonly offers: Offer[] = [];
  private readonly saved: Int8Array[] = [];
  private readonly reach = new Float64Array(SESSIONS_A_WEEK);
  private readonly through = new Int8Array(SESSIONS_A_WEEK);

  /** Adds `count` half days of the offer. Gives the `time` they add in all; infinite where there is no room for them. */
  add(offer: Offer, count: number): number {
    const at = this.offers.length;
    this.offers.push(offer);
    this.saved.push(this.holder.slice());
    let cost = 0;
    for (let unit = 0; unit < count; unit++) cost += this.place(at);
    return cost;
  }

  /** Takes back the latest addition. */
  drop(): void {
    this.offers.pop();
    const before = this.saved.pop();
    if (before) this.holder.set(before);
  }

  /** The cheapest half day it could have, where that is free: no chain of moves can be cheaper. */
  private atOnce(at: number): number {
    const { holder } = this;
    const offer = this.offers[at];
    if (!offer) return -1;
    let least = Number.POSITIVE_INFINITY;
    let free = -1;
    for (let session = 0; session < SESSIONS_A_WEEK; session++) {
      if ((offer.open & (1 << session)) === 0 || holder[session] === at) continue;
      const time = timeAt(offer, session);
      if (time < least) {
        least = time;
        free = -1;
      }
      if (time === least && free < 0 && (holder[session] ?? -1) < 0) free = session;
    }
    return free;
  }

  private place(at: number): number {
    const { reach, through, holder } = this;
    const free = this.atOnce(at);
    if (free >= 0) {
      holder[free] = at;
      const offer = this.offers[at];
      return offer === undefined ? 0 : timeAt(offer, free);
    }
    const offer = this.offers[at];
    if (!offer) return Number.POSITIVE_INFINITY;
    reach.fill(Number.POSITIVE_INFINITY);
    through.fill(-1);
    for (let rest = offer.open; rest !== 0; rest &= rest - 1) {
      const session = lowestOf(rest);
      reach[session] = timeAt(offer, session);
    }
    // Half days that may be had more cheaply than was thought: from each goes on whoever holds it.
    for (let pending = offer.open; pending !== 0; ) {
      const from = lowestOf(pending);
      pending &= pending - 1;
      const held = holder[from] ?? -1;
      const moving = this.offers[held];
      if (moving === undefined) continue;
      const left = (reach[from] ?? 0) - timeAt(moving, from);
      for (let rest = moving.open; rest !== 0; rest &= rest - 1) {
        const to = lowestOf(rest);
        if (holder[to] === held) continue;
        const there = left + timeAt(moving, to);
        if (there >= (reach[to] ?? 0)) continue;
        reach[to] = there;
        through[to] = from;
        pending |= 1 << to;
      }
    }
    let last = -1;
    for (let session = 0; session < SESSIONS_A_WEEK; session++) {
      if ((holder[session] ?? -1) >= 0) continue;
      if (last < 0 || (reach[session] ?? 0) < (reach[last] ?? 0)) last = session;
    }
    const cost = last < 0 ? Number.POSITIVE_INFINITY : (reach[last] ?? 0);
    if (cost === Number.POSITIVE_INFINITY) return cost;
    for (let session = last; session >= 0; ) {
      const from = through[session] ?? -1;
      holder[session] = from < 0 ? at : (holder[from] ?? -1);
      session = from;
    }
    return cost;
  }
}

/** The lowest half day of a mask that is not empty. */
function lowestOf(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

function timeAt(offer: Offer, session: number): number {
  return offer.time[session] ?? 0;
}
