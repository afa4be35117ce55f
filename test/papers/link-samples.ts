import type { DecisionLetter } from '../../electron/papers/decision-letter.ts';
import type { CapacitySheet } from '../../electron/papers/link-capacity.ts';
import type { RefusedSheet } from '../../electron/papers/link-refused.ts';
import type { PanelMinutes } from '../../electron/papers/panel-minutes.ts';
import type { PanelPack } from '../../electron/papers/panel-pack.ts';
import { typicalPlan } from './samples.ts';

/** The Link's papers, each with everything that can stand on it. */
const { pupil } = typicalPlan;

const urgent = {
  decisionId: 'd',
  decidedOn: '2026-11-24',
  chair: 'Ira Invented, head teacher',
  centreName: 'The Link, Testtown',
  startOn: '2026-11-30',
  homeDay: 'fri' as const,
  why: 'Robin cannot be in school next week.',
  reason: 'Everything has been tried.',
  conditions: 'A key adult',
};

const paper: PanelPack['items'][number]['paper'] = {
  reference: 'C-2026-0042',
  pupilName: 'Robin Testwell',
  initials: 'R. T.',
  schoolName: 'Mossy Bank Primary School',
  yearGroup: 'Year 3',
  receivedOn: '2026-11-20',
  askedBy: 'Hale Madeup, Head teacher',
  wish: 'Any centre, as soon as there is a place, any home day',
  admitted: 'Ada Tester, 21 Nov 2026: decided next week',
  whyNotEnough: 'Robin leaves the room each morning.',
  willChange: 'A quiet room and a key adult.',
  riskAssessment: 'Runs when startled.',
  transport: 'Taxi',
  exitPlan: 'Back by half days.',
  homeStaff: 'Orla Inventa',
  verdicts: [
    {
      rule: 'B4',
      statement: 'The Link and Host School Agreement is in place.',
      verdict: 'met',
      because: 'Signed on 19 Nov 2026.',
    },
  ],
  extension: null,
  urgent: null,
};

export const pack: PanelPack = {
  meetsOn: '2026-12-03',
  startsAt: '10:00',
  place: 'The area office',
  items: [
    { number: 1, sentOn: '2026-11-26', about: 'request', pupil, paper },
    { number: 2, sentOn: '2026-11-26', about: 'ratification', pupil, paper: { ...paper, urgent } },
    {
      number: 3,
      sentOn: '2026-11-26',
      about: 'extension',
      pupil,
      paper: {
        ...paper,
        extension: {
          placementId: 'p',
          centreName: 'The Link, Testtown',
          startOn: '2026-01-05',
          endOn: '2026-12-18',
          untilOn: '2027-02-12',
          why: 'A new teacher in January.',
        },
      },
    },
  ],
};

export const minutes: PanelMinutes = {
  meetsOn: '2026-12-03',
  heldOn: '2026-12-03',
  place: 'The area office',
  present: ['Ira Invented, head teacher, in the chair', 'Una Unreal, specialist service'],
  absent: ['Vera Virtual, specialist service'],
  quorum: 'Quorum met: 3 members with a vote, 1 head teacher and 2 of specialist services.',
  items: [
    {
      number: 1,
      about: 'request',
      pupil,
      paper,
      interests: [],
      keptOut: [{ memberId: 'm', name: 'Una Unreal', why: 'Declared an interest: Works with the family.' }],
      decision: {
        id: 'd',
        outcome: 'approve',
        reason: 'Everything has been tried.',
        reasons: { B4: 'Signed on the day', places: '3 days would be over the places. A second room is promised.' },
        conditions: 'A key adult for Robin',
        dissent: 'Una Unreal: too soon',
        centreName: 'The Link, Testtown',
        startOn: '2027-01-05',
        homeDay: 'fri',
        untilOn: null,
        evidenceBy: null,
        decidedBy: ['Ira Invented'],
      },
      ratified: null,
    },
    {
      number: 2,
      about: 'ratification',
      pupil,
      paper: { ...paper, urgent },
      interests: [],
      keptOut: [],
      decision: null,
      ratified: { ratified: false, note: 'It could have waited.', decidedBy: ['Ira Invented'] },
    },
  ],
  minutes: 'The next meeting looks at the waiting list.',
};

export const letter: DecisionLetter = {
  pupil,
  caseReference: 'C-2026-0042',
  school: 'Mossy Bank Primary School',
  askedBy: 'Hale Madeup',
  receivedOn: '2026-11-20',
  about: 'request',
  outcome: 'approve',
  decidedOn: '2026-12-03',
  deciders: '1 head teacher and 2 of specialist services',
  urgent: null,
  reason: 'Everything has been tried.',
  reasons: [{ rule: 'B4', statement: 'The Link and Host School Agreement is in place.', text: 'Signed on the day' }],
  conditions: 'A key adult for Robin',
  evidenceBy: null,
  place: { centre: 'The Link, Testtown', startOn: '2027-01-05', endOn: '2027-07-21', homeDay: 'fri' },
  phases: [{ fromOn: '2027-01-05', untilOn: '2027-07-21', days: ['mon', 'tue', 'wed', 'thu'], what: 'At first' }],
  untilOn: null,
};

const day = { schoolDay: true, places: 2, occupied: 1, promised: 0, why: null };
const week = (monday: number): CapacitySheet['capacity']['centres'][number]['weeks'][number] => [
  { ...day, date: `2026-11-${monday}`, state: 'free', free: 1 },
  { ...day, date: `2026-11-${monday + 1}`, state: 'full', free: 0 },
  { ...day, date: `2026-11-${monday + 2}`, state: 'overbooked', free: -1 },
  { ...day, date: `2026-11-${monday + 3}`, state: 'promised', free: 0 },
  { ...day, date: `2026-11-${monday + 4}`, state: 'closed', free: 0 },
];

export const places: CapacitySheet = {
  on: '2026-11-24',
  capacity: {
    until: '2026-11-27',
    unknown: 'calendar for 2028/29 not entered',
    weeks: [
      { monday: '2026-11-16', term: 'Autumn 2026/27' },
      { monday: '2026-11-23', term: 'Autumn 2026/27' },
    ],
    centres: ['Testtown', 'Othertown', 'Thirdtown', 'Fourthtown'].map((town) => ({
      id: town,
      name: `The Link, ${town}`,
      weeks: [week(16), week(23)],
    })),
  },
};

export const refused: RefusedSheet = {
  on: '2026-11-24',
  groups: [
    {
      town: 'Rugby',
      term: 'Autumn 2026/27',
      requests: [
        { pupil, reference: 'C-2026-0042', decidedOn: '2026-11-13' },
        { pupil, reference: 'C-2026-0040', decidedOn: '2026-10-14' },
      ],
    },
    {
      town: 'Bedworth',
      term: 'Summer 2025/26',
      requests: [{ pupil, reference: 'C-2026-0012', decidedOn: '2026-06-10' }],
    },
  ],
};
