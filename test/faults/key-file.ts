import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, PASSPHRASE, startRegister } from '../support/register.ts';
import { chance, type Fault } from './fault.ts';

/** The key file with a bit turned, cut off, emptied or filled with something else: the one before it opens the register, or it is said. */
export const KEY_FILE: Fault = {
  fault: 'key-file-damaged',
  lostMeans:
    'a register that does not open although the key file before it is whole, or that is not called damaged where both are',
  short: 12,
  long: 1000,
  async run(times) {
    const desk = await startRegister();
    const again = desk.ask({ own: PASSPHRASE });
    await desk.done(desk.client.keys.newRecoveryKey(again));
    const names = ['register.keys', 'register.keys.before'];
    const [whole = '', before = ''] = names.map((name) => readFileSync(join(desk.folder, name), 'latin1'));
    const pick = chance(times);
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      const both = tried % 4 === 3;
      close(desk);
      writeFileSync(join(desk.folder, 'register.keys'), damaged(whole, tried, pick), 'latin1');
      writeFileSync(join(desk.folder, 'register.keys.before'), both ? damaged(before, tried, pick) : before, 'latin1');
      try {
        desk.app.openFolder('own');
        if (both ? desk.app.fault?.kind !== 'no-key' : !(await opens(desk))) lost++;
      } catch {
        lost++;
      }
    }
    desk.end();
    return { tried: times, lost };
  },
};

function close(desk: Desk): void {
  desk.app.closeRegister();
  desk.app.seats.leaveAll();
}

async function opens(desk: Desk): Promise<boolean> {
  const slotId = desk.app.keys?.slots.find(({ kind }) => kind === 'person')?.id ?? '';
  const answer = await desk.client.signIn.withPassphrase(desk.ask({ slotId, passphrase: PASSPHRASE }));
  return answer.ok && answer.value.person?.name === 'Ada Tester';
}

function damaged(text: string, way: number, pick: (below: number) => number): string {
  const bytes = Buffer.from(text, 'latin1');
  if (way % 3 === 0) return bytes.subarray(0, pick(bytes.length - 2)).toString('latin1');
  if (way % 3 === 1) return Buffer.alloc(bytes.length, pick(256)).toString('latin1');
  // The line's end at the end is no part of it.
  const at = pick(bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << pick(8));
  return bytes.toString('latin1');
}
