import { addDays, earlierOf, laterOf, type PlainDate, type Weekday } from '../../shared/dates.ts';
import { dayOf, isSessionWithin, SESSION_CODES, type Session } from '../../shared/sessions.ts';
import type { CodeOf, SKILLS } from '../../shared/words.ts';
import type { Need, Wish } from './week.ts';

/**
 * What one plan asks of one week, from its dates, phases and agreements.
 *
 * A phase asks for its sessions in each week that it touches. Where two phases meet inside a week, the one with more of
 * its school days decides how many; each half day is spent where its own phase says. A week cut short by the plan's
 * start or end asks for no more than the half days that are left. The memorandum is silent on this; the sentence of
 * `odd` says so wherever it matters. A pupil with a Link placement is in school only on the days that are not the Link's.
 */
export interface PlanForWeek {
  planId: string;
  ref: string;
  startOn: PlainDate;
  endOn: PlainDate;
  endedEarlyOn: PlainDate | null;
  priority: number;
  staLimit: number;
  skill: CodeOf<typeof SKILLS> | null;
  /** Empty means all ten. */
  possibleSessions: readonly Session[];
  /** Stretches in which the pupil is somewhere else on these weekdays (at the Link), so that nobody can come then. */
  elsewhere?: readonly { fromOn: PlainDate; untilOn: PlainDate; days: readonly Weekday[] }[];
  wishes: readonly Wish[];
  phases: readonly {
    fromOn: PlainDate;
    untilOn: PlainDate;
    sessionsPerWeek: number;
    schoolId: string;
  }[];
  /** Schools whose agreement the plan needs: the home school and, for a transfer, the new one. */
  schoolIds: readonly string[];
  agreements: readonly {
    schoolId: string;
    agreedOn: PlainDate;
    coversFrom: PlainDate;
    coversUntil: PlainDate;
    withdrawnOn: PlainDate | null;
  }[];
  lastWeek: Need['lastWeek'];
  knows: readonly string[];
}

/** The need of the week that begins on `monday`, or null where the plan does not reach into it. */
export function needOfWeek(plan: PlanForWeek, monday: PlainDate): Need | null {
  const until = plan.endedEarlyOn === null ? plan.endOn : earlierOf(plan.endOn, plan.endedEarlyOn);
  const friday = addDays(monday, 4);
  if (until < monday || plan.startOn > friday || until < plan.startOn) return null;

  const phases = plan.phases
    .map((phase) => ({
      ...phase,
      sessions: SESSION_CODES.filter((session) =>
        isSessionWithin(monday, session, laterOf(phase.fromOn, plan.startOn), earlierOf(phase.untilOn, until)),
      ),
    }))
    .filter(({ sessions }) => sessions.length > 0);
  const possible = (plan.possibleSessions.length === 0 ? SESSION_CODES : plan.possibleSessions).filter(
    (session) => !isElsewhere(plan, monday, session),
  );
  const left = possible.filter((session) => phases.some((phase) => phase.sessions.includes(session))).length;
  const leading = phases.reduce<(typeof phases)[number] | null>(
    (most, each) => (most === null || each.sessions.length > most.sessions.length ? each : most),
    null,
  );
  return {
    planId: plan.planId,
    ref: plan.ref,
    sessions: Math.min(leading?.sessionsPerWeek ?? 0, left),
    possible,
    from: plan.startOn,
    until,
    places: phases.map(({ schoolId, sessions }) => ({ schoolId, sessions })),
    skill: plan.skill,
    priority: plan.priority,
    wishes: [...plan.wishes],
    lastWeek: [...plan.lastWeek],
    knows: [...plan.knows],
    staLimit: plan.staLimit,
    notAgreedBy: notAgreed(plan, laterOf(monday, plan.startOn), earlierOf(friday, until)),
  };
}

function isElsewhere({ elsewhere = [] }: PlanForWeek, monday: PlainDate, session: Session): boolean {
  return elsewhere.some(
    ({ fromOn, untilOn, days }) => days.includes(dayOf(session)) && isSessionWithin(monday, session, fromOn, untilOn),
  );
}

/** Schools without an agreement that holds for the plan's days of this week. An extension needs a fresh one. */
function notAgreed(plan: PlanForWeek, from: PlainDate, until: PlainDate): string[] {
  return plan.schoolIds.filter(
    (schoolId) =>
      !plan.agreements.some(
        (each) =>
          each.schoolId === schoolId &&
          each.withdrawnOn === null &&
          each.coversFrom <= from &&
          each.coversUntil >= until,
      ),
  );
}
