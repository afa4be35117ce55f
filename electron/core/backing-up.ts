import { headOf } from '../../db/verify.ts';
import { backupsOf, type Making, makeBackup, makeBackupNow, type Why } from '../safety/backups.ts';
import type { KeyFile } from '../safety/key-folder.ts';
import type { AppContext } from './context.ts';
import type { OpenRegister } from './opened.ts';

/** Backups that make themselves: with the day's first sign-in, before an import or a migration, and on closing. */
export interface BackingUp {
  context: AppContext;
  keys: KeyFile | null;
}

/** When the newest proven copy was made, and up to which entry of history. */
export function lastProven(folder: string, registerId: string): { madeAt: string; seq: number } | null {
  const newest = backupsOf(folder).find((each) => each.registerId === registerId);
  return newest ? { madeAt: newest.madeAt, seq: newest.head.seq } : null;
}

/** Where no copy of the last two days proved itself, the newest is late; so is one that was never made. */
export function isLate(madeAt: string | null, now: string): boolean {
  return madeAt === null || Date.parse(now) - Date.parse(madeAt) > LATE_AFTER;
}

const LATE_AFTER = 2 * 86_400_000;

/** With the first sign-in of a day. Work goes on meanwhile; that it failed shows as "last proven". */
export async function backUpFirstOfDay(app: BackingUp, open: OpenRegister): Promise<void> {
  const { folder, clock } = app.context;
  const last = app.keys && lastProven(folder, app.keys.registerId);
  if (last?.madeAt.slice(0, 10) === clock.now().slice(0, 10)) return;
  await quietly(app, open, 'day');
}

/** On closing, where anything was recorded since the last one. */
export async function backUpOnClosing(app: BackingUp, open: OpenRegister): Promise<void> {
  const last = app.keys && lastProven(app.context.folder, app.keys.registerId);
  try {
    if (last && last.seq >= headOf(open.register.reading.sqlite).seq) return;
  } catch {
    // Damaged: the copy is tried all the same, does not prove itself, and is not kept.
  }
  await quietly(app, open, 'closing');
}

/** Before an import: where it can not be made, nothing is imported. */
export async function backUpBefore(app: BackingUp, open: OpenRegister, why: Why): Promise<void> {
  const making = makingOf(app, open, why);
  if (making) await makeBackup(making);
}

/** Before a migration, at once. */
export function backUpNow(app: BackingUp, register: Making['register'], why: Why): void {
  const { context, keys } = app;
  if (!keys || context.backsUp === false) return;
  const { folder, clock, version } = context;
  makeBackupNow({ folder, register, keyFile: keys, why, now: clock.now(), version });
}

async function quietly(app: BackingUp, open: OpenRegister, why: Why): Promise<void> {
  const making = makingOf(app, open, why);
  if (!making) return;
  const letGo = open.hold();
  try {
    const { second } = await makeBackup(making);
    if (second === 'failed') app.context.log({ level: 'warning', what: 'backup: the second place is not there' });
  } catch {
    app.context.log({ level: 'warning', what: 'backup: not made' });
  } finally {
    letGo();
  }
}

function makingOf({ context, keys }: BackingUp, { register, isProtected }: OpenRegister, why: Why) {
  if (!isProtected || !keys || context.backsUp === false) return null;
  const { folder, clock, version } = context;
  return { folder, register, keyFile: keys, why, now: clock.now(), version };
}
