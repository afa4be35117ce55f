import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Register } from '../../db/open.ts';
import { findByName } from '../../db/search.ts';
import { asCommand, insertSchool, MIGRATIONS, newFile, openOr } from './temporary-register.ts';

function rename(register: Register, id: string, name: string): void {
  asCommand(register, (seq) =>
    register.writing.sqlite.prepare('UPDATE school SET name = ?, version = ? WHERE id = ?').run(name, seq, id),
  );
}

const found = (register: Register, text: string) => findByName(register.reading.orm, text, 10).map(({ id }) => id);

describe('the search index', () => {
  it('follows each row as it is added, changed and taken away', () => {
    const register = openOr(newFile());
    asCommand(register, (seq) => insertSchool(register, seq, 's1'));
    rename(register, 's1', 'Quince Lane Infant School');
    expect(found(register, 'quince lane')).toEqual(['s1']);
    asCommand(register, () => register.writing.sqlite.exec("DELETE FROM school WHERE id = 's1'"));
    expect(found(register, 'quince')).toEqual([]);
    register.close();
  });

  it('still follows a table that a migration has rebuilt', () => {
    const file = newFile();
    const before = openOr(file);
    asCommand(before, (seq) => insertSchool(before, seq, 's1'));
    before.close();
    const folder = mkdtempSync(join(tmpdir(), 'sts-migrations-'));
    cpSync(MIGRATIONS, folder, { recursive: true });
    const rebuild = [
      'CREATE TABLE `__new_school` AS SELECT * FROM `school`;',
      'DROP TABLE `school`;',
      'ALTER TABLE `__new_school` RENAME TO `school`;',
      'CREATE UNIQUE INDEX `school_id_again` ON `school` (`id`);',
    ];
    writeFileSync(join(folder, '9000_planted.sql'), rebuild.join('\n--> statement-breakpoint\n'));
    const after = openOr(file, folder);
    rename(after, 's1', 'Quince Lane Infant School');
    expect(found(after, 'quince')).toEqual(['s1']);
    after.close();
  });

  it('is made anew where what is indexed is not what it was made from', () => {
    const file = newFile();
    const before = openOr(file);
    asCommand(before, (seq) => insertSchool(before, seq, 's1'));
    rename(before, 's1', 'Quince Lane Infant School');
    before.writing.sqlite.exec("DELETE FROM search_entry; UPDATE search_made SET made = 'by another version'");
    expect(found(before, 'quince')).toEqual([]);
    before.close();
    const after = openOr(file);
    expect(found(after, 'quince')).toEqual(['s1']);
    after.close();
  });
});
