import { STRONG } from '../../electron/safety/key-slots.ts';
import type { Answer } from '../../shared/refusals.ts';
import { type Desk, PASSPHRASE, startRegister, taskAnswer } from '../support/register.ts';
import { coldRead } from './cold-read.ts';
import { fillCounty } from './county.ts';
import { type Figure, quantile, timed } from './figure.ts';

/** What safety costs somebody who waits for it: signing in with a passphrase as strong as in the app, a proven backup, verifying, and reading. */
const ROUNDS = 7;

export async function figures(): Promise<Figure[]> {
  const desk = await startRegister(undefined, { kdf: STRONG });
  try {
    const { register, office } = opened(desk);
    fillCounty(register, office.id);
    const unlocked = await rounds(
      () => unlock(desk),
      () => locked(desk),
    );
    const backup = await timed(async () => must(await taskAnswer(desk.client.backups.make({}))));
    const verify = await timed(async () => must(await taskAnswer(desk.client.history.verify({}))));
    return [
      // Opened anew by the last unlocking.
      coldRead(opened(desk).register, desk.folder),
      { name: 'unlock.p50', value: quantile(unlocked, 0.5), unit: 'ms', limit: 1500 },
      { name: 'unlock.worst', value: quantile(unlocked, 1), unit: 'ms', limit: 1500 },
      { name: 'proven-backup', value: backup, unit: 'ms' },
      { name: 'verify-the-history', value: verify, unit: 'ms' },
    ];
  } finally {
    desk.end();
  }
}

function opened({ app: { open } }: Desk) {
  if (!open?.office) throw new Error('The register is not open');
  return { register: open.register, office: open.office };
}

async function rounds(work: () => Promise<unknown>, before: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await before();
    took.push(await timed(work));
  }
  return took;
}

/** From the passphrase to the first screen's first answer. */
async function unlock(desk: Desk): Promise<void> {
  const slotId = desk.app.keys?.slots[0]?.id ?? '';
  must(await desk.client.signIn.withPassphrase(desk.ask({ slotId, passphrase: PASSPHRASE })));
  must(await desk.client.today.list({}));
}

async function locked(desk: Desk): Promise<void> {
  must(await desk.client.signIn.lock(desk.ask({})));
}

function must(answer: Answer<unknown>): void {
  if (!answer.ok) throw new Error(`Refused while measuring: ${answer.refusal.what}`);
}
