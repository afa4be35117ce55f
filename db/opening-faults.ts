/**
 * Why a register does not open: what happened, and the way out, in words for a person. Nothing of the file was changed
 * by trying; each kind is a step of the list in `openRegister` or in the core before it.
 */
export const OPENING_FAULTS = {
  newer: {
    what: 'This register was last opened by a newer version of the app. Nothing was changed.',
    next: 'Install the newer version on this computer, then open it again.',
  },
  busy: {
    what: 'Another copy of the app has this register open.',
    next: 'Close it there, then open the app again here.',
  },
  'wrong-key': {
    what: 'The key does not open this register: it is another register’s key, or the first page of the file is damaged. Nothing was changed.',
    next: 'Put the right key back beside the register, or put back the last proven copy.',
  },
  'no-key': {
    what: 'The key of this register is missing or unreadable. Nothing was changed.',
    next: 'Put the key file back beside the register, or put back the last proven copy, which has its own.',
  },
  missing: {
    what: 'The keys of a register are here, and the register’s file is not. Nothing was changed.',
    next: 'Put the file back where it was, or put back the last proven copy.',
  },
  damaged: {
    what: 'The register’s file is damaged. Nothing was changed, and the damaged file is kept.',
    next: 'Put back the last proven copy.',
  },
  older: {
    what: 'This file is older than what this computer last saw of the register: somebody put back an older copy, or rewrote its history.',
    next: 'Put back the last proven copy. If you know why the file is older, go on with it: that is recorded.',
  },
  'no-room': {
    what: 'The disk of the register is full, so that nothing could be saved. Nothing was changed.',
    next: 'Make room on the disk, then open the app again.',
  },
  'read-only': {
    what: 'The register’s file can not be written to. Nothing was changed.',
    next: 'Ask for the right to write there, or move the register to a disk that can be written to.',
  },
  place: {
    what: 'The register lies on another machine or in a folder that is copied to and fro, where it can be damaged.',
    next: 'Start the app with a folder of this computer.',
  },
} as const satisfies Record<string, { what: string; next: string }>;

export type OpeningFaultKind = keyof typeof OPENING_FAULTS;

export interface OpeningFault {
  kind: OpeningFaultKind;
  what: string;
  next: string;
}

export function openingFault(kind: OpeningFaultKind): OpeningFault {
  return { kind, ...OPENING_FAULTS[kind] };
}

/** What an error of the driver says about the file or its disk; null where it says nothing about either. */
export function faultOfError(error: unknown): OpeningFaultKind | null {
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB') return 'wrong-key';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'no-room';
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)|^EROFS$|^EACCES$|^EPERM$/.test(code)) return 'read-only';
  if (code.startsWith('SQLITE_BUSY')) return 'busy';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) return 'damaged';
  return null;
}

/** The code of a driver's or system's error, also of one that drizzle wrapped; '' where there is none. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error) return String(error.code);
  return codeOf(error.cause);
}
