import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from './core/context.ts';

const MOST_BYTES = 1_000_000;

/**
 * The log of a folder: `app.log`, one line of JSON per event, the file before it kept as `app.log.1`. Lines carry no
 * data (LogLine says so). A log that can not be written must not stop work, so it is said once on the terminal.
 */
export function logInto(folder: string): (line: LogLine) => void {
  const file = join(folder, 'app.log');
  let saidSo = false;
  return (line) => {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, `${file}.1`);
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`, { mode: 0o600 });
    } catch {
      if (!saidSo) process.stderr.write(`The log ${file} can not be written; the app goes on without it.\n`);
      saidSo = true;
    }
  };
}
