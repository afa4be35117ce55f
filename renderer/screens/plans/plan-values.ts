import type { PlanInput, PlanPage } from '../../../shared/api/plans.ts';
import type { Session } from '../../../shared/sessions.ts';
import { uuidv7 } from '../../../shared/uuid.ts';
import type { CodeOf, PLAN_KINDS, SKILLS, STA_WISHES, TRANSFER_BASES } from '../../../shared/words.ts';

/** What the form of a plan holds while it is typed, and how it becomes what the core is sent. Rows have a key of their own. */
export interface PlanValues {
  version: number;
  kind: CodeOf<typeof PLAN_KINDS>;
  purpose: string;
  startOn: string;
  endOn: string;
  newSchoolId: string | null;
  transferBasis: CodeOf<typeof TRANSFER_BASES> | null;
  transferBasisNote: string;
  priority: '1' | '2' | '3' | '4';
  staLimit: number | null;
  skill: CodeOf<typeof SKILLS> | 'any';
  possibleSessions: Session[];
  staWishes: WishRow[];
  phases: PhaseRow[];
  targets: TargetRow[];
  reviewsDueOn: { key: string; dueOn: string }[];
}
export interface PhaseRow {
  key: string;
  /** Empty in the one phase that is the whole plan. */
  fromOn: string;
  untilOn: string;
  sessionsPerWeek: number | null;
  schoolId: string;
  what: string;
}
export interface TargetRow {
  key: string;
  id: string | null;
  what: string;
  schoolWill: string;
  familyWill: string;
  stsWill: string;
  pupilWill: string;
}
export interface WishRow {
  key: string;
  staId: string;
  wish: CodeOf<typeof STA_WISHES>;
  reason: string;
}

export function newPlan(homeSchoolId: string): PlanValues {
  return {
    version: 0,
    kind: 'reintegration',
    purpose: '',
    startOn: '',
    endOn: '',
    newSchoolId: null,
    transferBasis: null,
    transferBasisNote: '',
    priority: '2',
    staLimit: 1,
    skill: 'any',
    possibleSessions: [],
    staWishes: [],
    phases: [newPhase(homeSchoolId)],
    targets: [newTarget()],
    reviewsDueOn: [],
  };
}

export function newPhase(schoolId: string, some: Partial<PhaseRow> = {}): PhaseRow {
  return { key: uuidv7(), fromOn: '', untilOn: '', sessionsPerWeek: null, schoolId, what: '', ...some };
}

/** One phase without days of its own lasts as long as the plan. */
export function isWholePlan(phases: readonly PhaseRow[]): boolean {
  return phases.length === 1 && phases.every(({ fromOn, untilOn }) => fromOn === '' && untilOn === '');
}

export function newTarget(): TargetRow {
  return { key: uuidv7(), id: null, what: '', schoolWill: '', familyWill: '', stsWill: '', pupilWill: '' };
}

export function valuesOf(page: PlanPage): PlanValues {
  return {
    version: page.version,
    kind: page.kind,
    purpose: page.purpose,
    startOn: page.startOn,
    endOn: page.plannedEndOn,
    newSchoolId: page.newSchool?.id ?? null,
    transferBasis: page.transferBasis,
    transferBasisNote: page.transferBasisNote ?? '',
    priority: PRIORITY_CODES[page.priority - 1] ?? '2',
    staLimit: page.staLimit,
    skill: page.skill ?? 'any',
    possibleSessions: page.possibleSessions,
    staWishes: page.staWishes.map(({ staId, wish, reason }) => ({ key: staId, staId, wish, reason })),
    phases: page.phases.map(({ id, fromOn, untilOn, sessionsPerWeek, schoolId, what }) => {
      const isWhole = page.phases.length === 1 && fromOn === page.startOn && untilOn === page.plannedEndOn;
      const days = isWhole ? { fromOn: '', untilOn: '' } : { fromOn, untilOn };
      return { key: id, ...days, sessionsPerWeek, schoolId, what };
    }),
    targets: page.targets.map((target) => ({ ...target, key: target.id })),
    reviewsDueOn: page.reviews.flatMap(({ id, dueOn, heldOn }) => (heldOn === null ? [{ key: id, dueOn }] : [])),
  };
}
const PRIORITY_CODES = ['1', '2', '3', '4'] as const;

/** A number that was left empty becomes one that the core refuses with its sentence. */
export function inputOf(values: PlanValues): PlanInput {
  return {
    kind: values.kind,
    purpose: values.purpose,
    startOn: values.startOn,
    endOn: values.endOn,
    newSchoolId: values.newSchoolId,
    transferBasis: values.transferBasis,
    transferBasisNote: values.transferBasisNote || null,
    priority: Number(values.priority),
    staLimit: values.staLimit ?? 0,
    skill: values.skill === 'any' ? null : values.skill,
    possibleSessions: values.possibleSessions,
    staWishes: values.staWishes.map(({ staId, wish, reason }) => ({ staId, wish, reason })),
    phases: values.phases.map(({ fromOn, untilOn, sessionsPerWeek, schoolId, what }) => ({
      fromOn: isWholePlan(values.phases) ? values.startOn : fromOn,
      untilOn: isWholePlan(values.phases) ? values.endOn : untilOn,
      sessionsPerWeek: sessionsPerWeek ?? -1,
      schoolId,
      what,
    })),
    targets: values.targets
      .filter((target) => target.id !== null || isFilled(target))
      .map(({ id, what, schoolWill, familyWill, stsWill, pupilWill }) => ({
        id,
        what,
        schoolWill,
        familyWill,
        stsWill,
        pupilWill,
      })),
    reviewsDueOn: values.reviewsDueOn.map(({ dueOn }) => dueOn),
  };
}

/** An empty row that is offered to type in is not sent. */
function isFilled({ what, schoolWill, familyWill, stsWill, pupilWill }: TargetRow): boolean {
  return [what, schoolWill, familyWill, stsWill, pupilWill].some((text) => text.trim() !== '');
}
