import type { Orm } from './open.ts';

/**
 * Finds records by what they are called. The only place that knows how names are indexed (SQLite FTS5, kept by triggers).
 *
 *   findByName   pupils, schools, cases or STAs, each by its own words
 *   findCases    cases by words of their pupil, UPN, school or reference, mixed as people type them
 */
export type FoundKind = 'pupil' | 'school' | 'case_file' | 'sta';
export interface Found {
  kind: FoundKind;
  recordId: string;
}

/** Fewer letters than this find nothing. */
export const LEAST_LETTERS = 2;

/** Records of the given kinds that hold a word beginning with each word of `text`, best first. */
export function findByName(db: Orm, text: string, kinds: readonly FoundKind[], limit: number): Found[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const match = words.map(({ begins }) => begins).join(' AND ');
  return byName(db).all(match, JSON.stringify(kinds), limit);
}

/**
 * Ids of cases for which every word of `text` begins a word of the pupil's names or UPN, of the home school's name or
 * town, or of the case's reference ('quill marrowby', 'C-42'). A reference counts for more than a name, a name for more
 * than a school, a whole word for more than a beginning; open cases come before closed ones, then the newest.
 */
export function findCases(db: Orm, text: string, which: 'open' | 'closed' | 'any', limit: number): string[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const asked = words.flatMap(({ begins, whole }, word) => [
    { word, match: begins, bonus: 0 },
    { word, match: whole, bonus: 1 },
  ]);
  return casesBy(db).all(JSON.stringify(asked), words.length, which, which, limit);
}

interface Word {
  /** FTS5 expressions: a word that begins like this, a word that is this. */
  begins: string;
  whole: string;
}

/** What was typed, piece by piece; a piece with a hyphen or apostrophe in it is one phrase ('C-0042', 'O’Brien'). */
function wordsOf(text: string): Word[] {
  const pieces = text
    .normalize('NFC')
    .split(/\s+/)
    .map((piece) => (piece.match(/[\p{L}\p{N}]+/gu) ?? []).join(' '))
    .filter((piece) => piece !== '');
  if (pieces.join('').replaceAll(' ', '').length < LEAST_LETTERS) return [];
  return pieces.map((piece) => {
    const padded = referenceOf(piece);
    const whole = padded ? `("${piece}" OR "${padded}")` : `"${piece}"`;
    return { begins: `("${piece}"* OR ${whole})`, whole };
  });
}

/** '42', 'c42' and 'C 42' are ways of saying C-0042. */
function referenceOf(piece: string): string | null {
  const number = /^(?:c ?)?(\d{1,4})$/i.exec(piece)?.[1];
  return number ? `c ${number.padStart(4, '0')}` : null;
}

const byName = kept((db) =>
  db.$client.prepare<[string, string, number], Found>(
    `SELECT e.kind AS kind, e.record_id AS recordId
     FROM search_index JOIN search_entry e ON e.rowid = search_index.rowid
     WHERE search_index MATCH ? AND e.kind IN (SELECT value FROM json_each(?)) ORDER BY rank LIMIT ?`,
  ),
);

const casesBy = kept((db) =>
  db.$client
    .prepare<[string, number, string, string, number], string>(
      `WITH hit AS MATERIALIZED (
         SELECT w.value ->> 'word' AS word, w.value ->> 'bonus' AS bonus, e.kind AS kind, e.record_id AS id
         FROM json_each(?) w CROSS JOIN search_index i ON i.search_index MATCH w.value ->> 'match'
         CROSS JOIN search_entry e ON e.rowid = i.rowid),
       found AS (
         SELECT c.id AS id, h.word AS word, 7 + h.bonus AS weight
           FROM hit h CROSS JOIN case_file c ON c.id = h.id WHERE h.kind = 'case_file'
         UNION ALL SELECT c.id, h.word, 4 + h.bonus
           FROM hit h CROSS JOIN case_file c ON c.pupil_id = h.id WHERE h.kind = 'pupil'
         UNION ALL SELECT c.id, h.word, 1 + h.bonus
           FROM hit h CROSS JOIN pupil p ON p.home_school_id = h.id CROSS JOIN case_file c ON c.pupil_id = p.id
           WHERE h.kind = 'school'),
       best AS (SELECT id, word, max(weight) AS weight FROM found GROUP BY id, word),
       whole AS (SELECT id, sum(weight) AS weight FROM best GROUP BY id HAVING count(*) = ?)
       SELECT c.id FROM whole JOIN case_file c ON c.id = whole.id
       WHERE ? = 'any' OR (c.closed_on IS NULL) = (? = 'open')
       ORDER BY whole.weight DESC, c.closed_on IS NOT NULL, c.opened_on DESC, c.id DESC LIMIT ?`,
    )
    .pluck(),
);

/** A statement prepared once per connection. */
function kept<S extends object>(prepare: (db: Orm) => S): (db: Orm) => S {
  const statements = new WeakMap<Orm, S>();
  return (db) => {
    const known = statements.get(db) ?? prepare(db);
    statements.set(db, known);
    return known;
  };
}
