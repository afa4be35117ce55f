import { z } from 'zod';
import { codesOf, ROLES } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { required, seen } from './fields.ts';

/** Who may see a case, and who has looked at it. */

const Named = z.object({ personId: z.string(), name: z.string(), role: z.enum(codesOf(ROLES)) });

export const Restriction = z.object({
  ...seen,
  fromOn: z.string(),
  reason: z.string(),
  /** Who may see the case while it stands. */
  readers: z.array(Named.extend({ active: z.boolean() })),
  liftedOn: z.string().nullable(),
  liftedWhy: z.string().nullable(),
});
export type Restriction = z.infer<typeof Restriction>;

export const CaseView = z.object({
  id: z.string(),
  personName: z.string(),
  day: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
  times: z.number(),
});
export type CaseView = z.infer<typeof CaseView>;

export const CaseAccess = z.object({
  caseId: z.string(),
  pupilId: z.string(),
  reference: z.string(),
  /** The one that stands; null where everybody whose role reads cases may see it. */
  restriction: Restriction.nullable(),
  /** Newest first. */
  past: z.array(Restriction),
  /** Who can be named: everybody in the office whose role reads cases. */
  people: z.array(Named),
  /** Newest first. */
  views: z.array(CaseView),
});
export type CaseAccess = z.infer<typeof CaseAccess>;

const personIds = z.array(z.string()).min(1, 'Name at least one person').max(50);

export const accessApi = {
  ofCase: query({
    sentence: 'looked up who may see a case and who has',
    may: MANAGERS,
    input: z.object({ caseId: z.string() }),
    output: CaseAccess,
  }),
  /** From now on the case, its pupil and the pupil’s other cases are there for the people named, and for nobody else. */
  restrict: command({
    sentence: 'restricted a case',
    may: MANAGERS,
    input: z.object({ caseId: z.string(), reason: required('why the case is restricted', 1000), personIds }),
    output: z.object({ id: z.string() }),
  }),
  name: command({
    sentence: 'changed who may see a restricted case',
    may: MANAGERS,
    input: z.object({ ...seen, personIds }),
    output: z.object({ id: z.string() }),
  }),
  lift: command({
    sentence: 'lifted the restriction of a case',
    may: MANAGERS,
    input: z.object({ ...seen, why: required('why the restriction is lifted', 1000) }),
    output: z.object({ id: z.string() }),
  }),
};
