import type Database from 'better-sqlite3';

/**
 * A panel's papers and minutes, and the report of who was refused for want of a place, are printed of several children, and the
 * register keeps what was printed word for word. Which of them name these cases is read off the copies themselves: an item that
 * was taken off the agenda later is still in a copy from before.
 */
export function panelPapersNaming(sqlite: Database.Database, references: readonly string[]): string[] {
  return sqlite.prepare<[string], string>(NAMING).pluck().all(JSON.stringify(references));
}

const NAMING = `SELECT p.id FROM main.print_record p
  WHERE (p.paper = 'link-refused' OR p.subject_id IN (SELECT id FROM main.link_panel))
    AND EXISTS (SELECT 1 FROM json_each(?) said WHERE instr(p.document, said.value))`;

/**
 * The whole area's sheet names a pupil by initials and reference, which stay; but it also says what the weekly meeting decided about
 * each whose need was not met. `ids`: the pupil's rows, and those that were there once.
 */
export function sheetsDecidingAbout(sqlite: Database.Database, ids: readonly string[]): string[] {
  return sqlite.prepare<[string], string>(DECIDING).pluck().all(JSON.stringify(ids));
}

const DECIDING = `SELECT DISTINCT p.id FROM main.row_change h
  JOIN main.week_meeting m ON m.id = coalesce(h.after, h.before) ->> 'meeting_id'
  JOIN main.print_record p ON p.subject_id = m.week_id AND p.paper = 'area-week'
  WHERE h.table_name = 'meeting_decision' AND h.row_id IN (SELECT value FROM json_each(?))`;
