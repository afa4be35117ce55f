import { APPENDIX_A_TABLE } from './table-appendix-a.ts';
import { PLACEMENT_TABLE } from './table-appendix-b.ts';
import { PLACEMENT_TABLE_2026_11 } from './table-appendix-b-2026-11.ts';
import { CONTEXT_TABLE } from './table-context.ts';
import { DUTY_TABLE } from './table-duties.ts';
import { FAMILY_TABLE } from './table-family.ts';
import { OFFER_TABLE } from './table-offers.ts';
import { SCHOOL_TABLE } from './table-school.ts';
import { SUSPENSION_TABLE } from './table-suspensions.ts';

/** The table of each rule that a case is judged by. */
export const CASE_TABLES = {
  ...CONTEXT_TABLE,
  ...APPENDIX_A_TABLE,
  ...SUSPENSION_TABLE,
  ...FAMILY_TABLE,
  ...SCHOOL_TABLE,
};

/** The table of each released set of Appendix B. */
export const PLACEMENT_TABLES: Readonly<Record<string, typeof PLACEMENT_TABLE>> = {
  'appendix-b/2016-11': PLACEMENT_TABLE,
  'appendix-b/2026-11': PLACEMENT_TABLE_2026_11,
};

/** How many rows test a clause, whichever kind it is. */
export function rowsOf(rule: string): number {
  const tables: Readonly<Record<string, readonly unknown[]>> = {
    ...CASE_TABLES,
    ...PLACEMENT_TABLE_2026_11,
    ...DUTY_TABLE,
    ...OFFER_TABLE,
  };
  return tables[rule]?.length ?? 0;
}
