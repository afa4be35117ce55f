import { once } from 'node:events';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { BuildFault, buildStale } from '../build.ts';
import { Refused } from '../core/refuse.ts';
import { defaultFolder, folderFault } from '../data-folder.ts';
import { FLAGS_IN_WORDS, type Flags, readFlags } from '../flags.ts';
import { logInto } from '../log-file.ts';
import { startLoopback } from '../loopback.ts';
import { openApp } from '../open-app.ts';
import { desktopBinary, startDesktop } from './desktop-app.ts';
import { openInBrowser } from './open-browser.ts';

/** What `npm start` does: builds what is stale, then the desktop app, or the same app in the browser where that can not run. */
const ROOT = join(import.meta.dirname, '..', '..');
const say = (line: string) => console.log(line);

const read = readFlags(process.argv.slice(2));
if ('fault' in read) endWith(read.fault);
else if (read.flags.help) say(`npm start -- [flags]${FLAGS_IN_WORDS}`);
else await start(read.flags);

async function start(flags: Flags): Promise<void> {
  const machine = { platform: process.platform, env: process.env, home: homedir() };
  const folder = resolve(flags.data ?? defaultFolder(machine));
  const fault = folderFault(folder);
  if (fault) return endWith(fault);
  try {
    const desktop = flags.noOpen || flags.browser ? null : await desktopBinary(say);
    if (desktop && 'binary' in desktop) await runDesktop(desktop.binary, folder, flags);
    else {
      if (desktop) say(`The desktop app ${desktop.because}; opening the app in the browser instead.`);
      await runInBrowser(folder, flags);
    }
  } catch (error) {
    if (error instanceof BuildFault) return endWith(error.message);
    // A refusal says what to do; anything else is a bug, and then the place matters more than manners.
    if (error instanceof Refused) endWith(`${error.refusal.what} ${error.refusal.next}`);
    else endWith(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

async function runDesktop(binary: string, folder: string, flags: Flags): Promise<void> {
  await buildStale(['renderer', 'main', 'preload', 'worker', 'judging', 'levelling', 'copy-worker'], say);
  const child = startDesktop(binary, { folder, demo: flags.demo });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  process.exitCode = typeof code === 'number' ? code : 0;
}

async function runInBrowser(folder: string, flags: Flags): Promise<void> {
  await buildStale(['renderer'], say);
  const app = openApp({ root: ROOT, folder, demo: flags.demo, log: logInto(folder) });
  const host = await startLoopback({ app, page: join(ROOT, 'dist', 'renderer'), idleMinutes: flags.idleMinutes });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => host.stop());
  endWithNpm(() => host.stop());
  if (app.fault) say(`${app.fault.what} ${app.fault.next}`);
  const link = host.link();
  const opened = !flags.noOpen && (await openInBrowser(link));
  say(
    opened
      ? 'The app is opening in your browser. Should you not see it, open this link, which works once:'
      : 'Open this link in a browser on this machine; it works once:',
  );
  say(`\n  ${link}\n`);
  say('Press Ctrl+C here to end it.');
  const reason = await host.stopped;
  await app.end();
  say(reason === 'idle' ? 'No page was open any more, so the app has ended.' : '\nThe app has ended.');
}

/** npm that is told to end takes only the shell between with it; without this the app would hold the register on. */
function endWithNpm(end: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 1000);
  watch.unref();
}

function endWith(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
