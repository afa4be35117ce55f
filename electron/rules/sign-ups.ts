import type { PlainDate } from '../../shared/dates.ts';
import type { CaseFacts, SignUpFacts } from './facts.ts';
import { earliestBy } from './order.ts';
import { ready, type Way } from './rule.ts';
import { atOnce, byWaiting } from './simple-ways.ts';

/** The school's signature to the memorandum: A1 asks for it, and G3 takes what it promises at its word. */
export function signUpOn({ signUps }: CaseFacts, day: PlainDate): SignUpFacts | undefined {
  return signUps.find((each) => holds(each, day));
}

/** The sign-up that comes into force next, and is not ended before it does. */
export function signUpAhead({ signUps }: CaseFacts, day: PlainDate): SignUpFacts | undefined {
  const ahead = signUps.filter((each) => each.inForceFrom > day && holds(each, each.inForceFrom));
  return earliestBy(ahead, ({ inForceFrom }) => inForceFrom);
}

/** Signing at once, or waiting for one that is signed to come into force. */
export function waysOfSignUp(facts: CaseFacts, day: PlainDate): Way[] {
  if (signUpOn(facts, day)) return [ready(day)];
  const ahead = signUpAhead(facts, day);
  const sign = atOnce(facts, day, { rule: 'A1', what: 'The school signs the memorandum', kind: 'sign-up' });
  return ahead ? [...sign, ...byWaiting('A1', ahead.inForceFrom, day, 'The sign-up comes into force')] : sign;
}

/** In force from its first day, until its last or the day it was ended, whichever comes first. */
function holds({ inForceFrom, inForceUntil, withdrawnOn }: SignUpFacts, day: PlainDate): boolean {
  return inForceFrom <= day && (inForceUntil ?? day) >= day && (withdrawnOn === null || withdrawnOn > day);
}
