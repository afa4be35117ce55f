import { onDesktop } from './client.ts';

/**
 * In a browser: what was copied here is taken off the clipboard after a minute, where the page kept the focus until then. A
 * page may not touch the clipboard from behind, nor look whether something else lies there by now; the desktop app, which
 * may, does it by itself (electron/desktop/clipboard.ts).
 */
const CLEARED_AFTER = 60_000;

export function clearCopies(): void {
  if (onDesktop) return;
  let clearing: ReturnType<typeof setTimeout> | undefined;
  const copied = () => {
    clearTimeout(clearing);
    clearing = setTimeout(() => {
      navigator.clipboard.writeText('').catch(() => {
        // The browser does not let the page: what was copied stays until something else is.
      });
    }, CLEARED_AFTER);
  };
  document.addEventListener('copy', copied);
  document.addEventListener('cut', copied);
  window.addEventListener('blur', () => clearTimeout(clearing));
}
