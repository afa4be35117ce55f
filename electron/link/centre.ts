import type { PlainDate, Weekday } from '../../shared/dates.ts';

/**
 * What the Link's arithmetic works on: centres with their places, and stays that take them. Plain data, no register.
 *
 *   Centre · PhasePlanned · Limit     a provision, how a placement runs in it, what takes its places out
 *   Stay · Phase                      a placement, or a place promised by the panel, with its dated weekly patterns
 *   placesOn · limitOn                what a centre offers on a day, before anybody has taken a place
 */
export type Places = Readonly<Record<Weekday, number>>;

export interface Centre {
  id: string;
  name: string;
  town: string;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
  /** How long a placement lasts, in terms (B1). */
  lengthTerms: number;
  phases: readonly PhasePlanned[];
  places: Places;
  /** Places from a later day on, in the order of their days. */
  laterPlaces: readonly { fromOn: PlainDate; places: Places }[];
  limits: readonly Limit[];
}

/** So many days a week at the Link, for a share (in hundredths) of the placement's school days. */
export interface PhasePlanned {
  what: string;
  days: number;
  share: number;
}

export interface Limit {
  kind: 'closed' | 'staffing';
  fromOn: PlainDate;
  untilOn: PlainDate;
  /** Empty: every weekday. */
  days: readonly Weekday[];
  /** 0 where it is closed. */
  atMost: number;
  reason: string;
}

export interface Phase {
  centreId: string;
  fromOn: PlainDate;
  untilOn: PlainDate;
  /** Days at the Link; the others are in the home school. */
  days: readonly Weekday[];
  /** The day that is always in the home school. */
  homeDay: Weekday;
  what: string;
}

export interface Stay {
  id: string;
  /** A promise is a place that the panel has given and that is not a placement yet. */
  kind: 'placement' | 'promise';
  phases: readonly Phase[];
}

/** Places of a centre on a weekday, by the latest row that is in force: no limit has been taken off. */
export function placesOn(centre: Centre, date: PlainDate, day: Weekday): number {
  return (centre.laterPlaces.findLast(({ fromOn }) => fromOn <= date)?.places ?? centre.places)[day];
}

/** The tightest of the limits that hold on a day; a closure before staff for none. */
export function limitOn(centre: Centre, date: PlainDate, day: Weekday): Limit | null {
  let tightest: Limit | null = null;
  for (const limit of centre.limits) {
    if (date < limit.fromOn || date > limit.untilOn) continue;
    if (limit.days.length > 0 && !limit.days.includes(day)) continue;
    if (limit.kind === 'closed') return limit;
    if (tightest === null || limit.atMost < tightest.atMost) tightest = limit;
  }
  return tightest;
}

/** Whether the centre exists on that day at all. */
export function isOpenOn({ openedOn, closedOn }: Centre, date: PlainDate): boolean {
  return date >= openedOn && (closedOn === null || date <= closedOn);
}
