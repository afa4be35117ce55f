import { z } from 'zod';
import { command, MANAGERS, query, task } from './contract.ts';
import { CASE_READERS, dateField, seen, weekday } from './fields.ts';

/**
 * Two terms ahead at the Link: home days levelled, and a sandbox of starts and home days. Neither saves anything; a
 * panel decides on starts, and home days move by the command here.
 */

const Placed = z.object({ centreId: z.string(), centreName: z.string(), startOn: z.string(), homeDay: weekday });

export const LevellingMove = z.object({
  placementId: z.string(),
  version: z.number(),
  pupilName: z.string(),
  reference: z.string(),
  centreName: z.string(),
  fromOn: z.string(),
  from: weekday,
  to: weekday,
});
export type LevellingMove = z.infer<typeof LevellingMove>;

export const LevellingStart = z.object({
  requestId: z.string(),
  pupilName: z.string(),
  reference: z.string(),
  /** With the home days as they are; null: in neither term. */
  now: Placed.nullable(),
  levelled: Placed.nullable(),
});
export type LevellingStart = z.infer<typeof LevellingStart>;

export const LinkLevelling = z.object({
  /** 'Two more pupils from 11 Jan 2027.' */
  gain: z.string(),
  /** There is something to gain by moving home days. */
  gains: z.boolean(),
  proved: z.boolean(),
  /** What was wanted, in its order, each with what was found and whether that is proved. */
  wanted: z.array(z.object({ sentence: z.string(), proved: z.boolean() })),
  moves: z.array(LevellingMove),
  starts: z.array(LevellingStart),
  until: z.string(),
});
export type LinkLevelling = z.infer<typeof LinkLevelling>;

/**
 * A stretch of so many days a week, from one day to another: days are counted from the first week's Monday, five a week.
 * `own`: the weekdays that somebody who has a place has there now.
 */
const SandboxSpan = z.object({
  centreId: z.string(),
  from: z.number(),
  until: z.number(),
  days: z.number(),
  own: z.array(z.number()).nullable(),
});
export type SandboxSpan = z.infer<typeof SandboxSpan>;

const SandboxStart = z.object({ centreId: z.string(), week: z.number(), homeDay: weekday });
export type SandboxStart = z.infer<typeof SandboxStart>;

/** All that the page needs to try out starts and home days by itself, with nothing asked for in between. */
export const LinkSandbox = z.object({
  /** Weeks with school in the two terms ahead, by their number. */
  weeks: z.array(z.object({ week: z.number(), monday: z.string(), term: z.string() })),
  /** The first day of home days that move. */
  movesFromOn: z.string(),
  /** By home day and number of days a week: the weekdays at the Link, from 0 for Monday. */
  patterns: z.array(z.array(z.array(z.number()))),
  centres: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** By day: places left as everything stands; null where nobody can come. Reaches beyond the weeks above. */
      free: z.array(z.number().nullable()),
      /** By week: a placement that starts there; null where none can. */
      shapes: z.array(z.object({ startOn: z.string(), endOn: z.string(), spans: z.array(SandboxSpan) }).nullable()),
    }),
  ),
  /** In the order of the waiting list. */
  requests: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      pupilName: z.string(),
      earliestWeek: z.number(),
      centreId: z.string().nullable(),
      homeDayWish: weekday.nullable(),
      /** Its first place once each before it has taken its own. */
      inTurn: SandboxStart.nullable(),
      /** The meeting whose agenda it is on. */
      panel: z.object({ id: z.string(), meetsOn: z.string() }).nullable(),
    }),
  ),
  /** Placements whose home day could move. */
  placements: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      reference: z.string(),
      pupilName: z.string(),
      centreName: z.string(),
      homeDay: weekday,
      spans: z.array(SandboxSpan),
    }),
  ),
});
export type LinkSandbox = z.infer<typeof LinkSandbox>;

export const linkAheadApi = {
  /** Two terms in which starts and home days can be tried out. */
  sandbox: query({
    sentence: 'tried out starts and home days at the Link',
    may: CASE_READERS,
    restricted: 'nameless',
    input: z.object({}),
    output: LinkSandbox,
  }),
  level: task({
    sentence: 'asked how the Link’s home days are best levelled',
    may: CASE_READERS,
    restricted: 'nameless',
    input: z.object({}),
    output: LinkLevelling,
  }),
  /** Several home days in one step, as levelled or tried out: refused where a day would be over its places. */
  moveHomeDays: command({
    sentence: 'moved home days at the Link',
    may: MANAGERS,
    input: z.object({
      moves: z
        .array(z.object({ ...seen, fromOn: dateField, homeDay: weekday }))
        .min(1, 'Choose a home day to move')
        .max(400),
    }),
    output: z.object({ moved: z.number() }),
  }),
};
