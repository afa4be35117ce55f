import { earlierOf, type PlainDate, showDate } from '../../shared/dates.ts';
import { type SchoolCalendar, schoolDaysBetween } from '../../shared/school-time.ts';
import type { CodeOf, PLAN_STATES } from '../../shared/words.ts';

/**
 * Where a plan stands, computed from its dates and agreements; nobody types it. A plan that lacks the agreement of any
 * of its schools for any of its days cannot be deployed (memorandum, section 2: "in agreement with the school/s").
 */
export interface PlanFacts {
  startOn: PlainDate;
  endOn: PlainDate;
  endedEarlyOn: PlainDate | null;
  /** The home school and, for a transfer, the new one. */
  schools: readonly { id: string; name: string }[];
  agreements: readonly AgreementFacts[];
}
export interface AgreementFacts {
  schoolId: string;
  coversFrom: PlainDate;
  coversUntil: PlainDate;
  withdrawnOn: PlainDate | null;
}

export interface PlanStanding {
  state: CodeOf<typeof PLAN_STATES>;
  /** The last day that counts. */
  endOn: PlainDate;
  missing: { id: string; name: string }[];
  sentence: string;
  endsSoon: boolean;
}

export function standingOf(
  plan: PlanFacts,
  today: PlainDate,
  calendar: SchoolCalendar,
  noticeSchoolDays: number,
): PlanStanding {
  const endOn = lastDayOf(plan);
  const missing = plan.schools.filter(
    ({ id }) => !plan.agreements.some((each) => each.schoolId === id && agreementHolds(each, plan)),
  );
  const state = endOn < today ? 'ended' : missing.length > 0 ? 'draft' : plan.startOn > today ? 'agreed' : 'running';
  const left = endOn < today ? null : schoolDaysBetween(calendar, today, endOn);
  const endsSoon = state === 'running' && left !== null && left.known && left.value <= noticeSchoolDays;
  return { state, endOn, missing, endsSoon, sentence: sentenceOf() };

  function sentenceOf(): string {
    if (state === 'ended') {
      return plan.endedEarlyOn ? `Ended early on ${showDate(endOn)}.` : `Ended on ${showDate(endOn)}.`;
    }
    if (state === 'draft') return `Cannot be deployed: ${namesOf(missing)} not agreed yet.`;
    if (state === 'agreed') return `Agreed. Starts on ${showDate(plan.startOn)}.`;
    if (left === null || !left.known) return `Running until ${showDate(endOn)}.`;
    const days =
      left.value === 0 ? 'today is its last day' : `${left.value} school ${left.value === 1 ? 'day' : 'days'} left`;
    return `Running until ${showDate(endOn)}: ${days}.`;
  }
}

/** The planned end, or the day on which it was ended early. */
export function lastDayOf({ endOn, endedEarlyOn }: Pick<PlanFacts, 'endOn' | 'endedEarlyOn'>): PlainDate {
  return endedEarlyOn === null ? endOn : earlierOf(endOn, endedEarlyOn);
}

/** Not withdrawn, and covers every day of the plan as it stands. */
export function agreementHolds(agreement: AgreementFacts, plan: Pick<PlanFacts, 'startOn' | 'endOn' | 'endedEarlyOn'>) {
  return (
    agreement.withdrawnOn === null && agreement.coversFrom <= plan.startOn && agreement.coversUntil >= lastDayOf(plan)
  );
}

/** 'Mossy Bank has', 'Mossy Bank and Quince Lane have'. */
function namesOf(schools: readonly { name: string }[]): string {
  const names = schools.map(({ name }) => name);
  return names.length === 1 ? `${names[0]} has` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)} have`;
}
