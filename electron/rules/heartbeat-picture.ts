import { addDays, laterOf, mondayOf, type PlainDate, showDate } from '../../shared/dates.ts';
import {
  addSchoolDays,
  type Known,
  type SchoolCalendar,
  schoolDaysBetween,
  termPosition,
  termsBetween,
} from '../../shared/school-time.ts';
import type { Heartbeat } from '../../shared/verdicts.ts';
import { type CaseFacts, type Item, isOn, itemsOf } from './facts.ts';
import { beatsOf, pulseOf, type Rhythm } from './heartbeat.ts';
import { earlierFirst } from './order.ts';
import type { Parameters } from './parameters.ts';
import type { Rhythmic } from './rhythm.ts';
import { interventionRhythm, pspRhythm } from './rhythms-2017-01.ts';

/** The heartbeat as it is drawn: every review, every gap, the runs, what is due next, on a line of school weeks. */
export function heartbeatsOf(facts: CaseFacts, parameters: Parameters): Heartbeat[] {
  return [pspRhythm(parameters), interventionRhythm(parameters)].flatMap((of) =>
    itemsOf(facts, of.kind).map((item) => {
      const pulse = pulseAsOf(facts, of, item);
      const { oneTermOn, lastDayOn } = pulse;
      const until = laterOf(laterOf(facts.on, oneTermOn ?? facts.on), lastDayOn ?? facts.on);
      return { ...pulse, weeks: weeksOf(facts.calendar, item.startedOn, until) };
    }),
  );
}

/** The heartbeats of the PSPs that go on, without the school weeks they are drawn on: for whoever looks at many cases. */
export function pspPulsesOf(facts: CaseFacts, parameters: Parameters): Pulse[] {
  const of = pspRhythm(parameters);
  return itemsOf(facts, of.kind).flatMap((item) => (item.endedOn === null ? [pulseAsOf(facts, of, item)] : []));
}

type Pulse = Omit<Heartbeat, 'weeks'>;

function pulseAsOf(facts: CaseFacts, of: Rhythmic, item: Item): Pulse {
  const { calendar, on } = facts;
  const allowed = of.rhythm.usual + of.rhythm.grace;
  const pulse = pulseOf(facts, item, of.rhythm);
  const running = isOn(item, on);
  const last = pulse.known ? pulse.value.last : item.startedOn;
  const alive = running && pulse.known && pulse.value.runFrom !== null;
  const nextDue = alive ? addSchoolDays(calendar, last, of.rhythm.usual) : null;
  const lastDay = alive ? addSchoolDays(calendar, last, allowed) : null;
  const termOld = alive && pulse.known ? pulse.value.termOld : null;
  const gaps = gapsOf(calendar, item, running ? on : (item.endedOn ?? on), allowed);
  return {
    rule: of.rule,
    evidenceId: item.id,
    title: item.title || of.noun,
    startedOn: item.startedOn,
    endedOn: item.endedOn,
    usual: of.rhythm.usual,
    allowed,
    beats: allBeats(item, on),
    gaps: gaps.flatMap((gap) => (gap.known ? [gap.value] : [])),
    runs: runsOf(facts, item, of.rhythm, running),
    oneTermOn: known(termOld),
    nextDueOn: known(nextDue),
    lastDayOn: known(lastDay),
    unknown: unknowns([...gaps, nextDue, lastDay, termOld, pulse]),
  };
}

function allBeats(item: Item, on: PlainDate): Heartbeat['beats'] {
  const reviews = item.reviews.map((review) => ({
    reviewId: review.id,
    on: review.heldOn,
    standing: review.standing,
    leftOut:
      review.heldOn < item.startedOn
        ? `Before the start on ${showDate(item.startedOn)}`
        : review.heldOn > on
          ? 'In the future'
          : null,
  }));
  const start = { reviewId: null, on: item.startedOn, standing: item.standing, leftOut: null };
  return [start, ...reviews].toSorted((a, b) => earlierFirst(a.on, b.on));
}

/** Between neighbours that count, and from the last one to the day up to which it is looked at. */
function gapsOf(calendar: SchoolCalendar, item: Item, until: PlainDate, allowed: number): Known<Gap>[] {
  const days = [...beatsOf(item, until).map(({ on }) => on), until];
  return days.slice(1).flatMap((to, at): Known<Gap>[] => {
    const from = days[at] ?? to;
    if (to === from) return [];
    const between = schoolDaysBetween(calendar, from, to);
    if (!between.known) return [between];
    return [{ known: true, value: { from, to, schoolDays: between.value, broken: between.value > allowed } }];
  });
}
type Gap = Heartbeat['gaps'][number];

/** Stretches without a broken gap; the last one is the present run where it reaches the day of assessment. */
function runsOf(facts: CaseFacts, item: Item, rhythm: Rhythm, running: boolean): Heartbeat['runs'] {
  const { calendar, on } = facts;
  const allowed = rhythm.usual + rhythm.grace;
  const runs: { from: PlainDate; to: PlainDate }[] = [];
  for (const beat of beatsOf(item, on)) {
    const last = runs.at(-1);
    const apart = last ? schoolDaysBetween(calendar, last.to, beat.on) : null;
    if (last && apart?.known && apart.value <= allowed) last.to = beat.on;
    else runs.push({ from: beat.on, to: beat.on });
  }
  return runs.map(({ from, to }, at) => {
    const open = schoolDaysBetween(calendar, to, on);
    const present = running && at === runs.length - 1 && open.known && open.value <= allowed;
    const end = present ? on : to;
    return { from, to: end, present, terms: termsLong(calendar, from, end) };
  });
}

function termsLong(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): number {
  const [a, b] = [termPosition(calendar, from), termPosition(calendar, to)];
  return a.known && b.known ? termsBetween(a.value, b.value) : 0;
}

function weeksOf(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): Heartbeat['weeks'] {
  const weeks: Heartbeat['weeks'] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) {
    const days = schoolDaysBetween(calendar, addDays(monday, -1), addDays(monday, 6));
    weeks.push({ monday, schoolDays: days.known ? days.value : 0 });
  }
  return weeks;
}

function known<T>(answer: Known<T> | null): T | null {
  return answer?.known ? answer.value : null;
}

function unknowns(answers: readonly (Known<unknown> | null)[]): string[] {
  return [...new Set(answers.flatMap((answer) => (answer && !answer.known ? [answer.sentence] : [])))];
}
