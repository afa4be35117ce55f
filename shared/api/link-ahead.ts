import { z } from 'zod';
import { WEEKDAYS } from '../dates.ts';
import { command, MANAGERS, task } from './contract.ts';
import { CASE_READERS, dateField, seen } from './fields.ts';

/**
 * Two terms ahead at the Link: home days levelled, and a sandbox of starts and home days. Neither saves anything; a
 * panel decides on starts, and home days move by the command here.
 */
const weekday = z.enum(WEEKDAYS);

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

export const linkAheadApi = {
  level: task({
    sentence: 'asked how the Link’s home days are best levelled',
    may: CASE_READERS,
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
