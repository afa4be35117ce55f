/** Why a backup was made, and where it lies, in words. */
export const BACKUP_WHYS = {
  day: 'First sign-in of the day',
  import: 'Before an import',
  migration: 'Before an update',
  closing: 'On closing',
  asked: 'Asked for',
} as const;

export const BACKUP_PLACES = { here: 'Beside the register', second: 'Second place' } as const;
