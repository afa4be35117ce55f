import type Database from 'better-sqlite3';
import { answerErased, entryHash, isErased } from './chain.ts';
import type { RowChange } from './history.ts';

export interface StoredChange {
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
  answer_digest: string | null;
  undoes: string | null;
  form: number;
  erased_by: number | null;
  hash: string;
}

/** Where the chain ends: the number of its last entry and that entry's hash. */
export interface Head {
  seq: number;
  hash: string;
}

export type Verdict = { fits: true; head: Head } | { fits: false; seq: number };

/** The end of the chain as it stands; nothing is checked. */
export function headOf(sqlite: Database.Database): Head {
  const last = sqlite.prepare<[], Head>('SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1').get();
  return last ?? { seq: 0, hash: '' };
}

/** Whether the chain holds this entry: false where the file was put back to an older state, or its past was rewritten. */
export function holdsHead(sqlite: Database.Database, head: Head): boolean {
  if (head.seq === 0) return true;
  const found = sqlite.prepare<[number], string>('SELECT hash FROM change WHERE seq = ?').pluck().get(head.seq);
  return found === head.hash;
}

/** The one procedure that may take what an entry held. */
export const ERASES = 'retention.erase';

/**
 * Follows the chain of history from its beginning, and gives the number of the first entry that does not fit: an entry
 * or row image that was changed, left out, added, moved, or emptied by anything but an erasure that is itself an entry. An older copy of the whole file is not seen from inside; that
 * takes the head of the chain kept elsewhere (`holdsHead`). Yields how far it is, every thousand entries.
 */
export function* followChain(sqlite: Database.Database, key: Buffer): Generator<number, Verdict, void> {
  const rowsOf = sqlite.prepare<[number], RowChange>(
    'SELECT id, table_name, row_id, before, after, salt, digest FROM row_change WHERE change_seq = ? ORDER BY id',
  );
  const next = sqlite.prepare<[number], StoredChange>('SELECT * FROM change WHERE seq > ? ORDER BY seq LIMIT 1000');
  let head: Head = { seq: 0, hash: '' };
  /** Erasures named by entries before them, and the first entry that names each. */
  const owed = new Map<number, number>();
  for (let entries = next.all(0); entries.length > 0; entries = next.all(head.seq)) {
    for (const entry of entries) {
      const chained = chainEntry(entry);
      const rows = rowsOf.all(entry.seq);
      const hash = entryHash(key, head.hash, chained, rows);
      const isEmptied = answerErased(chained) || rows.some(isErased);
      const by = entry.erased_by ?? 0;
      if (entry.seq !== head.seq + 1 || hash !== entry.hash || (isEmptied && by < entry.seq)) {
        return { fits: false, seq: entry.seq };
      }
      if (isEmptied && !owed.has(by)) owed.set(by, entry.seq);
      const owing = owed.get(entry.seq);
      if (owing !== undefined && entry.procedure !== ERASES) return { fits: false, seq: owing };
      owed.delete(entry.seq);
      head = { seq: entry.seq, hash };
    }
    yield head.seq;
  }
  const [never] = owed.values();
  if (never !== undefined) return { fits: false, seq: never };
  const strays = sqlite
    .prepare<[], { seq: number | null }>(
      'SELECT min(change_seq) AS seq FROM row_change WHERE change_seq NOT IN (SELECT seq FROM change)',
    )
    .get();
  return typeof strays?.seq === 'number' ? { fits: false, seq: strays.seq } : { fits: true, head };
}

/** The same at one go: the first entry that does not fit, or null where every entry fits. */
export function firstEntryThatDoesNotFit(sqlite: Database.Database, key: Buffer): number | null {
  const steps = followChain(sqlite, key);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.fits ? null : step.value.seq;
  }
}

export function chainEntry(entry: StoredChange) {
  return {
    seq: entry.seq,
    id: entry.id,
    officeId: entry.office_id,
    at: entry.at,
    personId: entry.person_id,
    personName: entry.person_name,
    procedure: entry.procedure,
    sentence: entry.sentence,
    requestId: entry.request_id,
    undoes: entry.undoes,
    answer: entry.answer,
    answerDigest: entry.answer_digest,
    form: entry.form,
  };
}
