import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, clipboard, dialog, ipcMain, Menu, powerMonitor, protocol, session } from 'electron';
import { defaultFolder, folderFault } from './data-folder.ts';
import { clearCopies } from './desktop/clipboard.ts';
import { askWhereToSave } from './desktop/downloads.ts';
import { menuOf } from './desktop/menu.ts';
import { acceptPages } from './desktop/page-port.ts';
import { PAGE, PAGE_SCHEME, servePage } from './desktop/page-scheme.ts';
import { windowOptions } from './desktop/window.ts';
import { logInto } from './log-file.ts';
import { measureApp, measureSession } from './measures.ts';
import { openApp } from './open-app.ts';

/** The desktop host: what is switched on, then the window. */

const given = (flag: string) => app.commandLine.getSwitchValue(flag);
const folder = resolve(
  given('data') || defaultFolder({ platform: process.platform, env: process.env, home: homedir() }),
);
const fault = folderFault(folder);
const root = app.getAppPath();

if (fault) {
  dialog.showErrorBox('The register can not be opened', fault);
  app.exit(1);
} else {
  app.setPath('userData', join(folder, 'desktop'));
  app.commandLine.appendSwitch('disable-background-networking');
  measureApp(app);
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
  if (app.requestSingleInstanceLock()) void app.whenReady().then(openWindow);
  else app.quit();
}

function openWindow(): void {
  const log = logInto(folder);
  const core = openApp({ root, folder, demo: app.commandLine.hasSwitch('demo'), log });
  // What a message of the page breaks must not take the register with it: it is logged, and the next one is heard.
  process.on('unhandledRejection', (reason) => {
    log({ level: 'bug', what: reason instanceof Error ? reason.name : 'unknown' });
  });

  const page = session.fromPartition('page');
  measureSession(page);
  servePage(page, join(root, 'dist', 'renderer'));
  askWhereToSave(page);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuOf(app.name, process.platform)));

  const window = new BrowserWindow(windowOptions(join(root, 'dist', 'electron', 'preload.cjs'), 'page'));
  acceptPages({ ipcMain, contents: window.webContents, app: core, session: core.newSession(), log });
  window.once('ready-to-show', () => window.show());
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  // What was copied here does not stay on the clipboard: not for more than a minute, nor when the register is locked.
  const forgetCopies = clearCopies(window, clipboard);
  // Whoever locks the computer, or closes its lid, has locked the register.
  const leave = () => {
    core.seats.leaveAll();
    void forgetCopies();
  };
  powerMonitor.on('lock-screen', leave);
  powerMonitor.on('suspend', leave);
  endWhenDone(async () => {
    try {
      await forgetCopies();
    } finally {
      await core.end();
    }
  });
  void window.loadURL(PAGE);
}

/** The first end is held back until the register is closed and what is owed is done; then the app ends by itself. */
function endWhenDone(end: () => Promise<void>): void {
  let state: 'running' | 'ending' | 'over' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'over') return;
    event.preventDefault();
    if (state === 'ending') return;
    state = 'ending';
    void end().finally(() => {
      state = 'over';
      app.quit();
    });
  });
}
