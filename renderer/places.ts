/** The places of the week, in the order of the rail. One without a route (routes.tsx) is not shown. */
export const PLACES = [
  { to: '/', label: 'Today', what: 'What is due or late' },
  { to: '/enquiries', label: 'Enquiries', what: 'Questions from schools' },
  { to: '/cases', label: 'Cases', what: 'Where each case stands' },
  { to: '/deployment', label: 'Deployment', what: 'STA sessions, week by week' },
  { to: '/stas', label: 'STAs', what: 'Patterns, skills and absences' },
  { to: '/plans', label: 'Plans', what: 'Time-limited plans' },
  { to: '/link', label: 'Link', what: 'Centres and places' },
  { to: '/schools', label: 'Schools', what: 'Sign-up, contacts, self-review' },
  { to: '/papers', label: 'Papers', what: 'What left the office' },
  { to: '/settings', label: 'Settings', what: 'Calendars, rules, people' },
] as const;
