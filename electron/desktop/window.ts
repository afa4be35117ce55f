import type { BrowserWindowConstructorOptions } from 'electron';
import { measuredPreferences } from '../measures.ts';

/** The one window. Nothing of the page is kept on disk: the session it is given lives in memory. */
export function windowOptions(preload: string, partition: string): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'STS area office',
    autoHideMenuBar: true,
    webPreferences: { ...measuredPreferences(), preload, partition },
  };
}
