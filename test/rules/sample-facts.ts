import type { CaseFacts, Item, ItemKind, RecommendationFacts } from '../../electron/rules/facts.ts';
import { BANK_HOLIDAYS, COUNTY_TERM_HALVES } from '../../shared/county-calendar.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { type ClosedDay, calendarFor, type SchoolCalendar } from '../../shared/school-time.ts';

/**
 * Facts for tests of the rules: a case that meets every criterion on 24 Nov 2026, and the parts to make another of.
 *
 *   sampleFacts · itemOf · pspOf · interventionOf · assessmentOf · suspended    COUNTY · SHORT · withInset
 */
export const TODAY: PlainDate = '2026-11-24';

/** The county's calendar: 2025/26 and 2026/27; what comes after is not known. */
export const COUNTY: SchoolCalendar = {
  halves: COUNTY_TERM_HALVES.map(({ academicYear, term, half, firstDay: first, lastDay: last }) => {
    return { academicYear, term, half, first, last };
  }),
  closedDays: BANK_HOLIDAYS.map(({ date, name }) => ({ date, name, kind: 'bank-holiday' as const })),
};

/** Only 2026/27 has been entered. */
export const SHORT: SchoolCalendar = {
  ...COUNTY,
  halves: COUNTY.halves.filter(({ academicYear }) => academicYear === '2026/27'),
};

/** Nothing has been entered. */
export const NONE: SchoolCalendar = { halves: [], closedDays: [] };

/** The county's, with one school's own training days. */
export function withInset(...dates: PlainDate[]): SchoolCalendar {
  const closedDays = dates.map((date): ClosedDay => ({ date, kind: 'inset', name: 'INSET day' }));
  return calendarFor(COUNTY, { halves: [], closedDays });
}

export function itemOf(kind: ItemKind, startedOn: PlainDate, more: Partial<Item> = {}): Item {
  return {
    id: `${kind}-${startedOn}`,
    kind,
    title: '',
    startedOn,
    endedOn: null,
    standing: 'seen',
    cafoToldOn: null,
    reviews: [],
    recommendations: [],
    ...more,
  };
}

function reviewed(id: string, dates: readonly PlainDate[]): Item['reviews'] {
  return dates.map((heldOn) => ({ id: `${id}-review-${heldOn}`, heldOn, standing: 'seen' as const }));
}

/** A PSP with a review on each of these days. */
export function pspOf(startedOn: PlainDate, dates: readonly PlainDate[] = [], more: Partial<Item> = {}): Item {
  const id = more.id ?? `psp-${startedOn}`;
  return itemOf('psp', startedOn, { title: 'Pastoral Support Plan', id, reviews: reviewed(id, dates), ...more });
}

export function interventionOf(startedOn: PlainDate, dates: readonly PlainDate[] = [], more: Partial<Item> = {}): Item {
  const id = more.id ?? `intervention-${startedOn}`;
  return itemOf('intervention', startedOn, { title: 'Friendship group', id, reviews: reviewed(id, dates), ...more });
}

type Marks = Partial<Omit<RecommendationFacts, 'id' | 'what'>>;

/** An assessment with one recommendation per entry, marked as far as it says. */
export function assessmentOf(startedOn: PlainDate, marks: readonly Marks[], more: Partial<Item> = {}): Item {
  const id = more.id ?? `assessment-${startedOn}`;
  const recommendations = marks.map((each, at) => ({
    id: `${id}-${at}`,
    what: `Advice ${at + 1}`,
    implementedOn: null,
    monitoredOn: null,
    reviewedOn: null,
    ...each,
  }));
  return itemOf('specialist-assessment', startedOn, { title: 'Report', id, recommendations, ...more });
}

export const DONE: Marks = { implementedOn: '2026-06-10', monitoredOn: '2026-06-24', reviewedOn: '2026-07-08' };

export function suspended(startedOn: PlainDate, more: Partial<CaseFacts['suspensions'][number]> = {}) {
  return {
    id: `suspension-${startedOn}`,
    startedOn,
    sessions: 2,
    type: 'SUSP' as const,
    standing: 'seen' as const,
    ...more,
  };
}

/** A review each fortnight from June, the last one on 12 Nov: eight school days before the day of assessment. */
export const FORTNIGHTLY: readonly PlainDate[] = [
  '2026-06-15',
  '2026-06-29',
  '2026-07-13',
  '2026-09-10',
  '2026-09-24',
  '2026-10-08',
  '2026-10-22',
  '2026-11-12',
];

const ITEMS: readonly Item[] = [
  pspOf('2026-06-01', FORTNIGHTLY),
  interventionOf('2026-06-08', ['2026-07-06', '2026-09-14', '2026-10-19']),
  assessmentOf('2026-06-02', [DONE]),
  itemOf('single-assessment', '2026-07-01'),
  itemOf('sendias-offer', '2026-09-21'),
];

/** A case that meets every criterion, but for what is changed. */
export function sampleFacts(change: Partial<CaseFacts> = {}): CaseFacts {
  return {
    shape: 1,
    on: TODAY,
    calendar: COUNTY,
    pupil: { id: 'pupil-1', dateOfBirth: '2018-03-14', taughtYear: null, needs: ['SEMH'] },
    school: {
      id: 'school-1',
      phase: 'primary',
      authority: '937',
      districtCode: 'E07000220',
      town: 'Rugby',
      selfReview: {},
      contacts: [],
    },
    signUps: [{ id: 'sign-up-1', inForceFrom: '2025-09-08', inForceUntil: null, withdrawnOn: null }],
    items: ITEMS,
    suspensions: [suspended('2026-10-05'), suspended('2026-11-09')],
    agreements: [{ id: 'agreement-1', agreedOn: '2026-11-18', withdrawnOn: null }],
    ...change,
  };
}

/** The sample with other evidence of some kinds in place of its own. */
export function withItems(
  kinds: readonly ItemKind[],
  items: readonly Item[],
  change: Partial<CaseFacts> = {},
): CaseFacts {
  return sampleFacts({ items: [...ITEMS.filter(({ kind }) => !kinds.includes(kind)), ...items], ...change });
}
