import {
  LINK_OUTCOMES,
  LINK_REQUEST_STATES,
  PANEL_STATES,
  PLACE_STATES,
  PLACEMENT_STATES,
} from '../../shared/link-words.ts';
import {
  CASE_STAGES,
  type CodeOf,
  PLAN_STATES,
  ROUTES,
  SCHOOL_STATUSES,
  SELF_REVIEW_STANDINGS,
  STANDINGS,
  VERDICTS,
  WEEK_STATES,
  type WordList,
} from '../../shared/words.ts';
import type { Shape } from './icons.tsx';

/**
 * The one home of how a state looks: each is a word, a shape and a tint, the same on every screen. Words come from
 * shared/words.ts; what is only ever a state of the page has its word here.
 */
export type Tint = 'good' | 'wait' | 'bad' | 'calm' | 'plain';
export interface Look {
  shape: Shape;
  tint: Tint;
}
type Looks<L extends WordList> = { words: L; looks: Readonly<Record<CodeOf<L>, Look>> };

const look = (shape: Shape, tint: Tint): Look => ({ shape, tint });
const kind = <const L extends WordList>(words: L, looks: Readonly<Record<CodeOf<L>, Look>>): Looks<L> => ({
  words,
  looks,
});

export const STATES = {
  verdict: kind(VERDICTS, {
    met: look('tick', 'good'),
    'not-yet': look('clock', 'wait'),
    'not-met': look('cross', 'bad'),
    'no-evidence': look('ring', 'plain'),
    waived: look('diamond', 'calm'),
  }),
  stage: kind(CASE_STAGES, {
    enquiry: look('dot', 'wait'),
    'waiting-for-evidence': look('clock', 'wait'),
    eligible: look('tick', 'good'),
    planning: look('half', 'calm'),
    agreed: look('tick', 'calm'),
    supported: look('play', 'good'),
    'school-funded': look('right', 'plain'),
    'out-of-remit': look('bar', 'plain'),
    closed: look('square', 'plain'),
  }),
  route: kind(ROUTES, {
    commissioned: look('tick', 'good'),
    'school-funded': look('right', 'plain'),
    'not-yet': look('clock', 'wait'),
    'out-of-remit': look('bar', 'plain'),
  }),
  plan: kind(PLAN_STATES, {
    draft: look('ring', 'wait'),
    agreed: look('tick', 'calm'),
    running: look('play', 'good'),
    ended: look('square', 'plain'),
  }),
  happened: kind(
    { recorded: 'Recorded', open: 'Not recorded' },
    { recorded: look('tick', 'good'), open: look('ring', 'wait') },
  ),
  week: kind(WEEK_STATES, { draft: look('pencil', 'wait'), published: look('lock', 'good') }),
  standing: kind(STANDINGS, { seen: look('tick', 'good'), claimed: look('ring', 'wait') }),
  school: kind(SCHOOL_STATUSES, {
    open: look('dot', 'good'),
    'open-closing': look('warning', 'wait'),
    'proposed-to-open': look('ring', 'calm'),
    closed: look('square', 'plain'),
  }),
  signUp: kind(
    { 'in-force': 'In force', ending: 'To renew', ended: 'Ended', none: 'Not signed' },
    {
      'in-force': look('tick', 'good'),
      ending: look('clock', 'wait'),
      ended: look('square', 'bad'),
      none: look('ring', 'plain'),
    },
  ),
  selfReview: kind(
    { ...SELF_REVIEW_STANDINGS, none: 'Not answered' },
    { yes: look('tick', 'good'), partly: look('half', 'wait'), no: look('cross', 'bad'), none: look('ring', 'plain') },
  ),
  due: kind(
    { late: 'Late', today: 'Due today', soon: 'Due soon', later: 'Later', done: 'Done' },
    {
      late: look('warning', 'bad'),
      today: look('clock', 'wait'),
      soon: look('clock', 'calm'),
      later: look('ring', 'plain'),
      done: look('tick', 'good'),
    },
  ),
  row: kind(
    { new: 'New', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused' },
    {
      new: look('plus', 'good'),
      changed: look('pencil', 'calm'),
      unchanged: look('bar', 'plain'),
      refused: look('cross', 'bad'),
    },
  ),
  place: kind(PLACE_STATES, {
    free: look('ring', 'good'),
    full: look('dot', 'plain'),
    overbooked: look('warning', 'bad'),
    closed: look('bar', 'plain'),
    promised: look('half', 'calm'),
  }),
  linkRequest: kind(LINK_REQUEST_STATES, {
    preparing: look('pencil', 'wait'),
    ready: look('tick', 'calm'),
    'on-agenda': look('calendar', 'calm'),
    waiting: look('clock', 'wait'),
    deferred: look('clock', 'wait'),
    promised: look('half', 'good'),
    placed: look('play', 'good'),
    'not-suitable': look('cross', 'plain'),
    'no-place': look('bar', 'bad'),
    withdrawn: look('square', 'plain'),
  }),
  linkOutcome: kind(LINK_OUTCOMES, {
    approve: look('tick', 'good'),
    wait: look('clock', 'wait'),
    defer: look('clock', 'wait'),
    'not-suitable': look('cross', 'plain'),
    'no-place': look('bar', 'bad'),
  }),
  panel: kind(PANEL_STATES, {
    planned: look('pencil', 'wait'),
    sent: look('lock', 'calm'),
    held: look('tick', 'good'),
    cancelled: look('square', 'plain'),
  }),
  placement: kind(PLACEMENT_STATES, {
    'to-start': look('clock', 'calm'),
    running: look('play', 'good'),
    ended: look('square', 'plain'),
  }),
  passphrase: kind(
    { own: 'Own', once: 'For one sign-in', none: 'None' },
    { own: look('tick', 'good'), once: look('clock', 'wait'), none: look('ring', 'plain') },
  ),
  recovery: kind(
    { proved: 'On paper, proved', unproved: 'Not proved yet', missing: 'Missing' },
    { proved: look('tick', 'good'), unproved: look('clock', 'wait'), missing: look('warning', 'bad') },
  ),
  access: kind(
    { open: 'Not restricted', restricted: 'Restricted' },
    { open: look('ring', 'plain'), restricted: look('lock', 'calm') },
  ),
  keeping: kind(
    { kept: 'Kept', due: 'Due to be erased', held: 'Legal hold' },
    { kept: look('ring', 'plain'), due: look('clock', 'wait'), held: look('lock', 'calm') },
  ),
  agreement: kind(
    { agreed: 'Agreed', missing: 'Missing', withdrawn: 'Withdrawn' },
    { agreed: look('tick', 'good'), missing: look('ring', 'wait'), withdrawn: look('cross', 'bad') },
  ),
} as const;

export type StateKind = keyof typeof STATES;
export type StateOf<K extends StateKind> = Extract<keyof (typeof STATES)[K]['words'], string>;

/** The word of a state, as the badge shows it. */
export function stateWord<K extends StateKind>(of: K, is: StateOf<K>): string {
  const words: WordList = STATES[of].words;
  return words[is] ?? is;
}

export function stateLook<K extends StateKind>(of: K, is: StateOf<K>): Look {
  const looks: Readonly<Record<string, Look>> = STATES[of].looks;
  return looks[is] ?? look('ring', 'plain');
}
