import type { Allocation, Week } from '../../electron/deployment/week.ts';
import { DEFAULT_PARAMETERS } from '../../electron/deployment/week.ts';
import { aNeed, given, sampleWeek, withNeed, withSchool, withSta } from './sample-week.ts';

/** Per constraint: a week, one allocation to be made, and the sentence that stops it (null: nothing does). */
export interface ConstraintRow {
  name: string;
  week: Week;
  one: Allocation;
  sentence: string | null;
}

const week = sampleWeek();
const one = given('Wren', 'A', 'tue-am', 'Oakfield');
const wish = (staId: string, kind: 'preferred' | 'excluded' | 'only') => ({
  wishes: [{ staId, wish: kind, reason: 'the family asked' }],
});
/** Elmbrook lies 10 km off: 13 km by road; at 13 km/h that is exactly 60 minutes. */
const exactJourney = { ...DEFAULT_PARAMETERS, kmPerHour: 13 };

export const CONSTRAINT_TABLE: Readonly<Record<string, readonly ConstraintRow[]>> = {
  'one-place': [
    { name: 'free then', week, one, sentence: null },
    {
      name: 'given to another plan then',
      week: { ...week, allocations: [given('Wren', 'B', 'tue-am', 'Elmbrook')] },
      one,
      sentence: 'Wren Invented is already at Elmbrook Primary for plan C-B on Tuesday morning.',
    },
  ],
  contracted: [
    { name: 'works mornings', week, one: given('Lark', 'A', 'tue-am', 'Oakfield'), sentence: null },
    {
      name: 'does not work afternoons',
      week,
      one: given('Lark', 'A', 'tue-pm', 'Oakfield'),
      sentence: 'Lark Invented does not work on Tuesday afternoon.',
    },
  ],
  away: [
    {
      name: 'away in the afternoon only',
      week: withSta(week, 'Wren', { absences: [{ sessions: ['tue-pm'], kind: 'sick' }] }),
      one,
      sentence: null,
    },
    {
      name: 'on leave in the morning',
      week: withSta(week, 'Wren', { absences: [{ sessions: ['tue-am'], kind: 'leave' }] }),
      one,
      sentence: 'Wren Invented is on leave on Tuesday morning.',
    },
  ],
  committed: [
    {
      name: 'meeting on another day',
      week: withSta(week, 'Wren', { commitments: [{ sessions: ['fri-pm'], what: 'Team meeting' }] }),
      one,
      sentence: null,
    },
    {
      name: 'meeting then',
      week: withSta(week, 'Wren', { commitments: [{ sessions: ['tue-am'], what: 'Team meeting' }] }),
      one,
      sentence: 'Wren Invented has Team meeting on Tuesday morning.',
    },
  ],
  limit: [
    {
      name: 'the last one within the limit',
      week: { ...withSta(week, 'Wren', { limit: 2 }), allocations: [given('Wren', 'B', 'mon-am', 'Elmbrook')] },
      one,
      sentence: null,
    },
    {
      name: 'the first one beyond it',
      week: { ...withSta(week, 'Wren', { limit: 1 }), allocations: [given('Wren', 'B', 'mon-am', 'Elmbrook')] },
      one,
      sentence: 'Wren Invented gives plans at most 1 session a week and has 1 already.',
    },
  ],
  skill: [
    { name: 'no skill asked', week: withNeed(week, 'A', { skill: null }), one, sentence: null },
    {
      name: 'has it',
      week: withNeed(week, 'A', { skill: 'ci' }),
      one: given('Lark', 'A', 'tue-am', 'Oakfield'),
      sentence: null,
    },
    {
      name: 'lacks it',
      week: withNeed(week, 'A', { skill: 'ci' }),
      one,
      sentence: 'Plan C-A asks for C&I, which Wren Invented does not have.',
    },
  ],
  excluded: [
    { name: 'somebody else is', week: withNeed(week, 'A', wish('Lark', 'excluded')), one, sentence: null },
    {
      name: 'she is',
      week: withNeed(week, 'A', wish('Wren', 'excluded')),
      one,
      sentence: 'Wren Invented is excluded from plan C-A: the family asked.',
    },
  ],
  only: [
    { name: 'she is the only one', week: withNeed(week, 'A', wish('Wren', 'only')), one, sentence: null },
    { name: 'she is merely not preferred', week: withNeed(week, 'A', wish('Lark', 'preferred')), one, sentence: null },
    {
      name: 'somebody else is',
      week: withNeed(week, 'A', wish('Lark', 'only')),
      one,
      sentence: 'Plan C-A can only have Lark Invented, not Wren Invented: the family asked.',
    },
  ],
  'sta-limit': [
    {
      name: 'the same STA again',
      week: { ...week, allocations: [given('Wren', 'A', 'mon-am', 'Oakfield')] },
      one,
      sentence: null,
    },
    {
      name: 'a second where the plan allows two',
      week: { ...withNeed(week, 'A', { staLimit: 2 }), allocations: [given('Lark', 'A', 'mon-am', 'Oakfield')] },
      one,
      sentence: null,
    },
    {
      name: 'a second where it allows one',
      week: { ...week, allocations: [given('Lark', 'A', 'mon-am', 'Oakfield')] },
      one,
      sentence: 'Plan C-A has at most one STA in a week and already has Lark Invented, so not Wren Invented too.',
    },
  ],
  'too-early': [
    { name: 'on the first day', week: withNeed(week, 'A', { from: '2026-12-01' }), one, sentence: null },
    {
      name: 'the day before it',
      week: withNeed(week, 'A', { from: '2026-12-02' }),
      one,
      sentence: 'Plan C-A starts on 2 Dec 2026, after Tuesday morning of this week.',
    },
  ],
  'past-end': [
    { name: 'on the last day', week: withNeed(week, 'A', { until: '2026-12-01' }), one, sentence: null },
    {
      name: 'the day after it',
      week: withNeed(week, 'A', { until: '2026-11-30' }),
      one,
      sentence: 'Plan C-A ends on 30 Nov 2026, before Tuesday morning of this week.',
    },
  ],
  agreed: [
    { name: 'agreed by all', week, one, sentence: null },
    {
      name: 'two schools have not',
      week: withNeed(week, 'A', { notAgreedBy: ['Oakfield', 'Elmbrook'] }),
      one,
      sentence: 'Plan C-A is not agreed by Oakfield Primary and Elmbrook Primary yet.',
    },
  ],
  place: [
    { name: 'at the phase’s school', week, one, sentence: null },
    {
      name: 'at another school',
      week,
      one: given('Wren', 'A', 'tue-am', 'Elmbrook'),
      sentence: 'On Tuesday morning plan C-A is at Oakfield Primary, not at Elmbrook Primary.',
    },
    {
      name: 'no phase then',
      week: withNeed(week, 'A', { places: [{ schoolId: 'Oakfield', sessions: ['mon-am'] }] }),
      one,
      sentence: 'No phase of plan C-A covers Tuesday morning.',
    },
  ],
  possible: [
    { name: 'one of the possible ones', week: withNeed(week, 'A', { possible: ['tue-am'] }), one, sentence: null },
    {
      name: 'another one',
      week: withNeed(week, 'A', { possible: ['tue-pm'] }),
      one,
      sentence: 'Tuesday morning is not possible for plan C-A.',
    },
  ],
  closed: [
    {
      name: 'closed in the afternoon',
      week: withSchool(week, 'Oakfield', { closed: [{ session: 'tue-pm', why: 'INSET day' }] }),
      one,
      sentence: null,
    },
    {
      name: 'closed then',
      week: withSchool(week, 'Oakfield', { closed: [{ session: 'tue-am', why: 'INSET day' }] }),
      one,
      sentence: 'Oakfield Primary is closed on Tuesday morning (INSET day).',
    },
  ],
  once: [
    {
      name: 'served in the other half of the day',
      week: { ...withNeed(week, 'A', { staLimit: 2 }), allocations: [given('Lark', 'A', 'tue-pm', 'Oakfield')] },
      one,
      sentence: null,
    },
    {
      name: 'served by another STA then',
      week: { ...withNeed(week, 'A', { staLimit: 2 }), allocations: [given('Lark', 'A', 'tue-am', 'Oakfield')] },
      one,
      sentence: 'Plan C-A already has Lark Invented on Tuesday morning.',
    },
  ],
  enough: [
    {
      name: 'the last one asked for',
      week: { ...week, allocations: [given('Wren', 'A', 'mon-am', 'Oakfield')] },
      one,
      sentence: null,
    },
    {
      name: 'one more than asked for',
      week: {
        ...week,
        allocations: [given('Wren', 'A', 'mon-am', 'Oakfield'), given('Wren', 'A', 'mon-pm', 'Oakfield')],
      },
      one,
      sentence: 'Plan C-A asks for 2 sessions this week and has them all.',
    },
    {
      name: 'asks for none',
      week: withNeed(week, 'A', { sessions: 0 }),
      one,
      sentence: 'Plan C-A asks for no session this week.',
    },
  ],
  journey: [
    {
      name: 'exactly as long as the break',
      week: { ...week, parameters: exactJourney, allocations: [given('Wren', 'B', 'tue-pm', 'Elmbrook')] },
      one,
      sentence: null,
    },
    {
      name: 'a minute longer',
      week: {
        ...week,
        parameters: { ...exactJourney, middayMinutes: 59 },
        allocations: [given('Wren', 'B', 'tue-pm', 'Elmbrook')],
      },
      one,
      sentence:
        'Wren Invented would have 59 minutes at midday on Tuesday, and it is 60 from Elmbrook Primary to Oakfield Primary.',
    },
    {
      name: 'another day',
      week: {
        ...week,
        parameters: { ...exactJourney, middayMinutes: 0 },
        allocations: [given('Wren', 'B', 'wed-pm', 'Elmbrook')],
      },
      one,
      sentence: null,
    },
    {
      name: 'the same school all day, whatever the break',
      week: {
        ...week,
        parameters: { ...exactJourney, middayMinutes: 0 },
        needs: [...week.needs, aNeed('A2', 'Oakfield')],
        allocations: [given('Wren', 'A2', 'tue-pm', 'Oakfield')],
      },
      one,
      sentence: null,
    },
    {
      name: 'a journey that is not known stops nobody',
      week: {
        ...withSchool(week, 'Elmbrook', { easting: null, northing: null }),
        parameters: { ...exactJourney, middayMinutes: 0 },
        allocations: [given('Wren', 'B', 'tue-pm', 'Elmbrook')],
      },
      one,
      sentence: null,
    },
  ],
  locked: [
    {
      name: 'locked at another time',
      week: { ...week, allocations: [given('Wren', 'B', 'mon-am', 'Elmbrook', true)] },
      one,
      sentence: null,
    },
    { name: 'it is the locked one', week: { ...week, allocations: [{ ...one, locked: true }] }, one, sentence: null },
    {
      name: 'takes the place of a locked one',
      week: { ...week, allocations: [given('Wren', 'B', 'tue-am', 'Elmbrook', true)] },
      one,
      sentence: 'Wren Invented is locked to plan C-B on Tuesday morning, so plan C-A can not have her then.',
    },
  ],
};
