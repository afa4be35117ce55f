import { showDate } from '../../shared/dates.ts';
import { countSessions, dayOf, SESSIONS, type Session, WEEKDAY_LABELS } from '../../shared/sessions.ts';
import { labelOf, SKILLS } from '../../shared/words.ts';
import { Board, inOrder } from './board.ts';
import { journeyMinutes } from './travel.ts';
import type { Allocation, Need, School, Sta, Week } from './week.ts';

/**
 * What must hold in a deployment week: the whole policy on one list. Drag warnings, refusals, explanations and tests
 * are all read off it.
 *
 *   one-place · contracted · away · committed · limit                    the STA's time
 *   skill · excluded · only · sta-limit                                  the right person
 *   too-early · past-end · agreed · place · possible · closed            the plan's time
 *   once · enough                                                        the plan's share
 *   journey                                                              between the two
 *   locked                                                               what was settled stays
 *
 * `stops` answers for one allocation, given those already on the board: null, or one sentence that names the STA, the
 * plan, the school and the session. A week is legal when each allocation may be added to those before it, and every
 * locked one is there (`breachesOf`). Order does not matter to legality, only to which of two is named.
 */
export interface Constraint {
  id: string;
  /** The rule, as a manager would say it. */
  sentence: string;
  /** Clause of the memorandum, or where the office's rule comes from. */
  source: string;
  /** What it looks at: the STA (and what she already does), or the plan, its school and its dates alone. */
  about: 'sta' | 'plan';
  stops(board: Board, one: Placing): string | null;
}

/** One allocation with everything it refers to, looked up once. */
export interface Placing {
  allocation: Allocation;
  session: Session;
  sta: Sta;
  need: Need;
  school: School;
}

export interface Breach {
  constraint: string;
  sentence: string;
  allocation: Allocation;
}

const DEPLOYMENT = 'Weekly deployment';
const TIME_LIMITED = 'S2.5, time limited as the plan says';
const AGREED = 'S2.5, in agreement with the school or schools';

const ABSENT_BECAUSE = {
  leave: 'on leave',
  sick: 'off sick',
  training: 'in training',
  meeting: 'in a meeting',
  other: 'away',
} as const;

export const CONSTRAINTS: readonly Constraint[] = [
  {
    id: 'one-place',
    sentence: 'An STA is in one place in each session.',
    source: DEPLOYMENT,
    about: 'sta',
    stops(board, { sta, session }) {
      const there = board.at(sta.id, session);
      if (!there) return null;
      const where = board.school.get(there.schoolId)?.name ?? 'another school';
      const whose = board.need.get(there.planId)?.ref ?? 'another plan';
      return `${sta.name} is already at ${where} for plan ${whose} on ${SESSIONS[session]}.`;
    },
  },
  {
    id: 'contracted',
    sentence: 'An STA works only in her contracted sessions.',
    source: DEPLOYMENT,
    about: 'sta',
    stops: (_, { sta, session }) =>
      sta.pattern.includes(session) ? null : `${sta.name} does not work on ${SESSIONS[session]}.`,
  },
  {
    id: 'away',
    sentence: 'An STA who is away is not deployed.',
    source: DEPLOYMENT,
    about: 'sta',
    stops(_, { sta, session }) {
      const absence = sta.absences.find(({ sessions }) => sessions.includes(session));
      return absence ? `${sta.name} is ${ABSENT_BECAUSE[absence.kind]} on ${SESSIONS[session]}.` : null;
    },
  },
  {
    id: 'committed',
    sentence: 'An STA keeps her other commitments.',
    source: DEPLOYMENT,
    about: 'sta',
    stops(_, { sta, session }) {
      const commitment = sta.commitments.find(({ sessions }) => sessions.includes(session));
      return commitment ? `${sta.name} has ${commitment.what} on ${SESSIONS[session]}.` : null;
    },
  },
  {
    id: 'limit',
    sentence: 'An STA gives plans no more sessions than her limit.',
    source: DEPLOYMENT,
    about: 'sta',
    stops: (board, { sta }) =>
      sta.limit !== null && board.load(sta.id) >= sta.limit
        ? `${sta.name} gives plans at most ${countSessions(sta.limit)} a week and has ${board.load(sta.id)} already.`
        : null,
  },
  {
    id: 'skill',
    sentence: 'The STA has the skill that the plan asks for.',
    source: DEPLOYMENT,
    about: 'sta',
    stops: (_, { sta, need }) =>
      need.skill === null || sta.skills.includes(need.skill)
        ? null
        : `Plan ${need.ref} asks for ${labelOf(SKILLS, need.skill)}, which ${sta.name} does not have.`,
  },
  {
    id: 'excluded',
    sentence: 'An STA who is excluded from a plan is not sent to it.',
    source: DEPLOYMENT,
    about: 'sta',
    stops(_, { sta, need }) {
      const wish = need.wishes.find((each) => each.wish === 'excluded' && each.staId === sta.id);
      return wish ? `${sta.name} is excluded from plan ${need.ref}: ${wish.reason}.` : null;
    },
  },
  {
    id: 'only',
    sentence: 'Where a plan names the only STAs it can have, nobody else is sent.',
    source: DEPLOYMENT,
    about: 'sta',
    stops(board, { sta, need }) {
      const only = need.wishes.filter(({ wish }) => wish === 'only');
      if (only.length === 0 || only.some(({ staId }) => staId === sta.id)) return null;
      const names = only.map(({ staId }) => board.sta.get(staId)?.name ?? staId).join(' or ');
      return `Plan ${need.ref} can only have ${names}, not ${sta.name}: ${only[0]?.reason ?? ''}.`;
    },
  },
  {
    id: 'sta-limit',
    sentence: 'A plan has no more STAs in one week than it allows.',
    source: DEPLOYMENT,
    about: 'sta',
    stops(board, { sta, need }) {
      const there = new Set(board.ofPlan(need.planId).map(({ staId }) => staId));
      if (there.has(sta.id) || there.size < need.staLimit) return null;
      const names = [...there].map((id) => board.sta.get(id)?.name ?? id).join(' and ');
      const most = need.staLimit === 1 ? 'one STA' : `${need.staLimit} STAs`;
      return `Plan ${need.ref} has at most ${most} in a week and already has ${names}, so not ${sta.name} too.`;
    },
  },
  {
    id: 'too-early',
    sentence: 'No STA time is given before a plan starts.',
    source: TIME_LIMITED,
    about: 'plan',
    stops: (board, { need, session }) =>
      board.date(session) < need.from
        ? `Plan ${need.ref} starts on ${showDate(need.from)}, after ${SESSIONS[session]} of this week.`
        : null,
  },
  {
    id: 'past-end',
    sentence: 'No STA time is given after a plan ends.',
    source: TIME_LIMITED,
    about: 'plan',
    stops: (board, { need, session }) =>
      board.date(session) > need.until
        ? `Plan ${need.ref} ends on ${showDate(need.until)}, before ${SESSIONS[session]} of this week.`
        : null,
  },
  {
    id: 'agreed',
    sentence: 'No STA time is given before every school has agreed the plan.',
    source: AGREED,
    about: 'plan',
    stops(board, { need }) {
      if (need.notAgreedBy.length === 0) return null;
      const names = need.notAgreedBy.map((id) => board.school.get(id)?.name ?? id).join(' and ');
      return `Plan ${need.ref} is not agreed by ${names} yet.`;
    },
  },
  {
    id: 'place',
    sentence: 'The session is at the school that the plan’s phase names.',
    source: TIME_LIMITED,
    about: 'plan',
    stops(board, { need, school, session }) {
      const schoolId = board.placeOf(need, session);
      if (schoolId === null) return `No phase of plan ${need.ref} covers ${SESSIONS[session]}.`;
      if (schoolId === school.id) return null;
      const right = board.school.get(schoolId)?.name ?? schoolId;
      return `On ${SESSIONS[session]} plan ${need.ref} is at ${right}, not at ${school.name}.`;
    },
  },
  {
    id: 'possible',
    sentence: 'A plan is served only in sessions that are possible for it.',
    source: DEPLOYMENT,
    about: 'plan',
    stops: (_, { need, session }) =>
      need.possible.includes(session) ? null : `${SESSIONS[session]} is not possible for plan ${need.ref}.`,
  },
  {
    id: 'closed',
    sentence: 'Nobody is sent to a school that is closed.',
    source: 'School calendar',
    about: 'plan',
    stops(_, { school, session }) {
      const closed = school.closed.find((each) => each.session === session);
      return closed ? `${school.name} is closed on ${SESSIONS[session]} (${closed.why}).` : null;
    },
  },
  {
    id: 'once',
    sentence: 'A plan has one STA in each session.',
    source: DEPLOYMENT,
    about: 'plan',
    stops(board, { need, session }) {
      const there = board.ofPlan(need.planId).find((each) => each.session === session);
      if (!there) return null;
      return `Plan ${need.ref} already has ${board.sta.get(there.staId)?.name ?? there.staId} on ${SESSIONS[session]}.`;
    },
  },
  {
    id: 'enough',
    sentence: 'A plan gets no more sessions than it asks for.',
    source: TIME_LIMITED,
    about: 'plan',
    stops(board, { need }) {
      const has = board.ofPlan(need.planId).length;
      if (has < need.sessions) return null;
      return need.sessions === 0
        ? `Plan ${need.ref} asks for no session this week.`
        : `Plan ${need.ref} asks for ${countSessions(need.sessions)} this week and has ${has === 1 ? 'it' : 'them'} all.`;
    },
  },
  {
    id: 'journey',
    sentence: 'Morning at one school and afternoon at another only if the journey fits the midday break.',
    source: DEPLOYMENT,
    about: 'sta',
    stops(board, { sta, school, session }) {
      const { parameters } = board.week;
      for (const { schoolId } of board.otherHalf(sta.id, session)) {
        const there = board.school.get(schoolId);
        const minutes = !there || there.id === school.id ? null : journeyMinutes(there, school, parameters);
        if (!there || minutes === null || minutes <= parameters.middayMinutes) continue;
        return `${sta.name} would have ${parameters.middayMinutes} minutes at midday on ${WEEKDAY_LABELS[dayOf(session)]}, and it is ${minutes} from ${there.name} to ${school.name}.`;
      }
      return null;
    },
  },
  {
    id: 'locked',
    sentence: 'What is locked stays as it is.',
    source: DEPLOYMENT,
    about: 'sta',
    /** One allocation can not offend a lock except by taking its place; what is missing from a week, `unkept` says. */
    stops(board, { sta, session, allocation, need }) {
      const lock = lockAt(board.week, sta.id, session);
      if (!lock || sameSlot(lock, allocation) || board.at(sta.id, session)) return null;
      const ref = board.need.get(lock.planId)?.ref ?? lock.planId;
      return `${sta.name} is locked to plan ${ref} on ${SESSIONS[session]}, so plan ${need.ref} can not have her then.`;
    },
  },
];

/** Everything that stops one allocation on this board; empty means that it may be put there. */
export function stopsOf(board: Board, allocation: Allocation): Breach[] {
  const placing = placingOf(board, allocation);
  if (!placing) return [{ constraint: 'listed', sentence: unlisted(board, allocation), allocation }];
  const breaches: Breach[] = [];
  for (const { id, stops } of CONSTRAINTS) {
    const sentence = stops(board, placing);
    if (sentence !== null) breaches.push({ constraint: id, sentence, allocation });
  }
  return breaches;
}

/** The id of the first constraint about the STA, or about the plan, that stops it; null where none does. */
export function firstStop(board: Board, allocation: Allocation, about: Constraint['about']): string | null {
  const placing = placingOf(board, allocation);
  if (!placing) return 'listed';
  return CONSTRAINTS.find((each) => each.about === about && each.stops(board, placing) !== null)?.id ?? null;
}

/** Whether anything stops it, without the sentences' cost of finding out what else does. */
export function isStopped(board: Board, allocation: Allocation): boolean {
  const placing = placingOf(board, allocation);
  return placing === null || CONSTRAINTS.some(({ stops }) => stops(board, placing) !== null);
}

/**
 * Everything that is wrong with a set of allocations for this week; empty means legal. `allocations` left out are the
 * week's own; given, they are a proposal, which must keep what the week has locked.
 */
export function breachesOf(week: Week, allocations: readonly Allocation[] = week.allocations): Breach[] {
  const board = new Board(week);
  const breaches: Breach[] = [];
  for (const each of inOrder(allocations)) {
    breaches.push(...stopsOf(board, each));
    board.put(each);
  }
  return [...breaches, ...unkept(board, allocations)];
}

/** Locked allocations of the week that the proposal has dropped or moved. */
function unkept(board: Board, allocations: readonly Allocation[]): Breach[] {
  return board.week.allocations
    .filter((lock) => lock.locked && !allocations.some((each) => sameSlot(lock, each)))
    .map((lock) => ({ constraint: 'locked', sentence: lockSentence(board, lock), allocation: lock }));
}

/** "Maya Thorne is locked to plan C-0007 at Oak Bank on Monday morning." */
export function lockSentence(board: Board, lock: Allocation): string {
  const name = board.sta.get(lock.staId)?.name ?? lock.staId;
  const ref = board.need.get(lock.planId)?.ref ?? lock.planId;
  const where = board.school.get(lock.schoolId)?.name ?? lock.schoolId;
  return `${name} is locked to plan ${ref} at ${where} on ${SESSIONS[lock.session]}; unlock it first.`;
}

/** Same STA, plan, school and session: one and the same undertaking, whatever its lock. */
export function sameSlot(a: Allocation, b: Allocation): boolean {
  return a.staId === b.staId && a.planId === b.planId && a.session === b.session && a.schoolId === b.schoolId;
}

function lockAt(week: Week, staId: string, session: Session): Allocation | undefined {
  return week.allocations.find((each) => each.locked && each.staId === staId && each.session === session);
}

function placingOf(board: Board, allocation: Allocation): Placing | null {
  const sta = board.sta.get(allocation.staId);
  const need = board.need.get(allocation.planId);
  const school = board.school.get(allocation.schoolId);
  return sta && need && school ? { allocation, session: allocation.session, sta, need, school } : null;
}

function unlisted(board: Board, { staId, planId, schoolId }: Allocation): string {
  if (!board.sta.has(staId)) return `The STA ${staId} is not in this week.`;
  if (!board.need.has(planId)) return `The plan ${planId} is not in this week.`;
  return `The school ${schoolId} is not in this week.`;
}
