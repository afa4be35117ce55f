import { APPENDIX_A_TABLE } from './table-appendix-a.ts';
import { CONTEXT_TABLE } from './table-context.ts';
import { FAMILY_TABLE } from './table-family.ts';
import { SCHOOL_TABLE } from './table-school.ts';

/** The table of each rule that a case is judged by. */
export const CASE_TABLES = { ...CONTEXT_TABLE, ...APPENDIX_A_TABLE, ...FAMILY_TABLE, ...SCHOOL_TABLE };
