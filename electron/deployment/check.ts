import { addDays } from '../../shared/dates.ts';
import { SESSION_CODES, SESSIONS } from '../../shared/sessions.ts';
import type { Allocation, Week } from './week.ts';

/**
 * The independent checker: passes a week before anybody sees it as a proposal and again before it is published.
 *
 * It shares nothing with the optimiser, nor with the constraint functions or the board they read: plain loops over the
 * week's own rows, written a second time on purpose. A test holds the two against each other on random weeks.
 */
export interface Fault {
  /** Id of the constraint that is broken. */
  rule: string;
  sentence: string;
}

/** Everything wrong with these allocations for this week; an empty list passes. */
export function checkWeek(week: Week, allocations: readonly Allocation[] = week.allocations): Fault[] {
  return [...eachAlone(week, allocations), ...eachPair(week, allocations), ...eachTotal(week, allocations)];
}

/** What one allocation can do wrong by itself. */
function eachAlone(week: Week, allocations: readonly Allocation[]): Fault[] {
  const faults: Fault[] = [];
  for (const one of allocations) {
    const say = (rule: string, why: string) => {
      faults.push({ rule, sentence: `${nameOf(week, one)} on ${SESSIONS[one.session]}: ${why}.` });
    };
    let sta: Week['stas'][number] | undefined;
    for (const each of week.stas) if (each.id === one.staId) sta = each;
    let need: Week['needs'][number] | undefined;
    for (const each of week.needs) if (each.planId === one.planId) need = each;
    let school: Week['schools'][number] | undefined;
    for (const each of week.schools) if (each.id === one.schoolId) school = each;
    if (!sta || !need || !school) {
      say('listed', 'the STA, the plan or the school is not in this week');
      continue;
    }
    if (!sta.pattern.includes(one.session)) say('contracted', 'she does not work then');
    for (const absence of sta.absences) if (absence.sessions.includes(one.session)) say('away', 'she is away');
    for (const other of sta.commitments) if (other.sessions.includes(one.session)) say('committed', other.what);
    if (need.skill !== null && !sta.skills.includes(need.skill)) say('skill', 'she lacks the skill the plan asks for');

    let namesOnly = false;
    let isNamed = false;
    for (const { wish, staId } of need.wishes) {
      if (wish === 'excluded' && staId === sta.id) say('excluded', 'she is excluded from the plan');
      if (wish === 'only') namesOnly = true;
      if (wish === 'only' && staId === sta.id) isNamed = true;
    }
    if (namesOnly && !isNamed) say('only', 'the plan can only have another STA');

    const date = addDays(week.monday, Math.floor(SESSION_CODES.indexOf(one.session) / 2));
    if (date < need.from) say('too-early', 'the plan has not started');
    if (date > need.until) say('past-end', 'the plan has ended');
    if (need.notAgreedBy.length > 0) say('agreed', 'a school has not agreed the plan');
    if (!need.possible.includes(one.session)) say('possible', 'the session is not possible for the plan');
    let placed: string | null = null;
    for (const place of need.places) {
      if (placed === null && place.sessions.includes(one.session)) placed = place.schoolId;
    }
    if (placed !== one.schoolId) say('place', 'the plan is not at this school then');
    for (const { session, why } of school.closed)
      if (session === one.session) say('closed', `the school is closed (${why})`);
  }
  return faults;
}

/** What two allocations can do to each other: one place at a time, one STA per plan, and a journey that fits. */
function eachPair(week: Week, allocations: readonly Allocation[]): Fault[] {
  const faults: Fault[] = [];
  const { middayMinutes, detourPercent, kmPerHour } = week.parameters;
  for (let i = 0; i < allocations.length; i++) {
    for (let j = i + 1; j < allocations.length; j++) {
      const a = allocations[i];
      const b = allocations[j];
      if (!a || !b) continue;
      if (a.planId === b.planId && a.session === b.session) {
        faults.push({ rule: 'once', sentence: `${nameOf(week, a)} is served twice on ${SESSIONS[a.session]}.` });
      }
      if (a.staId !== b.staId) continue;
      if (a.session === b.session) {
        faults.push({ rule: 'one-place', sentence: `${nameOf(week, a)} stands twice on ${SESSIONS[a.session]}.` });
      } else if (a.session.slice(0, 3) === b.session.slice(0, 3) && a.schoolId !== b.schoolId) {
        const from = week.schools.find(({ id }) => id === a.schoolId);
        const to = week.schools.find(({ id }) => id === b.schoolId);
        if (!from || !to) continue;
        if (from.easting === null || from.northing === null || to.easting === null || to.northing === null) continue;
        const east = from.easting - to.easting;
        const north = from.northing - to.northing;
        const metres = Math.round((Math.hypot(east, north) * detourPercent) / 100);
        // Whole minutes, and one begun counts as one.
        if (Math.ceil((metres * 60) / (kmPerHour * 1000)) > middayMinutes) {
          faults.push({
            rule: 'journey',
            sentence: `${nameOf(week, a)}: ${from.name} to ${to.name} does not fit midday.`,
          });
        }
      }
    }
  }
  return faults;
}

/** What the sums can do wrong, and whether what is locked is still there. */
function eachTotal(week: Week, allocations: readonly Allocation[]): Fault[] {
  const faults: Fault[] = [];
  for (const sta of week.stas) {
    let given = 0;
    for (const each of allocations) if (each.staId === sta.id) given++;
    if (sta.limit !== null && given > sta.limit) {
      faults.push({ rule: 'limit', sentence: `${sta.name} gives ${given} sessions, and her limit is ${sta.limit}.` });
    }
  }
  for (const need of week.needs) {
    let got = 0;
    const who = new Set<string>();
    for (const each of allocations) {
      if (each.planId !== need.planId) continue;
      got++;
      who.add(each.staId);
    }
    if (got > need.sessions) {
      faults.push({ rule: 'enough', sentence: `Plan ${need.ref} gets ${got} sessions and asks for ${need.sessions}.` });
    }
    if (who.size > need.staLimit) {
      faults.push({
        rule: 'sta-limit',
        sentence: `Plan ${need.ref} has ${who.size} STAs and allows ${need.staLimit}.`,
      });
    }
  }
  for (const lock of week.allocations) {
    if (!lock.locked) continue;
    let kept = false;
    for (const { staId, planId, session, schoolId } of allocations) {
      if (staId === lock.staId && planId === lock.planId && session === lock.session && schoolId === lock.schoolId)
        kept = true;
    }
    if (!kept)
      faults.push({ rule: 'locked', sentence: `${nameOf(week, lock)} was locked on ${SESSIONS[lock.session]}.` });
  }
  return faults;
}

function nameOf(week: Week, one: Allocation): string {
  const name = week.stas.find(({ id }) => id === one.staId)?.name ?? one.staId;
  const ref = week.needs.find(({ planId }) => planId === one.planId)?.ref ?? one.planId;
  return `${name}, plan ${ref}`;
}
