import { z } from 'zod';

/**
 * A refusal is a value: what happened, to what, and the next step. It is the only way in which the core says no.
 * A bug is an exception, and looks different on screen (one plain page with a number that is in the log).
 */
export const REFUSAL_CODES = [
  'invalid', // the input itself is wrong; `fields` says where
  'not-found',
  'not-allowed', // the person's role, or a restricted case
  'not-signed-in',
  'no-register', // nothing is open yet
  'changed-meanwhile', // somebody else saved first; `versions` shows both, field by field
  'conflict', // the register already holds something that stands in the way
  'rule', // a rule of the field stops it; the sentence names the rule
  'moved-on', // undo: what was written has been changed since
  'bad-file', // an import that cannot be read
  'disk', // full, read-only, failing, or the file on it is damaged; nothing was saved
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export const Refusal = z.object({
  code: z.enum(REFUSAL_CODES),
  /** What happened, one sentence. */
  what: z.string(),
  /** What the person can do now, one sentence. */
  next: z.string(),
  /** Wrong fields of the input: dotted path and sentence. */
  fields: z.array(z.object({ path: z.string(), sentence: z.string() })).optional(),
  /** The record in the way: a path of the page and what to call it. */
  link: z.object({ to: z.string(), label: z.string() }).optional(),
  /** `changed-meanwhile`: each field that differs, as it was saved meanwhile and as this person sent it. */
  versions: z.array(z.object({ field: z.string(), theirs: z.string(), yours: z.string() })).optional(),
});
export type Refusal = z.infer<typeof Refusal>;

/** What every procedure answers. `change` is set by a command: the id that undo and history know it by. */
export type Answer<T> = { ok: true; value: T; change?: string } | { ok: false; refusal: Refusal };
