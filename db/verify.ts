import type Database from 'better-sqlite3';
import { chainHash, type RowChange } from './history.ts';

interface StoredChange {
  seq: number;
  id: string;
  office_id: string;
  at: string;
  person_id: string;
  person_name: string;
  procedure: string;
  sentence: string;
  request_id: string;
  answer: string;
  undoes: string | null;
  hash: string;
}

/**
 * Follows the chain of history from its beginning, and gives the number of the first entry that does not fit: an entry
 * or row image that was changed, left out, added or moved. Null: every entry fits. An older copy of the whole file is
 * not seen from inside; that takes the head of the chain kept elsewhere.
 */
export function firstEntryThatDoesNotFit(sqlite: Database.Database, key: Buffer): number | null {
  const rowsOf = sqlite.prepare<[number], RowChange>(
    'SELECT id, table_name, row_id, before, after FROM row_change WHERE change_seq = ? ORDER BY id',
  );
  let previous = '';
  let expected = 1;
  for (const entry of sqlite.prepare<[], StoredChange>('SELECT * FROM change ORDER BY seq').iterate()) {
    const { undoes } = entry;
    const hash = chainHash(
      key,
      previous,
      entry.seq,
      {
        id: entry.id,
        officeId: entry.office_id,
        at: entry.at,
        personId: entry.person_id,
        personName: entry.person_name,
        procedure: entry.procedure,
        sentence: entry.sentence,
        requestId: entry.request_id,
        ...(undoes === null ? {} : { undoes }),
      },
      entry.answer,
      rowsOf.all(entry.seq),
    );
    if (entry.seq !== expected || hash !== entry.hash) return entry.seq;
    previous = entry.hash;
    expected++;
  }
  const strays = sqlite
    .prepare<[], { seq: number | null }>(
      'SELECT min(change_seq) AS seq FROM row_change WHERE change_seq NOT IN (SELECT seq FROM change)',
    )
    .get();
  return strays?.seq ?? null;
}
