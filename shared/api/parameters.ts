import { z } from 'zod';
import { codesOf, ROUTES, VERDICTS } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query, task } from './contract.ts';
import { CASE_READERS, required } from './fields.ts';

/** Figures that the memorandum leaves open: each with its default, its unit, its reason, and who changed it. */

export const ParameterLine = z.object({
  key: z.string(),
  label: z.string(),
  value: z.number(),
  default: z.number(),
  least: z.number(),
  most: z.number(),
  unit: z.string(),
  /** Why the default is what it is. */
  reason: z.string(),
  /** 'The memorandum is silent on this figure.' */
  source: z.string(),
  /** Rules that use it. */
  usedBy: z.array(z.string()),
  /** Null while it is the default that nobody has touched. */
  version: z.number().nullable(),
  /** Newest first: who, when, from what to what, and why. */
  changes: z.array(z.object({ at: z.string(), by: z.string(), from: z.number(), to: z.number(), reason: z.string() })),
});
export type ParameterLine = z.infer<typeof ParameterLine>;

export const ChangedCase = z.object({
  caseId: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  schoolName: z.string(),
  routeBefore: z.enum(codesOf(ROUTES)),
  routeAfter: z.enum(codesOf(ROUTES)),
  lines: z.array(z.object({ rule: z.string(), before: z.enum(codesOf(VERDICTS)), after: z.enum(codesOf(VERDICTS)) })),
});
export type ChangedCase = z.infer<typeof ChangedCase>;

const change = { key: z.string().max(60), value: z.number('Enter a whole number').int('Enter a whole number') };

export const parametersApi = {
  list: query({
    sentence: 'looked at the rules’ figures',
    may: EVERYBODY,
    input: z.object({}),
    output: z.array(ParameterLine),
  }),
  /** Before it is changed: which open cases would get another verdict. Nothing is saved. */
  preview: task({
    sentence: 'tried another figure of the rules',
    may: CASE_READERS,
    input: z.object(change),
    output: z.object({ openCases: z.number(), changed: z.array(ChangedCase) }),
  }),
  change: command({
    sentence: 'changed a figure of the rules',
    may: MANAGERS,
    input: z.object({
      ...change,
      version: z.number().int().nullable(),
      reason: required('why the figure is changed', 1000),
    }),
    output: z.object({ key: z.string() }),
  }),
};
