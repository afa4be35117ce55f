import { chmodSync, copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { asCommand, insertSchool, KEY, keysOf, newFile, openOr, openWith } from './temporary-register.ts';

const raw = (file: string) => connect(file, KEY, { readonly: false });

function made(): string {
  const file = newFile();
  const register = openOr(file);
  asCommand(register, (seq) => insertSchool(register, seq, 's1'));
  register.close();
  return file;
}

function faultOf(file: string, key = KEY): string {
  const opening = openWith(file, keysOf(key));
  if (opening.ok) {
    opening.register.close();
    throw new Error('It opened');
  }
  return opening.fault.kind;
}

describe('opening a register', () => {
  it.skipIf(process.platform === 'win32')(
    'keeps it to its owner: the file, its log, and one that was made openly before',
    () => {
      const file = made();
      chmodSync(file, 0o644);
      const register = openOr(file);
      asCommand(register, (seq) => insertSchool(register, seq, 's2'));
      const modes = ['', '-wal', '-shm'].map((end) => statSync(`${file}${end}`).mode & 0o777);
      register.close();
      expect(modes).toEqual([0o600, 0o600, 0o600]);
      expect(statSync(made()).mode & 0o777).toBe(0o600);
    },
  );

  it('refuses a file from a newer app, and leaves every byte as it was', () => {
    const file = made();
    const sqlite = raw(file);
    sqlite.pragma('user_version = 9999');
    sqlite.close();
    const before = readFileSync(file);
    expect(faultOf(file)).toBe('newer');
    expect(readFileSync(file).equals(before)).toBe(true);
    // A reader may leave an empty log behind; nothing is in it.
    expect(existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0).toBe(0);
  });

  it('leaves a newer file as it was even where a crash left its write-ahead log behind', () => {
    const source = made();
    const sqlite = raw(source);
    sqlite.pragma('user_version = 9999');
    const file = newFile();
    for (const end of ['', '-wal']) copyFileSync(`${source}${end}`, `${file}${end}`);
    sqlite.close();
    const before = ['', '-wal'].map((end) => readFileSync(`${file}${end}`));
    expect(faultOf(file)).toBe('newer');
    expect(['', '-wal'].map((end, at) => before[at]?.equals(readFileSync(`${file}${end}`)))).toEqual([true, true]);
  });

  it('refuses a wrong key, and changes nothing', () => {
    const file = made();
    const before = readFileSync(file);
    expect(faultOf(file, Buffer.alloc(32, 8))).toBe('wrong-key');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(openOr(file).reading.sqlite.prepare('SELECT count(*) AS n FROM school').get()).toEqual({ n: 1 });
  });

  it('refuses a file whose first page is damaged, and changes nothing', () => {
    const file = made();
    const bytes = readFileSync(file);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(faultOf(file)).toBe('wrong-key');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses a file that is no register at all', () => {
    const file = newFile();
    writeFileSync(file, 'URN,EstablishmentName\r\n900001,Marrowby Primary School\r\n'.repeat(200));
    const before = readFileSync(file);
    expect(faultOf(file)).toBe('damaged');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('writes nothing that can be read without the key', () => {
    const file = newFile();
    const register = openOr(file);
    asCommand(register, (seq) => insertSchool(register, seq, 's1', 'Quillfeather Primary School'));
    for (const end of ['', '-wal']) expect(readFileSync(`${file}${end}`).includes('Quillfeather')).toBe(false);
    register.close();
  });

  it('holds what was committed on disk: synchronous=FULL, foreign keys and secure delete, read back', () => {
    const register = openOr(newFile());
    for (const { sqlite } of [register.writing, register.reading]) {
      expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
      expect(sqlite.pragma('secure_delete', { simple: true })).toBe(1);
    }
    expect(register.writing.sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(register.writing.sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    register.close();
  });

  it('gives queries a connection that can not write', () => {
    const register = openOr(newFile());
    expect(() => register.reading.sqlite.exec("DELETE FROM draft WHERE key = 'x'")).toThrow(/readonly/);
    register.close();
  });

  it('opens again with what was written', () => {
    const file = made();
    const register = openOr(file);
    expect(register.reading.sqlite.prepare('SELECT id FROM school').get()).toEqual({ id: 's1' });
    register.close();
  });
});
