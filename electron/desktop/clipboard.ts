import { hash } from 'node:crypto';
import type { BrowserWindow, Clipboard } from 'electron';

/**
 * What was copied in the window is taken off the clipboard again after a minute: it names children, or is a key. Whatever
 * comes onto the clipboard while the window has the focus was copied here; what was copied elsewhere is never touched. Only
 * a digest of it is kept.
 */
export const CLEARED_AFTER = 60_000;
const LOOKS_EVERY = 1_000;

/** Gives what clears it at once. */
export function clearCopies(window: BrowserWindow, clipboard: Clipboard): () => Promise<void> {
  let known: string | null = null;
  let ours: string | null = null;
  let clearing: ReturnType<typeof setTimeout> | undefined;
  const digest = async () => hash('sha256', await clipboard.readText());
  /** Begins anew with what lies there: it was there before the window got the focus. */
  const begin = async () => {
    known = await digest();
  };
  const look = async () => {
    const before = known;
    const found = await digest();
    if (before === null || found === before || found === known) return;
    known = found;
    ours = found;
    clearTimeout(clearing);
    clearing = setTimeout(() => void clear(), CLEARED_AFTER);
  };
  const clear = async () => {
    clearTimeout(clearing);
    if (ours !== null && (await digest()) === ours) clipboard.clear();
    ours = null;
    await begin();
  };
  void begin();
  window.on('focus', () => void begin());
  window.on('blur', () => void look());
  const looking = setInterval(() => window.isFocused() && void look(), LOOKS_EVERY);
  window.once('closed', () => clearInterval(looking));
  return async () => {
    if (!window.isDestroyed() && window.isFocused()) await look();
    await clear();
  };
}
