import { beforeAll, describe, expect, test } from 'vitest';
import { areaWeek } from '../../electron/papers/area-week.ts';
import { caseChronology } from '../../electron/papers/case-chronology.ts';
import { decisionLetter } from '../../electron/papers/decision-letter.ts';
import type { PaperDocument } from '../../electron/papers/document.ts';
import { enquiryOutcome } from '../../electron/papers/enquiry-outcome.ts';
import { evidenceForm } from '../../electron/papers/evidence-form.ts';
import { layOut } from '../../electron/papers/layout.ts';
import { capacitySheet } from '../../electron/papers/link-capacity.ts';
import { refusedSheet } from '../../electron/papers/link-refused.ts';
import { panelMinutes } from '../../electron/papers/panel-minutes.ts';
import { panelPack } from '../../electron/papers/panel-pack.ts';
import { paintPdf } from '../../electron/papers/pdf.ts';
import { planSummary } from '../../electron/papers/plan-summary.ts';
import { schoolWeek } from '../../electron/papers/school-week.ts';
import { staWeek } from '../../electron/papers/sta-week.ts';
import { letter, minutes, pack, places, refused } from './link-samples.ts';
import { previewText, readPdf, squeezed, tagsOf } from './reading.ts';
import { fortyTargets, furniture, notYet, transferPlan, typicalPlan } from './samples.ts';

const made = { author: 'Testing Area Office', madeOn: '2026-11-24' };
const pdfOf = (document: PaperDocument) => paintPdf(layOut(document, furniture), made);

const visits = [
  {
    session: 'mon-am',
    pupil: 'R. T.',
    school: 'Mossy Bank Primary School',
    schoolId: 'a',
    planKind: 'Coaching',
    sta: 'Jo Fen',
  },
  {
    session: 'thu-pm',
    pupil: 'M. P.',
    school: 'Quince Lane Infants',
    schoolId: 'b',
    planKind: 'Coaching',
    sta: 'Jo Fen',
  },
];

const everyPaper: Record<string, PaperDocument> = {
  'panel papers': panelPack(pack),
  'panel minutes': panelMinutes(minutes),
  'letter about a decision': decisionLetter(letter),
  'places at the Link': capacitySheet(places),
  'refused for want of a place': refusedSheet(refused),
  'nobody refused': refusedSheet({ on: '2026-11-24', groups: [] }),
  'plan summary': planSummary(typicalPlan),
  'plan summary of a transfer, long names': planSummary(transferPlan),
  'plan summary with forty targets': planSummary(fortyTargets),
  'outcome of an enquiry': enquiryOutcome(notYet),
  'week sheet of an STA': staWeek({
    sta: 'Jo Fen',
    monday: '2026-11-30',
    published: true,
    visits,
    away: [{ session: 'fri-am', why: 'Leave' }],
    schools: [{ id: 'a', name: 'Mossy Bank Primary School', address: '1 Invented Lane', phone: null, contact: null }],
    note: 'Use the side door.',
  }),
  'week sheet of a school': schoolWeek({
    school: 'Mossy Bank Primary School',
    monday: '2026-11-30',
    published: false,
    visits,
    short: [{ pupil: 'M. P.', wanted: 4, given: 3, why: 'Nobody with the skill is free on Friday.' }],
    officePhone: null,
  }),
  'whole-area week sheet': areaWeek({
    monday: '2026-11-30',
    published: true,
    publishedOn: '2026-11-24',
    publishedBy: 'Ada Tester',
    stas: [
      {
        name: 'Jo Fen',
        sessions: { 'mon-am': { text: 'R. T., Mossy Bank', away: false }, 'fri-am': { text: 'Leave', away: true } },
        given: 1,
        contracted: 10,
      },
    ],
    unmet: [
      {
        pupil: 'M. P.',
        school: 'Quince Lane Infants',
        wanted: 4,
        given: 3,
        why: 'Nobody is free.',
        decided: 'Again on Monday.',
      },
    ],
    meeting: { heldOn: '2026-11-24', present: ['A. Manager', 'B. Manager'], note: '' },
  }),
  'blank evidence form': evidenceForm({
    pupil: null,
    school: null,
    caseReference: null,
    criteria: [{ clause: 'A6', statement: 'Parents were offered SENDIAS.', ask: ['The date of the offer'] }],
  }),
  'case chronology': caseChronology({
    pupil: typicalPlan.pupil,
    caseReference: 'C-2026-0042',
    school: 'Mossy Bank Primary School',
    openedOn: '2026-09-10',
    stage: 'Plan running',
    events: [{ on: '2026-09-14', what: 'PSP began', detail: 'Robin agreed to it.', source: 'Seen by STS' }],
  }),
};

describe.each(Object.entries(everyPaper))('%s', (_, document) => {
  const placed = layOut(document, furniture);
  let read: Awaited<ReturnType<typeof readPdf>>;
  beforeAll(async () => {
    read = await readPdf(paintPdf(placed, made));
  });

  test('the PDF says exactly what the preview says', () => {
    expect(squeezed(read.texts.join(' '))).toBe(squeezed(previewText(placed)));
  });

  test('nothing is placed outside the page or past its column', () => {
    for (const page of placed.pages) {
      for (const run of page.runs) {
        expect(run.x).toBeGreaterThanOrEqual(53.9);
        expect(run.x + run.width).toBeLessThanOrEqual(page.width - 53.9);
        expect(run.y).toBeLessThan(page.height - 30);
      }
    }
  });

  test('no two runs of a page overlap', () => {
    for (const page of placed.pages) {
      for (const [at, a] of page.runs.entries()) {
        const under = page.runs
          .slice(at + 1)
          .find((b) => Math.abs(a.y - b.y) < 5 && a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5);
        expect(under && `${a.text} / ${under.text}`).toBeUndefined();
      }
    }
  });

  test('it is tagged, in English, with its title shown, and every page counts right', () => {
    const bytes = paintPdf(placed, made).toString('latin1');
    expect(bytes).toMatch(/\/Marked true/);
    expect(bytes).toContain('/StructTreeRoot');
    expect(bytes).toContain('/Lang (en-GB)');
    expect(bytes).toContain('/DisplayDocTitle true');
    expect(bytes).toContain('pdfuaid:part>1<');
    expect(tagsOf(read.trees[0])).toMatchObject({ H1: 1 });
    for (const [at, text] of read.texts.entries()) {
      expect(squeezed(text)).toContain(`Page${at + 1}of${read.texts.length}`);
      expect(text).toContain('STS-000042');
    }
  });

  test('the same data and date give the same bytes and the same hash', () => {
    expect(pdfOf(document).equals(pdfOf(document))).toBe(true);
    expect(layOut(document, { ...furniture, number: null, printedOn: '2027-01-01' }).contentHash).toBe(
      placed.contentHash,
    );
  });
});

describe('plan summary for the school', () => {
  const placed = layOut(planSummary(typicalPlan), furniture);
  const text = previewText(placed);

  test('a typical one is one A4 side', () => {
    expect(placed.pages).toHaveLength(1);
    expect(placed.pages[0]).toMatchObject({ width: 595.28, height: 841.89 });
  });

  test('says what, why, when, who comes, who does what, and who agrees', () => {
    for (const said of [
      'Reintegration plan for R. T.',
      '30 Nov 2026',
      '12 Feb 2027',
      'Jo Fennimore',
      'Hale Madeup, Head teacher',
      'The school will',
      'Signature',
      '17 Dec 2026, 21 Jan 2027 and 11 Feb 2027',
    ])
      expect(text).toContain(said);
  });

  test('with initials, the pupil’s names are nowhere, not in free text either', () => {
    expect(text).not.toMatch(/Robin|Testwell|\bRob\b/);
    expect(text).toContain('R. T. has been out of class');
  });

  test('with the full name chosen, it is there', () => {
    const full = planSummary({ ...typicalPlan, pupil: { ...typicalPlan.pupil, fullName: true } });
    expect(full.title).toBe('Reintegration plan for Robin Testwell');
  });

  test('Polish and Welsh letters are all in the font; letters that are not are named', () => {
    expect(layOut(planSummary(transferPlan), furniture).missing).toEqual([]);
    const japanese = { ...typicalPlan, purpose: 'Robin (ロビン) is learning.' };
    expect(layOut(planSummary(japanese), furniture).missing).toEqual(['ロ', 'ビ', 'ン']);
  });

  test('forty targets flow on, each there once, under a repeated header', () => {
    const forty = layOut(planSummary(fortyTargets), furniture);
    expect(forty.pages.length).toBeGreaterThan(2);
    for (let at = 1; at <= 40; at++)
      expect(squeezed(previewText(forty)).split(`Schoolstep${at}Family`)).toHaveLength(2);
    const headers = forty.pages.map(({ runs }) => runs.filter(({ text: said }) => said === 'The school will'));
    expect(headers.filter(({ length }) => length === 1).length).toBeGreaterThan(2);
    expect(headers[1]?.[0]?.part).toBe(-1);
  });

  test('a changed word changes the hash', () => {
    const other = layOut(planSummary({ ...typicalPlan, purpose: `${typicalPlan.purpose} More.` }), furniture);
    expect(other.contentHash).not.toBe(placed.contentHash);
  });

  test('its targets are a table with row and column headers', async () => {
    const { trees } = await readPdf(paintPdf(placed, made));
    const tags = tagsOf(trees[0]);
    expect(tags).toMatchObject({ H1: 1, H2: 6, Table: 4 });
    expect(tags.TH).toBeGreaterThan(15);
    expect(tags.LBody).toBe(6);
  });
});
