import { type PlainDate, showDate, type Weekday } from '../../shared/dates.ts';
import { type LINK_OUTCOMES, PANEL_ROLES } from '../../shared/link-words.ts';
import type { CodeOf } from '../../shared/words.ts';
import { labelOf, VERDICTS } from '../../shared/words.ts';

/**
 * The panel (B7: representative head teachers and specialist services): who may decide on what, whether enough of them are
 * there, and what a decision has to hold.
 *
 *   ownSchool · decidersOf · quorumOf      interests, and who is left to decide on one item
 *   faultsOfDecision · faultsOfReasons     what is missing in a decision, one sentence each
 */
export interface Member {
  id: string;
  name: string;
  role: CodeOf<typeof PANEL_ROLES>;
  schoolId: string | null;
  present: boolean;
  chairs: boolean;
}

export interface Interest {
  memberId: string;
  what: string;
}

/** How many members with a vote have to be there, and of which kind. */
export interface Quorum {
  members: number;
  heads: number;
  specialists: number;
}

export interface QuorumAnswer {
  met: boolean;
  /** 'Quorum met: 4 members with a vote, 2 head teachers and 2 of specialist services.' */
  sentence: string;
  members: number;
  heads: number;
  specialists: number;
}

/** A head teacher does not decide on a pupil of the own school: an interest that need not be declared. */
export function ownSchool(member: Pick<Member, 'role' | 'schoolId'>, homeSchoolId: string): boolean {
  return member.role === 'head' && member.schoolId === homeSchoolId;
}

/** Why a member takes no part in deciding an item; null where she does. */
export function keptOut(member: Member, homeSchoolId: string, interests: readonly Interest[]): string | null {
  if (!member.present) return 'Not present.';
  if (member.role === 'clerk') return 'A clerk has no vote.';
  if (ownSchool(member, homeSchoolId)) return 'Head teacher of the pupil’s own school.';
  const declared = interests.find(({ memberId }) => memberId === member.id);
  return declared ? `Declared an interest: ${declared.what}` : null;
}

/** Those who decide on an item. */
export function decidersOf(members: readonly Member[], homeSchoolId: string, interests: readonly Interest[]): Member[] {
  return members.filter((member) => keptOut(member, homeSchoolId, interests) === null);
}

export function quorumOf(deciders: readonly Member[], quorum: Quorum): QuorumAnswer {
  const heads = deciders.filter(({ role }) => role === 'head').length;
  const specialists = deciders.filter(({ role }) => role === 'specialist').length;
  const members = deciders.length;
  const short = [
    members < quorum.members ? `${quorum.members} members with a vote are needed, ${members} can decide` : '',
    heads < quorum.heads ? `${count(quorum.heads, 'head teacher')} needed, ${heads} can decide` : '',
    specialists < quorum.specialists
      ? `${count(quorum.specialists, 'member')} of specialist services needed, ${specialists} can decide`
      : '',
  ].filter(Boolean);
  const met = short.length === 0;
  const there = `${count(members, 'member')} with a vote, ${count(heads, 'head teacher')} and ${specialists} of specialist services`;
  return {
    met,
    members,
    heads,
    specialists,
    sentence: met ? `Quorum met: ${there}.` : `No quorum: ${short.join('; ')}.`,
  };
}

/** A placement request, or the extension of a placement that runs until `endOn`. */
export type DecidedAbout = { about: 'request' } | { about: 'extension'; endOn: PlainDate };

export interface DecisionTried {
  outcome: CodeOf<typeof LINK_OUTCOMES>;
  centreId: string | null;
  startOn: PlainDate | null;
  homeDay: Weekday | null;
  reason: string;
  evidenceBy: PlainDate | null;
  /** Of an extension. */
  untilOn?: PlainDate | null;
  decidedOn: PlainDate;
}

/** What a decision lacks: each fault beside its field. A quorum or an interest is not here: those stop the whole item. */
export function faultsOfDecision(
  tried: DecisionTried,
  on: DecidedAbout = { about: 'request' },
): { path: string; sentence: string }[] {
  const faults: { path: string; sentence: string }[] = [];
  const fault = (path: string, sentence: string) => faults.push({ path, sentence });
  if (tried.reason.trim() === '') fault('reason', 'Enter the panel’s reason: the school and the family are told it.');
  if (on.about === 'extension') {
    const { untilOn = null } = tried;
    if (tried.outcome === 'wait') fault('outcome', 'An extension is approved, deferred or declined; it cannot wait.');
    if (tried.outcome === 'approve' && untilOn === null) fault('untilOn', 'Enter the new last day.');
    else if (tried.outcome === 'approve' && untilOn !== null && untilOn <= on.endOn) {
      fault('untilOn', `The placement lasts until ${showDate(on.endOn)} as it is.`);
    }
  } else if (tried.outcome === 'approve') {
    if (tried.centreId === null) fault('centreId', 'Choose the centre.');
    if (tried.startOn === null) fault('startOn', 'Enter the first day of the placement.');
    if (tried.homeDay === null) fault('homeDay', 'Choose the home day.');
    if (tried.startOn !== null && tried.startOn < tried.decidedOn) {
      fault(
        'startOn',
        `The panel decides on ${showDate(tried.decidedOn)}: the placement cannot have begun before that.`,
      );
    }
  }
  if (tried.outcome === 'defer') {
    if (tried.evidenceBy === null) fault('evidenceBy', 'Enter by when the evidence is to be there.');
    else if (tried.evidenceBy < tried.decidedOn) fault('evidenceBy', 'This day is before the decision.');
  }
  return faults;
}

/** What a panel looks at before it decides; B1, B2 and B7 follow only from its decision. */
export const CRITERIA = ['B3', 'B4', 'B5', 'B6'] as const;

/** Approving although a criterion is not met needs the panel's reason for that criterion. */
export function faultsOfReasons(
  outcome: DecisionTried['outcome'],
  verdicts: readonly { rule: string; verdict: CodeOf<typeof VERDICTS> }[],
  reasons: Readonly<Record<string, string>>,
): { path: string; sentence: string }[] {
  if (outcome !== 'approve') return [];
  return verdicts
    .filter(({ rule }) => CRITERIA.some((each) => each === rule))
    .filter(({ verdict }) => verdict !== 'met' && verdict !== 'waived')
    .filter(({ rule }) => (reasons[rule] ?? '').trim() === '')
    .map(({ rule, verdict }) => ({
      path: `reasons.${rule}`,
      sentence: `${rule} stands at “${labelOf(VERDICTS, verdict).toLowerCase()}”: say why the panel approves all the same.`,
    }));
}

/** 'Hale Madeup, head teacher' for records and papers. */
export function memberShown({ name, role }: Pick<Member, 'name' | 'role'>): string {
  return `${name}, ${labelOf(PANEL_ROLES, role).toLowerCase()}`;
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
