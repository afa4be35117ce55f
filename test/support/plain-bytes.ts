import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../db/connect.ts';

/**
 * Whether a word stands anywhere in an encrypted register file or its write-ahead log, free pages and indexes too. A copy is put
 * under no cipher and read as bytes; an index of words keeps them in small letters, so size does not count.
 */
export function holds(file: string, key: Buffer, word: string): boolean {
  return plainBytes(file, key).toString('latin1').toLowerCase().includes(word.toLowerCase());
}

function plainBytes(file: string, key: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'sts-plain-'));
  try {
    const copy = join(folder, 'plain.db');
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    const sqlite = connect(copy, key, { readonly: false, single: true });
    Reflect.apply(Reflect.get(sqlite, 'rekey'), sqlite, [Buffer.alloc(0)]);
    sqlite.close();
    return readFileSync(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
