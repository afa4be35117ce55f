import { z } from 'zod';
import { SESSION_CODES } from '../sessions.ts';
import { Certificate } from './certificate.ts';
import { command, EVERYBODY, MANAGERS, task } from './contract.ts';
import { Monday } from './deployment.ts';
import { note } from './fields.ts';

/**
 * What the optimiser proposes for a week. A proposal never changes the board: the page shows it as a difference, and the
 * managers take all of it, some of it or none.
 */
const SessionCode = z.enum(SESSION_CODES);

export const ProposedSession = z.object({
  staId: z.string(),
  planId: z.string(),
  session: SessionCode,
  schoolId: z.string(),
});
export type ProposedSession = z.infer<typeof ProposedSession>;

/** A week in figures that managers compare weeks by. */
export const WeekFigures = z.object({
  given: z.number(),
  wanted: z.number(),
  /** Plans that have every session they ask for, of how many, by priority. */
  met: z.array(z.object({ priority: z.number(), plans: z.number(), met: z.number() })),
  /** Sessions by an STA the child does not know although it knows one. */
  strangers: z.number(),
  /** Sessions at another time than last week, of plans that were served then. */
  moved: z.number(),
  kilometres: z.number(),
});
export type WeekFigures = z.infer<typeof WeekFigures>;

export const Proposal = z.object({
  monday: z.string(),
  allocations: z.array(ProposedSession),
  certificate: Certificate,
  figures: WeekFigures,
  /** What it trades against the first proposal; empty for the first. */
  trades: z.array(z.string()),
});
export type Proposal = z.infer<typeof Proposal>;

export const Proposals = z.object({
  /** What they are known by when something is taken from one. */
  work: z.uuid(),
  /** The best first, then clearly different ones of nearly equal worth. */
  proposals: z.array(Proposal).min(1),
  /** What it is compared with: the board as it stands, last week once more, what a careful person would do. */
  compared: z.array(
    z.object({ id: z.enum(['board', 'last-week', 'careful']), label: z.string(), figures: WeekFigures }),
  ),
});
export type Proposals = z.infer<typeof Proposals>;

/** The smallest group of plans in conflict, and the least single change that would do; each null where there is none. */
export const WhyUnmet = z.object({
  /** No conflict: somebody only has to be moved, which a proposal does. */
  canBeMet: z.boolean(),
  conflict: z
    .object({ sentence: z.string(), plans: z.array(z.object({ planId: z.string(), ref: z.string() })) })
    .nullable(),
  /** Where no group was found: every one there may be has at least so many other plans. */
  othersAtLeast: z.number(),
  change: z.string().nullable(),
  /** Changes that were tried before, and do not do. */
  tried: z.number(),
});
export type WhyUnmet = z.infer<typeof WhyUnmet>;

/** One step from the board to a proposal: given anew, moved, or taken off. */
export const Step = z.object({
  from: z.object({ id: z.string(), version: z.number().int() }).nullable(),
  to: z.object({ staId: z.string(), planId: z.string(), session: SessionCode }).nullable(),
});
export type Step = z.infer<typeof Step>;

export const proposalsApi = {
  /** The best week there is, proved where it can be; `work` is what `stop` knows it by. */
  propose: task({
    sentence: 'asked for a proposal for a deployment week',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({ monday: Monday, work: z.uuid() }),
    output: Proposals,
  }),
  /** For a published week in which something can no longer stand: only that changes. */
  repair: task({
    sentence: 'asked for a repair of a published week',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({ monday: Monday, work: z.uuid() }),
    output: Proposals,
  }),
  /** Why one plan lacks sessions on the board as it stands, to the bottom of it. */
  explain: task({
    sentence: 'asked why a plan lacks sessions',
    may: EVERYBODY,
    restricted: 'nameless',
    input: z.object({ monday: Monday, planId: z.string(), work: z.uuid() }),
    output: WhyUnmet,
  }),
  /** Stops the search and keeps the best so far, labelled as not proved. */
  stop: command({
    sentence: 'stopped the search for a proposal',
    may: EVERYBODY,
    unrecorded: true,
    input: z.object({ work: z.uuid() }),
    output: z.object({}),
  }),
  /** Takes a proposal onto the board, whole or in part: one step, or nothing. */
  take: command({
    sentence: 'took a proposal onto the board',
    may: MANAGERS,
    restricted: 'nameless',
    input: z.object({
      monday: Monday,
      steps: z.array(Step).min(1, 'Choose what to take').max(2000),
      /** The proposal it comes from: its certificate is kept with the week. */
      from: z.object({ work: z.uuid(), chosen: z.number().int().min(0) }),
      /** Why a published week changes; null for a draft. */
      changeReason: note(500).nullable(),
    }),
    output: z.object({ taken: z.number() }),
  }),
};
