import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { type EligibleCase, eligibleCase, type Leaving } from './eligibility-register.ts';

/**
 * Input that can not be: refused with a sentence where it is entered; and where it is in the register all the same (a clock
 * that was set back, a register from elsewhere), each verdict says what it left out and what it could not know.
 */
let one: EligibleCase;
afterEach(() => one.desk.end());

async function start(...leaving: Leaving[]): Promise<EligibleCase> {
  one = await eligibleCase(leaving);
  return one;
}

const page = ({ desk, caseId }: EligibleCase) => desk.done(desk.client.eligibility.show({ caseId }));
async function lineOf(made: EligibleCase, id: string) {
  const { assessment } = await page(made);
  return [...assessment.lines, ...assessment.informing].find(({ rule }) => rule === id);
}

/** Past the router, as a register from elsewhere might have it. */
function write({ desk }: EligibleCase, sql: string, ...values: string[]): void {
  const { open } = desk.app;
  if (!open) throw new Error('No register is open');
  const sqlite = connect(open.register.file, open.register.key, { readonly: false });
  sqlite.prepare(sql).run(...values);
  sqlite.close();
}

const SEEN = { endedOn: null, standing: 'seen' as const, source: 'Letter', note: '', cafoToldOn: null };
const offer = { kind: 'sendias-offer' as const, startedOn: '2026-11-25', title: '', ...SEEN };

describe('an evidence date in the future', () => {
  it('is refused where it is entered', async () => {
    const made = await start('sendias-offer');
    const { desk, caseId } = made;
    const { fields } = await desk.refused(desk.client.evidence.add(desk.ask({ caseId, ...offer })));
    expect(fields).toEqual([
      { path: 'startedOn', sentence: 'This date is in the future. Evidence is of what has happened.' },
    ]);
    const held = { evidenceId: made.evidence.psp ?? '', heldOn: '2026-11-25', adjusted: true, note: '' };
    const review = await desk.refused(desk.client.evidence.addReview(desk.ask({ ...held, standing: 'seen' as const })));
    expect(review.fields?.[0]?.sentence).toBe('The review is in the future. Enter it when it has been held.');
  });

  it('of a clock that was set back does not count, and each verdict says so', async () => {
    const made = await start();
    made.desk.clock.day = '2026-09-15';
    expect(await lineOf(made, 'A6')).toMatchObject({
      verdict: 'no-evidence',
      notices: ['An offer dated 21 Sep 2026 lies in the future and does not count yet.'],
    });
    expect((await lineOf(made, 'A3'))?.notices[0]).toBe(
      'A review dated 24 Sep 2026 lies in the future and does not count yet.',
    );
    expect((await lineOf(made, 'A7'))?.notices).toHaveLength(2);
  });
});

describe('a review before the start of its PSP', () => {
  it('is refused where it is entered, and so is a start after a review', async () => {
    const made = await start();
    const { desk, caseId, evidence } = made;
    const held = { evidenceId: evidence.psp ?? '', heldOn: '2026-05-29', adjusted: true, note: '' };
    const review = await desk.refused(desk.client.evidence.addReview(desk.ask({ ...held, standing: 'seen' as const })));
    expect(review.fields?.[0]?.sentence).toBe('This is before the start, 1 Jun 2026.');
    const { evidence: all } = await desk.done(desk.client.evidence.ofCase({ caseId }));
    const { id = '', version = 0, title = '' } = all.find(({ kind }) => kind === 'psp') ?? {};
    const moved = { id, version, title, ...SEEN, startedOn: '2026-07-01' };
    const refusal = await desk.refused(desk.client.evidence.change(desk.ask(moved)));
    expect(refusal.fields?.[0]?.sentence).toBe('A review was held on 15 Jun 2026, before this start.');
  });

  it('does not count where it is there all the same, and the verdict says so', async () => {
    const made = await start();
    write(made, 'UPDATE evidence SET started_on = ? WHERE id = ?', '2026-09-07', made.evidence.psp ?? '');
    expect(await lineOf(made, 'A3')).toMatchObject({
      verdict: 'not-yet',
      from: '2027-01-08',
      notices: ['15 Jun', '29 Jun', '13 Jul'].map(
        (day) => `A review on ${day} 2026 comes before the start on 7 Sep 2026 and does not count.`,
      ),
    });
  });
});

describe('a calendar that is missing', () => {
  it('is named by the verdicts that it hides, by the earliest yes and by the picture of the reviews', async () => {
    const made = await start();
    made.desk.clock.day = '2027-09-20';
    const { assessment, heartbeats } = await page(made);
    const missing = ['calendar for 2027/28 not entered'];
    expect(await lineOf(made, 'A3')).toMatchObject({ verdict: 'no-evidence', unknown: missing });
    expect(await lineOf(made, 'A4')).toMatchObject({ verdict: 'no-evidence', unknown: missing });
    expect(await lineOf(made, 'A7')).toMatchObject({ verdict: 'no-evidence', unknown: missing });
    expect(await lineOf(made, 'A6')).toMatchObject({ verdict: 'met', unknown: [] });
    expect(assessment.earliest.sentence).toBe('No date can be given: calendar for 2027/28 not entered.');
    expect(heartbeats.map(({ unknown }) => unknown)).toEqual([missing, missing]);
  });
});

describe('a pupil without a date of birth', () => {
  it('is judged by the year taught in where that is known, and else not at all', async () => {
    const made = await start('date-of-birth');
    const sentence = 'The pupil’s date of birth is not recorded.';
    expect(await lineOf(made, 'G1')).toMatchObject({ verdict: 'no-evidence', because: sentence, unknown: [sentence] });
    expect((await page(made)).assessment.route).toBe('not-yet');
    write(made, 'UPDATE pupil SET taught_year = ? WHERE id = ?', '4', made.pupilId);
    expect(await lineOf(made, 'G1')).toMatchObject({
      verdict: 'met',
      because: 'Year 4 by the year taught in.',
      unknown: ['The pupil’s date of birth is not recorded; the year taught in was used.'],
    });
  });
});
