import { eq } from 'drizzle-orm';
import { closedDay, termHalf } from '../../db/schema/office.ts';
import { school } from '../../db/schema/schools.ts';
import type { calendarsApi } from '../../shared/api/calendars.ts';
import { showDate, weekdayOf, weekdaysFrom } from '../../shared/dates.ts';
import { academicYearOf, schoolDaysOfTerm } from '../../shared/school-time.ts';
import { CLOSED_DAYS, codesOf, TERMS } from '../../shared/words.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { clashOf, halfFault, halfLabel, readCalendarFile } from './calendar-file.ts';
import { fatesOf } from './calendar-import.ts';
import { calendarOf } from './calendar-of.ts';
import { closedDaysOf, halvesOf } from './calendar-rows.ts';

/** The county's calendar and what each school does differently: by hand, and from a file with a preview. */

/** No closure by hand is longer: a mistyped year would otherwise enter hundreds of days. */
const MOST_DAYS = 60;

export const calendars: Service<typeof calendarsApi> = {
  show(run, { schoolId }) {
    const calendar = calendarOf(run, schoolId);
    const halves = halvesOf(run, schoolId);
    const closedDays = closedDaysOf(run, schoolId);
    const ownHalves = new Set(schoolId === null ? [] : halves.map(halfLabel));
    const county = closedDaysOf(run, null).map((day) => ({ ...day, of: 'county' as const }));
    const own = schoolId === null ? [] : closedDays.map((day) => ({ ...day, of: 'school' as const }));
    return {
      halves: halves.map(({ id, version, academicYear, term, half, firstDay, lastDay, status }) => ({
        id,
        version,
        schoolId,
        academicYear,
        term,
        half,
        firstDay,
        lastDay,
        status,
      })),
      closedDays: closedDays.map(({ id, version, date, kind, name }) => ({ id, version, schoolId, date, kind, name })),
      holding: {
        halves: calendar.halves
          .map(({ academicYear, term, half, first, last }) => ({
            academicYear,
            term,
            half,
            firstDay: first,
            lastDay: last,
            of: ownHalves.has(halfLabel({ academicYear, term, half })) ? ('school' as const) : ('county' as const),
          }))
          .sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1)),
        closedDays: [...county, ...own]
          .map(({ date, kind, name, of }) => ({ date, kind, name, of }))
          .sort((a, b) => (a.date < b.date ? -1 : 1)),
      },
      terms: yearsOf(run, calendar.halves).flatMap((academicYear) =>
        codesOf(TERMS).map((term) => {
          const days = schoolDaysOfTerm(calendar, academicYear, term);
          return { academicYear, term, days: days.known ? days.value : null };
        }),
      ),
    };
  },

  schoolsWithOwn(run) {
    const read = run.prepared('calendars.schoolsWithOwn', (db) =>
      db.$client.prepare(
        `SELECT school.id, school.name,
                (SELECT count(*) FROM term_half WHERE term_half.school_id = school.id) AS halves,
                (SELECT count(*) FROM closed_day WHERE closed_day.school_id = school.id) AS days
         FROM school
         WHERE school.id IN (SELECT school_id FROM term_half UNION SELECT school_id FROM closed_day)
         ORDER BY school.name COLLATE NOCASE`,
      ),
    );
    return read.all() as { id: string; name: string; halves: number; days: number }[];
  },

  saveHalf(run, { id, version, schoolId, ...half }) {
    refuseUnknownSchool(run, schoolId);
    const fault = halfFault(half);
    if (fault) throw refuseField('lastDay', fault);
    const label = halfLabel(half);
    const others = halvesOf(run, schoolId).filter((each) => each.id !== id);
    if (others.some((each) => halfLabel(each) === label)) {
      throw refuseField('half', `${label} is entered already.`, 'Change that line instead.');
    }
    // A school lives through its own halves and, for the rest, the county's.
    const county = schoolId === null ? [] : halvesOf(run, null);
    const holding = [...others, ...county.filter((each) => !others.some((own) => halfLabel(own) === halfLabel(each)))];
    const clash = holding.filter((each) => halfLabel(each) !== label).find((each) => clashOf(half, each) !== null);
    if (clash) {
      const whose = clash.schoolId === null && schoolId !== null ? 'the county’s ' : '';
      throw refuseField(
        'firstDay',
        `These dates ${inWords(clashOf(half, clash))} ${whose}${halfLabel(clash)} (${showDate(clash.firstDay)} to ${showDate(clash.lastDay)}).`,
      );
    }
    if (id && version !== null) {
      run.update(termHalf, id, version, { ...half, status: 'entered by hand' });
      return { id };
    }
    return { id: run.insert(termHalf, { ...half, schoolId, status: 'entered by hand' }) };
  },

  saveClosedDay(run, { schoolId, date, until, kind, name }) {
    refuseUnknownSchool(run, schoolId);
    if (until !== null && until < date) throw refuseField('until', 'The last day comes before the first.');
    const days = weekdaysFrom(date, until ?? date);
    if (days.length === 0) throw refuseField('date', `${showDate(date)} is a weekend, when there is no school anyway.`);
    if (days.length > MOST_DAYS) {
      throw refuseField('until', `That is ${days.length} days; at most ${MOST_DAYS} can be entered at once.`);
    }
    const taken = takenDays(run, schoolId);
    const there = days.find((day) => taken.has(day));
    if (there) throw refuseField('date', `${showDate(there)} is entered already as ${taken.get(there)}.`);
    for (const day of days) run.insert(closedDay, { schoolId, date: day, kind, name });
    return { days: days.length };
  },

  changeClosedDay(run, { id, version, date, kind, name }) {
    const there = run.db.select().from(closedDay).where(eq(closedDay.id, id)).get();
    if (!there) throw notFound('The day');
    if (!weekdayOf(date)) {
      throw refuseField('date', `${showDate(date)} is a weekend, when there is no school anyway.`);
    }
    const taken = date === there.date ? undefined : takenDays(run, there.schoolId).get(date);
    if (taken) throw refuseField('date', `${showDate(date)} is entered already as ${taken}.`);
    run.update(closedDay, id, version, { date, kind, name });
    return { id };
  },

  removeClosedDay(run, { id }) {
    run.remove(closedDay, id);
    return {};
  },

  removeHalf(run, { id }) {
    run.remove(termHalf, id);
    return {};
  },

  previewImport(run, { schoolId, file }) {
    const read = readCalendarFile(file);
    return { kind: read.kind, rows: fatesOf(run, schoolId, read).map(({ line }) => line) };
  },

  importFile(run, { schoolId, file, leaveOut }) {
    refuseUnknownSchool(run, schoolId);
    const left = new Set(leaveOut);
    let added = 0;
    let changed = 0;
    for (const { line, write } of fatesOf(run, schoolId, readCalendarFile(file))) {
      if (!write || left.has(line.row)) continue;
      write(run);
      if (line.what === 'new') added++;
      else changed++;
    }
    if (added + changed === 0) {
      throw refuse(
        'conflict',
        'Nothing in this file is new, so nothing was imported.',
        'Choose another file, or correct the rows that were refused.',
      );
    }
    return { added, changed };
  },
};

function inWords(clash: ReturnType<typeof clashOf>): string {
  return clash === 'overlaps' ? 'overlap' : clash === 'comes after' ? 'come after' : 'come before';
}

/** Days that are entered for this calendar, or for the county and so for every school, with what they are called. */
function takenDays(run: QueryRun, schoolId: string | null): Map<string, string> {
  const county = schoolId === null ? [] : closedDaysOf(run, null);
  return new Map(
    [...county, ...closedDaysOf(run, schoolId)].map(({ date, kind, name }) => [
      date,
      name === CLOSED_DAYS[kind] ? name : `${name} (${CLOSED_DAYS[kind]})`,
    ]),
  );
}

/** Every academic year with dates in it, the one of today and the next, in order. */
function yearsOf(run: QueryRun, halves: readonly { academicYear: string }[]): string[] {
  const present = academicYearOf(run.today);
  const next = academicYearOf(`${Number(present.slice(0, 4)) + 1}-09-01`);
  return [...new Set([...halves.map(({ academicYear }) => academicYear), present, next])].sort();
}

function refuseUnknownSchool(run: QueryRun, schoolId: string | null): void {
  if (schoolId === null) return;
  if (!run.db.select({ id: school.id }).from(school).where(eq(school.id, schoolId)).get()) throw notFound('The school');
}
