import { closedDay, termHalf } from '../../db/schema/office.ts';
import type { ImportRow } from '../../shared/api/imports.ts';
import { showDate } from '../../shared/dates.ts';
import { CLOSED_DAYS, labelOf } from '../../shared/words.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import { type CalendarFile, type ClosedRow, clashOf, type FileRow, type HalfRow, halfLabel } from './calendar-file.ts';
import { closedDaysOf, halvesOf } from './calendar-rows.ts';

/** What would become of each row of a calendar file: preview and import are made from the same list. */
export interface Fate {
  line: ImportRow;
  write?: (run: CommandRun) => void;
}

export function fatesOf(run: QueryRun, schoolId: string | null, file: CalendarFile): Fate[] {
  if (file.kind === 'closed-days') {
    const held = closedDaysOf(run, schoolId);
    return file.rows.map((row) => closedFate(schoolId, held, row));
  }
  const held = halvesOf(run, schoolId);
  const named = new Set(file.rows.flatMap((row) => (row.ok ? [halfLabel(row.value)] : [])));
  // What the file says again is judged by the file; the rest of the register stays as it is, so nothing may clash with it.
  const staying = held.filter((half) => !named.has(halfLabel(half)));
  return file.rows.map((row) => halfFate(schoolId, held, staying, row));
}

type Half = typeof termHalf.$inferSelect;
type Closed = typeof closedDay.$inferSelect;

function refusedRow({ row, label, reason }: Extract<FileRow<unknown>, { ok: false }>): Fate {
  return { line: { row, what: 'refused', label, reason, changes: [] } };
}

function halfFate(schoolId: string | null, held: Half[], staying: Half[], row: FileRow<HalfRow>): Fate {
  if (!row.ok) return refusedRow(row);
  const { value } = row;
  const label = halfLabel(value);
  const dates = `${showDate(value.firstDay)} to ${showDate(value.lastDay)}`;
  const clash = staying.find((each) => clashOf(value, each) !== null);
  if (clash) {
    const reason = `${dates}: it ${clashOf(value, clash)} ${halfLabel(clash)}, which is entered already.`;
    return refusedRow({ row: row.row, ok: false, label, reason });
  }
  const same = held.find((each) => halfLabel(each) === label);
  if (!same) {
    return {
      line: { row: row.row, what: 'new', label, reason: dates, changes: [] },
      write: (command) => command.insert(termHalf, { ...value, schoolId }),
    };
  }
  const changes = (
    [
      ['First day', same.firstDay, value.firstDay],
      ['Last day', same.lastDay, value.lastDay],
    ] as const
  )
    .filter(([, before, after]) => before !== after)
    .map(([field, before, after]) => ({ field, before: showDate(before), after: showDate(after) }));
  if (changes.length === 0) return { line: { row: row.row, what: 'unchanged', label, reason: dates, changes: [] } };
  return {
    line: { row: row.row, what: 'changed', label, reason: dates, changes },
    write: (command) =>
      command.amend(termHalf, same.id, { firstDay: value.firstDay, lastDay: value.lastDay, status: value.status }),
  };
}

function closedFate(schoolId: string | null, held: Closed[], row: FileRow<ClosedRow>): Fate {
  if (!row.ok) return refusedRow(row);
  const { value } = row;
  const label = `${showDate(value.date)}, ${value.name}`;
  const reason = labelOf(CLOSED_DAYS, value.kind);
  const same = held.find((each) => each.date === value.date);
  if (!same) {
    return {
      line: { row: row.row, what: 'new', label, reason, changes: [] },
      write: (command) => command.insert(closedDay, { ...value, schoolId }),
    };
  }
  const changes = [
    { field: 'Name', before: same.name, after: value.name },
    { field: 'Kind', before: labelOf(CLOSED_DAYS, same.kind), after: reason },
  ].filter(({ before, after }) => before !== after);
  if (changes.length === 0) return { line: { row: row.row, what: 'unchanged', label, reason, changes: [] } };
  return {
    line: { row: row.row, what: 'changed', label, reason, changes },
    write: (command) => command.amend(closedDay, same.id, { name: value.name, kind: value.kind }),
  };
}
