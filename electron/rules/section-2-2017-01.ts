import { type PlainDate, showDate } from '../../shared/dates.ts';
import { addSchoolDays, addWorkingDays, type Known, type SchoolCalendar } from '../../shared/school-time.ts';
import type { Duty } from '../../shared/verdicts.ts';
import type { CodeOf, PLAN_STATES, ROUTES } from '../../shared/words.ts';
import { earliestBy, latestBy } from './order.ts';
import type { ParameterKey, Parameters } from './parameters.ts';
import { counted } from './rule.ts';

/**
 * Section 2 of the memorandum from January 2017: what STS owes, as duties with clocks.
 *
 *   S2.1 answer each enquiry · S2.2 enhanced targeted review · S2.3 meetings with parents · S2.4 specialist support
 *   S2.5 STA time, as the plan says · S2.6 other agencies · S2.7 information for statutory work
 */
export interface DutyFacts {
  on: PlainDate;
  calendar: SchoolCalendar;
  bankHolidays: readonly PlainDate[];
  enquiries: readonly { receivedOn: PlainDate; answerDueOn: PlainDate; answeredOn: PlainDate | null }[];
  /** The decision that stands. */
  decision: { on: PlainDate; outcome: CodeOf<typeof ROUTES> } | null;
  /** After a "not yet": since when there is evidence that changes a verdict. */
  evidenceSince: PlainDate | null;
  /** The last day on which the school was given an answer. */
  toldOn: PlainDate | null;
  /** Days on which an enhanced targeted review was held. */
  reviewMeetings: readonly PlainDate[];
  leadTeacher: boolean;
  plans: readonly { state: CodeOf<typeof PLAN_STATES>; endOn: PlainDate; notAgreedBy: readonly string[] }[];
  adviceRequests: readonly { requestedOn: PlainDate; dueOn: PlainDate; sentOn: PlainDate | null }[];
}

export interface DutyRule {
  id: string;
  clause: string;
  statement: string;
  uses: readonly ParameterKey[];
  gives: readonly Duty['state'][];
  owed(facts: DutyFacts, parameters: Parameters): Omit<Duty, 'id' | 'clause' | 'statement'>;
}

export const SECTION_2_2017_01: readonly DutyRule[] = [
  {
    id: 'S2.1',
    clause: 'Section 2, first point',
    statement: 'The Area Manager or Assistant Area Manager answers each enquiry: whether the case meets the criteria.',
    uses: ['answer-days'],
    gives: ['done', 'done-late', 'due', 'late', 'stopped', 'not-owed'],
    owed({ on, bankHolidays, enquiries, decision, evidenceSince, toldOn }, parameters) {
      const open = enquiries.filter(({ answeredOn }) => answeredOn === null);
      const first = earliestBy(open, ({ answerDueOn }) => answerDueOn);
      if (first) {
        const because = `Asked on ${showDate(first.receivedOn)}, not answered yet.`;
        return clock(on, because, first.receivedOn, first.answerDueOn);
      }
      if (decision && decision.on > (toldOn ?? '')) {
        const dueOn = addWorkingDays(decision.on, parameters['answer-days'], bankHolidays);
        return clock(on, `Decided on ${showDate(decision.on)}; the school has not been told.`, decision.on, dueOn);
      }
      const notYet = decision?.outcome === 'not-yet' ? decision : null;
      if (notYet && evidenceSince) {
        const dueOn = addWorkingDays(evidenceSince, parameters['answer-days'], bankHolidays);
        const because = `The clock stopped on ${showDate(notYet.on)} and started again on ${showDate(evidenceSince)}, when evidence came.`;
        return clock(on, because, evidenceSince, dueOn);
      }
      if (notYet) {
        const because = `“Not yet” since ${showDate(notYet.on)}: the clock stands still until evidence comes.`;
        return { ...NO_DATES, state: 'stopped', because, since: notYet.on };
      }
      const last = latestBy(enquiries, ({ answeredOn }) => answeredOn);
      if (!last?.answeredOn) return { ...NO_DATES, state: 'not-owed', because: 'No school has asked.' };
      const because = `Asked on ${showDate(last.receivedOn)}, answered on ${showDate(last.answeredOn)}.`;
      return done(because, last.receivedOn, last.answerDueOn, last.answeredOn);
    },
  },
  {
    id: 'S2.2',
    clause: 'Section 2, second point',
    statement:
      'If the case is eligible, STS seeks an enhanced targeted review with the school, to settle the next steps.',
    uses: ['review-meeting-days'],
    gives: ['done', 'done-late', 'due', 'late', 'not-owed'],
    owed({ on, calendar, decision, reviewMeetings }, parameters) {
      if (decision?.outcome !== 'commissioned') {
        return { ...NO_DATES, state: 'not-owed', because: 'Owed when the case has been found eligible.' };
      }
      const due = known(addSchoolDays(calendar, decision.on, parameters['review-meeting-days']));
      const held = reviewMeetings.filter((day) => day >= decision.on && day <= on).toSorted()[0];
      if (held) return done(`Held on ${showDate(held)}.`, decision.on, due, held);
      return clock(on, `Eligible since ${showDate(decision.on)}; no review has been held yet.`, decision.on, due);
    },
  },
  standing(
    'S2.3',
    'third',
    'STS supports meetings with parents and carers, to plan what to do.',
    'Owed whenever a meeting is planned.',
  ),
  {
    id: 'S2.4',
    clause: 'Section 2, fourth point',
    statement: 'STS gives specialist support in the school, together with its staff.',
    uses: [],
    gives: ['done', 'due', 'not-owed'],
    owed({ decision, leadTeacher }) {
      if (decision?.outcome !== 'commissioned') {
        return { ...NO_DATES, state: 'not-owed', because: 'Owed when the case has been found eligible.' };
      }
      return leadTeacher
        ? { ...NO_DATES, state: 'done', because: 'A specialist teacher leads the case.', since: decision.on }
        : { ...NO_DATES, state: 'due', because: 'No specialist teacher leads the case yet.', since: decision.on };
    },
  },
  {
    id: 'S2.5',
    clause: 'Section 2, fifth point',
    statement:
      'STA time for coaching, a reintegration or a supported transfer: as the weekly meeting can give it, for as long as the plan agreed with the school or schools says.',
    uses: [],
    gives: ['due', 'standing', 'not-owed'],
    owed({ plans }) {
      const waiting = plans.find(({ state }) => state === 'draft');
      if (waiting) {
        const because = `A plan waits for the agreement of ${waiting.notAgreedBy.join(' and ')}.`;
        return { ...NO_DATES, state: 'due', because };
      }
      const on = plans.filter(({ state }) => state === 'running' || state === 'agreed');
      const last = on
        .map(({ endOn }) => endOn)
        .toSorted()
        .at(-1);
      return last === undefined
        ? { ...NO_DATES, state: 'not-owed', because: 'No plan carries STA time now.' }
        : {
            ...NO_DATES,
            state: 'standing',
            because: `${counted(on.length, 'plan')}, until ${showDate(last)}.`,
            dueOn: last,
          };
    },
  },
  standing(
    'S2.6',
    'sixth',
    'STS works with agencies from health and social care, for one plan of action.',
    'Owed for as long as the case is open.',
  ),
  {
    id: 'S2.7',
    clause: 'Section 2, seventh point',
    statement:
      'STS informs statutory assessments, annual reviews and Education, Health and Care plans where that fits.',
    uses: [],
    gives: ['done', 'done-late', 'due', 'late', 'not-owed'],
    owed({ on, adviceRequests }) {
      const open = adviceRequests.filter(({ sentOn }) => sentOn === null);
      const first = earliestBy(open, ({ dueOn }) => dueOn);
      if (first)
        return clock(on, `Asked for on ${showDate(first.requestedOn)}, not sent yet.`, first.requestedOn, first.dueOn);
      const last = latestBy(adviceRequests, ({ sentOn }) => sentOn);
      if (!last?.sentOn) return { ...NO_DATES, state: 'not-owed', because: 'Nobody has asked for information.' };
      return done(`Sent on ${showDate(last.sentOn)}.`, last.requestedOn, last.dueOn, last.sentOn);
    },
  },
];

export function dutiesOf(facts: DutyFacts, parameters: Parameters): Duty[] {
  return SECTION_2_2017_01.map(({ id, clause, statement, owed }) => ({
    id,
    clause,
    statement,
    ...owed(facts, parameters),
  }));
}

const NO_DATES = { since: null, dueOn: null, doneOn: null } as const;

function clock(
  on: PlainDate,
  because: string,
  since: PlainDate,
  dueOn: PlainDate | null,
): ReturnType<DutyRule['owed']> {
  return { state: dueOn !== null && dueOn < on ? 'late' : 'due', because, since, dueOn, doneOn: null };
}

function done(
  because: string,
  since: PlainDate,
  dueOn: PlainDate | null,
  doneOn: PlainDate,
): ReturnType<DutyRule['owed']> {
  return { state: dueOn !== null && doneOn > dueOn ? 'done-late' : 'done', because, since, dueOn, doneOn };
}

/** A duty without a clock: it is owed while the case is open and eligible. */
function standing(id: string, which: string, statement: string, because: string): DutyRule {
  return {
    id,
    clause: `Section 2, ${which} point`,
    statement,
    uses: [],
    gives: ['standing', 'not-owed'],
    owed: ({ decision }) =>
      decision?.outcome === 'commissioned'
        ? { ...NO_DATES, state: 'standing', because, since: decision.on }
        : { ...NO_DATES, state: 'not-owed', because: 'Owed when the case has been found eligible.' },
  };
}

function known(day: Known<PlainDate>): PlainDate | null {
  return day.known ? day.value : null;
}
