import { BANK_HOLIDAYS } from '../../shared/county-calendar.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { addWorkingDays } from '../../shared/school-time.ts';
import type { CASE_STAGES, CodeOf, NEEDS, ROUTES } from '../../shared/words.ts';
import { agreement, caseFile, decision, enquiry, evidence, waiver } from '../schema/cases.ts';
import { addEvidence, type Profile } from './evidence.ts';
import type { Making } from './making.ts';
import { DEMO_MANAGERS, LEAD_TEACHERS, nameAt } from './names.ts';
import { addPupil, type DemoPupil } from './pupils.ts';
import type { DemoSchool } from './schools.ts';

/** Sixty cases, in every stage that there is; the stage follows from what is recorded here, nobody types it. */
export interface DemoCase {
  id: string;
  pupil: DemoPupil;
  stage: Stage;
  /** Counts the cases of its stage from 0. */
  atInStage: number;
  decidedAgo: number;
  closedAgo: number;
}
type Stage = CodeOf<typeof CASE_STAGES>;
type Route = CodeOf<typeof ROUTES>;

interface StageWanted {
  stage: Stage;
  count: number;
  outcome: Route | null;
  /** School days ago: when the enquiry came in, and how long the decision took. */
  receivedAgo: readonly [number, number];
  profiles: readonly [Profile, ...Profile[]];
}

const ELIGIBLE: readonly [Profile, ...Profile[]] = ['complete', 'declined', 'complete', 'social-care'];

/** Oldest first, so that references run with the dates. */
const STAGES: readonly StageWanted[] = [
  { stage: 'closed', count: 6, outcome: 'commissioned', receivedAgo: [92, 100], profiles: ELIGIBLE },
  { stage: 'supported', count: 20, outcome: 'commissioned', receivedAgo: [44, 75], profiles: ELIGIBLE },
  { stage: 'school-funded', count: 4, outcome: 'school-funded', receivedAgo: [30, 42], profiles: ['no-suspensions'] },
  {
    stage: 'out-of-remit',
    count: 3,
    outcome: 'out-of-remit',
    receivedAgo: [24, 40],
    profiles: ['bare', 'no-suspensions'],
  },
  { stage: 'planning', count: 6, outcome: 'commissioned', receivedAgo: [26, 36], profiles: ELIGIBLE },
  {
    stage: 'waiting-for-evidence',
    count: 8,
    outcome: 'not-yet',
    receivedAgo: [14, 30],
    profiles: [
      'broken-psp',
      'young-psp',
      'no-sendias',
      'no-assessment',
      'open-recommendations',
      'no-family-assessment',
    ],
  },
  {
    stage: 'eligible',
    count: 5,
    outcome: 'commissioned',
    receivedAgo: [9, 14],
    // Every other one was "not yet" the day before (see addDecisions): that is what was missing.
    profiles: ['late-sendias', 'declined', 'late-sendias', 'social-care', 'late-sendias'],
  },
  {
    stage: 'enquiry',
    count: 8,
    outcome: null,
    receivedAgo: [0, 6],
    profiles: [
      'broken-psp',
      'complete',
      'young-psp',
      'bare',
      'complete',
      'no-sendias',
      'no-suspensions',
      'open-recommendations',
    ],
  },
];

export function addCases(making: Making, schools: readonly DemoSchool[]): DemoCase[] {
  const signed = schools.filter((each) => each.signed === 'in-force' || each.signed === 'ending');
  const cases: DemoCase[] = [];
  for (const wanted of STAGES) {
    for (let atInStage = 0; atInStage < wanted.count; atInStage++) {
      const at = cases.length;
      // Enquiries come from any school; only one that has signed is given commissioned work (A1), or lacks nothing but
      // suspensions.
      const from = wanted.outcome === 'commissioned' || wanted.outcome === 'school-funded' ? signed : schools;
      const home = from[(at * 11 + 2) % from.length];
      if (home) cases.push(addCase(making, wanted, atInStage, at, home));
    }
  }
  return cases;
}

function addCase(making: Making, wanted: StageWanted, atInStage: number, at: number, home: DemoSchool): DemoCase {
  const { add, time } = making;
  const { stage } = wanted;
  const profile = wanted.profiles[atInStage % wanted.profiles.length] ?? wanted.profiles[0];
  // Within a stage the oldest case comes first.
  const [latest, earliest] = wanted.receivedAgo;
  const receivedAgo = Math.round(earliest - ((earliest - latest) * atInStage) / Math.max(1, wanted.count - 1));
  const decidedAgo = wanted.outcome === null ? 0 : Math.max(1, receivedAgo - 3 - (at % 3));
  const closedAgo = stage === 'closed' ? 4 + atInStage * 3 : 0;

  const pupil = addPupil(making, {
    at,
    home,
    needs: needsOf(stage, at),
    agreedOn: stage === 'enquiry' && atInStage % 3 === 0 ? null : time.day(-(receivedAgo + 4)),
  });
  const id = add(caseFile, {
    reference: `C-${String(at + 1).padStart(4, '0')}`,
    pupilId: pupil.id,
    openedOn: time.day(-receivedAgo),
    closedOn: closedAgo ? time.day(-closedAgo) : null,
    closedWhy: closedAgo ? (CLOSED_WHY[atInStage % CLOSED_WHY.length] ?? CLOSED_WHY[0]) : null,
    leadTeacher: wanted.outcome === 'commissioned' ? (LEAD_TEACHERS[at % LEAD_TEACHERS.length] ?? null) : null,
  });
  addEvidence(making, { caseId: id, pupil, profile, decidedAgo, closedAgo });
  const enquiryId = addEnquiry(making, id, home, at, receivedAgo, wanted.outcome, decidedAgo);
  if (wanted.outcome)
    addDecisions(making, { caseId: id, enquiryId, outcome: wanted.outcome, decidedAgo, stage, atInStage });
  if (stage === 'planning' || stage === 'supported' || stage === 'closed') addReviewMeeting(making, id, decidedAgo);
  return { id, pupil, stage, atInStage, decidedAgo, closedAgo };
}

const CLOSED_WHY = [
  'The plan reached its end; the school carries on by itself.',
  'The pupil has settled in the new school.',
  'The family has moved out of the county.',
] as const;

function needsOf(stage: Stage, at: number): CodeOf<typeof NEEDS>[] {
  if (stage === 'out-of-remit') return ['SPLD', 'MLD'];
  return at % 4 === 1 ? ['ASD', 'SEMH'] : at % 4 === 3 ? ['SEMH', 'SLCN'] : ['SEMH'];
}

const CONCERNS = [
  'Leaves the classroom several times a day and hides when it gets loud.',
  'Two suspensions since the start of term; school fears a third.',
  'Playtimes end in fights; mornings are calmer than afternoons.',
  'Has stopped speaking to adults other than the teaching assistant.',
  'Tears up work and throws things when a task is new.',
  'Comes in late and upset; will not part from the parent at the gate.',
] as const;

const ANSWERS: Readonly<Record<Route, string>> = {
  commissioned: 'Said on the phone that the criteria are met and that an enhanced targeted review will be arranged.',
  'not-yet': 'Told the school what is still missing and by when; asked them to send it.',
  'school-funded': 'Explained the school-funded route: subscription, buy as you need, or another provider.',
  'out-of-remit': 'Explained that the need is not SEMH or C&I, and who can help.',
};

function addEnquiry(
  { add, time, chance }: Making,
  caseId: string,
  home: DemoSchool,
  at: number,
  receivedAgo: number,
  outcome: Route | null,
  decidedAgo: number,
): string {
  const receivedOn = time.day(-receivedAgo);
  const bankHolidays = BANK_HOLIDAYS.map(({ date }) => date);
  return add(enquiry, {
    caseId,
    schoolId: home.id,
    receivedOn,
    how: chance.one(['phone', 'phone', 'email', 'visit', 'form']),
    askedBy: at % 3 === 0 ? home.head : nameAt(180 + (at % 30)),
    askedByRole: at % 3 === 0 ? 'Head teacher' : 'SENCO',
    concern: CONCERNS[at % CONCERNS.length] ?? CONCERNS[0],
    answerDueOn: addWorkingDays(receivedOn, 5, bankHolidays),
    answeredOn: outcome ? time.day(-decidedAgo) : null,
    answer: outcome ? ANSWERS[outcome] : null,
  });
}

interface ToDecide {
  caseId: string;
  enquiryId: string;
  outcome: Route;
  decidedAgo: number;
  stage: Stage;
  atInStage: number;
}

const REASONS: Readonly<Record<Route, string>> = {
  commissioned: 'Every criterion is met, and the family has agreed to work with us.',
  'not-yet': 'The criteria that are not met can be met; the school has been told what to send.',
  'school-funded': 'There have been no repeated suspensions; the school can buy the support it wants.',
  'out-of-remit': 'The main need lies outside the memorandum.',
};

/**
 * What a manager decided. Facts and assessment are left empty here: the core fills them in with its rules, since
 * nothing in db/ knows them.
 */
function addDecisions(making: Making, { caseId, enquiryId, outcome, decidedAgo, stage, atInStage }: ToDecide): void {
  const { add, time } = making;
  const decide = (on: PlainDate, what: Route, reason: string, supersedes: string | null, second = false) =>
    add(decision, {
      caseId,
      enquiryId,
      decidedOn: on,
      decidedBy: DEMO_MANAGERS[atInStage % 2] ?? DEMO_MANAGERS[0],
      outcome: what,
      route: what,
      reason,
      ruleSets: [],
      parameters: {},
      facts: {},
      assessment: {},
      supersedes,
      secondOpinionBy: second ? (DEMO_MANAGERS[(atInStage + 1) % 2] ?? null) : null,
      secondOpinion: second ? 'Agreed: the missed fortnight was the half term.' : null,
    });
  const asked = stage === 'eligible' && atInStage % 2 === 0;
  const first = asked ? decide(time.day(-decidedAgo - 1), 'not-yet', REASONS['not-yet'], null) : null;
  decide(time.day(-decidedAgo), outcome, REASONS[outcome], first, stage === 'supported' && atInStage === 4);
  if (stage === 'waiting-for-evidence' && atInStage === 2) {
    add(waiver, {
      caseId,
      ruleId: 'A6',
      waivedOn: time.day(-decidedAgo + 2),
      waivedBy: DEMO_MANAGERS[0],
      reason: 'The parents have worked with SENDIAS before, with another child.',
    });
  }
}

/** The enhanced targeted review that follows a yes (S2.2). */
function addReviewMeeting({ add, time }: Making, caseId: string, decidedAgo: number): void {
  const on = time.day(-Math.max(1, decidedAgo - 6));
  add(evidence, {
    caseId,
    kind: 'enhanced-targeted-review',
    startedOn: on,
    title: 'Enhanced targeted review at the school',
    standing: 'seen',
    seenOn: on,
    source: 'Specialist teacher',
    note: 'Next steps agreed with the school and the family.',
  });
}

/** Families who have taken their agreement back: one, so that the gate can be seen to close. */
export function withdrawOneAgreement({ rows, time }: Making, cases: readonly DemoCase[]): void {
  const pupilId = cases.find(({ stage, atInStage }) => stage === 'eligible' && atInStage === 3)?.pupil.id;
  const row = rows.find(({ table, values }) => table === agreement && values.pupilId === pupilId);
  if (!row) return;
  row.values.withdrawnOn = time.day(-1);
  row.values.withdrawnWhy = 'The family wants to think again first.';
}
