/**
 * A school's name as short as it stays clear among its neighbours: 'Otterstoke Primary School' → 'Otterstoke', but
 * 'Lanternfield Junior School' → 'Lanternfield Junior'. A cell of the board has room for a dozen letters.
 */
const WHAT_ALL_HAVE = /(?:\s+C\s?of\s?E)?(?:\s+(?:Community\s+)?Primary)?\s+(?:School|Academy)$/i;

export function shortSchool(name: string): string {
  return name.replace(WHAT_ALL_HAVE, '') || name;
}
