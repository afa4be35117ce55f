import { BANK_HOLIDAYS, COUNTY_TERM_HALVES } from '../../shared/county-calendar.ts';
import { addDays, mondayOf, type PlainDate, WEEKDAYS, type Weekday } from '../../shared/dates.ts';
import type { LINK_OUTCOMES } from '../../shared/link-words.ts';
import { lastDayOfLength, type SchoolCalendar } from '../../shared/school-time.ts';
import type { CodeOf } from '../../shared/words.ts';
import {
  linkCentre,
  linkDecision,
  linkItem,
  linkMember,
  linkPanel,
  linkPhase,
  linkPlacement,
  linkRequest,
  linkReview,
  linkSeat,
} from '../schema/link.ts';
import type { DemoCase } from './cases.ts';
import type { Making } from './making.ts';
import { nameAt } from './names.ts';
import { DEMO_TERM_HALVES } from './time.ts';

/** The Link of the demo: three centres, placements under way, requests in several states, a past and a coming panel. */
const PLACES = { Bedworth: 4, Nuneaton: 5, Rugby: 3 } as const;
const DAYS = [4, 3, 2, 1] as const;
const SHARES = [0.5, 0.7, 0.85, 1] as const;
/** Placements under way began so many school weeks ago, those of the oldest cases first. */
const WEEKS_AGO = [10, 10, 9, 7, 7, 4, 4, 1] as const;
/** Where the Link is for (A12). */
const TOWNS: readonly string[] = ['Nuneaton', 'Bedworth', 'Rugby'];

export function addLinkCentres({ add, time }: Making): string[] {
  return Object.entries(PLACES).map(([town, most]) =>
    add(linkCentre, {
      name: `The Link, ${town}`,
      town,
      openedOn: time.week(-60),
      lengthTerms: 2,
      places: { mon: most, tue: most, wed: most - 1, thu: most, fri: most - 1 },
    }),
  );
}

const CALENDAR: SchoolCalendar = {
  halves: [...DEMO_TERM_HALVES, ...COUNTY_TERM_HALVES].map(({ academicYear, term, half, firstDay, lastDay }) => ({
    academicYear,
    term,
    half: half === 1 ? 1 : 2,
    first: firstDay,
    last: lastDay,
  })),
  closedDays: BANK_HOLIDAYS.map(({ date, name }) => ({ date, kind: 'bank-holiday', name })),
};

export function addLinkWork(making: Making, cases: readonly DemoCase[], centres: readonly string[]): void {
  const { time } = making;
  const near = cases.filter(({ pupil }) => TOWNS.includes(pupil.home.town));
  const supported = near.filter(({ stage }) => stage === 'supported');
  const planning = near.filter(({ stage }) => stage === 'planning');
  const eligible = near.filter(({ stage }) => stage === 'eligible');
  const far = cases.find(({ stage, pupil }) => stage === 'eligible' && !TOWNS.includes(pupil.home.town));
  const memberIds = addMembers(making);
  // A panel for each week of starts, a few days before it; the last one has decided on those of last week too.
  const panels = new Map<PlainDate, { id: string; items: number }>();
  const decide = (
    one: DemoCase,
    meetsOn: PlainDate,
    outcome: CodeOf<typeof LINK_OUTCOMES>,
    place: Place | null,
  ): [string, string] => {
    const panel = panels.get(meetsOn) ?? { id: addPanel(making, meetsOn, memberIds, true), items: 0 };
    panel.items++;
    panels.set(meetsOn, panel);
    const ago = time.daysBetween(meetsOn, time.today);
    const requestId = addRequest(making, one, -ago - 7 - panel.items, true);
    const itemId = addItem(making, panel.id, requestId, panel.items, time.day(-ago - 2));
    return [requestId, addDecision(making, { one, requestId, itemId, meetsOn, outcome, place })];
  };
  const last = time.day(-8);
  for (const [at, one] of supported.slice(0, WEEKS_AGO.length).entries()) {
    const monday = time.week(-(WEEKS_AGO[at] ?? 1));
    const startOn = time.openDays(monday)[0] ?? monday;
    const end = lastDayOfLength(CALENDAR, startOn, 2);
    if (!end.known) continue;
    const before = time.day(-time.daysBetween(startOn, time.today) - 3);
    const meetsOn = WEEKS_AGO[at] === 1 && last < startOn ? last : before;
    const centreId = centres[at % centres.length] ?? '';
    const homeDay = WEEKDAYS[(at * 2) % WEEKDAYS.length] ?? 'fri';
    const [requestId, decisionId] = decide(one, meetsOn, 'approve', { centreId, startOn, homeDay });
    addPlacement(making, one, { requestId, decisionId, centreId, startOn, endOn: end.value, homeDay });
  }
  const soon = time.week(2);
  const [promised, refused] = planning;
  const [waiting, deferred] = supported.slice(WEEKS_AGO.length);
  const start = time.openDays(soon)[0] ?? soon;
  if (promised) decide(promised, last, 'approve', { centreId: centres[0] ?? '', startOn: start, homeDay: 'wed' });
  if (waiting) decide(waiting, last, 'wait', null);
  if (deferred) decide(deferred, last, 'defer', null);
  if (refused) decide(refused, last, 'no-place', null);
  const coming = addPanel(making, time.day(7), memberIds, false);
  // The last of them comes from outside the area, and is not whole yet.
  for (const [at, one] of [...eligible.slice(0, 2), ...(far ? [far] : [])].entries()) {
    const requestId = addRequest(making, one, -6 + at, one !== far);
    if (at === 0) addItem(making, coming, requestId, 1, null);
  }
}

interface Place {
  centreId: string;
  startOn: PlainDate;
  homeDay: Weekday;
}

function addMembers({ add, time, rows }: Making): string[] {
  const heads = rows.flatMap(({ table, values }) =>
    'urn' in values && 'headTeacher' in table ? [{ id: values.id, name: String(values.headTeacher) }] : [],
  );
  const member = (name: string, role: 'head' | 'specialist' | 'clerk', schoolId: string | null, chairs = false) =>
    add(linkMember, {
      name,
      role,
      schoolId,
      service: role === 'specialist' ? 'Educational psychology' : '',
      chairs,
      fromOn: time.day(-60),
      untilOn: null,
    });
  return [
    ...heads.slice(-2).map(({ id, name }, at) => member(name, 'head', id, at === 0)),
    member(nameAt(131), 'specialist', null),
    member(nameAt(133), 'specialist', null),
  ];
}

function addPanel({ add }: Making, meetsOn: PlainDate, memberIds: readonly string[], held: boolean): string {
  const id = add(linkPanel, {
    meetsOn,
    startsAt: '10:00',
    place: 'The area office',
    heldOn: held ? meetsOn : null,
    quorum: held ? { members: 3, heads: 1, specialists: 1 } : null,
    minutes: held ? 'Every paper had been read. The next meeting looks at the waiting list again.' : '',
    cancelledWhy: null,
  });
  for (const [at, memberId] of memberIds.entries()) {
    add(linkSeat, { panelId: id, memberId, present: held, chairs: at === 0 });
  }
  return id;
}

function addRequest({ add, time }: Making, one: DemoCase, ago: number, whole: boolean): string {
  // A request comes once Appendix A has been decided (B6).
  const on = time.day(Math.max(ago, 1 - one.decidedAgo));
  return add(linkRequest, {
    caseId: one.id,
    receivedOn: on,
    askedBy: one.pupil.home.head,
    askedByRole: 'Head teacher',
    wishedCentreId: null,
    earliestOn: null,
    whyNotEnough:
      'Small group work, a key adult and a shorter day have not been enough; playtimes still end in fights.',
    willChange: 'A quiet place by the office, and two adults trained to help on the home day.',
    homeStaff: 'The SENCO and the class teacher',
    homeDayWish: one.atInStage % 2 ? 'fri' : null,
    hostAgreedBy: whole ? one.pupil.home.head : '',
    hostAgreedOn: whole ? on : null,
    contractBy: whole ? 'The parents' : '',
    contractOn: whole ? on : null,
    onRollConfirmedOn: whole ? on : null,
    registerCode: whole ? 'D' : null,
    riskAssessment: 'Leaves the room when it gets loud; an adult stays in sight.',
    riskAssessedOn: on,
    transport: 'The family brings the pupil.',
    exitPlan: 'Back by days as the phases go; the key adult meets the pupil at the gate.',
    note: '',
  });
}

function addItem({ add, rows }: Making, panelId: string, requestId: string, position: number, sentOn: string | null) {
  const values = rows.find((row) => row.values.id === requestId)?.values;
  const text = (name: string) => String(values?.[name] ?? '');
  return add(linkItem, {
    panelId,
    position,
    about: 'request',
    requestId,
    extendWhy: '',
    number: sentOn ? position : null,
    sentOn,
    paper: sentOn ? paperOf(rows, text('caseId'), values ?? {}) : null,
  });
}

/** The paper as it was sent: the core keeps the same shape. */
function paperOf(rows: Making['rows'], caseId: string, request: Record<string, unknown>) {
  const byId = (id: unknown): Record<string, unknown> => rows.find((row) => row.values.id === id)?.values ?? {};
  const file = byId(caseId);
  const pupil = byId(file.pupilId);
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const name = `${text(pupil.givenName)} ${text(pupil.familyName)}`;
  return {
    reference: text(file.reference),
    pupilName: name,
    initials: `${text(pupil.givenName).slice(0, 1)}. ${text(pupil.familyName).slice(0, 1)}.`,
    schoolName: text(byId(pupil.homeSchoolId).name),
    yearGroup: null,
    receivedOn: text(request.receivedOn),
    whyNotEnough: text(request.whyNotEnough),
    willChange: text(request.willChange),
    riskAssessment: text(request.riskAssessment),
    transport: text(request.transport),
    exitPlan: text(request.exitPlan),
    homeStaff: text(request.homeStaff),
    askedBy: `${text(request.askedBy)}, ${text(request.askedByRole)}`,
    wish: 'Any centre, as soon as there is a place, any home day',
    admitted: null,
    extension: null,
    urgent: null,
    verdicts: [
      met('B3', 'The pupil stays on the home school’s roll.', 'The pupil stays on the home school’s roll.'),
      met('B4', 'The Link and Host School Agreement is in place.', 'The host agreement was signed.'),
      met('B5', 'The parent and carer contract is in place.', 'The parent and carer contract was signed.'),
      met(
        'B6',
        'The request shows that the criteria of Appendix A are met first.',
        'Appendix A was met before the request.',
      ),
    ],
  };
}

function met(rule: string, statement: string, because: string) {
  return { rule, statement, verdict: 'met', because };
}

const REASONS: Readonly<Record<CodeOf<typeof LINK_OUTCOMES>, string>> = {
  approve: 'Everything in school has been tried, and the school and the family stand behind the plan.',
  wait: 'The Link is right for this pupil; no place is free in the weeks ahead.',
  defer: 'The risk assessment is older than the last suspension.',
  'not-suitable': 'The need is better met in the school.',
  'no-place': 'No centre has a place before the pupil leaves primary school.',
};

interface Decided {
  one: DemoCase;
  requestId: string;
  itemId: string;
  meetsOn: PlainDate;
  outcome: CodeOf<typeof LINK_OUTCOMES>;
  place: Place | null;
}

function addDecision(
  { add, time, rows }: Making,
  { one, requestId, itemId, meetsOn, outcome, place }: Decided,
): string {
  // The head of the pupil's own school takes no part.
  const members = rows
    .filter(({ table }) => table === linkMember)
    .flatMap(({ values }) => (values.schoolId === one.pupil.home.id ? [] : [values]));
  return add(linkDecision, {
    requestId,
    itemId,
    about: 'request',
    outcome,
    decidedOn: meetsOn,
    decidedBy: members.map(({ name, role }) => ({ name: String(name), role: String(role) })),
    centreId: place?.centreId ?? null,
    startOn: place?.startOn ?? null,
    homeDay: place?.homeDay ?? null,
    untilOn: null,
    reason: REASONS[outcome],
    reasons: {},
    conditions: '',
    dissent: '',
    urgentWhy: null,
    evidenceBy: outcome === 'defer' ? time.day(12) : null,
    // The core fills it in with its rules.
    assessment: {},
    supersedes: null,
  });
}

interface Placed extends Place {
  requestId: string;
  decisionId: string;
  endOn: PlainDate;
}

function addPlacement(making: Making, one: DemoCase, placed: Placed): void {
  const { add, time } = making;
  const { requestId, decisionId, centreId, startOn, endOn, homeDay } = placed;
  const id = add(linkPlacement, {
    caseId: one.id,
    requestId,
    decisionId,
    startOn,
    plannedEndOn: endOn,
    endOn,
    registerCode: 'D',
    note: '',
  });
  const whole = time.daysBetween(startOn, endOn);
  let from = startOn;
  for (const [position, share] of SHARES.entries()) {
    const friday = addDays(mondayOf(after(making, startOn, Math.ceil(whole * share))), 4);
    const untilOn = position === SHARES.length - 1 || friday > endOn ? endOn : friday;
    if (untilOn < from) continue;
    const days = daysAtLink(homeDay, DAYS[position] ?? 1);
    const what = position === 0 ? 'At first' : 'Reintegration';
    add(linkPhase, { placementId: id, position, centreId, fromOn: from, untilOn, days, homeDay, what });
    from = addDays(untilOn, untilOn === friday ? 3 : 1);
  }
  const due = after(making, startOn, 30);
  add(linkReview, {
    placementId: id,
    dueOn: due,
    heldOn: due < time.today ? due : null,
    verdict: due < time.today ? 'as-planned' : null,
    note: '',
  });
}

/** The day `count` school days after a day. */
function after({ time }: Making, from: PlainDate, count: number): PlainDate {
  return time.day(count - time.daysBetween(from, time.today));
}

function daysAtLink(homeDay: Weekday, count: number): Weekday[] {
  const at = WEEKDAYS.indexOf(homeDay);
  const near = WEEKDAYS.toSorted((a, b) => Math.abs(WEEKDAYS.indexOf(a) - at) - Math.abs(WEEKDAYS.indexOf(b) - at));
  const home = new Set(near.slice(0, WEEKDAYS.length - count));
  return WEEKDAYS.filter((day) => !home.has(day));
}
