import { randomUUID } from 'node:crypto';
import type { Session } from '../../electron/core/app.ts';
import type { TaskEvent } from '../../shared/api/contract.ts';
import type { Answer } from '../../shared/refusals.ts';
import { codesOf, ROLES } from '../../shared/words.ts';
import { askBy, procedures } from '../support/askings.ts';
import { type Desk, startRegister } from '../support/register.ts';
import type { Fault } from './fault.ts';

const PLANTED = 'Zwiebelturmowski';

/** Every procedure × nobody, a session that left, and each role that may not: refused, and nothing of what they sent is in the log. */
export const NO_RIGHT: Fault = {
  fault: 'no-right',
  lostMeans: 'an answer to somebody who may not ask, a refusal that is not in the log, or what they sent in the log',
  short: 1,
  long: 1,
  async run() {
    const desk = await startRegister();
    const closed = procedures.filter(({ meta }) => meta.may !== 'anyone');
    const sessions: [string, Session][] = [['nobody', desk.app.newSession()]];
    for (const role of codesOf(ROLES)) {
      const { id } = await desk.done(desk.client.office.addPerson(desk.ask({ name: `Some ${role}`, role })));
      sessions.push([role, { ...desk.app.newSession(), personId: id }]);
    }
    let tried = 0;
    let lost = 0;
    for (const { path, meta } of closed) {
      for (const [role, session] of sessions) {
        if (meta.may !== 'anyone' && meta.may.some((each) => each === role)) continue;
        tried++;
        const answer = await lastAnswer(await askBy(desk, path, inputOf(meta.kind), session));
        const expected = role === 'nobody' ? 'not-signed-in' : 'not-allowed';
        if (answer.ok || answer.refusal.code !== expected) lost++;
        const line = desk.log.at(-1);
        if (line?.what !== `refused: ${expected}` || line.procedure !== path) lost++;
      }
    }
    if (said(desk).includes(PLANTED)) lost++;
    desk.end();
    return { tried, lost };
  },
};

function inputOf(kind: string): unknown {
  return kind === 'command' ? { requestId: randomUUID(), data: { name: PLANTED } } : { name: PLANTED };
}

async function lastAnswer(given: Answer<unknown> | AsyncIterable<TaskEvent<unknown>>): Promise<Answer<unknown>> {
  if (!(Symbol.asyncIterator in given)) return given;
  for await (const event of given) if (event.kind === 'answer') return event.answer;
  throw new Error('The task ended without an answer');
}

const said = ({ log }: Desk) => JSON.stringify(log);
