import { addDays, mondayOf, type PlainDate, showDate, WEEKDAYS, type Weekday } from '../../shared/dates.ts';
import {
  firstSchoolDayFrom,
  isSchoolDay,
  type Known,
  lastDayOfLength,
  type SchoolCalendar,
} from '../../shared/school-time.ts';
import { WEEKDAY_LABELS } from '../../shared/sessions.ts';
import { type Centre, isOpenOn, type Phase, type PhasePlanned } from './centre.ts';

/**
 * A placement's phases and its end.
 *
 *   daysFor                         which weekdays are at the Link, for a home day and so many days a week
 *   endOf · phasesFor               two terms by term position (B1), and the centre's pattern laid over them (B2)
 *   moveHomeDay · transferTo · extendTo · cutAt      what can happen to it later
 *   faultOfStart · faultsOfPhases   what a form is told, one sentence each
 */

/** Days of the home school in the order in which they are added to the home day: the nearest first, later before earlier. */
export function homeDaysFrom(homeDay: Weekday): Weekday[] {
  const at = WEEKDAYS.indexOf(homeDay);
  return [...WEEKDAYS].sort((a, b) => distance(a) - distance(b));
  function distance(day: Weekday): number {
    const away = WEEKDAYS.indexOf(day) - at;
    return away === 0 ? 0 : Math.abs(away) * 2 - (away > 0 ? 1 : 0);
  }
}

/** The weekdays at the Link, where there are `count` of them a week and one day is always at home. */
export function daysFor(homeDay: Weekday, count: number): Weekday[] {
  const atHome = new Set(homeDaysFrom(homeDay).slice(0, Math.max(1, WEEKDAYS.length - count)));
  return WEEKDAYS.filter((day) => !atHome.has(day));
}

/** The last school day before the position `terms` terms after the start; a calendar that is missing is named. */
export function endOf(calendar: SchoolCalendar, startOn: PlainDate, terms: number): Known<PlainDate> {
  return lastDayOfLength(calendar, startOn, terms);
}

/** The last school day of each planned phase: its share of the school days, rounded up to the end of that week. */
export function phaseEnds(days: readonly PlainDate[], planned: readonly PhasePlanned[]): PlainDate[] {
  const last = days.at(-1) ?? '';
  const whole = planned.reduce((sum, { share }) => sum + share, 0);
  let passed = 0;
  return planned.map(({ share }, at) => {
    passed += share;
    if (at === planned.length - 1) return last;
    const number = Math.max(1, Math.ceil((days.length * passed) / whole));
    const sunday = addDays(mondayOf(days[number - 1] ?? last), 6);
    return days.findLast((day) => day <= sunday) ?? last;
  });
}

/** The dated weekly patterns of a placement at one centre, from its first day to its last. */
export function phasesFor(
  calendar: SchoolCalendar,
  centre: Pick<Centre, 'id' | 'phases'>,
  { startOn, endOn, homeDay }: { startOn: PlainDate; endOn: PlainDate; homeDay: Weekday },
): Phase[] {
  const days = schoolDays(calendar, startOn, endOn);
  const ends = phaseEnds(days, centre.phases);
  const phases: Phase[] = [];
  let from = startOn;
  for (const [at, planned] of centre.phases.entries()) {
    const untilOn = ends[at] ?? endOn;
    if (untilOn < from) continue;
    phases.push({
      centreId: centre.id,
      fromOn: from,
      untilOn,
      days: daysFor(homeDay, planned.days),
      homeDay,
      what: planned.what,
    });
    from = days.find((day) => day > untilOn) ?? addDays(endOn, 1);
  }
  return phases;
}

/** Every school day from one day to another. */
export function schoolDays(calendar: SchoolCalendar, from: PlainDate, until: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const answer = isSchoolDay(calendar, day);
    if (answer.known && answer.value) days.push(day);
  }
  return days;
}

/** Another home day from a day on; each phase keeps its number of days at the Link. */
export function moveHomeDay(phases: readonly Phase[], fromOn: PlainDate, homeDay: Weekday): Phase[] {
  return from(phases, fromOn, (phase) => ({ ...phase, homeDay, days: daysFor(homeDay, phase.days.length) }));
}

/** Another centre from a day on. */
export function transferTo(phases: readonly Phase[], fromOn: PlainDate, centreId: string, homeDay: Weekday): Phase[] {
  return moveHomeDay(
    from(phases, fromOn, (phase) => ({ ...phase, centreId })),
    fromOn,
    homeDay,
  );
}

/** A later end: the last phase goes on. */
export function extendTo(phases: readonly Phase[], untilOn: PlainDate): Phase[] {
  return phases.map((phase, at) => (at === phases.length - 1 ? { ...phase, untilOn } : phase));
}

/** Nothing after the last day. */
export function cutAt(phases: readonly Phase[], lastDay: PlainDate): Phase[] {
  return phases
    .filter(({ fromOn }) => fromOn <= lastDay)
    .map((phase) => (phase.untilOn > lastDay ? { ...phase, untilOn: lastDay } : phase));
}

/** Changes what lies on and after a day; a phase that has begun before is parted there. */
function from(phases: readonly Phase[], fromOn: PlainDate, change: (phase: Phase) => Phase): Phase[] {
  return phases.flatMap((phase) => {
    if (phase.untilOn < fromOn) return [phase];
    if (phase.fromOn >= fromOn) return [change(phase)];
    return [{ ...phase, untilOn: addDays(fromOn, -1) }, change({ ...phase, fromOn })];
  });
}

/** Why a placement cannot start on that day at that centre, in one sentence; null where it can. */
export function faultOfStart(calendar: SchoolCalendar, centre: Centre, startOn: PlainDate): string | null {
  const answer = isSchoolDay(calendar, startOn);
  if (!answer.known) return `${capital(answer.sentence)}: enter its term dates first.`;
  if (!answer.value) {
    const next = firstSchoolDayFrom(calendar, startOn);
    return `${showDate(startOn)} is no school day${next.known ? `; the next one is ${showDate(next.value)}` : ''}.`;
  }
  if (!isOpenOn(centre, startOn)) {
    return startOn < centre.openedOn
      ? `${centre.name} opens only on ${showDate(centre.openedOn)}.`
      : `${centre.name} closed on ${showDate(centre.closedOn ?? startOn)}.`;
  }
  return null;
}

/** What is wrong with phases as somebody typed them: each fault beside its field. */
export function faultsOfPhases(
  phases: readonly Phase[],
  { startOn, endOn }: { startOn: PlainDate; endOn: PlainDate },
): { path: string; sentence: string }[] {
  const faults: { path: string; sentence: string }[] = [];
  const fault = (path: string, sentence: string) => faults.push({ path, sentence });
  for (const [at, phase] of phases.entries()) {
    const before = phases[at - 1];
    const own = `phases.${at}`;
    if (phase.untilOn < phase.fromOn) fault(`${own}.untilOn`, 'The phase would end before it starts.');
    if (phase.fromOn < startOn) fault(`${own}.fromOn`, `The placement starts only on ${showDate(startOn)}.`);
    if (phase.untilOn > endOn) fault(`${own}.untilOn`, `The placement ends on ${showDate(endOn)}.`);
    if (before && phase.fromOn <= before.untilOn) {
      fault(`${own}.fromOn`, `The phase before lasts until ${showDate(before.untilOn)}.`);
    }
    if (phase.days.length > WEEKDAYS.length) {
      fault(`${own}.days`, `A week has five days; this pattern has ${phase.days.length}.`);
    } else if (new Set(phase.days).size < phase.days.length) {
      fault(`${own}.days`, 'A weekday is named twice.');
    }
    if (!WEEKDAYS.includes(phase.homeDay)) {
      fault(`${own}.homeDay`, 'The home day is one of the five days of the week.');
    } else if (phase.days.includes(phase.homeDay)) {
      fault(`${own}.homeDay`, `${WEEKDAY_LABELS[phase.homeDay]} cannot be the home day and a day at the Link at once.`);
    }
  }
  return faults;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
