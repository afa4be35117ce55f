import type { DutyFacts } from '../../electron/rules/section-2-2017-01.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { Duty } from '../../shared/verdicts.ts';
import { COUNTY, NONE, TODAY } from './sample-facts.ts';

export interface DutyRow {
  name: string;
  facts: DutyFacts;
  state: Duty['state'];
  because?: string;
  since?: PlainDate | null;
  dueOn?: PlainDate | null;
  doneOn?: PlainDate | null;
}

/** Nothing has happened yet, but for what is changed. */
export function owing(change: Partial<DutyFacts> = {}): DutyFacts {
  return {
    on: TODAY,
    calendar: COUNTY,
    bankHolidays: [],
    enquiries: [],
    decision: null,
    evidenceSince: null,
    toldOn: null,
    reviewMeetings: [],
    leadTeacher: false,
    plans: [],
    adviceRequests: [],
    ...change,
  };
}

const asked = (receivedOn: PlainDate, answerDueOn: PlainDate, answeredOn: PlainDate | null = null) => ({
  receivedOn,
  answerDueOn,
  answeredOn,
});
const told = asked('2026-11-02', '2026-11-09', '2026-11-06');
const decided = (outcome: 'commissioned' | 'not-yet', on: PlainDate = '2026-11-06') => ({ on, outcome });
const eligible = { decision: decided('commissioned', '2026-11-02'), toldOn: '2026-11-02' };
const ELIGIBLE_FIRST = 'Owed when the case has been found eligible.';

/** Section 2: S2.1 to S2.7, each with every state it can be in, and both sides of its days. */
export const DUTY_TABLE: Readonly<Record<string, readonly DutyRow[]>> = {
  'S2.1': [
    {
      name: 'nobody has asked',
      facts: owing(),
      state: 'not-owed',
      because: 'No school has asked.',
      since: null,
      dueOn: null,
      doneOn: null,
    },
    {
      name: 'due today',
      facts: owing({ enquiries: [asked('2026-11-17', '2026-11-24')] }),
      state: 'due',
      because: 'Asked on 17 Nov 2026, not answered yet.',
      since: '2026-11-17',
      dueOn: '2026-11-24',
      doneOn: null,
    },
    { name: 'due yesterday', facts: owing({ enquiries: [asked('2026-11-16', '2026-11-23')] }), state: 'late' },
    {
      name: 'of two the one that is due first',
      facts: owing({ enquiries: [asked('2026-11-20', '2026-11-27'), asked('2026-11-17', '2026-11-24'), told] }),
      state: 'due',
      since: '2026-11-17',
    },
    {
      name: 'answered in time',
      facts: owing({ enquiries: [told], toldOn: '2026-11-06', decision: decided('commissioned') }),
      state: 'done',
      because: 'Asked on 2 Nov 2026, answered on 6 Nov 2026.',
      since: '2026-11-02',
      dueOn: '2026-11-09',
      doneOn: '2026-11-06',
    },
    {
      name: 'answered on the last day',
      facts: owing({ enquiries: [asked('2026-11-02', '2026-11-09', '2026-11-09')] }),
      state: 'done',
    },
    {
      name: 'answered a day late',
      facts: owing({ enquiries: [asked('2026-11-02', '2026-11-09', '2026-11-10')] }),
      state: 'done-late',
    },
    {
      name: 'of two answered, the last answer is told of',
      facts: owing({ enquiries: [told, asked('2026-11-09', '2026-11-16', '2026-11-20')] }),
      state: 'done-late',
      because: 'Asked on 9 Nov 2026, answered on 20 Nov 2026.',
    },
    {
      name: '“not yet”, and the school was told: the clock stands still',
      facts: owing({ enquiries: [told], toldOn: '2026-11-06', decision: decided('not-yet') }),
      state: 'stopped',
      because: '“Not yet” since 6 Nov 2026: the clock stands still until evidence comes.',
      since: '2026-11-06',
      dueOn: null,
    },
    {
      name: '“not yet”, and evidence came: five working days, a bank holiday left out',
      facts: owing({
        enquiries: [told],
        toldOn: '2026-11-06',
        decision: decided('not-yet'),
        evidenceSince: '2026-11-18',
        bankHolidays: ['2026-11-20'],
      }),
      state: 'due',
      because: 'The clock stopped on 6 Nov 2026 and started again on 18 Nov 2026, when evidence came.',
      since: '2026-11-18',
      dueOn: '2026-11-26',
    },
    {
      name: '“not yet”, and evidence came too long ago',
      facts: owing({
        enquiries: [told],
        toldOn: '2026-11-06',
        decision: decided('not-yet'),
        evidenceSince: '2026-11-16',
      }),
      state: 'late',
      dueOn: '2026-11-23',
    },
    {
      name: 'decided, and the school has not been told since',
      facts: owing({ enquiries: [told], toldOn: '2026-11-06', decision: decided('not-yet', '2026-11-20') }),
      state: 'due',
      because: 'Decided on 20 Nov 2026; the school has not been told.',
      since: '2026-11-20',
      dueOn: '2026-11-27',
    },
    {
      name: 'decided, and no school was ever told anything',
      facts: owing({ decision: decided('commissioned', '2026-11-10') }),
      state: 'late',
      dueOn: '2026-11-17',
    },
  ],
  'S2.2': [
    { name: 'not decided', facts: owing(), state: 'not-owed', because: ELIGIBLE_FIRST },
    { name: 'not yet', facts: owing({ decision: decided('not-yet') }), state: 'not-owed' },
    {
      name: 'eligible, none held: fifteen school days end today',
      facts: owing({ decision: decided('commissioned', '2026-11-03') }),
      state: 'due',
      because: 'Eligible since 3 Nov 2026; no review has been held yet.',
      since: '2026-11-03',
      dueOn: '2026-11-24',
    },
    { name: 'eligible, none held: they ended yesterday', facts: owing(eligible), state: 'late', dueOn: '2026-11-23' },
    {
      name: 'held in time',
      facts: owing({ ...eligible, reviewMeetings: ['2026-11-23'] }),
      state: 'done',
      because: 'Held on 23 Nov 2026.',
      since: '2026-11-02',
      doneOn: '2026-11-23',
      dueOn: '2026-11-23',
    },
    { name: 'held a day late', facts: owing({ ...eligible, reviewMeetings: ['2026-11-24'] }), state: 'done-late' },
    {
      name: 'the first one held since counts',
      facts: owing({ ...eligible, reviewMeetings: ['2026-11-24', '2026-11-03', '2026-09-10'] }),
      state: 'done',
      doneOn: '2026-11-03',
    },
    { name: 'held on the very day', facts: owing({ ...eligible, reviewMeetings: ['2026-11-02'] }), state: 'done' },
    {
      name: 'held before the case was eligible, or in the future',
      facts: owing({ ...eligible, reviewMeetings: ['2026-09-10', '2026-11-30'] }),
      state: 'late',
    },
    {
      name: 'no calendar: due, without a day',
      facts: owing({ ...eligible, calendar: NONE }),
      state: 'due',
      dueOn: null,
    },
    {
      name: 'no calendar: done, and nobody can say that it was late',
      facts: owing({ ...eligible, calendar: NONE, reviewMeetings: ['2026-11-24'] }),
      state: 'done',
    },
  ],
  'S2.3': [
    {
      name: 'not eligible',
      facts: owing({ decision: decided('not-yet') }),
      state: 'not-owed',
      because: ELIGIBLE_FIRST,
    },
    {
      name: 'eligible',
      facts: owing(eligible),
      state: 'standing',
      because: 'Owed whenever a meeting is planned.',
      since: '2026-11-02',
      dueOn: null,
    },
  ],
  'S2.4': [
    { name: 'not eligible', facts: owing({ leadTeacher: true }), state: 'not-owed', because: ELIGIBLE_FIRST },
    {
      name: 'nobody leads',
      facts: owing(eligible),
      state: 'due',
      because: 'No specialist teacher leads the case yet.',
      since: '2026-11-02',
    },
    {
      name: 'somebody leads',
      facts: owing({ ...eligible, leadTeacher: true }),
      state: 'done',
      because: 'A specialist teacher leads the case.',
      since: '2026-11-02',
    },
  ],
  'S2.5': [
    { name: 'no plan', facts: owing(), state: 'not-owed', because: 'No plan carries STA time now.' },
    {
      name: 'ended',
      facts: owing({ plans: [{ state: 'ended', endOn: '2026-10-23', notAgreedBy: [] }] }),
      state: 'not-owed',
    },
    {
      name: 'a plan waits for two schools',
      facts: owing({
        plans: [
          { state: 'running', endOn: '2026-12-18', notAgreedBy: [] },
          { state: 'draft', endOn: '2027-02-12', notAgreedBy: ['Home School', 'New School'] },
        ],
      }),
      state: 'due',
      because: 'A plan waits for the agreement of Home School and New School.',
    },
    {
      name: 'three plans: the latest end is told',
      facts: owing({
        plans: [
          { state: 'agreed', endOn: '2027-02-12', notAgreedBy: [] },
          { state: 'running', endOn: '2026-12-18', notAgreedBy: [] },
          { state: 'running', endOn: '2026-12-04', notAgreedBy: [] },
        ],
      }),
      state: 'standing',
      because: '3 plans, until 12 Feb 2027.',
      dueOn: '2027-02-12',
    },
  ],
  'S2.6': [
    { name: 'not decided', facts: owing(), state: 'not-owed' },
    { name: 'eligible', facts: owing(eligible), state: 'standing', because: 'Owed for as long as the case is open.' },
  ],
  'S2.7': [
    { name: 'nobody has asked', facts: owing(), state: 'not-owed', because: 'Nobody has asked for information.' },
    {
      name: 'due today',
      facts: owing({ adviceRequests: [{ requestedOn: '2026-10-13', dueOn: TODAY, sentOn: null }] }),
      state: 'due',
      because: 'Asked for on 13 Oct 2026, not sent yet.',
      since: '2026-10-13',
      dueOn: TODAY,
    },
    {
      name: 'due yesterday',
      facts: owing({ adviceRequests: [{ requestedOn: '2026-10-12', dueOn: '2026-11-23', sentOn: null }] }),
      state: 'late',
    },
    {
      name: 'of two the one that is due first',
      facts: owing({
        adviceRequests: [
          { requestedOn: '2026-11-02', dueOn: '2026-12-14', sentOn: null },
          { requestedOn: '2026-10-13', dueOn: '2026-11-24', sentOn: null },
          { requestedOn: '2026-09-03', dueOn: '2026-10-15', sentOn: '2026-10-15' },
        ],
      }),
      state: 'due',
      since: '2026-10-13',
    },
    {
      name: 'sent in time',
      facts: owing({ adviceRequests: [{ requestedOn: '2026-09-03', dueOn: '2026-10-15', sentOn: '2026-10-15' }] }),
      state: 'done',
      because: 'Sent on 15 Oct 2026.',
      doneOn: '2026-10-15',
    },
    {
      name: 'of two sent, the last was late',
      facts: owing({
        adviceRequests: [
          { requestedOn: '2026-09-03', dueOn: '2026-10-15', sentOn: '2026-10-15' },
          { requestedOn: '2026-09-10', dueOn: '2026-10-22', sentOn: '2026-10-23' },
        ],
      }),
      state: 'done-late',
    },
  ],
};
