import { createHmac, hash } from 'node:crypto';

/**
 * The chain of history, as arithmetic: each entry's keyed hash covers everything in the entry and the hash before it.
 *
 *   form 2   over digests of the row images and of the answer, so that an erasure can take what was written and leave
 *            the digest: the chain still fits. An image's digest is salted, and the salt goes with the image.
 *   form 1   over the images themselves: entries written before erasure was thought of
 */
export const FORM = 2;

export interface ChainEntry {
  seq: number;
  id: string;
  officeId: string;
  at: string;
  personId: string;
  personName: string;
  procedure: string;
  sentence: string;
  requestId: string;
  undoes: string | null;
  answer: string;
  /** In place of the answer, where an erasure took it. */
  answerDigest: string | null;
  form: number;
}

/** One row before and after, as it is kept; `digest` in place of images and salt where an erasure took them. */
export interface RowImage {
  table_name: string;
  row_id: string;
  before: string | null;
  after: string | null;
  salt: string | null;
  digest: string | null;
}

/** The keyed hash of one entry, given the hash of the one before it ('' for the first). */
export function entryHash(key: Buffer, previous: string, entry: ChainEntry, rows: readonly RowImage[]): string {
  const mac = createHmac('sha256', key);
  const { seq, id, officeId, at, personId, personName, procedure, sentence, requestId, undoes } = entry;
  const told = [previous, seq, id, officeId, at, personId, personName, procedure, sentence, requestId, undoes];
  if (entry.form === 1) {
    mac.update(JSON.stringify([...told, entry.answer]));
    for (const row of rows) mac.update(JSON.stringify([row.table_name, row.row_id, row.before, row.after]));
  } else {
    const answer = answerErased(entry) ? entry.answerDigest : answerDigest(key, entry.id, entry.answer);
    mac.update(JSON.stringify([FORM, ...told, answer]));
    for (const row of rows) mac.update(JSON.stringify([row.table_name, row.row_id, digestOf(row)]));
  }
  return mac.digest('hex');
}

/** A digest counts only where nothing of what it stands for is left: beside an image it would let anything be written there. */
export function isErased({ before, after, salt, digest }: RowImage): boolean {
  return digest !== null && before === null && after === null && salt === null;
}

export function answerErased({ answer, answerDigest: digest }: Pick<ChainEntry, 'answer' | 'answerDigest'>): boolean {
  return digest !== null && answer === 'null';
}

function digestOf(row: RowImage): string {
  return isErased(row) ? (row.digest ?? '') : imageDigest(row);
}

/** What stands for a row image: nothing can be guessed from it once the salt is gone. */
export function imageDigest({ before, after, salt }: Pick<RowImage, 'before' | 'after' | 'salt'>): string {
  return hash('sha256', JSON.stringify([salt, before, after]), 'hex');
}

/** What stands for an answer. */
export function answerDigest(key: Buffer, entryId: string, answer: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['answer', entryId, answer]))
    .digest('hex');
}
