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
const Kept = z.object({ seq: z.number().int().min(0), hash: z.string(), mac: z.string() });

export function keepHead(folder: string, registerId: string, historyKey: Buffer, head: Head): void {
  const { seq, hash } = head;
  writeDurably(join(folder, FILE), `${JSON.stringify({ seq, hash, mac: macOf(historyKey, registerId, head) })}\n`);
}

/** The head kept last, or null where there is none of this register. */
export function keptHead(folder: string, registerId: string, historyKey: Buffer): Head | null {
  try {
    const { seq, hash, mac } = Kept.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')));
    const expected = Buffer.from(macOf(historyKey, registerId, { seq, hash }));
    const given = Buffer.from(mac);
    return given.length === expected.length && timingSafeEqual(given, expected) ? { seq, hash } : null;
  } catch {
    return null;
  }
}

/** A keyed hash over a head and the register it belongs to; also what a backup's note carries. */
export function macOf(historyKey: Buffer, registerId: string, { seq, hash }: Head): string {
  return createHmac('sha256', historyKey)
    .update(JSON.stringify(['head', registerId, seq, hash]))
    .digest('hex');
}
