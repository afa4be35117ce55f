import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Head } from '../../db/verify.ts';
import { writeDurably } from './durable.ts';

/**
 * `register.head`: how far the history had come when this computer last looked, kept beside the register under a keyed
 * hash. An older copy of the register that is put back over it does not hold that entry, and so shows.
 */
const FILE = 'register.head';
const Kept = z.object({ seq: z.number().int().min(0), hash: z.string(), closed: z.boolean(), mac: z.string() });

export interface KeptHead extends Head {
  /** The register was closed properly after it: its write-ahead log was folded in, and any log there now is not its own. */
  closed: boolean;
}

export function keepHead(folder: string, registerId: string, historyKey: Buffer, head: Head, closed = false): void {
  const { seq, hash } = head;
  writeDurably(
    join(folder, FILE),
    `${JSON.stringify({ seq, hash, closed, mac: macOf(historyKey, registerId, head, closed) })}\n`,
  );
}

/** The head kept last, or null where there is none of this register. */
export function keptHead(folder: string, registerId: string, historyKey: Buffer): KeptHead | null {
  try {
    const { seq, hash, closed, mac } = Kept.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')));
    const expected = Buffer.from(macOf(historyKey, registerId, { seq, hash }, closed));
    const given = Buffer.from(mac);
    return given.length === expected.length && timingSafeEqual(given, expected) ? { seq, hash, closed } : null;
  } catch {
    return null;
  }
}

/** A keyed hash over a head and the register it belongs to; also what a backup's note carries. */
export function macOf(historyKey: Buffer, registerId: string, { seq, hash }: Head, closed = false): string {
  return createHmac('sha256', historyKey)
    .update(JSON.stringify(['head', registerId, seq, hash, closed]))
    .digest('hex');
}
