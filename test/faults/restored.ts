import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Desk, PASSPHRASE, startRegister, taskAnswer } from '../support/register.ts';
import { chance, type Fault } from './fault.ts';

/** Backed up, destroyed one way or another, put back: every row of every table is as it was, and the history fits. */
export const RESTORED: Fault = {
  fault: 'restored',
  lostMeans: 'a row that differs after a backup was put back, or a backup that can not be',
  short: 1,
  long: 30,
  async run(times) {
    const desk = await startRegister();
    const pick = chance(times);
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      const name = `Person ${tried}`;
      await desk.done(desk.client.office.addPerson(desk.ask({ name, role: 'office' as const })));
      const before = whole(desk);
      const made = await taskAnswer(desk.client.backups.make({}));
      const database = desk.app.keys?.database ?? '';
      desk.app.closeRegister();
      desk.app.seats.leaveAll();
      destroy(join(desk.folder, database), pick);
      desk.app.openFolder('own');
      const { backups } = await desk.done(desk.client.backups.list({}));
      const [newest] = backups;
      const slotId = newest?.slots[0]?.id ?? '';
      const data = { id: newest?.id ?? '', place: 'here' as const, slotId, passphrase: PASSPHRASE };
      const answer = await desk.client.backups.restore(desk.ask(data));
      const verdict = await taskAnswer(desk.client.history.verify({}));
      const fits = verdict.ok && verdict.value.firstThatDoesNotFit === null;
      if (!made.ok || !answer.ok || !fits || whole(desk) !== before) lost++;
    }
    desk.end();
    return { tried: times, lost };
  },
};

function destroy(file: string, pick: (below: number) => number): void {
  const way = pick(4);
  if (way === 0) rmSync(file);
  else if (way === 1) truncateSync(file, pick(40_000));
  else if (way === 2) writeFileSync(file, Buffer.alloc(60_000, 'nothing '));
  else writeFileSync(file, readFileSync(file).fill(0, 8192, 24_576));
}

/** Everything but the entry that says that it was put back. */
function whole(desk: Desk): string {
  const sqlite = desk.app.open?.register.reading.sqlite;
  if (!sqlite) return 'not open';
  const names = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const rowsOf = (name: string) =>
    sqlite
      .prepare(`SELECT * FROM "${name}" ${name === 'change' ? "WHERE procedure <> 'backups.restore'" : ''} ORDER BY 1`)
      .raw()
      .all();
  return JSON.stringify(names.map((name) => [name, rowsOf(name)]));
}
