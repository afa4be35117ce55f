import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { connect } from '../../db/connect.ts';
import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { readKeyFile } from '../../electron/safety/key-folder.ts';
import { HISTORY_KEY, KEY, openOr } from '../db/temporary-register.ts';
import { chance, type Fault } from './fault.ts';
import { Disk } from './power-cut/disk.ts';
import { memoryFolder, record } from './power-cut/recording.ts';

/**
 * The power goes between two system calls. What a process did to its files is recorded once; from that, many disks are made
 * as they may be found afterwards, and each is opened: what had been said to be done has to be there, and all of it whole.
 */
const CLERK = join(import.meta.dirname, 'power-cut', 'clerk.ts');
const COMMANDS = 40;
const IMAGES_PER_RECORD = 500;

export const POWER_CUT: Fault = {
  fault: 'power-cut',
  lostMeans: 'a disk without a command or a key file that was answered, or on which something is not whole',
  short: 25,
  long: 4000,
  run: (times) => powerCuts('FULL', times),
};

/** The same with less syncing: if nothing is lost by that, the fault above proves nothing. */
export const POWER_CUT_CONTROLS: readonly Fault[] = (['NORMAL', 'OFF', 'KEYS'] as const).map((syncing) => ({
  fault: `power-cut-control-${syncing.toLowerCase()}`,
  lostMeans: 'a disk on which something is missing, as it has to be with so little syncing',
  isControl: true,
  short: syncing === 'OFF' ? 0 : 10,
  long: 500,
  run: (times) => powerCuts(syncing, times),
}));

async function powerCuts(syncing: 'FULL' | 'NORMAL' | 'OFF' | 'KEYS', times: number) {
  const base = memoryFolder();
  const image = memoryFolder();
  let lost = 0;
  try {
    openOr(join(base, 'register.db')).close();
    for (let made = 0; made < times; made += IMAGES_PER_RECORD) {
      const pick = chance(made + 1);
      const deeds = record(base, CLERK, [syncing, String(COMMANDS)]);
      const images = Math.min(IMAGES_PER_RECORD, times - made);
      const cuts = Array.from({ length: images }, () => 1 + pick(deeds.length)).toSorted((a, b) => a - b);
      const disk = new Disk(base);
      let at = 0;
      for (const cut of cuts) {
        for (; at < cut; at++) {
          const deed = deeds[at];
          if (deed) disk.apply(deed);
        }
        layOut(image, disk.afterPowerCut(pick));
        if (!isWhole(image, disk.said)) lost++;
      }
    }
  } finally {
    for (const folder of [base, image]) rmSync(folder, { recursive: true, force: true });
  }
  return { tried: times, lost };
}

function layOut(folder: string, files: ReadonlyMap<string, Buffer>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
}

function isWhole(folder: string, said: readonly string[]): boolean {
  return keysAreThere(folder, said) && registerIsWhole(folder, said);
}

/** The key file that was said last, or the one that was being written. */
function keysAreThere(folder: string, said: readonly string[]): boolean {
  const last = Number(said.findLast((line) => line.startsWith('keys '))?.slice(5) ?? 0);
  const read = readKeyFile(folder);
  if (read.kind !== 'read') return last === 0 && read.kind === 'none';
  return !read.isBefore && Number(read.keys.slots[0]?.id) >= last;
}

/** Connecting replays the write-ahead log, as opening does; the rest of opening is the same for every disk. */
function registerIsWhole(folder: string, said: readonly string[]): boolean {
  let sqlite: Database.Database | null = null;
  try {
    sqlite = connect(join(folder, 'register.db'), KEY, { readonly: false });
    const there = new Set(sqlite.prepare('SELECT id FROM school').pluck().all());
    const halves = sqlite
      .prepare(
        'SELECT s.id FROM school s LEFT JOIN contact c ON c.school_id = s.id GROUP BY s.id HAVING count(c.id) <> 3',
      )
      .all();
    const schools = said.filter((line) => line.startsWith('school ')).map((line) => line.slice(7));
    return (
      schools.every((id) => there.has(id)) &&
      halves.length === 0 &&
      sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
      firstEntryThatDoesNotFit(sqlite, HISTORY_KEY) === null
    );
  } catch {
    return false;
  } finally {
    sqlite?.close();
  }
}
