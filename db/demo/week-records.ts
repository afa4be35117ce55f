import type { PlainDate } from '../../shared/dates.ts';
import type { CodeOf, OUTCOME_REASONS, SESSION_OUTCOMES } from '../../shared/words.ts';
import { meetingDecision, sessionOutcome, weekMeeting } from '../schema/deployment.ts';
import type { Making } from './making.ts';
import { DEMO_MANAGERS } from './names.ts';

/** What is kept beside a week of the demo: the meeting that settled it, and on Friday what happened. */
export interface PlacedWeek {
  weekId: string;
  monday: PlainDate;
  /** Per plan: what it asked for and what it got. */
  needs: readonly { planId: string; wanted: number; given: number }[];
  allocationIds: readonly string[];
}

const DECIDED = [
  'The school covers the rest with its own TA this week; we try again on Monday.',
  'Told the head on the phone. First in line when somebody is back.',
  'Agreed with the school to make up for it before the plan ends.',
] as const;

export function addMeeting({ add, time }: Making, { weekId, monday, needs }: PlacedWeek): void {
  const meetingId = add(weekMeeting, { weekId, heldOn: time.before(monday), present: [...DEMO_MANAGERS], note: '' });
  const unmet = needs.filter(({ wanted, given }) => given < wanted);
  for (const [at, { planId, wanted, given }] of unmet.entries()) {
    add(meetingDecision, { meetingId, planId, wanted, given, what: DECIDED[at % DECIDED.length] ?? DECIDED[0] });
  }
}

interface Exception {
  outcome: CodeOf<typeof SESSION_OUTCOMES>;
  reason: CodeOf<typeof OUTCOME_REASONS>;
  note: string;
}

const EXCEPTIONS: readonly [Exception, ...Exception[]] = [
  { outcome: 'not-held', reason: 'pupil-absent', note: '' },
  { outcome: 'not-held', reason: 'sta-away', note: '' },
  { outcome: 'short', reason: 'travel', note: 'Forty minutes late.' },
  { outcome: 'not-held', reason: 'school-closed', note: 'Boiler.' },
  { outcome: 'not-held', reason: 'pupil-suspended', note: '' },
];

/** About one session in twelve did not go as planned. */
export function addOutcomes({ add, chance }: Making, { weekId, allocationIds }: PlacedWeek): void {
  for (const allocationId of allocationIds) {
    const exception = chance.yes(8) ? chance.one(EXCEPTIONS) : null;
    add(sessionOutcome, {
      weekId,
      allocationId,
      outcome: exception?.outcome ?? 'as-planned',
      reason: exception?.reason ?? null,
      otherStaId: null,
      note: exception?.note ?? '',
    });
  }
}
