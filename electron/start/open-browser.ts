import { spawn } from 'node:child_process';

const COMMANDS: Record<string, readonly string[]> = {
  darwin: ['open'],
  // `start` takes its first quoted word for a title.
  win32: ['cmd', '/c', 'start', '""'],
  linux: ['xdg-open'],
};

/** Opens an address in the default browser. False where there is none that could be asked. */
export async function openInBrowser(address: string): Promise<boolean> {
  const [command, ...words] = COMMANDS[process.platform] ?? [];
  if (!command) return false;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  return new Promise((resolve) => {
    const child = spawn(command, [...words, address], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // A browser that was not running yet may keep the command waiting for as long as it is open.
    setTimeout(() => resolve(true), 3000).unref();
    child.unref();
  });
}
