import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Orm } from '../../db/open.ts';
import { closedDay, termHalf } from '../../db/schema/office.ts';
import type { calendarsApi, ImportRow } from '../../shared/api/calendars.ts';
import { showDate } from '../../shared/dates.ts';
import { schoolDaysOfTerm } from '../../shared/school-time.ts';
import { refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import {
  type CalendarFile,
  type ClosedRow,
  type FileRow,
  type HalfRow,
  halfFault,
  halfLabel,
  readCalendarFile,
} from './calendar-file.ts';
import { calendarOf } from './calendar-of.ts';

/** The county's calendar and each school's own: by hand, and from a file with a preview. */
export const calendars: Service<typeof calendarsApi> = {
  show(run, { schoolId }) {
    const halves = halvesOf(run.db, schoolId);
    const calendar = calendarOf(run, schoolId);
    const terms = [...new Map(calendar.halves.map((each) => [`${each.academicYear} ${each.term}`, each])).values()];
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
      closedDays: closedOf(run.db, schoolId).map(({ id, version, date, kind, name }) => ({
        id,
        version,
        schoolId,
        date,
        kind,
        name,
      })),
      terms: terms
        .toSorted((a, b) => (a.first < b.first ? -1 : 1))
        .map(({ academicYear, term }) => {
          const days = schoolDaysOfTerm(calendar, academicYear, term);
          return { academicYear, term, days: days.known ? days.value : null };
        }),
    };
  },

  saveHalf(run, { id, version, schoolId, ...half }) {
    const fault = halfFault(half);
    if (fault) throw refuseField('lastDay', fault);
    const others = halvesOf(run.db, schoolId).filter((each) => each.id !== id);
    const clash = others.find((each) => each.firstDay <= half.lastDay && half.firstDay <= each.lastDay);
    if (clash)
      throw refuseField(
        'firstDay',
        `These dates overlap ${halfLabel(clash)} (${showDate(clash.firstDay)} to ${showDate(clash.lastDay)}).`,
      );
    const same = others.find(
      (each) => each.academicYear === half.academicYear && each.term === half.term && each.half === half.half,
    );
    if (same) throw refuseField('half', `${halfLabel(same)} is entered already.`, 'Change that line instead.');
    if (id && version !== null) {
      run.update(termHalf, id, version, { ...half, status: 'entered by hand' });
      return { id };
    }
    return { id: run.insert(termHalf, { ...half, schoolId, status: 'entered by hand' }) };
  },

  saveClosedDay(run, { schoolId, date, kind, name }) {
    const there = closedOf(run.db, schoolId).find((each) => each.date === date);
    if (there) throw refuseField('date', `${showDate(date)} is entered already as ${there.name}.`);
    return { id: run.insert(closedDay, { schoolId, date, kind, name }) };
  },

  removeClosedDay(run, { id }) {
    run.remove(closedDay, id);
    return {};
  },

  removeHalf(run, { id }) {
    run.remove(termHalf, id);
    return {};
  },

  previewImport: (run, { schoolId, file }) => {
    const read = readCalendarFile(file);
    return { kind: read.kind, rows: fates(run, schoolId, read).map(({ line }) => line) };
  },

  importFile(run, { schoolId, file }) {
    const read = readCalendarFile(file);
    let added = 0;
    let changed = 0;
    for (const { line, write } of fates(run, schoolId, read)) {
      write?.(run);
      if (line.what === 'new') added++;
      if (line.what === 'changed') changed++;
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

interface Fate {
  line: ImportRow;
  write?: (run: CommandRun) => void;
}

/** What would become of each row: preview and import are made from the same list. */
function fates(run: QueryRun, schoolId: string | null, file: CalendarFile): Fate[] {
  return file.kind === 'terms'
    ? file.rows.map((row) => halfFate(run, schoolId, row, file.rows))
    : file.rows.map((row) => closedFate(run, schoolId, row));
}

function refusedRow(row: Extract<FileRow<unknown>, { ok: false }>): Fate {
  return { line: { row: row.row, what: 'refused', label: row.label, reason: row.reason } };
}

function halfFate(run: QueryRun, schoolId: string | null, row: FileRow<HalfRow>, all: FileRow<HalfRow>[]): Fate {
  if (!row.ok) return refusedRow(row);
  const { value } = row;
  const label = halfLabel(value);
  const held = halvesOf(run.db, schoolId);
  const isSame = (a: HalfRow | (typeof held)[number], b: HalfRow) =>
    a.academicYear === b.academicYear && a.term === b.term && a.half === b.half;
  const same = held.find((each) => isSame(each, value));
  const clash = held.find(
    (each) =>
      !isSame(each, value) &&
      !all.some((other) => other.ok && isSame(each, other.value)) &&
      each.firstDay <= value.lastDay &&
      value.firstDay <= each.lastDay,
  );
  if (clash)
    return {
      line: {
        row: row.row,
        what: 'refused',
        label,
        reason: `It overlaps ${halfLabel(clash)}, which is entered already.`,
      },
    };
  if (!same) {
    return {
      line: { row: row.row, what: 'new', label, reason: `${showDate(value.firstDay)} to ${showDate(value.lastDay)}` },
      write: (command) => command.insert(termHalf, { ...value, schoolId }),
    };
  }
  if (same.firstDay === value.firstDay && same.lastDay === value.lastDay) {
    return { line: { row: row.row, what: 'unchanged', label, reason: 'The same dates are entered already.' } };
  }
  return {
    line: {
      row: row.row,
      what: 'changed',
      label,
      reason: `${showDate(same.firstDay)} to ${showDate(same.lastDay)} becomes ${showDate(value.firstDay)} to ${showDate(value.lastDay)}`,
    },
    write: (command) =>
      command.amend(termHalf, same.id, { firstDay: value.firstDay, lastDay: value.lastDay, status: value.status }),
  };
}

function closedFate(run: QueryRun, schoolId: string | null, row: FileRow<ClosedRow>): Fate {
  if (!row.ok) return refusedRow(row);
  const { value } = row;
  const label = `${showDate(value.date)} ${value.name}`;
  const same = closedOf(run.db, schoolId).find((each) => each.date === value.date);
  if (!same)
    return {
      line: { row: row.row, what: 'new', label, reason: '' },
      write: (command) => command.insert(closedDay, { ...value, schoolId }),
    };
  if (same.name === value.name)
    return { line: { row: row.row, what: 'unchanged', label, reason: 'The same day is entered already.' } };
  return {
    line: { row: row.row, what: 'changed', label, reason: `${same.name} becomes ${value.name}` },
    write: (command) => command.amend(closedDay, same.id, { name: value.name, kind: value.kind }),
  };
}

function owner(table: typeof termHalf | typeof closedDay, schoolId: string | null): SQL | undefined {
  return and(schoolId === null ? isNull(table.schoolId) : eq(table.schoolId, schoolId));
}

function halvesOf(db: Orm, schoolId: string | null) {
  return db.select().from(termHalf).where(owner(termHalf, schoolId)).orderBy(asc(termHalf.firstDay)).all();
}

function closedOf(db: Orm, schoolId: string | null) {
  return db.select().from(closedDay).where(owner(closedDay, schoolId)).orderBy(asc(closedDay.date)).all();
}
