import type { Orm } from './open.ts';

/**
 * Finds records by what they are called. The only place that knows how names are indexed (SQLite FTS5; search-index.ts
 * keeps it).
 *
 *   findByName   schools or STAs, by their own words
 *   findCases    cases by words of their pupil, UPN, school or reference, mixed as people type them
 *   findPupils   pupils by one of their names
 */
export interface Found {
  kind: 'school' | 'sta';
  id: string;
}

/** Fewer letters than this find nothing. */
export const LEAST_LETTERS = 2;

/** Schools and STAs that hold a word beginning with each word of `text`, best first; of each kind at most so many. */
export function findByName(db: Orm, text: string, mostOfEach: number): Found[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return byName(db).all(words.map(({ begins }) => begins).join(' AND '), mostOfEach);
}

/** Ids of pupils one of whose names begins with `text`, those of the newest cases first. */
export function findPupils(db: Orm, text: string, limit: number): string[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return pupilsBy(db).all(`{pupil} : (${words.map(({ begins }) => begins).join(' AND ')})`, limit);
}

/**
 * Ids of cases for which every word of `text` begins a word of the pupil's names or UPN, of the home school's name, URN
 * or town, or of the case's reference ('quill marrowby', 'C-42'). What is the reference itself comes first, then pupils
 * of exactly that name, of a name that begins so, then schools; each time open cases before closed ones, then the newest.
 */
export function findCases(db: Orm, text: string, which: 'open' | 'closed' | 'any', limit: number): string[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const statement = casesBy(db);
  const found = new Set<string>();
  for (const asked of levelsOf(words)) {
    for (const state of which === 'any' ? ['open', null] : [which]) {
      if (limit >= 0 && found.size >= limit) return [...found].slice(0, limit);
      // Those found before may come again, so as many more are asked for.
      const most = limit < 0 ? limit : limit + found.size;
      for (const id of statement.all(state === null ? asked : `${asked} AND {state} : "${state}"`, most)) found.add(id);
    }
  }
  return limit < 0 ? [...found] : [...found].slice(0, limit);
}

/** What is asked of the index, the best first: each level finds what those before it find, and more. */
function levelsOf(words: readonly Word[]): string[] {
  const all = (columns: string, say: (word: Word) => string) => `{${columns}} : (${words.map(say).join(' AND ')})`;
  const numbers = words.flatMap(({ number }) => (number === null ? [] : [number]));
  return [
    ...(words.length === 1 ? numbers.map((number) => `{reference} : "${number}"`) : []),
    all('reference pupil', ({ whole }) => whole),
    all('reference pupil', ({ begins }) => begins),
    all('reference pupil school', ({ begins }) => begins),
  ];
}

interface Word {
  /** FTS5 expressions: a word that begins like this, a word that is this. */
  begins: string;
  whole: string;
  /** '0042' of 'C-42': what a reference holds after its letter. */
  number: string | null;
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
    const reference = /^(?:c ?)?(\d+)$/i.exec(piece);
    const number = reference?.[1]?.padStart(4, '0') ?? null;
    // Every reference begins with C, so only its number is looked for.
    const looked = reference && reference[0] !== reference[1] ? (reference[1] ?? piece) : piece;
    const whole = number === null ? `"${looked}"` : `("${looked}" OR "${number}")`;
    return { begins: `("${looked}"* OR ${whole})`, whole, number };
  });
}

const byName = kept((db) =>
  db.$client.prepare<[string, number], Found>(
    `WITH hit AS (SELECT e.kind AS kind, e.record_id AS id, rank AS score,
         row_number() OVER (PARTITION BY e.kind ORDER BY rank) AS place
       FROM search_index CROSS JOIN search_entry e ON e.rowid = search_index.rowid WHERE search_index MATCH ?)
     SELECT kind, id FROM hit WHERE place <= ? ORDER BY score, id`,
  ),
);

const casesBy = kept((db) =>
  db.$client
    .prepare<[string, number], string>(
      `SELECT e.case_id FROM search_case_index i CROSS JOIN search_case e ON e.rowid = i.rowid
       WHERE search_case_index MATCH ? ORDER BY i.rowid DESC LIMIT ?`,
    )
    .pluck(),
);

const pupilsBy = kept((db) =>
  db.$client
    .prepare<[string, number], string>(
      `SELECT c.pupil_id FROM search_case_index i CROSS JOIN search_case e ON e.rowid = i.rowid
       CROSS JOIN case_file c ON c.id = e.case_id WHERE search_case_index MATCH ? ORDER BY i.rowid DESC LIMIT ?`,
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
