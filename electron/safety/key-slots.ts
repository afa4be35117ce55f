import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { z } from 'zod';
import type { RegisterKeys } from '../../db/open.ts';
import { codesOf, ROLES } from '../../shared/words.ts';

/**
 * The register's keys, wrapped once for each person and once for the recovery key. A slot holds nothing that opens it,
 * and no name: at sign-in a person is known by initials and role.
 *
 *   secret ─ scrypt ─► 256-bit key ─ AES-256-GCM ─► register key ‖ history key
 *
 * What the slot is for (which register, which slot, whose) is associated data: a box moved to another slot does not open.
 */
export const Kdf = z.object({
  name: z.literal('scrypt'),
  N: z.number().int().min(2).max(1_048_576),
  r: z.number().int().min(1).max(32),
  p: z.number().int().min(1).max(4),
});
export type Kdf = z.infer<typeof Kdf>;

/** About 0.3 s and 128 MB for each try. */
export const STRONG: Kdf = { name: 'scrypt', N: 131_072, r: 8, p: 1 };

export const Slot = z.object({
  id: z.string(),
  kind: z.enum(['person', 'recovery']),
  personId: z.string().nullable(),
  /** 'A. T.'; empty for the recovery key. */
  initials: z.string().max(12),
  role: z.enum(codesOf(ROLES)).nullable(),
  /** Given by somebody else: to be replaced by one's own at the next sign-in. */
  once: z.boolean(),
  /** The recovery key was typed back from paper. */
  proved: z.boolean(),
  kdf: Kdf,
  salt: z.base64(),
  nonce: z.base64(),
  box: z.base64(),
});
export type Slot = z.infer<typeof Slot>;

/** What a slot says of itself before it is sealed. */
export type SlotHead = Omit<Slot, 'kdf' | 'salt' | 'nonce' | 'box'>;

const KEY_BYTES = 32;
const TAG_BYTES = 16;

export async function sealSlot(
  head: SlotHead,
  registerId: string,
  secret: string,
  keys: RegisterKeys,
  kdf: Kdf,
): Promise<Slot> {
  const salt = randomBytes(32);
  const nonce = randomBytes(12);
  const key = await derive(secret, salt, kdf);
  const plain = Buffer.concat([keys.register, keys.history]);
  try {
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(purposeOf(head, registerId));
    const box = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return {
      ...head,
      kdf,
      salt: salt.toString('base64'),
      nonce: nonce.toString('base64'),
      box: box.toString('base64'),
    };
  } finally {
    key.fill(0);
    plain.fill(0);
  }
}

/** The keys in a slot, or null where the secret is not the one that sealed it. */
export async function openSlot(slot: Slot, registerId: string, secret: string): Promise<RegisterKeys | null> {
  const box = Buffer.from(slot.box, 'base64');
  if (box.length !== 2 * KEY_BYTES + TAG_BYTES) return null;
  const key = await derive(secret, Buffer.from(slot.salt, 'base64'), slot.kdf);
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64'), {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(purposeOf(slot, registerId));
    cipher.setAuthTag(box.subarray(2 * KEY_BYTES));
    const plain = Buffer.concat([cipher.update(box.subarray(0, 2 * KEY_BYTES)), cipher.final()]);
    const keys = {
      register: Buffer.from(plain.subarray(0, KEY_BYTES)),
      history: Buffer.from(plain.subarray(KEY_BYTES)),
    };
    plain.fill(0);
    return keys;
  } catch {
    // The only thing that can fail here is the authentication: another secret, or a box that was tampered with.
    return null;
  } finally {
    key.fill(0);
  }
}

export function wipe(keys: RegisterKeys | null | undefined): void {
  keys?.register.fill(0);
  keys?.history.fill(0);
}

/** One way of typing each letter: a passphrase typed on another keyboard or system is the same passphrase. */
export function plainSecret(typed: string): string {
  return typed.normalize('NFKC').trim();
}

function purposeOf({ id, kind, personId }: SlotHead, registerId: string): Buffer {
  return Buffer.from(JSON.stringify(['sts-area-office slot 1', registerId, id, kind, personId]));
}

function derive(secret: string, salt: Buffer, { N, r, p }: Kdf): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(plainSecret(secret), salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
