import type { Veil } from '../../db/veil.ts';
import type { ProcedureMeta } from '../../shared/api/contract.ts';
import { notFound } from './refuse.ts';
import type { Sight } from './sight.ts';

/** How a procedure treats restricted cases (its declaration says so), and the gate before every command. */
export function veilOf({ restricted }: ProcedureMeta, input: unknown): Veil {
  return typeof restricted === 'function' ? restricted(input as never) : (restricted ?? 'absent');
}

/** A command that names anything of a case which the person may not see is answered as if there were no such thing. */
export function refuseHidden(sight: Sight, input: unknown): void {
  if (names(sight, input)) throw notFound('What this is about');
}

function names(sight: Sight, value: unknown): boolean {
  if (typeof value === 'string') return sight.hides(value);
  if (Array.isArray(value)) return value.some((each) => names(sight, each));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, each]) => sight.hides(key) || names(sight, each));
}
