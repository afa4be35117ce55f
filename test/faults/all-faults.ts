import { BAD_INPUT, FOREIGN_LOG, LEAK, TAMPERING } from './app-faults.ts';
import { BAD_DISK } from './bad-disk.ts';
import { BAD_FILES } from './bad-files.ts';
import { CLOCK } from './clock-jumps.ts';
import { DAMAGES } from './damage.ts';
import { DISK_FULL } from './disk-full.ts';
import type { Fault } from './fault.ts';
import { HOSTILE_PEER } from './hostile-peer.ts';
import { KEY_FILE } from './key-file.ts';
import { KILLED } from './killed.ts';
import { KILLED_AT_WORK } from './killed-at-work.ts';
import { KILLED_MIGRATING } from './killed-migrating.ts';
import { NO_RIGHT } from './no-right.ts';
import { canRecord } from './power-cut/recording.ts';
import { POWER_CUT, POWER_CUT_CONTROLS } from './power-cut.ts';
import { RESTORED } from './restored.ts';
import { TWO_WRITERS } from './two-writers.ts';

/** What is tried. Power cuts and bad disks need a C compiler on Linux; where there is none, that is said and they are left out. */
export const FAULTS: readonly Fault[] = [
  KILLED,
  KILLED_AT_WORK,
  KILLED_MIGRATING,
  ...(canRecord ? [POWER_CUT, ...POWER_CUT_CONTROLS, BAD_DISK] : []),
  ...DAMAGES,
  FOREIGN_LOG,
  // A limit on the size of a file is set by the shell, which Windows does not have.
  ...(process.platform === 'win32' ? [] : [DISK_FULL]),
  CLOCK,
  KEY_FILE,
  TWO_WRITERS,
  BAD_INPUT,
  BAD_FILES,
  NO_RIGHT,
  HOSTILE_PEER,
  TAMPERING,
  RESTORED,
  LEAK,
];

if (!canRecord) console.log('LEFT OUT, power cuts and bad disks: they take Linux and a C compiler.');
