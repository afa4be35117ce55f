/**
 * Figures that the rules use: each with its default, its unit and its reason. The memorandum is silent on every one of
 * them unless `source` says otherwise; the office may set another, with a reason, and the app says so beside it.
 */
export interface Parameter {
  key: string;
  label: string;
  default: number;
  least: number;
  most: number;
  unit: string;
  reason: string;
  source: string;
  /** Where no rule uses it, what does. */
  usedFor?: string;
}

const SILENT = 'The memorandum is silent on this figure.';

export const PARAMETERS = [
  {
    key: 'answer-days',
    label: 'First answer to an enquiry',
    default: 5,
    least: 1,
    most: 30,
    unit: 'working days',
    reason: 'A week is what schools are used to; bank holidays and weekends are left out.',
    source: SILENT,
  },
  {
    key: 'review-meeting-days',
    label: 'Enhanced targeted review after a yes',
    default: 15,
    least: 1,
    most: 60,
    unit: 'school days',
    reason: 'Three school weeks, so that the school and the family can find a date.',
    source: SILENT,
  },
  {
    key: 'fortnight-days',
    label: 'A fortnight between PSP reviews',
    default: 10,
    least: 5,
    most: 20,
    unit: 'school days',
    reason: 'Two school weeks. Counted in school days, so that a holiday breaks no heartbeat.',
    source: SILENT,
  },
  {
    key: 'fortnight-grace',
    label: 'Days of grace for a PSP review',
    default: 2,
    least: 0,
    most: 10,
    unit: 'school days',
    reason: 'A review that slips past a weekend or an absence still counts as fortnightly.',
    source: SILENT,
  },
  {
    key: 'intervention-spacing',
    label: 'Regular reviews of an intervention are at most so far apart',
    default: 30,
    least: 5,
    most: 60,
    unit: 'school days',
    reason: 'Half a term. The memorandum asks for regular reviews and gives no figure.',
    source: SILENT,
  },
  {
    key: 'trial-days',
    label: 'A recommendation is tried before it is reviewed',
    default: 10,
    least: 0,
    most: 40,
    unit: 'school days',
    reason: 'A fortnight. It changes no verdict, only the earliest date that a school is told.',
    source: SILENT,
  },
  {
    key: 'repeat-suspensions',
    label: 'Suspensions are repeated from',
    default: 2,
    least: 1,
    most: 10,
    unit: 'suspensions',
    reason: 'Repeat means more than one.',
    source: SILENT,
  },
  {
    key: 'repeat-terms',
    label: 'Suspensions count within the last',
    default: 3,
    least: 1,
    most: 9,
    unit: 'terms',
    reason: 'One school year back from the day of assessment.',
    source: SILENT,
  },
  {
    key: 'primary-first-year',
    label: 'First year group of primary age (0 is Reception)',
    default: 0,
    least: 0,
    most: 1,
    unit: 'year group',
    reason: 'Statutory school age begins in Reception or Year 1; the office takes Reception pupils.',
    source: 'The memorandum says primary and names no years.',
  },
  {
    key: 'primary-last-year',
    label: 'Last year group of primary age',
    default: 6,
    least: 4,
    most: 7,
    unit: 'year group',
    reason: 'Year 6 is the last primary year.',
    source: 'The memorandum says primary and names no years.',
  },
  {
    key: 'plan-end-notice',
    label: 'Notice before a plan ends',
    default: 10,
    least: 1,
    most: 40,
    unit: 'school days',
    reason: 'Two school weeks, so that an extension can be agreed in time.',
    source: SILENT,
  },
  {
    key: 'link-terms',
    label: 'Length of a Link placement',
    default: 2,
    least: 1,
    most: 6,
    unit: 'terms',
    reason: 'Two terms, reintegration included.',
    source: 'Appendix B gives this figure.',
  },
  {
    key: 'link-days',
    label: 'Days a week at the Link at first',
    default: 4,
    least: 1,
    most: 5,
    unit: 'days a week',
    reason: 'Four days a week at the Link.',
    source: 'Appendix B gives this figure.',
  },
  {
    key: 'home-days',
    label: 'Days a week in the home school at first',
    default: 1,
    least: 0,
    most: 4,
    unit: 'days a week',
    reason: 'One day a week in the home school.',
    source: 'Appendix B gives this figure.',
  },
  {
    key: 'panel-members',
    label: 'Members with a vote for a panel’s decision',
    default: 3,
    least: 2,
    most: 12,
    unit: 'members',
    reason: 'Fewer than three is hardly a panel. Counted for each item, without those who have an interest in it.',
    source: SILENT,
    usedFor: 'Quorum of the Link’s panel',
  },
  {
    key: 'panel-heads',
    label: 'Head teachers among them',
    default: 1,
    least: 1,
    most: 6,
    unit: 'head teachers',
    reason: 'The memorandum asks for representative head teachers.',
    source: SILENT,
    usedFor: 'Quorum of the Link’s panel',
  },
  {
    key: 'panel-specialists',
    label: 'Members of specialist services among them',
    default: 1,
    least: 1,
    most: 6,
    unit: 'members',
    reason: 'The memorandum asks for specialist services beside the head teachers.',
    source: SILENT,
    usedFor: 'Quorum of the Link’s panel',
  },
] as const satisfies readonly Parameter[];

export type ParameterKey = (typeof PARAMETERS)[number]['key'];
export type Parameters = Readonly<Record<ParameterKey, number>>;

export const DEFAULTS: Parameters = parametersWith({});

/** The defaults, with the office's own figures where it has set any. Keys that are no parameter are passed over. */
export function parametersWith(own: Readonly<Record<string, number>>): Parameters {
  return Object.fromEntries(PARAMETERS.map(({ key, default: usual }) => [key, own[key] ?? usual])) as Parameters;
}

export function parameterByKey(key: string): (Parameter & { key: ParameterKey }) | undefined {
  return PARAMETERS.find((each) => each.key === key);
}
