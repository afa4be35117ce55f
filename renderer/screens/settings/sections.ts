/** What can be set, in the order of the landing screen. One without a route (routes.tsx) is not shown. */
export interface SettingsSection {
  to: string;
  label: string;
  what: string;
}

export const SECTIONS: readonly SettingsSection[] = [
  {
    to: '/settings/calendars',
    label: 'Calendars',
    what: 'Term dates, bank holidays, INSET days; the dates of single schools; import from a file',
  },
  {
    to: '/settings/rules',
    label: 'Rule parameters',
    what: 'The figures on which the memorandum is silent: fortnights, repeats, notice, with the reason for each',
  },
  { to: '/settings/areas', label: 'Areas', what: 'How the office divides its schools' },
  {
    to: '/settings/people',
    label: 'People and passphrases',
    what: 'Who may do what, passphrases, the recovery key, locking by itself',
  },
  { to: '/settings/backups', label: 'Backups', what: 'Proven copies, the second place, putting one back' },
  {
    to: '/settings/retention',
    label: 'Keeping and erasing',
    what: 'What is due to be erased, legal holds, certificates of erasure',
  },
  { to: '/settings/office', label: 'Office', what: 'The name of the area office, as papers show it' },
];
