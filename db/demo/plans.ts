import { addDays, type PlainDate } from '../../shared/dates.ts';
import { SESSION_CODES, type Session } from '../../shared/sessions.ts';
import type { CodeOf, PLAN_KINDS, SKILLS } from '../../shared/words.ts';
import { plan, planAgreement, planPhase, planReview, planTarget } from '../schema/plans.ts';
import type { DemoCase } from './cases.ts';
import type { Making } from './making.ts';
import type { DemoSchool } from './schools.ts';
import type { DemoSta } from './stas.ts';

/** Plans of the three kinds, in every state: draft, agreed, running, ending soon, ended. */
export interface DemoPlan {
  id: string;
  startOn: PlainDate;
  endOn: PlainDate;
  priority: number;
  skill: CodeOf<typeof SKILLS> | null;
  possible: readonly Session[];
  phases: { fromOn: PlainDate; untilOn: PlainDate; sessions: number; school: DemoSchool }[];
  preferred: string | null;
  excluded: string | null;
  agreed: boolean;
}

type Kind = CodeOf<typeof PLAN_KINDS>;
const KINDS = ['reintegration', 'coaching', 'reintegration', 'supported-transfer', 'coaching'] as const;
const SKILL_WISHES = ['semh', null, 'ci', 'semh', 'team-teach', null, 'semh', 'early-years'] as const;
const MORNINGS = SESSION_CODES.filter((session) => session.endsWith('am'));
const NOT_FRIDAY = SESSION_CODES.filter((session) => !session.startsWith('fri'));

interface PlanWanted {
  kind: Kind;
  /** School weeks from this one: first and last. */
  from: number;
  until: number;
  agreedBy: 'all' | 'home' | 'nobody';
  endedEarly?: boolean;
}

/** What the plan of a case is like, by its stage and its place in the stage; null: none yet. */
function wantedFor({ stage, atInStage: at }: DemoCase): PlanWanted | null {
  const kind = KINDS[at % KINDS.length] ?? 'coaching';
  if (stage === 'supported')
    return { kind, from: -(2 + (at % 6)), until: at % 7 === 6 ? at % 3 : 4 + (at % 5), agreedBy: 'all' };
  if (stage === 'closed') return { kind, from: -13, until: -2 - at, agreedBy: 'all', endedEarly: at === 2 };
  if (stage !== 'planning') return null;
  const planning: readonly (PlanWanted | null)[] = [
    { kind: 'reintegration', from: 1, until: 10, agreedBy: 'nobody' },
    { kind: 'supported-transfer', from: 1, until: 8, agreedBy: 'home' },
    { kind: 'coaching', from: 1, until: 9, agreedBy: 'all' },
    { kind: 'reintegration', from: 2, until: 11, agreedBy: 'all' },
    null,
    { kind: 'coaching', from: -12, until: -1, agreedBy: 'all' },
  ];
  return planning[at] ?? null;
}

export function addPlans(
  making: Making,
  cases: readonly DemoCase[],
  schools: readonly DemoSchool[],
  stas: readonly DemoSta[],
): DemoPlan[] {
  const signed = schools.filter((each) => each.signed === 'in-force');
  return cases.flatMap((one, at) => {
    const wanted = wantedFor(one);
    const newSchool = wanted?.kind === 'supported-transfer' ? neighbourOf(one.pupil.home, signed) : null;
    return wanted ? [addPlan(making, one, wanted, at, newSchool, stas)] : [];
  });
}

function addPlan(
  making: Making,
  one: DemoCase,
  wanted: PlanWanted,
  at: number,
  newSchool: DemoSchool | null,
  stas: readonly DemoSta[],
): DemoPlan {
  const { add, time } = making;
  const home = one.pupil.home;
  const [first, last] = [time.week(wanted.from), time.week(wanted.until)];
  const startOn = time.openDays(first)[0] ?? first;
  const endOn = time.openDays(last).at(-1) ?? last;
  const skill = SKILL_WISHES[at % SKILL_WISHES.length] ?? null;
  const possible = at % 9 === 4 ? MORNINGS : at % 9 === 7 ? NOT_FRIDAY : [];
  const wishes = wishesFor(at, skill, stas);
  const priority = 1 + ((at * 5 + 2) % 4);
  const id = add(plan, {
    caseId: one.id,
    kind: wanted.kind,
    startOn,
    endOn,
    endedEarlyOn: wanted.endedEarly ? addDays(startOn, 28) : null,
    endedEarlyWhy: wanted.endedEarly ? 'The family has moved out of the county.' : null,
    purpose: PURPOSES[wanted.kind],
    homeSchoolId: home.id,
    newSchoolId: newSchool?.id ?? null,
    transferBasis: newSchool ? (at % 2 ? 'managed-move' : 'parental-transfer') : null,
    transferBasisNote: newSchool ? 'Both head teachers and the family agree.' : null,
    priority,
    staLimit: 1,
    skill,
    possibleSessions: [...possible],
    staWishes: wishes,
  });
  const phases = addPhases(making, id, wanted, { startOn, endOn, home, newSchool, at });
  const targetIds = addTargets(making, id, at);
  addAgreements(making, id, wanted, { startOn, endOn, schools: newSchool ? [home, newSchool] : [home] });
  addReviews(making, id, { startOn, endOn, targetIds, skipOne: at % 6 === 1 });
  return {
    id,
    startOn,
    endOn,
    priority,
    skill,
    possible: possible.length ? possible : SESSION_CODES,
    phases,
    preferred: wishes.find(({ wish }) => wish === 'preferred')?.staId ?? null,
    excluded: wishes.find(({ wish }) => wish === 'excluded')?.staId ?? null,
    agreed: wanted.agreedBy === 'all' && !wanted.endedEarly,
  };
}

const PURPOSES: Readonly<Record<Kind, string>> = {
  coaching: 'To coach the school’s own teaching assistants until they can do without us.',
  reintegration: 'To bring the pupil back into class for whole days.',
  'supported-transfer': 'To help the pupil begin well in the new school.',
};

function wishesFor(at: number, skill: DemoPlan['skill'], stas: readonly DemoSta[]) {
  const fitting = stas.filter(({ skills }) => skill === null || skills.includes(skill));
  const chosen = fitting[at % Math.max(1, fitting.length)];
  if (!chosen) return [];
  if (at % 8 === 3)
    return [{ staId: chosen.id, wish: 'preferred' as const, reason: 'knows the family from an earlier plan' }];
  if (at % 8 === 6) return [{ staId: chosen.id, wish: 'excluded' as const, reason: 'is related to the family' }];
  return [];
}

interface Span {
  startOn: PlainDate;
  endOn: PlainDate;
}

/** Three phases that taper, each beginning on a Monday; a transfer moves to the new school with the second. */
function addPhases(
  { add, time }: Making,
  planId: string,
  { from, until }: PlanWanted,
  { startOn, endOn, home, newSchool, at }: Span & { home: DemoSchool; newSchool: DemoSchool | null; at: number },
): DemoPlan['phases'] {
  const weeks = until - from + 1;
  const most = 4 + (at % 3);
  const taper = [most, Math.max(2, most - 2), Math.max(1, most - 3)];
  const starts = [from, from + Math.ceil(weeks / 3), from + Math.ceil((weeks * 2) / 3)].filter(
    (week, n) => n === 0 || week <= until,
  );
  return starts.map((week, position) => {
    const next = starts[position + 1];
    const school = newSchool && position > 0 ? newSchool : home;
    const phase = {
      fromOn: position === 0 ? startOn : time.week(week),
      untilOn: next === undefined ? endOn : addDays(time.week(next), -1),
      sessions: taper[position] ?? 1,
      school,
    };
    add(planPhase, {
      planId,
      position,
      fromOn: phase.fromOn,
      untilOn: phase.untilOn,
      sessionsPerWeek: phase.sessions,
      schoolId: school.id,
      what: ['Beside the pupil', 'Stepping back', 'Looking in'][position] ?? '',
    });
    return phase;
  });
}

const TARGETS = [
  [
    'Stays in class for the whole of the first lesson',
    'Seat by the door',
    'Calm start at home',
    'Sits alongside at first',
    'Shows the red card when it is too much',
  ],
  [
    'Plays with two others at break without a fight',
    'A game with an adult',
    'Talks about the day',
    'Teaches the game',
    'Chooses one friend to ask',
  ],
  ['Asks for help with words', 'Praises each time', 'Practises at tea time', 'Models the words', 'Uses the help card'],
] as const;

function addTargets({ add }: Making, planId: string, at: number): string[] {
  return TARGETS.slice(0, 1 + (at % 3)).map(([what, schoolWill, familyWill, stsWill, pupilWill], position) =>
    add(planTarget, { planId, position, what, schoolWill, familyWill, stsWill, pupilWill }),
  );
}

function addAgreements(
  { add, time }: Making,
  planId: string,
  { agreedBy }: PlanWanted,
  span: Span & { schools: DemoSchool[] },
): void {
  const before = time.daysBetween(span.startOn, time.today);
  const agreedOn = time.day(-Math.max(1, before + 4));
  const agreeing = agreedBy === 'all' ? span.schools : agreedBy === 'home' ? span.schools.slice(0, 1) : [];
  for (const each of agreeing) {
    add(planAgreement, {
      planId,
      schoolId: each.id,
      agreedBy: each.head,
      role: 'Head teacher',
      agreedOn,
      coversFrom: span.startOn,
      coversUntil: span.endOn,
    });
  }
}

/** A review about every four weeks and one at the end; what lies in the past was held, but for the one that was missed. */
function addReviews(
  { add, time, chance }: Making,
  planId: string,
  given: Span & { targetIds: string[]; skipOne: boolean },
): void {
  const due: PlainDate[] = [];
  for (let day = addDays(given.startOn, 25); day < given.endOn; day = addDays(day, 28)) {
    // In a holiday nobody meets: the last school day before it.
    const open = time.before(addDays(day, 1));
    if (open !== due.at(-1)) due.push(open);
  }
  due.push(given.endOn);
  const past = due.filter((day) => day < time.today);
  for (const dueOn of due) {
    const missed = given.skipOne && dueOn === past.at(-1);
    const held = dueOn < time.today && !missed;
    const outcomes = held ? given.targetIds.map((id) => [id, chance.between(-1, 2)] as const) : [];
    add(planReview, {
      planId,
      dueOn,
      heldOn: held ? dueOn : null,
      outcomes: Object.fromEntries(outcomes),
      note: held
        ? chance.one([
            'Going well; taper as planned.',
            'A hard fortnight; keep the sessions.',
            'School takes over mornings.',
          ])
        : '',
    });
  }
}

/** The nearest other school that has signed. */
function neighbourOf(home: DemoSchool, schools: readonly DemoSchool[]): DemoSchool | null {
  const away = (each: DemoSchool) => Math.hypot(each.easting - home.easting, each.northing - home.northing);
  return schools.filter((each) => each.id !== home.id).toSorted((a, b) => away(a) - away(b))[0] ?? null;
}
