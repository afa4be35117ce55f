import type { PlainDate } from '../../shared/dates.ts';
import { termHalf } from '../schema/office.ts';
import { addCases, withdrawOneAgreement } from './cases.ts';
import { addWeeks } from './deployment.ts';
import { addLinkCentres, addLinkWork } from './link.ts';
import { type DemoRow, startMaking } from './making.ts';
import { addPlans } from './plans.ts';
import { addSchools } from './schools.ts';
import { addStas } from './stas.ts';
import { DEMO_TERM_HALVES } from './time.ts';

/**
 * The demo register: invented schools, pupils and STAs only, everything relative to `today`, in the order in which the
 * rows can be inserted. The same day gives the same register, ids aside.
 *
 *   schools → STAs → Link centres → cases (pupils, evidence, decisions) → plans → weeks → the Link’s work
 *
 * Left to the core: office, people, the county's own calendar, and the facts and assessment of each decision.
 */
export function demoRegister(today: PlainDate, newId: () => string): DemoRow[] {
  const making = startMaking(today, newId);
  for (const half of DEMO_TERM_HALVES) making.add(termHalf, { ...half, schoolId: null });
  const schools = addSchools(making);
  const stas = addStas(making);
  const centres = addLinkCentres(making);
  const cases = addCases(making, schools);
  withdrawOneAgreement(making, cases);
  const plans = addPlans(making, cases, schools, stas);
  addWeeks(making, plans, stas);
  addLinkWork(making, cases, centres);
  return making.rows;
}
