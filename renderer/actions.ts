import { PLACES } from './places.ts';

/**
 * What can be done from anywhere by name (Ctrl+K). One action is one object; the palette, the keys and the header are
 * made from this list. `to` goes to a place, `does` is one of the shell's own doings.
 */
export interface Action {
  id: string;
  label: string;
  /** Other words that find it. */
  also?: string;
  keys?: string;
  to?: string;
  does?: 'undo' | 'leave-demo' | 'switch-person' | 'lock';
  /** Only in a register with passphrases. */
  protectedOnly?: boolean;
  /** Only where the person may write. */
  managers?: boolean;
}

export const ACTIONS: readonly Action[] = [
  ...PLACES.map(({ to, label, what }) => ({
    id: `go-${label.toLowerCase()}`,
    label: `Go to ${label}`,
    also: what,
    to,
  })),
  { id: 'new-enquiry', label: 'New enquiry', also: 'phone call record', to: '/enquiries/new', managers: true },
  { id: 'undo', label: 'Undo the last change', keys: 'Ctrl Z', does: 'undo' },
  { id: 'history', label: 'History', also: 'changes who when what audit', to: '/history' },
  {
    id: 'import-schools',
    label: 'Import schools from GIAS',
    also: 'extract csv',
    to: '/schools/import',
    managers: true,
  },
  {
    id: 'import-calendar',
    label: 'Calendars and term dates',
    also: 'inset bank holidays terms',
    to: '/settings/calendars',
  },
  {
    id: 'import-suspensions',
    label: 'Import suspensions',
    also: 'fixed-term exclusions csv',
    to: '/suspensions/import',
    managers: true,
  },
  {
    id: 'decisions',
    label: 'Decisions that would differ today',
    also: 'replay rules changed',
    to: '/decisions',
  },
  { id: 'switch-person', label: 'Switch person', also: 'sit desk sign in', does: 'switch-person' },
  { id: 'lock', label: 'Lock the register', also: 'sign out leave', does: 'lock', protectedOnly: true },
  {
    id: 'people',
    label: 'People and passphrases',
    also: 'sign in users roles reset',
    to: '/settings/people',
    managers: true,
  },
  {
    id: 'recovery-key',
    label: 'Recovery key',
    also: 'forgotten passphrase paper',
    to: '/settings/recovery-key',
    managers: true,
  },
  {
    id: 'backups',
    label: 'Backups and putting one back',
    also: 'restore copy recovery',
    to: '/settings/backups',
    managers: true,
  },
  { id: 'my-passphrase', label: 'Change my passphrase', to: '/settings/my-passphrase', protectedOnly: true },
  { id: 'leave-demo', label: 'Leave the demo', does: 'leave-demo' },
];
