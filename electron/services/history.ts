import { and, desc, eq, getTableName, inArray, isNull, lt, ne, notInArray, sql } from 'drizzle-orm';
import { undoChange } from '../../db/history.ts';
import type { Orm } from '../../db/open.ts';
import { change, rowChange } from '../../db/schema/history.ts';
import { recordTables } from '../../db/schema/tables.ts';
import { ERASES, followChain, headOf } from '../../db/verify.ts';
import { declared } from '../../shared/api/all.ts';
import { MANAGERS } from '../../shared/api/contract.ts';
import type { ChangeLine, historyApi, RowLine } from '../../shared/api/history.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { columnsInWords } from './held-words.ts';
import { leftTheOffice } from './left-the-office.ts';

type Change = typeof change.$inferSelect;

/** What was done, field by field; and taking it back as a new change. */
export const history: Service<typeof historyApi> = {
  list(run, { before, limit }) {
    const found = run.db
      .select()
      .from(change)
      .where(before === undefined ? undefined : lt(change.seq, before))
      .orderBy(desc(change.seq))
      .limit(limit)
      .all();
    return linesOf(run.db, found);
  },

  rows(run, { changeId }) {
    const found = changeById(run.db, changeId);
    return { change: lineOf(run.db, found), rows: rowLines(run, [found.seq]).map(({ row }) => row) };
  },

  ofRecord(run, { rowIds }) {
    const seqs = run.db
      .selectDistinct({ seq: rowChange.changeSeq })
      .from(rowChange)
      .where(inArray(rowChange.rowId, rowIds))
      .orderBy(desc(rowChange.changeSeq))
      .limit(200)
      .all()
      .map(({ seq }) => seq);
    if (seqs.length === 0) return [];
    const found = run.db.select().from(change).where(inArray(change.seq, seqs)).orderBy(desc(change.seq)).all();
    const rows = rowLines(run, seqs).filter(({ row }) => rowIds.includes(row.rowId));
    return linesOf(run.db, found).map((line) => ({
      change: line,
      rows: rows.filter(({ seq }) => seq === line.seq).map(({ row }) => row),
    }));
  },

  async *verify({ app }, { seal }) {
    const { open } = app;
    if (!open) throw refuse('no-register', 'No register is open.', 'Sign in, then try again.');
    // The chain is followed whole, whoever asks: entries of restricted cases are links of it like any other.
    const db = open.register.reading.orm;
    const entries = headOf(db.$client).seq;
    const steps = followChain(db.$client, open.register.historyKey);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        const { value } = step;
        return { entries, firstThatDoesNotFit: value.fits ? null : value.seq, sealed: sealedAs(db, seal) };
      }
      yield { done: step.value, of: entries, doing: 'Following the history' };
      // Lets other work in between: a long history takes seconds.
      await new Promise((resolve) => setImmediate(resolve));
    }
  },

  line: (run, { changeId }) => lineOf(run.db, changeById(run.db, changeId)),

  last: (run) => lastUndoable(run),

  undo(run, { changeId }) {
    const found = changeById(run.db, changeId);
    if (isUndone(run.db, found.id)) {
      throw refuse('conflict', 'This change has already been undone.', 'Look at the history to see what stands now.');
    }
    const stays = whyItStays(run.db, found);
    if (stays) throw refuse('rule', stays, 'Nothing was changed.');
    checkIsTheirs(run, found);
    checkSeesAll(run, found);
    undoChange(run.db.$client, found.seq);
    return { sentence: found.sentence };
  },
};

function changeById(db: Orm, id: string): Change {
  const found = db.select().from(change).where(eq(change.id, id)).get();
  if (!found) throw notFound('The change');
  return found;
}

/** The entry whose hash begins with the seal that a paper carries. */
function sealedAs(db: Orm, seal: string): { seq: number; at: string } | null {
  const letters = seal.toLowerCase().replace(/[^0-9a-f]/g, '');
  if (letters.length < 8) return null;
  const found = db.$client
    .prepare<{ letters: string }, { seq: number; at: string }>(
      'SELECT seq, at FROM change WHERE substr(hash, 1, length(@letters)) = @letters',
    )
    .get({ letters });
  return found ?? null;
}

function isUndone(db: Orm, id: string): boolean {
  return db.select({ id: change.id }).from(change).where(eq(change.undoes, id)).get() !== undefined;
}

/** Whoever is no manager takes back what they did themselves, as long as they may do such a thing. */
function checkIsTheirs({ person }: QueryRun, { personId, procedure }: Change): void {
  if (MANAGERS.includes(person.role)) return;
  const may = declared(procedure)?.may ?? [];
  if (personId === person.id && (may === 'anyone' || may.includes(person.role))) return;
  throw refuse('not-allowed', 'This change is not yours to undo.', 'Ask a manager of the office.');
}

/** A change that touched a restricted case beside other records is undone by who made it, or by who may see the case. */
function checkSeesAll(run: QueryRun, { seq, personId }: Change): void {
  if (personId === run.person.id) return;
  const rows = run.db.select({ id: rowChange.rowId }).from(rowChange).where(eq(rowChange.changeSeq, seq)).all();
  if (rows.some(({ id }) => run.hides(id))) {
    throw refuse('not-allowed', 'Part of this change is about a record that you may not see.', 'Ask whoever made it.');
  }
}

/** What only notes that something was done (a passphrase given) has no rows to put back. */
const wroteRows = sql`EXISTS (SELECT 1 FROM row_change WHERE row_change.change_seq = change.seq)`;

/** This person's last change that is neither an undo nor undone. */
function lastUndoable(run: QueryRun): ChangeLine | null {
  const undone = run.db.select({ id: change.undoes }).from(change).where(ne(change.undoes, ''));
  const found = run.db
    .select()
    .from(change)
    .where(and(eq(change.personId, run.person.id), isNull(change.undoes), notInArray(change.id, undone), wroteRows))
    .orderBy(desc(change.seq))
    .limit(1)
    .get();
  return found && whyItStays(run.db, found) === null ? lineOf(run.db, found) : null;
}

function lineOf(db: Orm, found: Change): ChangeLine {
  const [line] = linesOf(db, [found]);
  if (!line) throw notFound('The change');
  return line;
}

/** Why a change can never be taken back; null where nothing about the change itself is in the way. */
function whyItStays(db: Orm, { seq, procedure, erasedBy }: Change): string | null {
  if (procedure === ERASES) return 'An erasure can not be undone: what it took is gone.';
  if (erasedBy !== null) return 'What this changed has been erased since, so it can not be put back.';
  if (procedure === 'office.start') return 'The register began with this.';
  if (db.select({ id: rowChange.id }).from(rowChange).where(eq(rowChange.changeSeq, seq)).get()) return null;
  return 'This changed no record, so there is nothing to put back. Do the opposite instead.';
}

function linesOf(db: Orm, changes: Change[]): ChangeLine[] {
  if (changes.length === 0) return [];
  const ids = changes.map(({ id }) => id);
  const undone = new Set(
    db
      .select({ undoes: change.undoes })
      .from(change)
      .where(inArray(change.undoes, ids))
      .all()
      .map((row) => row.undoes),
  );
  const wasUndone = new Map(
    db
      .select({ id: change.id, sentence: change.sentence })
      .from(change)
      .where(inArray(change.id, changes.map(({ undoes }) => undoes ?? '').filter(Boolean)))
      .all()
      .map(({ id, sentence }) => [id, sentence]),
  );
  return changes.map((each) => ({
    id: each.id,
    seq: each.seq,
    at: each.at,
    personName: each.personName,
    sentence: saidOf(each, wasUndone),
    undoes: each.undoes,
    undone: undone.has(each.id),
    stays: whyItStays(db, each),
    warnings: leftTheOffice(db, each.seq),
  }));
}

/** 'undid a change: recorded an enquiry'; no more than that where the change itself may not be seen. */
function saidOf({ sentence, undoes }: Change, wasUndone: ReadonlyMap<string, string>): string {
  const what = undoes === null ? undefined : wasUndone.get(undoes);
  return what === undefined ? sentence : `${sentence}: ${what}`;
}

function rowLines(run: QueryRun, seqs: number[]): { seq: number; row: RowLine }[] {
  return run.db
    .select()
    .from(rowChange)
    .where(inArray(rowChange.changeSeq, seqs))
    .orderBy(desc(rowChange.id))
    .limit(2000)
    .all()
    .map((row) => ({
      seq: row.changeSeq,
      row: {
        table: row.tableName.replaceAll('_', ' '),
        rowId: row.rowId,
        what: row.before === null ? 'added' : row.after === null ? 'taken away' : 'changed',
        fields: fieldsOf(run, row.tableName, row.before, row.after),
      },
    }));
}

type Image = Readonly<Record<string, unknown>>;

/** What differs, in words; what only leads to another record of the same child is left out. */
function fieldsOf(run: QueryRun, table: string, before: string | null, after: string | null): RowLine['fields'] {
  const old = JSON.parse(before ?? '{}') as Image;
  const now = JSON.parse(after ?? '{}') as Image;
  return (inWords.get(table) ?? [])
    .filter(({ name }) => old[name] !== now[name])
    .map(({ name, label, say }) => ({
      field: label,
      before: say(run, old[name]) || null,
      after: say(run, now[name]) || null,
    }));
}

const inWords = new Map(recordTables.map((table) => [getTableName(table) as string, columnsInWords(table)]));
