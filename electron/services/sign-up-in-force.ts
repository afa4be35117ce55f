import type { PlainDate } from '../../shared/dates.ts';

/** In force on `day`: from its first day, until its last or the day it was ended, whichever comes first (A1). */
export function isInForce(
  signUp: { inForceFrom: PlainDate; inForceUntil: PlainDate | null; withdrawnOn: PlainDate | null },
  day: PlainDate,
): boolean {
  return (
    signUp.inForceFrom <= day &&
    (signUp.inForceUntil ?? day) >= day &&
    (signUp.withdrawnOn === null || signUp.withdrawnOn > day)
  );
}
