import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { headOf } from '../../db/verify.ts';
import { askBy, procedures } from '../support/askings.ts';
import { type Desk, PASSPHRASE, startRegister, taskAnswer } from '../support/register.ts';
import { chance, type Fault } from './fault.ts';

const PLANTED = 'Zwiebelturmowski';

/** Whatever is typed or sent, beside and around what each procedure asks for: refused in words, and nothing changed by it. */
export const BAD_INPUT: Fault = {
  fault: 'bad-input',
  lostMeans: 'a crash, an unexplained error, or a refusal that changed the register',
  short: 2000,
  long: 100_000,
  async run(times) {
    const desk = await startRegister();
    // A task is asked once by its own tests; what closes or replaces the register would end the run.
    const asked = procedures.filter(
      ({ path, meta }) =>
        meta.kind !== 'task' && !/^office\.(start|openDemo|leaveDemo)|^signIn\.|^backups\./.test(path),
    );
    const inputs = fc.sample(fc.anything({ maxDepth: 3, withNullPrototype: true, withBigInt: false }), {
      numRuns: times,
      seed: times,
    });
    const pick = chance(times);
    let lost = 0;
    for (const input of inputs) {
      const procedure = asked[pick(asked.length)];
      if (!procedure) continue;
      const before = seqOf(desk);
      const data = procedure.meta.kind === 'command' ? { requestId: crypto.randomUUID(), data: input } : input;
      try {
        const answer = await askBy(desk, procedure.path, data, desk.session);
        if (!answer.ok && seqOf(desk) !== before) lost++;
      } catch {
        lost++;
      }
    }
    lost += desk.log.filter(({ level }) => level === 'bug').length;
    desk.end();
    return { tried: times, lost };
  },
};

function seqOf(desk: Desk): number {
  const sqlite = desk.app.open?.register.reading.sqlite;
  return sqlite ? headOf(sqlite).seq : -1;
}

/** A name that is in the register, its drafts and its backups: searched for in every byte that the app wrote. */
export const LEAK: Fault = {
  fault: 'leak',
  lostMeans: 'a file in which the planted name or passphrase can be read',
  short: 1,
  long: 3,
  async run(times) {
    let tried = 0;
    let lost = 0;
    for (let round = 0; round < times; round++) {
      const desk = await startRegister();
      await desk.done(desk.client.office.addPerson(desk.ask({ name: PLANTED, role: 'office' as const })));
      await desk.done(desk.client.drafts.save(desk.ask({ key: 'a form', body: `{"note":"${PLANTED}"}` })));
      const made = await taskAnswer(desk.client.backups.make({}));
      if (!made.ok) throw new Error(made.refusal.what);
      desk.app.closeRegister();
      const log = JSON.stringify(desk.log);
      for (const bytes of [...filesIn(desk.folder).map((file) => readFileSync(file)), Buffer.from(log)]) {
        tried++;
        if ([PLANTED, PASSPHRASE, 'Testing Area Office'].some((word) => bytes.includes(word))) lost++;
      }
      desk.end();
    }
    return { tried, lost };
  },
};

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** The past rewritten by somebody who has the file's key: the first entry that does not fit is named. */
export const TAMPERING: Fault = {
  fault: 'tampering',
  lostMeans: 'a rewritten past that verifies',
  short: 6,
  long: 60,
  async run(times) {
    const deeds = [
      "UPDATE change SET person_name = 'Somebody Else' WHERE seq = @seq",
      "UPDATE change SET at = '2020-01-01T09:00:00.000Z' WHERE seq = @seq",
      "UPDATE row_change SET after = replace(after, 'office', 'read-only') WHERE change_seq = @seq",
      'DELETE FROM row_change WHERE change_seq = @seq',
      'DELETE FROM change WHERE seq = @seq',
      'UPDATE row_change SET before = NULL, after = NULL, salt = NULL, digest = hex(randomblob(32)) WHERE change_seq = @seq',
    ];
    const pick = chance(times);
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      const desk = await startRegister();
      for (const name of ['One', 'Two', 'Three']) {
        await desk.done(desk.client.office.addPerson(desk.ask({ name, role: 'office' as const })));
      }
      const seq = 2 + pick(2);
      desk.app.open?.register.writing.sqlite.prepare(deeds[tried % deeds.length] ?? '').run({ seq });
      const verdict = await taskAnswer(desk.client.history.verify({}));
      const named = verdict.ok ? verdict.value.firstThatDoesNotFit : null;
      if (named !== seq && named !== seq + 1) lost++;
      desk.end();
    }
    return { tried: times, lost };
  },
};

/** A write-ahead log of an earlier hour put beside the closed register, under the same key. */
export const FOREIGN_LOG: Fault = {
  fault: 'log-of-another-day',
  lostMeans: 'a log that is not the register’s own is taken in, or something of the register is missing',
  short: 1,
  long: 10,
  async run(times) {
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      const desk = await startRegister();
      const add = (name: string) =>
        desk.done(desk.client.office.addPerson(desk.ask({ name, role: 'office' as const })));
      await add('Earlier Person');
      const log = readFileSync(join(desk.folder, 'register.db-wal'));
      for (let more = 0; more < 20; more++) await add(`Later Person ${more}`);
      desk.app.closeRegister();
      writeFileSync(join(desk.folder, 'register.db-wal'), log);
      await desk.reopen();
      const people = await desk.done(desk.client.office.people({}));
      const verdict = await taskAnswer(desk.client.history.verify({}));
      if (people.length !== 23 || !verdict.ok || verdict.value.firstThatDoesNotFit !== null) lost++;
      desk.end();
    }
    return { tried: times, lost };
  },
};
