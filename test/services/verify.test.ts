import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, startApp, taskAnswer } from '../support/register.ts';

/** A paper that the office kept proves the past: its seal leads to the entry at which it was printed. */
let desk: Desk;
beforeEach(async () => {
  desk = startApp();
  await desk.done(desk.client.office.openDemo(desk.ask({})));
});
afterEach(() => desk.end());

const verified = async (seal: string) => {
  const answer = await taskAnswer(desk.client.history.verify({ seal }));
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
};

it('the seal at the foot of a week sheet is that of the newest entry when it was printed', async () => {
  const sheet = { paper: 'area-week' as const, subjectId: '', monday: '2026-11-30', fullName: false };
  const { pages } = await desk.done(desk.client.papers.preview(sheet));
  const said = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ');
  const seal = /Register seal ([0-9a-f]{12})/.exec(said.replaceAll(/\s+/g, ' '))?.[1] ?? '';
  const [newest] = await desk.done(desk.client.history.list({}));
  await desk.done(desk.client.office.addPerson(desk.ask({ name: 'Cal Tester', role: 'office' as const })));
  const { entries, firstThatDoesNotFit, sealed } = await verified(
    ` ${seal.slice(0, 6)} ${seal.slice(6).toUpperCase()}`,
  );
  expect([entries, firstThatDoesNotFit]).toEqual([(newest?.seq ?? 0) + 1, null]);
  expect(sealed).toEqual({ seq: newest?.seq, at: newest?.at });
});

it('a seal that no entry has is said to be of another past, and a few letters are no seal', async () => {
  expect((await verified('0123456789ab')).sealed).toBeNull();
  const [newest] = await desk.done(desk.client.history.list({}));
  expect((await verified((newest?.id ?? '').slice(0, 3))).sealed).toBeNull();
});
