import { z } from 'zod';
import { LINK_REVIEWS, PLACEMENT_STATES, REGISTER_CODES } from '../link-words.ts';
import { codesOf } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, required, seen, weekday } from './fields.ts';

/** Placements at the Link: phases as dated weekly patterns, the end by term position, reviews, and what changes on the way. */

export const PlacementLine = z.object({
  id: z.string(),
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  schoolName: z.string(),
  centreName: z.string(),
  state: z.enum(codesOf(PLACEMENT_STATES)),
  startOn: z.string(),
  endOn: z.string(),
  homeDay: weekday,
  daysNow: z.number(),
  nextReviewOn: z.string().nullable(),
});
export type PlacementLine = z.infer<typeof PlacementLine>;

export const PlacementPage = PlacementLine.extend({
  version: z.number(),
  requestId: z.string(),
  plannedEndOn: z.string(),
  endedEarlyWhy: z.string().nullable(),
  registerCode: z.enum(codesOf(REGISTER_CODES)).nullable(),
  planId: z.string().nullable(),
  /** Where the plan's phases are no longer the placement's: what to do about it. */
  planNotice: z.string().nullable(),
  /** '12 days would be over the places, the first on 11 Jan 2027.' */
  over: z.string().nullable(),
  phases: z.array(
    z.object({
      centreId: z.string(),
      centreName: z.string(),
      fromOn: z.string(),
      untilOn: z.string(),
      days: z.array(weekday),
      homeDay: weekday,
      what: z.string(),
    }),
  ),
  reviews: z.array(
    z.object({
      ...seen,
      dueOn: z.string(),
      heldOn: z.string().nullable(),
      verdict: z.enum(codesOf(LINK_REVIEWS)).nullable(),
      note: z.string(),
    }),
  ),
});
export type PlacementPage = z.infer<typeof PlacementPage>;

export const linkPlacementsApi = {
  list: query({
    sentence: 'looked at the placements',
    may: CASE_READERS,
    input: z.object({ which: z.enum(['current', 'ended']).default('current') }),
    output: z.array(PlacementLine),
  }),
  show: query({
    sentence: 'opened a placement',
    may: CASE_READERS,
    looksAt: 'id',
    input: z.object({ id: z.string() }),
    output: PlacementPage,
  }),
  /** From the panel's approval: phases and end follow from its start. */
  make: command({
    sentence: 'made a placement from the panel’s approval',
    may: MANAGERS,
    input: z.object({ requestId: z.string() }),
    output: z.object({ id: z.string() }),
  }),
  moveHomeDay: command({
    sentence: 'moved a home day',
    may: MANAGERS,
    input: z.object({ ...seen, fromOn: dateField, homeDay: weekday }),
    output: z.object({}),
  }),
  transfer: command({
    sentence: 'moved a placement to another centre',
    may: MANAGERS,
    input: z.object({ ...seen, fromOn: dateField, centreId: z.string().min(1, 'Choose the centre'), homeDay: weekday }),
    output: z.object({}),
  }),
  /** Phases by hand: any dated weekly patterns inside the placement. */
  changePhases: command({
    sentence: 'changed the phases of a placement',
    may: MANAGERS,
    input: z.object({
      ...seen,
      phases: z
        .array(
          z.object({
            centreId: z.string().min(1, 'Choose the centre'),
            fromOn: dateField,
            untilOn: dateField,
            days: z.array(weekday),
            homeDay: weekday,
            what: note(200),
          }),
        )
        .min(1, 'A placement has at least one phase'),
    }),
    output: z.object({}),
  }),
  setRegisterCode: command({
    sentence: 'recorded the register code agreed for a placement',
    may: MANAGERS,
    input: z.object({ ...seen, registerCode: z.enum(codesOf(REGISTER_CODES)).nullable() }),
    output: z.object({}),
  }),
  endEarly: command({
    sentence: 'ended a placement early',
    may: MANAGERS,
    input: z.object({ ...seen, endedEarlyOn: dateField, why: required('why it ends early', 1000) }),
    output: z.object({}),
  }),
  holdReview: command({
    sentence: 'recorded a review of a placement',
    may: MANAGERS,
    input: z.object({ ...seen, heldOn: dateField, verdict: z.enum(codesOf(LINK_REVIEWS)), note: note(2000) }),
    output: z.object({}),
  }),
  /** A reintegration plan: its sessions can only lie on days in the home school, whatever those are in a week. */
  makePlan: command({
    sentence: 'made a reintegration plan for a placement',
    may: MANAGERS,
    input: z.object({
      ...seen,
      purpose: required('why there is a plan', 2000),
      /** For the phases of the placement that want any, by their first day. */
      sessions: z.array(
        z.object({
          fromOn: dateField,
          sessionsPerWeek: z
            .number('Enter a number of sessions')
            .int('Enter whole sessions')
            .min(0, 'Enter 0 or more')
            .max(10, 'A week has 10 sessions'),
        }),
      ),
    }),
    output: z.object({ planId: z.string() }),
  }),
};
