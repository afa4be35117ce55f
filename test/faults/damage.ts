import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  asCommand,
  insertContact,
  insertSchool,
  KEY,
  keysOf,
  newFile,
  openOr,
  openWith,
  wholeRegister,
} from '../db/temporary-register.ts';
import { chance, type Fault } from './fault.ts';

/** A register of some pages, closed. */
export function filled(): { file: string; whole: string } {
  const file = newFile();
  const register = openOr(file);
  for (let command = 0; command < 30; command++) {
    asCommand(register, (seq) => {
      insertSchool(register, seq, `school-${command}`, `Marrowby Primary School ${command}`);
      for (const part of ['a', 'b', 'c'])
        insertContact(register, seq, `${command}-${part}`, `school-${command}`, 'Bramble Otterby');
    });
  }
  const whole = wholeRegister(register);
  register.close();
  return { file, whole };
}

/** Refused at opening, refused when it is read, or nothing of it differs: anything else went by unseen. */
function isSeen(file: string, whole: string): boolean {
  const opening = openWith(file, keysOf(KEY));
  if (!opening.ok) return true;
  try {
    const { sqlite } = opening.register.reading;
    if (sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok') return true;
    return wholeRegister(opening.register) === whole;
  } catch {
    return true;
  } finally {
    opening.register.close();
  }
}

type Damage = (bytes: Buffer, pick: (below: number) => number) => Buffer;
const PAGE = 4096;

const flip: Damage = (bytes, pick) => {
  const at = pick(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
  return bytes;
};
const zeroed: Damage = (bytes, pick) => {
  const page = pick(bytes.length / PAGE);
  return bytes.fill(0, page * PAGE, (page + 1) * PAGE);
};
const swapPages: Damage = (bytes, pick) => {
  const pages = bytes.length / PAGE;
  const one = 1 + pick(pages - 1);
  const other = 1 + ((one + pick(pages - 2)) % (pages - 1));
  const kept = Buffer.from(bytes.subarray(one * PAGE, (one + 1) * PAGE));
  bytes.copy(bytes, one * PAGE, other * PAGE, (other + 1) * PAGE);
  kept.copy(bytes, other * PAGE);
  return bytes;
};
const truncate: Damage = (bytes, pick) => bytes.subarray(0, pick(bytes.length));

function damaged(fault: string, damage: Damage, short: number, long: number): Fault {
  return {
    fault,
    lostMeans: 'a changed register that opens as if nothing were wrong',
    short,
    long,
    async run(times) {
      const { file, whole } = filled();
      const bytes = readFileSync(file);
      const pick = chance(times);
      let lost = 0;
      for (let tried = 0; tried < times; tried++) {
        const copy = `${file}.damaged`;
        for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
        writeFileSync(copy, damage(Buffer.from(bytes), pick));
        if (!isSeen(copy, whole)) lost++;
      }
      return { tried: times, lost };
    },
  };
}

export const DAMAGES: readonly Fault[] = [
  damaged('bit-flipped', flip, 30, 3000),
  damaged('page-zeroed', zeroed, 10, 500),
  damaged('pages-swapped', swapPages, 10, 500),
  damaged('file-truncated', truncate, 10, 500),
];
