import { laterOf, type PlainDate } from '../../shared/dates.ts';
import {
  addSchoolDays,
  firstSchoolDayFrom,
  type Known,
  type NotEntered,
  type SchoolCalendar,
  schoolDaysBetween,
  termsAfter,
} from '../../shared/school-time.ts';
import type { CaseFacts, Item, ReviewFacts } from './facts.ts';
import { earlierFirst } from './order.ts';

/**
 * The heartbeat of a PSP (A3) or an intervention (A4): domain.md, section 4. A run is a stretch in which no two
 * neighbouring dates, the start and the reviews, are more than so many school days apart; the run that reaches the day
 * of assessment has to be a term long.
 *
 *   Rhythm · beatsOf · pulseOf    where the present run begins, and what broke the one before
 *   Keeping · keep · begin        the reviews that carry a run to a day, or a new one from its first day
 */
export interface Rhythm {
  /** School days between neighbours as planned, and the days of grace on top. */
  usual: number;
  grace: number;
}

export interface Beat {
  on: PlainDate;
  /** Null: the start itself. */
  review: ReviewFacts | null;
}

export interface Pulse {
  /** First day of the run that reaches the day of assessment; null where the last beat is too long ago. */
  runFrom: PlainDate | null;
  /** Beats of that run, oldest first. */
  run: readonly Beat[];
  last: PlainDate;
  sinceLast: number;
  /** What came before the run and was too long; for a silent one, from the last beat to today. */
  gap: { from: PlainDate; to: PlainDate; schoolDays: number } | null;
  /** A calendar that hides how far back the run goes. */
  hidden: NotEntered | null;
  /** The first day on which the run is a term old. */
  termOld: Known<PlainDate> | null;
}

/** The beats that count, oldest first: the start, and reviews from then to the day of assessment. */
export function beatsOf(item: Item, by: PlainDate): Beat[] {
  const start: Beat = { on: item.startedOn, review: null };
  const reviews = item.reviews
    .filter(({ heldOn }) => heldOn >= item.startedOn && heldOn <= by)
    .map((review) => ({ on: review.heldOn, review }));
  return [start, ...reviews.sort((a, b) => earlierFirst(a.on, b.on))];
}

/** Walks back from the day of assessment to where the present run begins. */
export function pulseOf({ calendar, on }: CaseFacts, item: Item, { usual, grace }: Rhythm): Known<Pulse> {
  const beats = beatsOf(item, on);
  const allowed = usual + grace;
  const newest = beats.at(-1)?.on ?? item.startedOn;
  const since = schoolDaysBetween(calendar, newest, on);
  if (!since.known) return since;
  const pulse: Pulse = {
    runFrom: null,
    run: [],
    last: newest,
    sinceLast: since.value,
    gap: null,
    hidden: null,
    termOld: null,
  };
  if (since.value > allowed) {
    return { known: true, value: { ...pulse, gap: { from: newest, to: on, schoolDays: since.value } } };
  }
  let first = beats.length - 1;
  while (first > 0) {
    const [from, to] = [beats[first - 1]?.on ?? newest, beats[first]?.on ?? newest];
    const days = schoolDaysBetween(calendar, from, to);
    if (!days.known) pulse.hidden = days;
    else if (days.value > allowed) pulse.gap = { from, to, schoolDays: days.value };
    if (!days.known || days.value > allowed) break;
    first--;
  }
  const runFrom = beats[first]?.on ?? newest;
  return {
    known: true,
    value: { ...pulse, runFrom, run: beats.slice(first), termOld: termsAfter(calendar, runFrom, 1) },
  };
}

/** Reviews that carry a run on: as late as a fortnight allows, none before the first day on which one can be held. */
export interface Keeping {
  reviews: PlainDate[];
  /** The first day, not before the one wanted, on which the run is a term old and alive. */
  on: PlainDate;
  /** The first day on which it is a term old. */
  termOld: PlainDate;
}

interface Wanted {
  calendar: SchoolCalendar;
  /** The first school day from the day of assessment. */
  soonest: PlainDate;
  rhythm: Rhythm;
  /** Not before this day. */
  day: PlainDate;
}

/** Carries on the run that began on `runFrom` and whose last beat was on `last`; null where no review can save it. */
export function keep(runFrom: PlainDate, last: PlainDate, wanted: Wanted): Known<Keeping> | null {
  const { calendar, soonest, rhythm, day } = wanted;
  const termOld = termsAfter(calendar, runFrom, 1);
  if (!termOld.known) return termOld;
  const on = laterOf(termOld.value, day);
  const carried = carry(last, on, wanted);
  if (!carried.known || carried.value.length === 0) return keeping(carried, on, termOld.value);
  const first = schoolDaysBetween(calendar, last, soonest);
  if (!first.known) return first;
  return first.value > rhythm.usual + rhythm.grace ? null : keeping(carried, on, termOld.value);
}

/** A new run, whose first beat is on the first day on which one can be held. */
export function begin(wanted: Wanted): Known<Keeping> {
  const termOld = termsAfter(wanted.calendar, wanted.soonest, 1);
  if (!termOld.known) return termOld;
  const on = laterOf(termOld.value, wanted.day);
  return keeping(carry(wanted.soonest, on, wanted), on, termOld.value);
}

/** Reviews a fortnight apart, from the last beat until the day is near enough. */
function carry(last: PlainDate, on: PlainDate, { calendar, soonest, rhythm }: Wanted): Known<PlainDate[]> {
  const reviews: PlainDate[] = [];
  for (let from = last; ; ) {
    const open = schoolDaysBetween(calendar, from, on);
    if (!open.known) return open;
    if (open.value <= rhythm.usual + rhythm.grace) return { known: true, value: reviews };
    const due = addSchoolDays(calendar, from, rhythm.usual);
    if (!due.known) return due;
    from = laterOf(due.value, soonest);
    reviews.push(from);
  }
}

function keeping(reviews: Known<PlainDate[]>, on: PlainDate, termOld: PlainDate): Known<Keeping> {
  return reviews.known ? { known: true, value: { reviews: reviews.value, on, termOld } } : reviews;
}

export function soonestDay({ calendar, on }: CaseFacts): Known<PlainDate> {
  return firstSchoolDayFrom(calendar, on);
}
