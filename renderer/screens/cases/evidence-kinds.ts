import type { EvidenceLine } from '../../../shared/api/evidence.ts';

/** How each kind of evidence is asked for and shown, in the order of the memorandum's criteria. */

export type EvidenceKind = EvidenceLine['kind'];

export interface Asking {
  /** What the date is of. */
  started: string;
  /** Where the thing goes on for a time; null where it happens on one day. */
  ended: string | null;
  /** What is asked of its name; null where it needs none. */
  title: string | null;
  titleHint?: string;
  /** A PSP and an intervention have reviews; an assessment has recommendations. */
  has?: 'reviews' | 'recommendations';
  /** Only where a family declined. */
  cafoTold?: boolean;
}

export const ASKING: Readonly<Record<EvidenceKind, Asking>> = {
  'specialist-assessment': {
    started: 'Assessed on',
    ended: null,
    title: 'The service that assessed',
    titleHint: 'For example Educational Psychology, or STS itself.',
    has: 'recommendations',
  },
  psp: { started: 'Started on', ended: 'Ended on', title: null, has: 'reviews' },
  intervention: {
    started: 'Started on',
    ended: 'Ended on',
    title: 'Name of the intervention',
    titleHint: 'As the school calls it, for example nurture breakfast.',
    has: 'reviews',
  },
  'single-assessment': { started: 'Opened on', ended: 'Closed on', title: 'Lead professional or team' },
  'social-care': { started: 'Involved since', ended: 'Ended on', title: 'Social worker or team' },
  'family-declined': { started: 'Declined on', ended: null, title: null, cafoTold: true },
  'sendias-offer': { started: 'Offered on', ended: null, title: null },
  'universal-targeted': {
    started: 'Shown on',
    ended: 'Until',
    title: 'What shows it',
    titleHint: 'For example the provision map.',
  },
  'enhanced-targeted-review': { started: 'Held on', ended: null, title: 'Who took part' },
  'risk-assessment': { started: 'Made on', ended: 'Valid until', title: 'What it is about' },
  'attendance-record': { started: 'From', ended: 'Until', title: 'Attendance', titleHint: 'For example 91 %.' },
  'parent-engagement': { started: 'Seen on', ended: null, title: 'What they do or did' },
};

export interface Group {
  id: string;
  /** The clauses that it speaks to. */
  clauses: string;
  title: string;
  kinds: readonly EvidenceKind[];
  /** What is worth recording, where nothing is yet. */
  teaches: string;
}

/** Sign-up (A1) comes before these and suspensions (A7) after the sixth: both are records of another kind. */
export const GROUPS: readonly Group[] = [
  {
    id: 'a2',
    clauses: 'A2',
    title: 'Assessment and profile by a specialist service',
    kinds: ['specialist-assessment'],
    teaches: 'Record who assessed and when, then each recommendation, and how far it has come.',
  },
  {
    id: 'a3',
    clauses: 'A3',
    title: 'Pastoral Support Plan',
    kinds: ['psp'],
    teaches: 'Record when the PSP started, then each of its fortnightly reviews. One term of them is asked for.',
  },
  {
    id: 'a4',
    clauses: 'A4',
    title: 'Targeted interventions',
    kinds: ['intervention'],
    teaches: 'Record what the school does for the pupil, when it began, and each review of it.',
  },
  {
    id: 'a5',
    clauses: 'A5',
    title: 'Single Assessment or social care',
    kinds: ['single-assessment', 'social-care', 'family-declined'],
    teaches:
      'Record a Single Assessment or social care; or that the family declined, and when the CAF officer was told.',
  },
  {
    id: 'a6',
    clauses: 'A6',
    title: 'SENDIAS offered to parents',
    kinds: ['sendias-offer'],
    teaches: 'Record when the school offered parents the independent advice service.',
  },
  {
    id: 'g3',
    clauses: 'G3',
    title: 'Universal and targeted provision',
    kinds: ['universal-targeted'],
    teaches: 'Record what shows that the school offers it, for example its provision map.',
  },
  {
    id: 'more',
    clauses: 'S2.2, A9, P3, P4',
    title: 'What follows and what informs',
    kinds: ['enhanced-targeted-review', 'risk-assessment', 'attendance-record', 'parent-engagement'],
    teaches: 'The enhanced targeted review once the case is eligible, risk assessments, attendance, parents’ support.',
  },
];
