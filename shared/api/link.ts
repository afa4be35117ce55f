import { z } from 'zod';
import { LINK_REQUEST_STATES, PLACE_STATES } from '../link-words.ts';
import { codesOf } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { CASE_READERS, required, weekday } from './fields.ts';

/** The Link: its centres, their true capacity day by day, and the waiting list with the first week that fits. */

export const LinkCentre = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  town: z.string(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  /** How long a placement lasts, in terms (B1). */
  lengthTerms: z.number(),
  /** Places by weekday. */
  places: z.record(weekday, z.number()),
});
export type LinkCentre = z.infer<typeof LinkCentre>;

export const CapacityCell = z.object({
  date: z.string(),
  schoolDay: z.boolean(),
  state: z.enum(codesOf(PLACE_STATES)),
  places: z.number(),
  occupied: z.number(),
  promised: z.number(),
  /** Negative where the day is overbooked. */
  free: z.number(),
  why: z.string().nullable(),
});
export type CapacityCell = z.infer<typeof CapacityCell>;

export const Capacity = z.object({
  until: z.string(),
  /** 'calendar for 2028/29 not entered', where four terms could not be shown. */
  unknown: z.string().nullable(),
  weeks: z.array(z.object({ monday: z.string(), term: z.string() })),
  centres: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Five cells for each of the weeks. */
      weeks: z.array(z.array(CapacityCell)),
    }),
  ),
});
export type Capacity = z.infer<typeof Capacity>;

export const LinkFit = z.object({
  centreId: z.string(),
  centreName: z.string(),
  startOn: z.string(),
  endOn: z.string(),
  homeDay: weekday,
  homeDays: z.array(weekday),
});
export type LinkFit = z.infer<typeof LinkFit>;

export const WaitingLine = z.object({
  id: z.string(),
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  schoolName: z.string(),
  state: z.enum(codesOf(LINK_REQUEST_STATES)),
  position: z.number(),
  why: z.array(z.string()),
  moved: z.boolean(),
  /** The first week that fits, by centre; null: none in four terms. */
  fits: z.array(
    z.object({
      centreId: z.string(),
      centreName: z.string(),
      fit: LinkFit.nullable(),
      nearest: z.object({ startOn: z.string(), homeDay: weekday, overDays: z.number() }).nullable(),
      unknown: z.string().nullable(),
    }),
  ),
  first: LinkFit.nullable(),
  /** When each before it in the list has taken its own first place. */
  inTurn: LinkFit.nullable(),
  /** Its first week if ends fall as early, and as late, as a quarter of the past ones did; null: too few to learn from. */
  likely: z.object({ early: z.string().nullable(), late: z.string().nullable() }).nullable(),
  /** Who would wait longer if this one took its first place. */
  effect: z.array(z.object({ id: z.string(), pupilName: z.string(), weeksLater: z.number().nullable() })),
});
export type WaitingLine = z.infer<typeof WaitingLine>;

export const RefusedGroup = z.object({
  town: z.string(),
  term: z.string(),
  requests: z.array(
    z.object({
      requestId: z.string(),
      caseId: z.string(),
      reference: z.string(),
      pupilName: z.string(),
      decidedOn: z.string(),
    }),
  ),
});
export type RefusedGroup = z.infer<typeof RefusedGroup>;

export const linkApi = {
  list: query({
    sentence: 'looked at the Link centres',
    may: EVERYBODY,
    input: z.object({}),
    output: z.array(LinkCentre),
  }),
  /** Free, full, overbooked, closed and promised places, four terms ahead. */
  capacity: query({
    sentence: 'looked at the capacity of the Link',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({}),
    /** With what is learnt from placements that have ended, or that there are too few. */
    output: Capacity.extend({ learnt: z.string() }),
  }),
  /** The pupils behind one number. */
  cell: query({
    sentence: 'looked at who is at a Link centre on a day',
    may: CASE_READERS,
    restricted: 'nameless',
    input: z.object({ centreId: z.string(), date: z.string() }),
    output: z.array(
      z.object({
        caseId: z.string(),
        reference: z.string(),
        /** 'Restricted' where the person may not see the case; there is no page to open then. */
        pupilName: z.string(),
        restricted: z.boolean(),
        schoolName: z.string(),
        promised: z.boolean(),
        placementId: z.string().nullable(),
        requestId: z.string(),
        homeDay: weekday,
        days: z.number(),
        untilOn: z.string(),
        /** Where early and late ends are learnt: when it is likely to end instead. */
        likely: z.string().nullable(),
      }),
    ),
  }),
  waiting: query({
    sentence: 'looked at the Link’s waiting list',
    may: CASE_READERS,
    restricted: 'nameless',
    input: z.object({}),
    output: z.object({
      order: z.array(z.string()),
      /** What is learnt from placements that have ended, or that there are too few. */
      learnt: z.string(),
      list: z.array(WaitingLine),
    }),
  }),
  move: command({
    sentence: 'moved a request in the waiting list',
    may: MANAGERS,
    input: z.object({
      requestId: z.string(),
      /** Above this one; null: to the end. */
      aboveId: z.string().nullable(),
      reason: required('the reason: it is shown beside the position', 500),
    }),
    output: z.object({ id: z.string() }),
  }),
  /** Takes back every move by hand of this request: the stated order places it again. */
  putBack: command({
    sentence: 'put a request back in the waiting list’s stated order',
    may: MANAGERS,
    input: z.object({ requestId: z.string() }),
    output: z.object({}),
  }),
  /** Requests that a panel declined for want of a place, by term, the latest first, and town of the home school. */
  wantOfPlace: query({
    sentence: 'looked at who was refused for want of a place',
    may: CASE_READERS,
    input: z.object({}),
    output: z.array(RefusedGroup),
  }),
};
