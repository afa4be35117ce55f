/**
 * Every enumerated word of the Link, with its label: centres, requests, the panel, placements. As in words.ts.
 */
export const LINK_LIMITS = { closed: 'Closed', staffing: 'Staff for fewer' } as const;

/** How a Link day is entered in the home school's register (reference.md, Attendance): agreed for each placement. */
export const REGISTER_CODES = {
  B: 'B: educated off site',
  D: 'D: dual registered',
  K: 'K: arranged by the authority',
  P: 'P: sporting activity',
  V: 'V: educational visit',
  W: 'W: work experience',
  C2: 'C2: part-time timetable',
} as const;

/** Computed from what has been recorded about a request; nobody types it. */
export const LINK_REQUEST_STATES = {
  preparing: 'Being prepared',
  ready: 'Ready for the panel',
  'on-agenda': 'On an agenda',
  waiting: 'Waiting for a place',
  deferred: 'Deferred for evidence',
  promised: 'Approved, place promised',
  placed: 'Placed',
  'not-suitable': 'Declined: not suitable',
  'no-place': 'Declined: no place',
  withdrawn: 'Withdrawn',
} as const;

/** The last two are never confused: one is about the pupil, the other about the places. */
export const LINK_OUTCOMES = {
  approve: 'Approve',
  wait: 'Wait for a place',
  defer: 'Defer for evidence',
  'not-suitable': 'Decline as not suitable',
  'no-place': 'Decline for want of a place',
} as const;

export const LINK_ABOUT = {
  request: 'Placement request',
  extension: 'Extension of a placement',
  ratification: 'Urgent decision to ratify',
} as const;

export const PANEL_ROLES = { head: 'Head teacher', specialist: 'Specialist service', clerk: 'Clerk, no vote' } as const;

export const PANEL_STATES = {
  planned: 'Planned',
  sent: 'Papers sent',
  held: 'Held',
  cancelled: 'Cancelled',
} as const;

export const PLACEMENT_STATES = { 'to-start': 'To start', running: 'Running', ended: 'Ended' } as const;

export const LINK_REVIEWS = {
  'as-planned': 'As planned',
  sooner: 'Could return sooner',
  slower: 'Slower than planned',
  'at-risk': 'At risk of breaking down',
} as const;

/** A centre's day. */
export const PLACE_STATES = {
  free: 'Free',
  full: 'Full',
  overbooked: 'Overbooked',
  closed: 'Closed',
  promised: 'Promised',
} as const;
