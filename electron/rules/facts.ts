import type { PlainDate } from '../../shared/dates.ts';
import type { SchoolCalendar } from '../../shared/school-time.ts';
import type { CONTACT_KINDS, CodeOf, EVIDENCE_KINDS, SCHOOL_PHASES, STANDINGS } from '../../shared/words.ts';
import { earlierFirst } from './order.ts';

/**
 * Everything that a case is judged on, as plain data without a name in it: gathered from the register, kept with each
 * decision, replayed for ever. What was taken back is not in here. Order never matters.
 *
 *   CaseFacts and its parts · itemsOf · future · isOn
 */
export interface CaseFacts {
  /** The shape of these facts; another shape would be another number. */
  shape: 1;
  /** The day of assessment. */
  on: PlainDate;
  /** The home school's calendar: the county's with its own days laid over. */
  calendar: SchoolCalendar;
  pupil: PupilFacts;
  school: SchoolFacts;
  signUps: readonly SignUpFacts[];
  items: readonly Item[];
  suspensions: readonly SuspensionFacts[];
  agreements: readonly AgreementFacts[];
}

export interface PupilFacts {
  id: string;
  dateOfBirth: PlainDate | null;
  /** Where it differs from the one computed: 'N', 'R', '1' … '6'. */
  taughtYear: string | null;
  /** DfE codes, the primary need first. */
  needs: readonly string[];
}

export interface SchoolFacts {
  id: string;
  phase: CodeOf<typeof SCHOOL_PHASES>;
  /** The first three digits of the DfE number, where it is known. */
  authority: string | null;
  districtCode: string | null;
  town: string | null;
  /** Clause of section 1 to what the school says of itself. */
  selfReview: Readonly<Record<string, 'yes' | 'partly' | 'no'>>;
  contacts: readonly CodeOf<typeof CONTACT_KINDS>[];
}

export interface SignUpFacts {
  id: string;
  inForceFrom: PlainDate;
  inForceUntil: PlainDate | null;
  withdrawnOn: PlainDate | null;
}

type Standing = CodeOf<typeof STANDINGS>;
export type ItemKind = CodeOf<typeof EVIDENCE_KINDS>;

export interface Item {
  id: string;
  kind: ItemKind;
  title: string;
  startedOn: PlainDate;
  endedOn: PlainDate | null;
  standing: Standing;
  cafoToldOn: PlainDate | null;
  reviews: readonly ReviewFacts[];
  recommendations: readonly RecommendationFacts[];
}

export interface ReviewFacts {
  id: string;
  heldOn: PlainDate;
  standing: Standing;
}

export interface RecommendationFacts {
  id: string;
  what: string;
  implementedOn: PlainDate | null;
  monitoredOn: PlainDate | null;
  reviewedOn: PlainDate | null;
}

export interface SuspensionFacts {
  id: string;
  startedOn: PlainDate;
  sessions: number;
  type: 'SUSP' | 'LNCH' | 'PERM';
  standing: Standing;
}

export interface AgreementFacts {
  id: string;
  agreedOn: PlainDate;
  withdrawnOn: PlainDate | null;
}

/** Evidence of a kind, by the day of assessment, oldest first. What is dated later does not count yet. */
export function itemsOf(facts: CaseFacts, kind: ItemKind, by: PlainDate = facts.on): Item[] {
  return facts.items.filter((item) => item.kind === kind && item.startedOn <= by).sort(oldestFirst);
}

/** Evidence of a kind that is dated after the day of assessment. */
export function future(facts: CaseFacts, kind: ItemKind): Item[] {
  return facts.items.filter((item) => item.kind === kind && item.startedOn > facts.on).sort(oldestFirst);
}

function oldestFirst(a: Item, b: Item): number {
  return earlierFirst(a.startedOn, b.startedOn) || earlierFirst(a.id, b.id);
}

/** Something that begins and may end holds on a day: its last day is still in it. */
export function isOn(
  { startedOn, endedOn }: { startedOn: PlainDate; endedOn: PlainDate | null },
  day: PlainDate,
): boolean {
  return startedOn <= day && (endedOn === null || endedOn >= day);
}
