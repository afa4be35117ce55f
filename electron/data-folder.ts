import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { placeFault } from './safety/place.ts';

const NAME = 'sts-area-office';

export interface Machine {
  platform: string;
  env: Record<string, string | undefined>;
  home: string;
}

/** Where a person's register lies unless they say otherwise. On Windows the part of the profile that does not roam. */
export function defaultFolder({ platform, env, home }: Machine): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA || env.APPDATA || join(home, 'AppData', 'Local'), NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME);
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), NAME);
}

/** Makes the folder where there is none. Null, or why it can not hold a register and what to do, in two sentences. */
export function folderFault(folder: string): string | null {
  const misplaced = placeFault(folder);
  if (misplaced) return misplaced;
  try {
    if (existsSync(folder) && !statSync(folder).isDirectory()) {
      return `${folder} is a file, not a folder. Choose a folder for the register.`;
    }
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EACCES' || code === 'EPERM') {
      return `You may not write in ${folder}. Choose another folder, or ask for the right to write there.`;
    }
    if (code === 'EROFS') return `${folder} is on a disk that can not be written to. Choose another folder.`;
    if (code === 'ENOTDIR' || code === 'EEXIST') {
      return `Part of ${folder} is a file, not a folder. Choose a folder for the register.`;
    }
    if (code === 'ENOENT') return `${folder} can not be made: its disk is not there. Choose another folder.`;
    if (code === 'ENOSPC') return `The disk of ${folder} is full. Make room there, or choose another folder.`;
    return `${folder} can not be used as a folder (${code || 'unknown reason'}). Choose another folder.`;
  }
}

/** One level after the other: Node's own recursive way never comes back from a place where nothing can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
