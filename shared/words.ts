/**
 * Every enumerated word with its label: the one home of what a code is called on screen and on paper.
 *
 *   people and schools · pupils · enquiries, cases, evidence · suspensions · decisions · plans · deployment · papers
 *
 * A word list is an object from code to label, in the order in which it is offered. `codesOf` gives the tuple that
 * zod enums and database CHECKs are made from, so that a word cannot exist in one place and be unknown in another.
 */
export type WordList = Readonly<Record<string, string>>;
export type CodeOf<L extends WordList> = Extract<keyof L, string>;

/** The codes of a word list, in its order, as the non-empty tuple that zod and drizzle ask for. */
export function codesOf<L extends WordList>(list: L): [CodeOf<L>, ...CodeOf<L>[]] {
  const [first, ...rest] = Object.keys(list) as CodeOf<L>[];
  if (first === undefined) throw new Error('A word list has at least one word');
  return [first, ...rest];
}

/** The label of a code, or the code itself where an older register holds a word that is no longer offered. */
export function labelOf(list: WordList, code: string): string {
  return list[code] ?? code;
}

// people and schools
export const ROLES = {
  'area-manager': 'Area Manager',
  'assistant-area-manager': 'Assistant Area Manager',
  office: 'Office',
  'read-only': 'Read only',
} as const;

export const TERMS = { autumn: 'Autumn', spring: 'Spring', summer: 'Summer' } as const;
export const CLOSED_DAYS = { 'bank-holiday': 'Bank holiday', inset: 'INSET day', closure: 'Closed' } as const;

export const SCHOOL_PHASES = {
  nursery: 'Nursery',
  primary: 'Primary',
  'middle-primary': 'Middle deemed primary',
  'all-through': 'All-through',
  secondary: 'Secondary',
  'sixteen-plus': '16 plus',
  'not-applicable': 'Not applicable',
  unknown: 'Not known',
} as const;

export const SCHOOL_STATUSES = {
  open: 'Open',
  'open-closing': 'Open, but proposed to close',
  'proposed-to-open': 'Proposed to open',
  closed: 'Closed',
} as const;

export const DISTRICTS = {
  E07000218: 'North Warwickshire',
  E07000219: 'Nuneaton and Bedworth',
  E07000220: 'Rugby',
  E07000221: 'Stratford-on-Avon',
  E07000222: 'Warwick',
} as const;

export const CONTACT_KINDS = {
  'semh-lead': 'SEMH lead',
  'ci-lead': 'C&I lead',
  'sen-governor': 'SEN governor',
  senco: 'SENCO',
  head: 'Head teacher',
  other: 'Other contact',
} as const;

/** Section 1 of the memorandum, what every school should have, in our own words; a self-review answers each. */
export const SELF_REVIEW = {
  'S1.1': 'The school’s ethos is strongly inclusive.',
  'S1.2': 'Universal and targeted provision meets the needs of all its children.',
  'S1.3': 'A behaviour policy is published, clear, and says how behaviour is managed.',
  'S1.4': 'Early intervention secures learning and wellbeing for children who may struggle.',
  'S1.5': 'Assess, plan, do, review is evidenced for these children.',
  'S1.6': 'A governor or board member has the SEN and safeguarding remit.',
  'S1.7': 'A named member of the leadership team leads on SEMH and C&I.',
  'S1.8': 'All staff are trained in SEMH and C&I.',
  'S1.9': 'Specialist support is bought where needs ask for specialist assessment and intervention.',
  'S1.10': 'The school reaches out to families, and can show it.',
  'S1.11': 'Early Help and a Single Assessment are offered; the CAF officer is told where a family declines.',
} as const;
export const SELF_REVIEW_STANDINGS = { yes: 'Yes', partly: 'Partly', no: 'No' } as const;

/** What the columns of a school are called: in forms, and where an import says what would change. */
export const SCHOOL_FIELDS = {
  urn: 'URN',
  dfeNumber: 'DfE number',
  name: 'Name',
  type: 'Type',
  status: 'Status',
  phase: 'Phase',
  openedOn: 'Opened',
  closedOn: 'Closed',
  lowAge: 'Youngest age',
  highAge: 'Oldest age',
  pupils: 'Pupils',
  trust: 'Trust',
  street: 'Street',
  locality: 'Locality',
  address3: 'Address line 3',
  town: 'Town',
  postcode: 'Postcode',
  phone: 'Phone',
  headTeacher: 'Head teacher',
  districtCode: 'District',
  districtName: 'District name',
  easting: 'Easting',
  northing: 'Northing',
  note: 'Note',
} as const;

// pupils
export const SEN_STATUSES = { N: 'No SEN', K: 'SEN support', E: 'EHC plan' } as const;

/** DfE types of need. The memorandum's C&I is SLCN and ASD (reference.md, SEND). */
export const NEEDS = {
  SEMH: 'Social, emotional and mental health',
  SLCN: 'Speech, language and communication needs',
  ASD: 'Autistic spectrum disorder',
  SPLD: 'Specific learning difficulty',
  MLD: 'Moderate learning difficulty',
  SLD: 'Severe learning difficulty',
  PMLD: 'Profound and multiple learning difficulty',
  HI: 'Hearing impairment',
  VI: 'Vision impairment',
  MSI: 'Multi-sensory impairment',
  PD: 'Physical disability',
  DS: 'Down syndrome',
  OTH: 'Other difficulty',
  NSA: 'SEN support, no specialist assessment yet',
} as const;

export const AGREEMENT_WAYS = {
  signed: 'Signed form',
  email: 'Email',
  'in-person': 'Said in person',
  phone: 'Said on the phone',
} as const;

// enquiries, cases, evidence
export const ENQUIRY_WAYS = { phone: 'Phone', email: 'Email', visit: 'Visit', form: 'Form' } as const;

/** Computed from what has been recorded; nobody types it (domain.md, section 2). */
export const CASE_STAGES = {
  enquiry: 'Enquiry to answer',
  'waiting-for-evidence': 'Waiting for evidence',
  eligible: 'Eligible, review to hold',
  planning: 'Plan to agree',
  agreed: 'Plan agreed, not started',
  supported: 'Plan running',
  'school-funded': 'School-funded route',
  'out-of-remit': 'Not within remit',
  closed: 'Closed',
} as const;

/** What a case owes next, by its date. */
export const CASE_DUES = {
  answer: 'Answer the enquiry',
  'plan-review': 'Review the plan',
  'plan-end': 'Plan ends',
} as const;

/** What Today lists, each with the rule that makes it due. */
export const TODAY_KINDS = {
  enquiry: 'Enquiry to answer',
  'answer-again': 'Answer owed',
  'evidence-owed': 'Evidence owed',
  'review-meeting': 'Enhanced targeted review to hold',
  heartbeat: 'PSP heartbeat',
  opinion: 'Second opinion',
  advice: 'Statutory advice',
  'plan-agreement': 'Agreement missing',
  'plan-review': 'Plan review',
  'plan-end': 'Plan ending',
  'week-publish': 'Week to publish',
  'week-record': 'Week to record',
  'link-panel': 'Panel coming',
  'link-papers': 'Panel papers to send',
  'link-minutes': 'Panel record to close',
  'link-ratify': 'Urgent decision to ratify',
  'link-place': 'Placement to make',
  'link-evidence': 'Evidence for the panel',
  'link-review': 'Placement review',
  'link-end': 'Placement ending',
  'link-plan': 'Reintegration plan to make',
  backup: 'Backup late',
} as const;

export const EVIDENCE_KINDS = {
  'specialist-assessment': 'Specialist assessment and profile',
  psp: 'Pastoral Support Plan',
  intervention: 'Targeted intervention',
  'single-assessment': 'Single Assessment',
  'social-care': 'Social care involved',
  'family-declined': 'Family declined a Single Assessment',
  'sendias-offer': 'SENDIAS offered to parents',
  'universal-targeted': 'Universal and targeted provision offered',
  'enhanced-targeted-review': 'Enhanced targeted review held',
  'risk-assessment': 'Risk assessment',
  'attendance-record': 'Attendance record',
  'parent-engagement': 'Parents support the actions agreed',
} as const;

export const STANDINGS = { seen: 'Seen by STS', claimed: 'Claimed by the school' } as const;

// suspensions
export const SUSPENSION_TYPES = {
  SUSP: 'Suspension',
  LNCH: 'Lunchtime suspension',
  PERM: 'Permanent exclusion',
} as const;

/** DfE reasons, 2026 list (reference.md, Suspension). Up to three for each suspension. */
export const SUSPENSION_REASONS = {
  PP: 'Physical assault on a pupil',
  PA: 'Physical assault on an adult',
  VP: 'Verbal abuse or threat to a pupil',
  VA: 'Verbal abuse or threat to an adult',
  OW: 'Weapon or prohibited item',
  BU: 'Bullying',
  RA: 'Racist abuse',
  LG: 'Abuse: sexual orientation or gender identity',
  DS: 'Abuse: disability',
  SM: 'Sexual misconduct',
  DA: 'Drug and alcohol related',
  DM: 'Damage',
  TH: 'Theft',
  DB: 'Persistent or general disruptive behaviour',
  MT: 'Misuse of social media',
  PH: 'Public health',
  BW: 'Brought a weapon',
  TB: 'Cyber-bullying',
  SB: 'Harmful sexual behaviour',
  MB: 'Misogynistic abuse',
  AB: 'Misandrist abuse',
  DR: 'Drug',
  AR: 'Alcohol',
  SR: 'Smoking',
  VR: 'Vape',
  LD: 'Persistent low-level disruption',
  CB: 'Persistent challenging behaviour',
  MP: 'Mobile phone',
  OS: 'Misbehaviour outside school',
} as const;

// decisions
export const VERDICTS = {
  met: 'Met',
  'not-yet': 'Not yet',
  'not-met': 'Not met',
  'no-evidence': 'No evidence',
  waived: 'Waived',
} as const;

export const ROUTES = {
  commissioned: 'Eligible, commissioned',
  'school-funded': 'School-funded route',
  'not-yet': 'Not yet: evidence missing',
  'out-of-remit': 'Not within remit',
} as const;

/** Parts of the memorandum that the rules come from. */
export const RULE_PARTS = {
  remit: 'Who and where',
  evidence: 'Evidence, Appendix A left',
  suspensions: 'Suspensions, Appendix A right',
  offer: 'What is offered, Appendix A right',
  family: 'Parents and carers, section 3',
  school: 'What every school should have, section 1',
  placement: 'The Link, Appendix B',
  duty: 'What STS owes, section 2',
} as const;

/** Acts that turn into facts: what a missing thing is made of. */
export const STEP_KINDS = {
  'date-of-birth': 'Date of birth recorded',
  'school-phase': 'Phase of the school recorded',
  need: 'Need recorded',
  'universal-targeted': 'Universal and targeted provision shown',
  'sign-up': 'Memorandum signed',
  assessment: 'Specialist assessment and profile',
  implement: 'Recommendation put in place',
  monitor: 'Recommendation monitored',
  review: 'Recommendation reviewed',
  'psp-start': 'Pastoral Support Plan started',
  'psp-review': 'Pastoral Support Plan reviewed',
  'intervention-start': 'Targeted intervention started',
  'intervention-review': 'Targeted intervention reviewed',
  'single-assessment': 'Single Assessment opened',
  'cafo-told': 'CAF officer told',
  'sendias-offer': 'SENDIAS offered',
  'suspension-record': 'Suspension recorded',
  agreement: 'Parental agreement given',
  calendar: 'Calendar entered',
  time: 'Time passes',
} as const;

/** What STS is asked to inform (S2.7). */
export const ADVICE_KINDS = {
  'statutory-assessment': 'Statutory assessment',
  'annual-review': 'Annual review of an EHC plan',
} as const;

/** What the law counts suspensions for (reference.md, Suspension). */
export const SUSPENSION_LIMITS = {
  year: '45 days in a school year',
  governors: 'More than 15 days in a term',
  representations: 'More than 5 days in a term',
  'sixth-day': 'Education from the sixth day',
} as const;

// plans
export const PLAN_KINDS = {
  coaching: 'Coaching plan',
  reintegration: 'Reintegration plan',
  'supported-transfer': 'Supported transfer plan',
} as const;

export const PLAN_STATES = {
  draft: 'Draft: agreement missing',
  agreed: 'Agreed, not started',
  running: 'Running',
  ended: 'Ended',
} as const;

/** A supported transfer has no definition in law, so each plan records its basis (reference.md, Suspension). */
export const TRANSFER_BASES = {
  'managed-move': 'Managed move',
  'off-site-direction': 'Off-site direction',
  'parental-transfer': 'Parental transfer',
  'ehc-change': 'Change to an EHC plan',
} as const;

export const PRIORITIES = { '1': 'Priority 1', '2': 'Priority 2', '3': 'Priority 3', '4': 'Priority 4' } as const;

/** Outcome of a target at a review, from −2 to +2 (reference.md, "What people write down"). */
export const OUTCOMES = [
  { value: -2, label: '−2: much less than hoped' },
  { value: -1, label: '−1: less than hoped' },
  { value: 0, label: '0: as hoped' },
  { value: 1, label: '+1: more than hoped' },
  { value: 2, label: '+2: much more than hoped' },
] as const;

export const STA_WISHES = { preferred: 'Preferred', only: 'Only her', excluded: 'Not her' } as const;

// deployment
export const SKILLS = {
  semh: 'SEMH',
  ci: 'C&I',
  'early-years': 'Early years',
  'team-teach': 'Positive handling',
} as const;
export const WEEK_STATES = { draft: 'Draft', published: 'Published' } as const;
export const ABSENCE_KINDS = {
  leave: 'Leave',
  sick: 'Sick',
  training: 'Training',
  meeting: 'Meeting',
  other: 'Other',
} as const;

/** Friday's record: what became of a session that a school was told of. */
export const SESSION_OUTCOMES = {
  'as-planned': 'As planned',
  'other-sta': 'Another STA came',
  short: 'Cut short',
  'not-held': 'Did not happen',
} as const;
export const OUTCOME_REASONS = {
  'sta-away': 'STA away',
  'pupil-absent': 'Pupil absent',
  'pupil-suspended': 'Pupil suspended',
  'school-closed': 'School closed',
  'school-asked': 'School asked for it',
  travel: 'Travel or weather',
  other: 'Another reason',
} as const;

// papers
export const PAPERS = {
  'plan-summary': 'Plan summary for the school',
  'sta-week': 'Week sheet of an STA',
  'school-week': 'Week sheet of a school',
  'area-week': 'Whole-area week sheet',
  'enquiry-outcome': 'Outcome of an enquiry',
  'evidence-form': 'Blank evidence form',
  'case-chronology': 'Case chronology',
  'erasure-certificate': 'Certificate of erasure',
  'panel-pack': 'Panel papers',
  'panel-minutes': 'Panel minutes',
  'panel-letter': 'Letter about a panel’s decision',
  'link-capacity': 'Places at the Link',
  'link-refused': 'Refused for want of a place',
} as const;
