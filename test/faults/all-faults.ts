import { BAD_INPUT, FOREIGN_LOG, LEAK, TAMPERING } from './app-faults.ts';
import { DAMAGES } from './damage.ts';
import { DISK_FULL } from './disk-full.ts';
import type { Fault } from './fault.ts';
import { KILLED } from './killed.ts';

/** What is tried; power cuts between two system calls are not among it yet (SECURITY.md says so). */
export const FAULTS: readonly Fault[] = [
  KILLED,
  ...DAMAGES,
  FOREIGN_LOG,
  // A limit on the size of a file is set by the shell, which Windows does not have.
  ...(process.platform === 'win32' ? [] : [DISK_FULL]),
  BAD_INPUT,
  TAMPERING,
  LEAK,
];
