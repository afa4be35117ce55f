import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

/**
 * A second reader of ZIP files under AES-256 (AE-2), written from the format and sharing nothing with the writer: what it opens,
 * another program opens too. Null where the passphrase is not the one.
 */
export function readZip(zip: Buffer, passphrase: string): Map<string, Buffer> | null {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const extra = extraOf(zip.subarray(at + 46 + (nameLength ?? 0), at + 46 + (nameLength ?? 0) + (extraLength ?? 0)));
    if (zip.readUInt16LE(at + 10) !== 99 || !extra) throw new Error(`${name} is not under AES`);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const plain = decrypted(zip.subarray(from, from + zip.readUInt32LE(at + 20)), passphrase);
    if (!plain) return null;
    files.set(name, extra.method === 8 ? inflateRawSync(plain) : plain);
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0);
  }
  return files;
}

/** The field that says how: AE-2, 256 bits, and how it was pressed before. */
function extraOf(extra: Buffer): { method: number } | null {
  for (let at = 0; at < extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 0x9901) continue;
    if (extra.readUInt16LE(at + 4) !== 2 || extra[at + 8] !== 3) throw new Error('Not AE-2 with 256 bits');
    return { method: extra.readUInt16LE(at + 9) };
  }
  return null;
}

function decrypted(data: Buffer, passphrase: string): Buffer | null {
  const keys = pbkdf2Sync(passphrase, data.subarray(0, 16), 1000, 66, 'sha1');
  if (!keys.subarray(64).equals(data.subarray(16, 18))) return null;
  const hidden = data.subarray(18, -10);
  const mac = createHmac('sha1', keys.subarray(32, 64)).update(hidden).digest().subarray(0, 10);
  if (!timingSafeEqual(mac, data.subarray(-10))) throw new Error('The file was altered');
  // The counter runs from 1, smallest byte first, which no built-in mode does.
  const blocks = Math.ceil(hidden.length / 16);
  const counters = Buffer.alloc(blocks * 16);
  for (let block = 0; block < blocks; block++) counters.writeUInt32LE(block + 1, block * 16);
  const stream = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).setAutoPadding(false).update(counters);
  return Buffer.from(hidden.map((byte, at) => byte ^ (stream[at] ?? 0)));
}
