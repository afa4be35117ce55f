import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import type { OpeningFaultKind } from '../../db/opening-faults.ts';
import { addDays } from '../../shared/dates.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { type Desk, PASSPHRASE, startApp, taskAnswer } from '../support/register.ts';

/**
 * A process that opens a folder's register as the app does and does one kind of thing again and again until it is killed.
 * Each line `done …` is an answer given: what it names must be there ever after. `refused …` says why something was not done.
 *
 *   node office-clerk.ts FOLDER re-key|import|publish|backup|command [HOW OFTEN]
 */
export const TASKS = ['re-key', 'import', 'publish', 'backup', 'command'] as const;
export type Task = (typeof TASKS)[number];

/** What an import of a year's terms adds: all of it or nothing. */
export const HALVES_OF_A_YEAR = 3;

const DEEDS: Record<Task, (desk: Desk, round: number) => Promise<string | Refusal>> = {
  async command({ client, ask }) {
    const answer = await client.office.addPerson(
      ask({ name: `Person ${crypto.randomUUID()}`, role: 'office' as const }),
    );
    return answer.ok ? answer.value.id : answer.refusal;
  },
  async import({ client, ask }, round) {
    const year = 2030 + round;
    const file = Buffer.from(
      [
        'academic_year,term,half,first_pupil_day,last_pupil_day',
        `${year}/${String(year + 1).slice(2)},autumn,1,${year}-09-02,${year}-10-20`,
        `${year}/${String(year + 1).slice(2)},autumn,2,${year}-11-01,${year}-12-17`,
        `${year}/${String(year + 1).slice(2)},spring,1,${year + 1}-01-05,${year + 1}-02-10`,
      ].join('\n'),
    ).toString('base64');
    const answer = await client.calendars.importFile(ask({ schoolId: null, file, leaveOut: [] }));
    return answer.ok ? `${year}/${String(year + 1).slice(2)}` : answer.refusal;
  },
  async publish({ client, ask }, round) {
    const monday = addDays('2026-11-30', 7 * round);
    const answer = await client.deployment.publish(ask({ monday }));
    return answer.ok ? monday : answer.refusal;
  },
  async backup({ client }) {
    const answer = await taskAnswer(client.backups.make({}));
    return answer.ok ? answer.value.madeAt : answer.refusal;
  },
  async 're-key'({ client }) {
    const answer = await taskAnswer(client.keys.changeRegisterKey({ own: PASSPHRASE }));
    return answer.ok ? 'key' : answer.refusal;
  },
};

if (import.meta.main) {
  // Nobody who is killed has time to keep what was compiled for the next.
  flushCompileCache();
  const [folder = '', task = 'command', often = '100000', first = '0'] = process.argv.slice(2);
  const desk = startApp('2026-11-24', folder);
  const fault = await signInAgain(desk);
  if (fault) throw new Error(`The register did not open: ${fault}`);
  writeSync(1, 'open\n');
  for (let round = 0; round < Number(often); round++) {
    const said = await DEEDS[task as Task](desk, Number(first) + round);
    writeSync(1, typeof said === 'string' ? `done ${said}\n` : `refused ${said.code}\n`);
  }
  process.exit(0);
}

/** Opens the folder's own register with Ada's passphrase; gives why not. */
export async function signInAgain(desk: Desk): Promise<OpeningFaultKind | 'refused' | null> {
  desk.app.openFolder('own');
  if (desk.app.fault) return desk.app.fault.kind;
  const slotId = desk.app.keys?.slots.find(({ initials }) => initials === 'A. T.')?.id ?? '';
  const answer = await desk.client.signIn.withPassphrase(desk.ask({ slotId, passphrase: PASSPHRASE }));
  return answer.ok ? null : 'refused';
}
