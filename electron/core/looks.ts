import { casesOfRow } from '../../db/belonging.ts';
import type { Connection } from '../../db/open.ts';
import { statement } from '../../db/prepared.ts';
import type { OpenRegister } from './opened.ts';
import type { Person } from './run.ts';

/**
 * Who looked at which case: kept by the core after a query that declares `looksAt` has been answered, so that no query writes
 * and no page can leave it out. Looking is not changing: it is no entry of history, and a disk that can not be written to does
 * not stop anybody from reading.
 */
const SAME_LOOK_MS = 5 * 60 * 1000;
const KEEP = `INSERT INTO case_view (id, case_id, person_id, person_name, day, first_at, last_at, times)
  VALUES (?, ?, ?, ?, ?, ?, ?, 1)
  ON CONFLICT (case_id, person_id, day) DO UPDATE SET last_at = excluded.last_at, times = times + 1`;

export interface Look {
  /** The record that was opened; whatever belongs to a pupil leads to the case. */
  recordId: string;
  person: Person;
  today: string;
  now: string;
  newId(): string;
  /** Whether a restriction hides the row from the person: what they were not shown, they have not looked at. */
  hides(id: string): boolean;
}

/** One row for a case, a person and a day; looks within five minutes are one. Gives whether they could be kept. */
export function keepLook({ register }: OpenRegister, { recordId, person, today, now, newId, hides }: Look): boolean {
  const find = statement(
    register.reading.sqlite,
    'SELECT last_at FROM case_view WHERE case_id = ? AND person_id = ? AND day = ?',
  ).pluck();
  try {
    for (const caseId of casesOpened(register.reading.sqlite, recordId)) {
      if (hides(caseId)) continue;
      const lastAt = find.get(caseId, person.id, today) as string | undefined;
      if (lastAt && Math.abs(Date.parse(now) - Date.parse(lastAt)) < SAME_LOOK_MS) continue;
      statement(register.writing.sqlite, KEEP).run(newId(), caseId, person.id, person.name, today, now, now);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * The cases of the record; of a panel's meeting, or of its papers as they were printed, those on its agenda; or those of the records
 * that an entry of history wrote: some are enough, an import wrote thousands.
 */
function casesOpened(sqlite: Connection['sqlite'], id: string): Iterable<string> {
  const own = casesOfRow(sqlite, id);
  if (own.length > 0) return own;
  const discussed = statement(sqlite, ON_THE_AGENDA).pluck().all({ id }) as string[];
  if (discussed.length > 0) return discussed;
  const rows = statement(
    sqlite,
    'SELECT DISTINCT r.row_id FROM change c JOIN row_change r ON r.change_seq = c.seq WHERE c.id = ? LIMIT 20',
  )
    .pluck()
    .all(id) as string[];
  return new Set(rows.flatMap((row) => casesOfRow(sqlite, row)));
}

const ON_THE_AGENDA = `SELECT DISTINCT r.case_id FROM link_item i JOIN link_request r ON r.id = i.request_id
  WHERE i.panel_id = @id OR i.panel_id = (SELECT subject_id FROM print_record WHERE id = @id)`;
