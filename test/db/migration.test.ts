import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, migrationsIn, migrationsSeen } from '../../db/migrate.ts';
import {
  asCommand,
  insertContact,
  insertSchool,
  KEY,
  keysOf,
  MIGRATIONS,
  newFile,
  openOr,
  openWith,
} from './temporary-register.ts';

/** Today's migrations and one more. */
function folderWith(sql: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'sts-migrations-'));
  cpSync(MIGRATIONS, folder, { recursive: true });
  writeFileSync(join(folder, '9000_planted.sql'), sql);
  return folder;
}

/** What drizzle-kit writes to change a column of a table: a copy, a drop, a rename. */
const REBUILD = `CREATE TABLE \`__new_school\` AS SELECT * FROM \`school\`;
--> statement-breakpoint
DROP TABLE \`school\`;
--> statement-breakpoint
ALTER TABLE \`__new_school\` RENAME TO \`school\`;
--> statement-breakpoint
CREATE UNIQUE INDEX \`school_id_again\` ON \`school\` (\`id\`);`;

function twoSchoolsWithContacts(): string {
  const file = newFile();
  const register = openOr(file);
  asCommand(register, (seq) => {
    for (const id of ['s1', 's2']) {
      insertSchool(register, seq, id);
      insertContact(register, seq, `c-${id}`, id, 'Bramble Otterby');
    }
  });
  register.close();
  return file;
}

describe('a migration', () => {
  it('that rebuilds a parent table loses none of its children', () => {
    const file = twoSchoolsWithContacts();
    const register = openOr(file, folderWith(REBUILD));
    expect(register.reading.sqlite.prepare('SELECT count(*) AS n FROM school').get()).toEqual({ n: 2 });
    expect(register.reading.sqlite.prepare('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 2 });
    register.close();
  });

  it('would fail or take children with it with foreign keys on, and is refused then', () => {
    const register = openOr(twoSchoolsWithContacts());
    const { sqlite } = register.writing;
    expect(() => migrate(sqlite, folderWith(REBUILD))).toThrow(/foreign keys off/);
    // The control: the same SQL with foreign keys on. `restrict` makes it throw where `cascade` would have deleted.
    expect(() => {
      for (const statement of REBUILD.split('--> statement-breakpoint')) sqlite.exec(statement);
    }).toThrow(/FOREIGN KEY|write outside a command/);
    register.close();
  });

  it('that leaves a row without its parent is taken back whole', () => {
    const file = twoSchoolsWithContacts();
    const folder = folderWith(
      "ALTER TABLE `sta` ADD `shoe_size` text;\n--> statement-breakpoint\nDELETE FROM `school` WHERE `id` = 's1';",
    );
    expect(() => openWith(file, keysOf(KEY), folder)).toThrow(/without their parent in contact/);
    const register = openOr(file);
    const { sqlite } = register.reading;
    expect(sqlite.prepare('SELECT count(*) AS n FROM school').get()).toEqual({ n: 2 });
    expect(sqlite.pragma('table_info(sta)')).not.toContainEqual(expect.objectContaining({ name: 'shoe_size' }));
    expect(migrationsSeen(sqlite)).toBe(migrationsIn(MIGRATIONS).length);
    register.close();
  });

  it('that fails half way is taken back whole', () => {
    const file = twoSchoolsWithContacts();
    const folder = folderWith(
      'ALTER TABLE `sta` ADD `shoe_size` text;\n--> statement-breakpoint\nDROP TABLE `nobody`;',
    );
    expect(() => openWith(file, keysOf(KEY), folder)).toThrow(/nobody/);
    const register = openOr(file);
    expect(register.reading.sqlite.pragma('table_info(sta)')).not.toContainEqual(
      expect.objectContaining({ name: 'shoe_size' }),
    );
    register.close();
  });

  it('is preceded by a copy that opens as the register was', () => {
    const file = twoSchoolsWithContacts();
    const seen = migrationsIn(MIGRATIONS).length;
    openOr(file, folderWith('DELETE FROM `contact`;')).close();
    const copy = `${file}.before-migration-${seen}`;
    expect(existsSync(copy)).toBe(true);
    const before = openOr(copy);
    expect(before.reading.sqlite.prepare('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 2 });
    before.close();
    const after = openOr(file, folderWith('DELETE FROM `contact`;'));
    expect(after.reading.sqlite.prepare('SELECT count(*) AS n FROM contact').get()).toEqual({ n: 0 });
    after.close();
  });

  it('makes no copy where there is nothing to migrate', () => {
    const file = twoSchoolsWithContacts();
    openOr(file).close();
    expect(existsSync(`${file}.before-migration-${migrationsIn(MIGRATIONS).length}`)).toBe(false);
  });
});
