import { realpathSync, statfsSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';

/**
 * Whether a folder is a place where a database survives: not a share of another machine, and not a folder that another
 * program copies to and fro. Asked of the path as given, of where it really leads, and of the file system under it.
 */
const SYNCED =
  /(?:^|[\\/])(OneDrive|Dropbox|iCloud ?Drive|Mobile Documents|Google ?Drive|Box)(?: ?-[^\\/]*)?(?=[\\/]|$)/i;
const SHARE = /^(?:\\\\|\/\/)[^\\/]/;
/** The long form of a Windows path; what follows it is a drive, or `UNC\` and a share. */
const LONG = /^\\\\\?\\(UNC\\)?/;

/** Numbers of network file systems in statfs: NFS, SMB, CIFS, SMB2, AFS, Ceph, 9p, Coda. */
const NETWORK_TYPES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997, 0x73757245]);

export interface Surroundings {
  env: Record<string, string | undefined>;
  /** Where the path really leads; itself where it can not be asked. */
  realPath(path: string): string;
  /** Number of the file system, or null. */
  typeOf(path: string): number | null;
}

/** Null, or why not and what to do, in two sentences. */
export function placeFault(folder: string, surroundings: Surroundings = machine): string | null {
  const paths = [folder, surroundings.realPath(folder)].map((path) =>
    path.replace(LONG, (_all, unc: string | undefined) => (unc ? '\\\\' : '')),
  );
  const type = surroundings.typeOf(folder);
  if (paths.some((path) => SHARE.test(path)) || (type !== null && NETWORK_TYPES.has(type))) {
    return `${folder} is on another machine, where a register can be damaged. Choose a folder on this computer.`;
  }
  const synced = paths.map((path) => SYNCED.exec(path)?.[1] ?? inOneDrive(path, surroundings.env)).find(Boolean);
  if (synced) {
    return `${folder} is copied to and fro by ${synced}, which can damage a register. Choose a folder outside ${synced}.`;
  }
  return null;
}

/** OneDrive says in the environment where its folders are, whatever they are called. */
function inOneDrive(path: string, env: Surroundings['env']): string | null {
  const roots = [env.OneDrive, env.OneDriveConsumer, env.OneDriveCommercial].filter((root) => root);
  const within = (root: string) => path.toLowerCase().startsWith(`${root.replace(/[\\/]+$/, '').toLowerCase()}${sep}`);
  return roots.some((root) => root && (within(root) || path.toLowerCase() === root.toLowerCase())) ? 'OneDrive' : null;
}

/** The nearest folder above that exists, as it really is. */
function existing(path: string): string {
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      return realpathSync.native(at) + resolve(path).slice(at.length);
    } catch {
      if (dirname(at) === at) return path;
    }
  }
}

function fileSystemType(path: string): number | null {
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      // Windows has no such numbers; there the real path of a connected drive begins with its share.
      return process.platform === 'win32' ? null : statfsSync(at).type >>> 0;
    } catch {
      if (dirname(at) === at) return null;
    }
  }
}

const machine: Surroundings = { env: process.env, realPath: existing, typeOf: fileSystemType };
