import type { OpeningFaultKind } from '../../db/opening-faults.ts';
import type { Refusal } from '../../shared/refusals.ts';

/** The disk or the file itself stands in the way: said in words, and reading goes on where it can. */
export function diskRefusal(fault: OpeningFaultKind): Refusal {
  const code = 'disk';
  if (fault === 'no-room') {
    return {
      code,
      what: 'The disk is full, so nothing was saved.',
      next: 'Make room on the disk, then try again. Until then the register can still be read.',
    };
  }
  if (fault === 'read-only') {
    return {
      code,
      what: 'The register’s file can not be written to, so nothing was saved.',
      next: 'Ask for the right to write there, then try again. Until then the register can still be read.',
    };
  }
  if (fault === 'busy') {
    return { code, what: 'The register’s file is in use just now, so nothing was saved.', next: 'Try it again.' };
  }
  return {
    code,
    what: 'The part of the register’s file that this stands on is damaged or can not be read. Nothing was changed.',
    next: 'Put back the last proven copy; the damaged file is kept.',
    link: { to: '/settings/backups', label: 'Backups' },
  };
}
