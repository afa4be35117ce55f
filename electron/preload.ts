import { ipcRenderer } from 'electron';

/**
 * Passes one end of the page's message channel on to the main process. The page gets nothing from here: no function,
 * no object, no name.
 */
const CONNECT = 'sts:connect';
const PAGE_ORIGIN = 'app://sts';

/** The little of the page's window that is used here. */
interface PageWindow {
  addEventListener(type: 'message', hear: (event: PageMessage) => void): void;
}
interface PageMessage {
  source: unknown;
  origin: string;
  data: unknown;
  ports: readonly (typeof MessagePort.prototype)[];
}
declare const window: PageWindow;

window.addEventListener('message', ({ source, origin, data, ports }) => {
  const [port, ...more] = ports;
  if (source !== window || origin !== PAGE_ORIGIN || data !== CONNECT || !port || more.length > 0) return;
  ipcRenderer.postMessage(CONNECT, null, [port]);
});
