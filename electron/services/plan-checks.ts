import type { PlanInput } from '../../shared/api/plans.ts';
import { showDate } from '../../shared/dates.ts';

/** What is wrong with a plan as sent, beyond the shape of its fields: every fault at once, each beside its field. */
export function faultsOf(input: PlanInput, homeSchoolId: string): { path: string; sentence: string }[] {
  const faults: { path: string; sentence: string }[] = [];
  const fault = (path: string, sentence: string) => faults.push({ path, sentence });
  if (input.endOn < input.startOn) {
    fault('endOn', `The plan would end before it starts (${showDate(input.startOn)}).`);
  }
  if (input.kind === 'supported-transfer') {
    if (!input.newSchoolId) fault('newSchoolId', 'Choose the school that the pupil moves to.');
    if (input.newSchoolId === homeSchoolId) fault('newSchoolId', 'This is the school where the pupil is now.');
    if (!input.transferBasis) {
      fault('transferBasis', 'Choose the basis of the move: a supported transfer has no definition in law.');
    }
  }
  const schools = new Set([homeSchoolId, ...(input.newSchoolId ? [input.newSchoolId] : [])]);
  for (const [at, phase] of input.phases.entries()) {
    const before = input.phases[at - 1];
    if (phase.untilOn < phase.fromOn) fault(`phases.${at}.untilOn`, 'The phase would end before it starts.');
    if (phase.fromOn < input.startOn) {
      fault(`phases.${at}.fromOn`, `The plan starts only on ${showDate(input.startOn)}.`);
    }
    if (phase.untilOn > input.endOn) fault(`phases.${at}.untilOn`, `The plan ends on ${showDate(input.endOn)}.`);
    if (before && phase.fromOn <= before.untilOn) {
      fault(`phases.${at}.fromOn`, `The phase before lasts until ${showDate(before.untilOn)}.`);
    }
    if (!schools.has(phase.schoolId)) fault(`phases.${at}.schoolId`, 'Choose a school of this plan.');
  }
  for (const [at, dueOn] of input.reviewsDueOn.entries()) {
    if (dueOn < input.startOn) fault(`reviewsDueOn.${at}`, `The plan starts only on ${showDate(input.startOn)}.`);
    if (input.reviewsDueOn.indexOf(dueOn) !== at) fault(`reviewsDueOn.${at}`, 'This date is there already.');
  }
  for (const [at, { staId }] of input.staWishes.entries()) {
    if (input.staWishes.findIndex((each) => each.staId === staId) !== at) {
      fault(`staWishes.${at}.staId`, 'This STA is there already.');
    }
  }
  return faults;
}
