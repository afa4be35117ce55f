import type { Refusal, RefusalCode } from '../../shared/refusals.ts';

/**
 * How a service says no: `throw refuse('rule', 'what happened', 'what to do next')`. Throwing is how a transaction is
 * abandoned; the core turns it into the refusal value that the caller gets. Nothing else that is thrown is a refusal.
 */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.what);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

export function refuse(
  code: RefusalCode,
  what: string,
  next: string,
  more: Pick<Refusal, 'fields' | 'link' | 'versions'> = {},
): Refused {
  return new Refused({ code, what, next, ...more });
}

/** A refusal about one field of a form: shown beside the field, with what to do. */
export function refuseField(path: string, sentence: string, next = 'Correct it, then save again.'): Refused {
  return refuse('invalid', sentence, next, { fields: [{ path, sentence }] });
}

export function notFound(what: string): Refused {
  return refuse('not-found', `${what} is not in the register.`, 'Go back to the list and open it again.');
}
