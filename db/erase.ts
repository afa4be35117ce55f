import type Database from 'better-sqlite3';
import { formerRows, rowsOfPupils, tablesOfPupils } from './belonging.ts';
import { answerDigest, answerErased, FORM, imageDigest, type RowImage } from './chain.ts';
import { panelPapersNaming, sheetsDecidingAbout } from './printed-copies.ts';

/**
 * Takes everything of a pupil out of the register: the rows, what history holds of them, what was answered, drafts about them,
 * who looked, and the kept copies of panel papers in which they stand beside others. What stays in history is that each thing
 * was done, by whom and when, and a digest in place of each image, so that the chain of hashes fits as before (db/chain.ts).
 * Runs inside the command `retention.erase`, whose entry is `seq`.
 */
export class OlderForm extends Error {}

export interface Erasing {
  pupilId: string;
  /** The key of the history's hashes. */
  key: Buffer;
  seq: number;
}

/** Gives how many rows were taken, by table. Throws OlderForm where an entry was hashed over the images themselves. */
export function eraseFromRegister(sqlite: Database.Database, { pupilId, key, seq }: Erasing): Record<string, number> {
  const rows = rowsOfPupils(sqlite, [pupilId]);
  const named = namedAs(sqlite, pupilId);
  const there = [...rows.values()].flat();
  const ids = [...there, ...formerRows(sqlite, there)];
  const copies = [...panelPapersNaming(sqlite, named.references), ...sheetsDecidingAbout(sqlite, ids)];
  const counts: Record<string, number> = {};
  // Children first: a row that others lead to can not go before them.
  for (const { name } of tablesOfPupils.toReversed()) {
    const own = rows.get(name) ?? [];
    if (own.length === 0) continue;
    sqlite.prepare(`DELETE FROM "${name}" WHERE id IN (SELECT value FROM json_each(?))`).run(JSON.stringify(own));
    counts[name] = own.length;
  }
  const emptied = sqlite.prepare('UPDATE print_record SET document = NULL, version = ? WHERE id = ?');
  for (const id of copies) emptied.run(seq, id);
  if (copies.length > 0) counts[EMPTIED] = copies.length;
  const asked = JSON.stringify([...ids, ...copies]);
  sqlite.prepare('DELETE FROM case_view WHERE case_id IN (SELECT value FROM json_each(?))').run(asked);
  forgetDrafts(sqlite, ids, named);
  emptyImages(sqlite, asked);
  emptyAnswers(sqlite, asked, key, seq);
  return counts;
}

/** Not a table: copies of papers about several children, which stay in the print register without what they said. */
export const EMPTIED = 'panel_paper';

interface Named {
  given: string;
  family: string;
  upn: string | null;
  references: string[];
}

function namedAs(sqlite: Database.Database, pupilId: string): Named {
  const row = sqlite
    .prepare<[string], Omit<Named, 'references'>>(
      'SELECT given_name AS given, family_name AS family, upn FROM pupil WHERE id = ?',
    )
    .get(pupilId);
  const references = sqlite.prepare<[string], string>('SELECT reference FROM case_file WHERE pupil_id = ?').pluck();
  return { ...(row ?? { given: '', family: '', upn: null }), references: references.all(pupilId) };
}

/** What somebody was typing: drafts that lead to the pupil's records, say a UPN or reference, or hold both names, however they lie in the form. */
function forgetDrafts(sqlite: Database.Database, ids: readonly string[], named: Named): void {
  const signs = [...ids, ...named.references, ...(named.upn ? [named.upn] : [])];
  sqlite
    .prepare(
      `DELETE FROM draft WHERE EXISTS (SELECT 1 FROM json_each(@signs) said WHERE instr(draft.key || draft.body, said.value))
       OR (@given <> '' AND @family <> '' AND instr(lower(draft.body), lower(@given)) AND instr(lower(draft.body), lower(@family)))`,
    )
    .run({ signs: JSON.stringify(signs), given: named.given, family: named.family });
}

/** Images and salt go, the digest stays; the images that the erasure itself has just written are among them. */
function emptyImages(sqlite: Database.Database, ids: string): void {
  const images = sqlite
    .prepare<[string], RowImage & { id: number; form: number | null }>(
      `SELECT r.id, r.table_name, r.row_id, r.before, r.after, r.salt, r.digest, c.form FROM row_change r
       LEFT JOIN change c ON c.seq = r.change_seq WHERE r.row_id IN (SELECT value FROM json_each(?)) AND r.digest IS NULL`,
    )
    .all(ids);
  const set = sqlite.prepare('UPDATE row_change SET before = NULL, after = NULL, salt = NULL, digest = ? WHERE id = ?');
  for (const image of images) {
    if (image.form !== null && image.form < FORM) throw new OlderForm();
    set.run(imageDigest(image), image.id);
  }
}

/** Answers may repeat what was written; those of an entry that wrote any of these rows go with its images. */
function emptyAnswers(sqlite: Database.Database, ids: string, key: Buffer, seq: number): void {
  const entries = sqlite
    .prepare<[string], { seq: number; id: string; answer: string; answerDigest: string | null }>(
      `SELECT DISTINCT c.seq, c.id, c.answer, c.answer_digest AS answerDigest FROM row_change r JOIN change c ON c.seq = r.change_seq
       WHERE r.row_id IN (SELECT value FROM json_each(?))`,
    )
    .all(ids);
  const set = sqlite.prepare("UPDATE change SET answer = 'null', answer_digest = ?, erased_by = ? WHERE seq = ?");
  for (const entry of entries) {
    const digest = answerErased(entry) ? entry.answerDigest : answerDigest(key, entry.id, entry.answer);
    set.run(digest, seq, entry.seq);
  }
}

/** After the command: nothing of what was taken stays in the write-ahead log. False where somebody still reads from it. */
export function foldLog(sqlite: Database.Database): boolean {
  const [answer] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return answer?.busy === 0;
}

/** Where else in the register the pupil is named in full: notes about something else, that nothing leads to the pupil from. */
export function namedElsewhere(sqlite: Database.Database, pupilId: string): { table: string; id: string }[] {
  const own = new Set([...rowsOfPupils(sqlite, [pupilId]).values()].flat());
  const row = sqlite
    .prepare<[string], { given: string; family: string }>(
      'SELECT given_name AS given, family_name AS family FROM pupil WHERE id = ?',
    )
    .get(pupilId);
  if (!row) return [];
  // The newest image of each row of another table holds all that stands in it.
  return sqlite
    .prepare<[string, string], { table: string; id: string }>(
      `SELECT table_name AS "table", row_id AS id FROM row_change
       WHERE id IN (SELECT max(id) FROM row_change GROUP BY row_id) AND after IS NOT NULL
         AND instr(lower(after), lower(?)) AND instr(lower(after), lower(?))`,
    )
    .all(row.given, row.family)
    .filter(({ id }) => !own.has(id));
}
