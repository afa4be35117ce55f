import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { connect } from '../../db/connect.ts';
import type { Register } from '../../db/open.ts';
import { type Figure, quantile } from './figure.ts';
import { removeCipher } from './plain-copy.ts';

/**
 * What the cipher costs where no cache hides it: the longest table read whole by a connection that has no page yet, against the
 * same file without a cipher. In processor time, so that a busy machine says the same.
 */
const ROUNDS = 15;

export function coldRead({ file, key, writing }: Register, folder: string): Figure {
  writing.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  const plain = join(folder, 'plain.db');
  copyFileSync(file, plain);
  removeCipher(plain, key);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(readAll(connect(file, key, { readonly: true })));
    theirs.push(readAll(new Database(plain, { readonly: true })));
  }
  const value = quantile(ours, 0.5) / quantile(theirs, 0.5);
  return { name: 'cold-read.encrypted-to-plain', value, unit: 'ratio', limit: 1.15 };
}

function readAll(sqlite: Database.Database): number {
  const before = process.cpuUsage();
  sqlite.prepare('SELECT sum(length(before)), sum(length(after)), sum(length(salt)) FROM row_change').get();
  const { user, system } = process.cpuUsage(before);
  sqlite.close();
  return user + system;
}
