/**
 * A UUIDv7: its first 48 bits are the time in milliseconds, so ids made later sort later. Ids are made by the caller,
 * page or core, never by the database.
 */
export function uuidv7(now: number = Date.now(), random: Uint8Array = randomBytes()): string {
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 10), 6);
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(now / 256 ** (5 - at)) % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

interface Randomness {
  getRandomValues(into: Uint8Array): Uint8Array;
}

/** Web Crypto is in Node, in Electron and in the page; the plain language has no type for it. */
function randomBytes(): Uint8Array {
  const { crypto } = globalThis as { crypto?: Randomness };
  if (!crypto) throw new Error('This runtime has no Web Crypto');
  return crypto.getRandomValues(new Uint8Array(10));
}
