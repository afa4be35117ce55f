import type { Furniture } from '../../electron/papers/document.ts';
import type { EnquiryOutcome } from '../../electron/papers/enquiry-outcome.ts';
import type { PlanSummary } from '../../electron/papers/plan-summary.ts';

/** Papers' data for tests: invented people, plainly invented. */

export const furniture: Furniture = {
  service: 'Specialist Teaching Service',
  office: 'Testing Area Office',
  number: 'STS-000042',
  printedOn: '2026-11-24',
  care: 'About a named child: keep it safe.',
};

export const typicalPlan: PlanSummary = {
  pupil: { forename: 'Robin', surname: 'Testwell', knownAs: 'Rob', fullName: false, yearGroup: 'Year 4' },
  caseReference: 'C-2026-0042',
  kind: 'reintegration',
  purpose:
    'Robin has been out of class for most mornings since September. The plan brings Robin back into the classroom, one lesson at a time, with an adult who knows what helps.',
  startOn: '2026-11-30',
  endOn: '2027-02-12',
  endedEarlyOn: null,
  homeSchool: 'Mossy Bank Primary School',
  newSchool: null,
  transferBasis: null,
  transferBasisNote: null,
  leadTeacher: 'Orla Inventa',
  phases: [
    {
      fromOn: '2026-11-30',
      untilOn: '2026-12-18',
      sessionsPerWeek: 4,
      school: 'Mossy Bank Primary School',
      what: 'In class each morning until break, with the STA beside Robin',
    },
    {
      fromOn: '2027-01-05',
      untilOn: '2027-01-22',
      sessionsPerWeek: 3,
      school: 'Mossy Bank Primary School',
      what: 'In class all morning; the STA shares with the class TA',
    },
    {
      fromOn: '2027-01-25',
      untilOn: '2027-02-12',
      sessionsPerWeek: 1,
      school: 'Mossy Bank Primary School',
      what: 'The class TA leads; the STA watches and hands over',
    },
  ],
  targets: [
    {
      what: 'Stays in class for the first lesson on four days out of five',
      schoolWill: 'Keep a quiet place by the door and a visual timetable',
      familyWill: 'Arrive by 8.40 so that the day starts calmly',
      stsWill: 'Sit beside Robin and coach the class TA',
      pupilWill: '',
    },
    {
      what: 'Asks for a break with a card instead of leaving the room',
      schoolWill: 'Answer the card each time, within a minute',
      familyWill: 'Use the same card at home',
      stsWill: 'Make the cards and practise with Robin',
      pupilWill: '',
    },
    {
      what: 'Plays one game with two others at lunchtime, three days a week',
      schoolWill: 'Give an adult to start the game',
      familyWill: 'Talk about who Robin played with',
      stsWill: 'Show staff how to step back',
      pupilWill: '',
    },
  ],
  reviews: [
    { dueOn: '2026-12-17', heldOn: null, note: '' },
    { dueOn: '2027-01-21', heldOn: null, note: '' },
    { dueOn: '2027-02-11', heldOn: null, note: '' },
  ],
  agreements: [
    { school: 'Mossy Bank Primary School', agreedBy: 'Hale Madeup', role: 'Head teacher', agreedOn: '2026-11-20' },
  ],
  week: {
    monday: '2026-11-30',
    visits: [
      { session: 'mon-am', who: 'Jo Fennimore', where: 'Mossy Bank Primary School' },
      { session: 'tue-am', who: 'Jo Fennimore', where: 'Mossy Bank Primary School' },
      { session: 'wed-am', who: 'Jo Fennimore', where: 'Mossy Bank Primary School' },
      { session: 'thu-am', who: 'Jo Fennimore', where: 'Mossy Bank Primary School' },
    ],
  },
  officePhone: '01926 000000',
};

export const transferPlan: PlanSummary = {
  ...typicalPlan,
  kind: 'supported-transfer',
  pupil: {
    forename: 'Świętosława',
    surname: 'Brzęczyszczykiewicz-Llanfairpwllgŵyngyll',
    fullName: true,
    yearGroup: 'Year 6',
  },
  newSchool: 'Saint Ŵynne and All the Invented Angels Church of England Primary Academy',
  transferBasis: 'managed-move',
  transferBasisNote: 'Both heads and both parents agreed in writing on 16 Nov 2026',
  agreements: [
    ...typicalPlan.agreements,
    {
      school: 'Saint Ŵynne and All the Invented Angels Church of England Primary Academy',
      agreedBy: null,
      role: null,
      agreedOn: null,
    },
  ],
};

export const fortyTargets: PlanSummary = {
  ...typicalPlan,
  targets: Array.from({ length: 40 }, (_, at) => ({
    what: `Target number ${at + 1}: joins in`,
    schoolWill: `School step ${at + 1}`,
    familyWill: `Family step ${at + 1}`,
    stsWill: `Service step ${at + 1}`,
    pupilWill: `Pupil step ${at + 1}`,
  })),
};

export const notYet: EnquiryOutcome = {
  pupil: typicalPlan.pupil,
  caseReference: 'C-2026-0042',
  school: 'Mossy Bank Primary School',
  askedBy: 'Hale Madeup',
  receivedOn: '2026-11-17',
  outcome: 'not-yet',
  decidedBy: 'Ada Tester',
  decidedByRole: 'Area Manager',
  decidedOn: '2026-11-24',
  reason: 'Robin’s school has done much. What is missing is one full term of fortnightly reviews.',
  criteria: [
    {
      clause: 'A1',
      statement: 'The school has signed the memorandum and the sign-up is in force.',
      verdict: 'met',
      seen: 'Signed 3 Sep 2025 by the head teacher',
      needed: '',
      by: null,
    },
    {
      clause: 'A2',
      statement:
        'A specialist service has assessed and profiled the pupil, and each recommendation has been implemented, monitored and reviewed.',
      verdict: 'met',
      seen: 'Assessment of 14 Jan 2026; 3 of 3 recommendations reviewed',
      needed: '',
      by: null,
    },
    {
      clause: 'A3',
      statement:
        'A Pastoral Support Plan is in place and has been adjusted at fortnightly reviews for at least one term.',
      verdict: 'not-yet',
      seen: 'Plan from 14 Sep 2026, five reviews',
      needed: 'Reviews on 4 Dec, 18 Dec and 8 Jan',
      by: '2027-01-12',
    },
    {
      clause: 'A4',
      statement: 'Targeted interventions are in place, monitored, and reviewed regularly for at least one term.',
      verdict: 'not-yet',
      seen: 'Nurture group from 21 Sep 2026',
      needed: 'A review before the end of term',
      by: '2026-12-18',
    },
    {
      clause: 'A5',
      statement:
        'A Single Assessment is established, or social care is involved; or the family declined and the CAFO was told.',
      verdict: 'no-evidence',
      seen: '',
      needed: 'The date the family was offered a Single Assessment',
      by: '2026-12-18',
    },
    {
      clause: 'A6',
      statement: 'Parents were offered SENDIAS.',
      verdict: 'met',
      seen: 'Offered 2 Oct 2026',
      needed: '',
      by: null,
    },
    {
      clause: 'A7',
      statement: 'Suspensions have been repeated, which shows the need for commissioned work.',
      verdict: 'met',
      seen: 'Three suspensions since April, 7 sessions',
      needed: '',
      by: null,
    },
  ],
  earliestYes: 'from 12 Jan 2027, if reviews are held by 4 Dec, 18 Dec and 8 Jan.',
  canDoNow: [
    'Go on with fortnightly reviews of the Pastoral Support Plan, and write down what was changed at each.',
    'Offer Rob’s family a Single Assessment; if they decline, tell the CAF officer.',
    'Support can be bought meanwhile: through your STS subscription, or as you need it.',
  ],
  officePhone: '01926 000000',
};
