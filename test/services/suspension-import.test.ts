import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, startApp } from '../support/register.ts';

/** Suspensions from a school's file: each row's fate before anything is saved, and one step that writes the new ones. */
let desk: Desk;
let file: { caseId: string; upn: string; givenName: string; familyName: string; dateOfBirth: string };
beforeAll(async () => {
  desk = startApp('2026-11-24');
  await desk.done(desk.client.office.openDemo(desk.ask({})));
  const { cases } = await desk.done(desk.client.cases.list({ stage: 'supported' }));
  for (const { id } of cases) {
    const { pupilId } = await desk.done(desk.client.cases.show({ id }));
    const { upn, givenName, familyName, dateOfBirth } = await desk.done(desk.client.pupils.show({ id: pupilId }));
    if (upn && dateOfBirth) file = { caseId: id, upn, givenName, familyName, dateOfBirth };
  }
}, 60_000);
afterAll(() => desk.end());

const HEADER = 'upn,first_name,family_name,date_of_birth,start,sessions,reasons,type';
const base64 = (...lines: string[]) => Buffer.from([HEADER, ...lines].join('\n')).toString('base64');
const fates = async (...lines: string[]) =>
  (await desk.done(desk.client.evidence.previewSuspensions({ file: base64(...lines) }))).rows.map(
    ({ row, what, reason }) => `${row} ${what}: ${reason}`,
  );
const suspensions = async () =>
  (await desk.done(desk.client.evidence.ofCase({ caseId: file.caseId }))).suspensions.map(
    ({ startedOn, sessions, type }) => `${startedOn} ${sessions} ${type}`,
  );

describe('a file of suspensions', () => {
  it('knows a pupil by the UPN, or by name and date of birth', async () => {
    const { upn, givenName, familyName, dateOfBirth } = file;
    const said = await fates(
      `${upn},,,,20/11/2026,3,VA,`,
      `,${givenName},${familyName},${dateOfBirth},2026-11-19,1,PP;DB,LNCH`,
      ',Nobody,Known,2018-01-01,2026-11-19,1,PP,',
    );
    expect(said).toEqual([
      '2 new: Suspension from 20 Nov 2026, 3 sessions, VA',
      '3 new: Lunchtime suspension from 19 Nov 2026, 1 session, PP, DB',
      '4 refused: No pupil in the register has this name and date of birth.',
    ]);
  });

  it.each([
    [
      'A801200005001,,,,2026-11-20,3,VA,',
      'UPN A801200005001: The first letter should be B, not A. Check the UPN with the school.',
    ],
    [',,,,2026-11-20,3,VA,', 'The pupil is not named: enter a UPN, or first name, family name and date of birth.'],
    ['UPN,,,,soon,3,VA,', 'The start, soon, is no date.'],
    ['UPN,,,,2026-11-25,3,VA,', '25 Nov 2026 is in the future.'],
    ['UPN,,,,2026-11-20,0,VA,', '0 is no number of sessions from 1 to 90.'],
    ['UPN,,,,2026-11-20,91,VA,', '91 is no number of sessions from 1 to 90.'],
    ['UPN,,,,2026-11-20,3,XX,', 'XX is none of the Department’s reasons.'],
    ['UPN,,,,2026-11-20,3,VA PP DB DM,', '4 reasons are given; at most three are kept.'],
    ['UPN,,,,2026-11-20,3,VA,EXCL', 'EXCL is not one of SUSP, LNCH, PERM.'],
  ])('has the row %s refused with its reason', async (line, reason) => {
    expect(await fates(line.replace(/^UPN/, file.upn))).toEqual([`2 refused: ${reason}`]);
  });

  it('has a row refused on school days on which the pupil is suspended already, in the register or in an earlier row', async () => {
    const kept = { startedOn: '2026-11-03', sessions: 12, type: 'SUSP' as const };
    const given = { reasons: ['VA' as const], standing: 'seen' as const, source: 'Letter', note: '' };
    const { id } = await desk.done(
      desk.client.evidence.addSuspension(desk.ask({ caseId: file.caseId, ...kept, ...given })),
    );
    expect(
      await fates(
        `${file.upn},,,,2026-11-05,2,VA,`,
        `${file.upn},,,,2026-11-16,4,VA,`,
        `${file.upn},,,,2026-11-17,2,VA,`,
      ),
    ).toEqual([
      '2 refused: The pupil is suspended on these days already: from 3 Nov 2026 to 10 Nov 2026, 12 sessions. Correct it in the case, or the row in the file.',
      '3 new: Suspension from 16 Nov 2026, 4 sessions, VA',
      '4 refused: The pupil is suspended on these days already: from 16 Nov 2026 to 17 Nov 2026, 4 sessions. That is row 3: correct one of the two in the file.',
    ]);
    const listed = (await desk.done(desk.client.evidence.ofCase({ caseId: file.caseId }))).suspensions;
    const version = listed.find((each) => each.id === id)?.version ?? 0;
    await desk.done(desk.client.evidence.withdrawSuspension(desk.ask({ id, version, withdrawnWhy: 'Another pupil.' })));
  });

  it('is imported as one step, without what was left out, and knows its own rows again', async () => {
    const before = await suspensions();
    const lines = [20, 19, 18].map((day) => `${file.upn},,,,2026-11-${day},2,VA,`);
    const twice = `${file.upn},,,,2026-11-20,2,VA,`;
    const answer = await desk.done(
      desk.client.evidence.importSuspensions(desk.ask({ file: base64(...lines, twice), leaveOut: [4] })),
    );
    expect(answer.added).toBe(2);
    expect(await suspensions()).toEqual(['2026-11-20 2 SUSP', '2026-11-19 2 SUSP', ...before]);
    expect(
      await fates(...lines.slice(0, 2), `${file.upn},,,,2026-11-20,5,VA,LNCH`, `${file.upn},,,,2026-11-19,7,VA,`),
    ).toEqual([
      '2 unchanged: Suspension from 20 Nov 2026, 2 sessions, VA',
      '3 unchanged: Suspension from 19 Nov 2026, 2 sessions, VA',
      '4 new: Lunchtime suspension from 20 Nov 2026, 5 sessions, VA',
      '5 refused: The same suspension is in row 3 already.',
    ]);
    expect(await fates(`${file.upn},,,,2026-11-19,7,VA,`)).toEqual([
      '2 refused: Recorded already, with 2 sessions. Correct it in the case.',
    ]);
    const again = await desk.refused(
      desk.client.evidence.importSuspensions(desk.ask({ file: base64(...lines.slice(0, 2)) })),
    );
    expect(again.what).toBe('Nothing in this file is new, so nothing was imported.');
  });

  it.each([
    ['is empty', '', 'The file is empty.'],
    ['has other columns', 'name,town\nA,B', 'The file has not the columns of suspensions.'],
    ['has a header only', HEADER, 'The file has a header but no rows.'],
  ])('is refused in a sentence where it %s', async (_what, content, said) => {
    const asked = desk.client.evidence.previewSuspensions({ file: Buffer.from(content).toString('base64') });
    expect((await desk.refused(asked)).what).toBe(said);
  });
});
