import { createHash, randomBytes } from 'node:crypto';

/**
 * Who may come in. A launch token (in the link that `npm start` prints) opens the door once and is exchanged for a
 * cookie that no script can read and no other site can send. Only hashes are kept, so comparing takes the same time
 * for every wrong guess.
 */
export interface Door<Guest> {
  /** A new launch token, good for one exchange. */
  token(): string;
  /** The Set-Cookie value for a token, or null where it is unknown or used. */
  exchange(token: string): string | null;
  /** Whoever the cookie header belongs to, or null. */
  guest(cookieHeader: string | undefined): Guest | null;
}

/** `name` is the cookie's name; ports do not keep cookies apart, so each host needs its own. */
export function makeDoor<Guest>(name: string, newGuest: () => Guest): Door<Guest> {
  const tokens = new Set<string>();
  const guests = new Map<string, Guest>();
  return {
    token() {
      const token = secret();
      tokens.add(hashOf(token));
      return token;
    },
    exchange(token) {
      if (!tokens.delete(hashOf(token))) return null;
      const cookie = secret();
      guests.set(hashOf(cookie), newGuest());
      return `${name}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
    },
    guest(cookieHeader) {
      const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim());
      const own = pairs.filter((pair) => pair.startsWith(`${name}=`));
      const [only] = own;
      return only && own.length === 1 ? (guests.get(hashOf(only.slice(name.length + 1))) ?? null) : null;
    },
  };
}

/** 256 random bits. */
const secret = () => randomBytes(32).toString('base64url');
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');
