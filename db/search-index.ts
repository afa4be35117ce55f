import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/**
 * What names are found by, and how it is kept: temporary triggers, made when the file is opened, write the words of each
 * row into the search tables as it changes. Temporary, like those of history, because a trigger in the file is lost
 * when a migration rebuilds its table. Where what is indexed has changed since the file was last open, the index is made
 * anew.
 *
 *   keepSearch(sqlite)   once, at open, on the writing connection
 *
 * `search_entry` holds schools and STAs, a row each. `search_case` holds cases, with the words of their pupil and school
 * beside their own, so that words of all three are one question of one index. Entry rows are newest last.
 */
interface Kind {
  kind: 'school' | 'sta';
  /** Its words, of the row `r`. */
  words: string;
}

const KINDS: readonly Kind[] = [
  {
    kind: 'school',
    words: "r.name || ' ' || r.urn || ' ' || coalesce(r.dfe_number, '') || ' ' || coalesce(r.town, '')",
  },
  { kind: 'sta', words: 'r.name' },
];

/** Columns of `search_case`, made from the case `c`, its pupil `p` and the home school `s`. */
const CASE_WORDS: Readonly<Record<string, string>> = {
  reference: 'c.reference',
  pupil:
    "coalesce(p.given_name || ' ' || p.family_name || ' ' || coalesce(p.known_as, '') || ' ' || coalesce(p.upn, ''), '')",
  school: "coalesce(s.name || ' ' || s.urn || ' ' || coalesce(s.town, ''), '')",
  state: "iif(c.closed_on IS NULL, 'open', 'closed')",
};

const NAMES = Object.keys(CASE_WORDS).join(', ');
const MADE = `SELECT ${Object.values(CASE_WORDS).join(', ')} FROM main.case_file c
  LEFT JOIN main.pupil p ON p.id = c.pupil_id LEFT JOIN main.school s ON s.id = p.home_school_id`;

const addCases = (which: string) =>
  `INSERT INTO search_case (case_id, ${NAMES}) ${MADE.replace('SELECT', 'SELECT c.id,')} WHERE ${which};`;
const renewCases = (which: string) =>
  `UPDATE search_case SET (${NAMES}) = (${MADE} WHERE c.id = search_case.case_id) WHERE case_id IN (${which});`;
const addEntries = ({ kind, words }: Kind, which: string) =>
  `INSERT INTO search_entry (kind, record_id, words) SELECT '${kind}', r.id, ${words} FROM main."${kind}" r WHERE ${which};`;
const renewEntry = ({ kind, words }: Kind) =>
  `UPDATE search_entry SET words = (SELECT ${words} FROM main."${kind}" r WHERE r.id = NEW.id) WHERE record_id = NEW.id;`;

/** When what happens to which table, what is done. */
const TRIGGERS: readonly (readonly [name: string, when: string, deed: string])[] = [
  ...KINDS.flatMap((each): [string, string, string][] => [
    [`search_${each.kind}_added`, `INSERT ON main."${each.kind}"`, addEntries(each, 'r.id = NEW.id')],
    [`search_${each.kind}_changed`, `UPDATE ON main."${each.kind}"`, renewEntry(each)],
    [`search_${each.kind}_gone`, `DELETE ON main."${each.kind}"`, 'DELETE FROM search_entry WHERE record_id = OLD.id;'],
  ]),
  ['search_case_added', 'INSERT ON main.case_file', addCases('c.id = NEW.id')],
  ['search_case_changed', 'UPDATE OF reference, pupil_id, closed_on ON main.case_file', renewCases('NEW.id')],
  ['search_case_gone', 'DELETE ON main.case_file', 'DELETE FROM search_case WHERE case_id = OLD.id;'],
  [
    'search_pupil_of_case',
    'UPDATE OF given_name, family_name, known_as, upn, home_school_id ON main.pupil',
    renewCases('SELECT id FROM main.case_file WHERE pupil_id = NEW.id'),
  ],
  [
    'search_school_of_case',
    'UPDATE OF name, urn, town ON main.school WHEN OLD.name <> NEW.name OR OLD.urn <> NEW.urn OR OLD.town IS NOT NEW.town',
    renewCases(
      'SELECT c.id FROM main.case_file c JOIN main.pupil p ON p.id = c.pupil_id WHERE p.home_school_id = NEW.id',
    ),
  ],
];

export function keepSearch(sqlite: Database.Database): void {
  for (const [name, when, deed] of TRIGGERS)
    sqlite.exec(`CREATE TEMP TRIGGER "${name}" AFTER ${when} BEGIN ${deed} END`);
  const made = createHash('sha256').update(JSON.stringify(TRIGGERS)).digest('hex');
  if (sqlite.prepare('SELECT made FROM search_made').pluck().get() === made) return;
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    sqlite.exec('DELETE FROM search_entry; DELETE FROM search_case; DELETE FROM search_made');
    for (const each of KINDS) sqlite.exec(addEntries(each, 'TRUE ORDER BY r.id'));
    sqlite.exec(addCases('TRUE ORDER BY c.opened_on, c.id'));
    sqlite.prepare('INSERT INTO search_made (made) VALUES (?)').run(made);
    sqlite.exec('COMMIT');
  } catch (error) {
    sqlite.exec('ROLLBACK');
    throw error;
  }
}
