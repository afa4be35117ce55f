import type Database from 'better-sqlite3';
import { getTableColumns } from 'drizzle-orm';
import { formerRows, rowsOfPupils, type TableOfPupils, tablesOfPupils } from './belonging.ts';
import { panelPapersNaming } from './printed-copies.ts';

/**
 * What a restricted case hides, done once, beneath every query: a reading connection of its own on which each table of pupils
 * is shadowed by a temporary view of the same name without the rows that are hidden. A query can not forget it, because it
 * never sees them; a new table of pupils is veiled from its first day (db/belonging.ts).
 *
 *   absent     the rows are not there: lists, counts, searches, papers and direct links answer as if they never were
 *   nameless   what STA time and Link places are reckoned from stays, without a word of whom it is about; the rest is absent
 */
export type Veil = 'absent' | 'nameless';

/** What stands for the case in a name or a reference. */
export const RESTRICTED = 'Restricted';

/** Ids of everything that is hidden, and the references by which generated sentences call the cases. */
export interface Hidden {
  ids: ReadonlySet<string>;
  references: readonly string[];
}

type Masks = Readonly<Record<string, string>>;

/** By table and column: what is shown instead. Tables that are not here are absent. */
const NAMELESS: Readonly<Record<string, Masks>> = {
  pupil: {
    given_name: "''",
    family_name: "''",
    known_as: 'NULL',
    date_of_birth: 'NULL',
    upn: 'NULL',
    taught_year: 'NULL',
    sen_status: "'N'",
    needs: "'[]'",
    note: "''",
  },
  case_file: { reference: `'${RESTRICTED}'`, closed_why: 'NULL', lead_teacher: 'NULL' },
  plan: {
    purpose: "''",
    ended_early_why: 'NULL',
    transfer_basis: 'NULL',
    transfer_basis_note: 'NULL',
    sta_wishes: `(SELECT json_group_array(json_set(wish.value, '$.reason', 'the case is restricted')) FROM json_each(sta_wishes) wish)`,
  },
  plan_phase: { what: "''" },
  plan_agreement: { agreed_by: "''", role: "''" },
  allocation: { overrides: "'{}'" },
  session_outcome: { note: "''" },
  meeting_decision: { what: "''" },
  // A place that a panel has promised is taken: the request and the decision that promise it stay.
  link_request: {
    asked_by: "''",
    asked_by_role: "''",
    why_not_enough: "''",
    will_change: "''",
    home_staff: "''",
    host_agreed_by: "''",
    contract_by: "''",
    register_code: 'NULL',
    risk_assessment: "''",
    transport: "''",
    exit_plan: "''",
    note: "''",
    admitted_by: 'NULL',
    admitted_why: 'NULL',
    withdrawn_why: 'NULL',
  },
  link_decision: {
    decided_by: "'[]'",
    reason: "''",
    reasons: "'{}'",
    conditions: "''",
    dissent: "''",
    urgent_why: 'NULL',
    assessment: "'null'",
  },
  link_ratification: { decided_by: "'[]'", note: "''" },
  link_placement: { ended_early_why: 'NULL', register_code: 'NULL', note: "''" },
  link_phase: { what: "''" },
};

/** Makes the views, on a reading connection that is used for nothing else. Nothing is hidden yet. */
export function drawVeil(sqlite: Database.Database, veil: Veil): void {
  sqlite.exec(`CREATE TEMP TABLE hidden (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TABLE hidden_reference (reference TEXT PRIMARY KEY) WITHOUT ROWID;`);
  for (const each of tablesOfPupils) sqlite.exec(viewOf(each, veil));
  sqlite.exec(`
    CREATE TEMP VIEW search_case AS SELECT rowid, * FROM main.search_case WHERE case_id NOT IN (SELECT id FROM hidden);
    CREATE TEMP VIEW case_view AS SELECT * FROM main.case_view WHERE case_id NOT IN (SELECT id FROM hidden);
    CREATE TEMP VIEW row_change AS SELECT * FROM main.row_change WHERE row_id NOT IN (SELECT id FROM hidden);
    CREATE TEMP VIEW week_change AS SELECT id, office_id, version, changed_at, changed_by, week_id, made_on, made_by,
      CASE WHEN ${saysReference('what')} THEN 'Changed a restricted case’s sessions' ELSE what END AS what,
      CASE WHEN ${saysReference('what')} OR ${saysReference('reason')} THEN '' ELSE reason END AS reason
      FROM main.week_change;`);
  // What only says that something was done to a hidden case is absent too; where STA time is reckoned nobody reads history.
  if (veil === 'absent') {
    sqlite.exec('CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE id NOT IN (SELECT id FROM hidden)');
  }
}

function saysReference(column: string): string {
  return `EXISTS (SELECT 1 FROM hidden_reference WHERE instr(${column}, reference))`;
}

function viewOf({ name, table }: TableOfPupils, veil: Veil): string {
  const masks = veil === 'nameless' ? NAMELESS[name] : undefined;
  if (!masks) {
    return `CREATE TEMP VIEW "${name}" AS SELECT * FROM main."${name}" WHERE id NOT IN (SELECT id FROM hidden)`;
  }
  const columns = Object.values(getTableColumns(table)).map((column) => {
    const mask = masks[column.name];
    return mask === undefined
      ? `"${column.name}"`
      : `CASE WHEN id IN (SELECT id FROM hidden) THEN ${mask} ELSE "${column.name}" END AS "${column.name}"`;
  });
  return `CREATE TEMP VIEW "${name}" AS SELECT ${columns.join(', ')} FROM main."${name}"`;
}

/** Says what is hidden from now on. */
export function hide(sqlite: Database.Database, { ids, references }: Hidden): void {
  sqlite.transaction(() => {
    sqlite.exec('DELETE FROM temp.hidden; DELETE FROM temp.hidden_reference');
    const add = sqlite.prepare('INSERT INTO temp.hidden (id) VALUES (?)');
    for (const id of ids) add.run(id);
    const say = sqlite.prepare('INSERT INTO temp.hidden_reference (reference) VALUES (?)');
    for (const reference of references) say.run(reference);
  })();
}

/**
 * Everything that goes when these pupils are hidden: their rows and what those once were, the entries of history that touched
 * nothing else, weekly sheets that were printed before the restriction, when they still said whom a visit is for, and copies of
 * panel papers, minutes and lists with the child in them, whenever they were printed.
 */
export function hiddenWith(sqlite: Database.Database, pupilIds: readonly string[]): Hidden {
  const pluck = (sql: string, ids: Iterable<string>) =>
    sqlite
      .prepare<{ ids: string }, string>(sql)
      .pluck()
      .all({ ids: JSON.stringify([...ids]) });
  const rows = rowsOfPupils(sqlite, pupilIds);
  const references = pluck(REFERENCES, rows.get('case_file') ?? []);
  const ids = new Set([...rows.values()].flat());
  for (const id of formerRows(sqlite, [...ids])) ids.add(id);
  const papers = [...pluck(SHEETS, ids), ...panelPapersNaming(sqlite, references)];
  for (const id of [...papers, ...pluck(CHANGES_OF_WEEKS, references)]) ids.add(id);
  for (const id of pluck(ENTRIES, ids)) ids.add(id);
  return { ids, references };
}

const REFERENCES = 'SELECT reference FROM main.case_file WHERE id IN (SELECT value FROM json_each(@ids))';

/** Weekly sheets of before: of weeks in which the child ever had a session. */
const SHEETS = `SELECT p.id FROM main.print_record p JOIN main.deployment_week w ON w.id = p.subject_id
  WHERE p.version < (SELECT max(version) FROM main.restriction WHERE id IN (SELECT value FROM json_each(@ids)) AND lifted_on IS NULL)
    AND EXISTS (SELECT 1 FROM main.row_change h WHERE h.table_name = 'allocation'
      AND h.row_id IN (SELECT value FROM json_each(@ids)) AND coalesce(h.after, h.before) ->> 'week_id' = w.id)`;

/** Their sentences say the reference: on the board they are shown masked, in the history of fields not at all. */
const CHANGES_OF_WEEKS = `SELECT DISTINCT w.id FROM main.week_change w JOIN json_each(@ids) said
  ON instr(w.what, said.value) OR instr(w.reason, said.value)`;

const ENTRIES = `WITH gone AS MATERIALIZED (SELECT value AS id FROM json_each(@ids)),
    touched AS (SELECT DISTINCT change_seq AS seq FROM main.row_change WHERE row_id IN gone)
  SELECT c.id FROM touched JOIN main.change c ON c.seq = touched.seq
  WHERE NOT EXISTS (SELECT 1 FROM main.row_change r WHERE r.change_seq = c.seq AND r.row_id NOT IN gone)`;
