import { agreement, caseFile, decision, pupil } from '../../db/schema/cases.ts';
import type { PlanInput } from '../../shared/api/plans.ts';
import { type Desk, startRegister } from '../support/register.ts';
import { addSchool, write } from './deployment-register.ts';

/** A register with two invented schools and one eligible case, as plan and paper tests need it. Today: Tue 24 Nov 2026. */
export interface PlansDesk {
  desk: Desk;
  mossy: string;
  quince: string;
  caseId: string;
  pupilId: string;
}

export async function startPlans(): Promise<PlansDesk> {
  const desk = await startRegister('2026-11-24');
  return write(desk, (run) => {
    const mossy = addSchool(run, 'Mossy Bank Primary School', '900001', 430_000);
    const quince = addSchool(run, 'Quince Lane Infant School', '900002', 431_000);
    const pupilId = run.insert(pupil, {
      givenName: 'Robin',
      familyName: 'Testwell',
      knownAs: 'Rob',
      dateOfBirth: '2018-03-04',
      homeSchoolId: mossy,
      senStatus: 'K',
      needs: ['SEMH'],
      note: '',
    });
    const caseId = run.insert(caseFile, {
      reference: 'C-2026-0042',
      pupilId,
      openedOn: '2026-09-10',
      leadTeacher: 'Orla Inventa',
    });
    run.insert(agreement, { pupilId, agreedBy: 'A Carer', agreedOn: '2026-09-12', how: 'signed', note: '' });
    run.insert(decision, {
      caseId,
      decidedOn: '2026-11-02',
      decidedBy: 'Ada Tester',
      outcome: 'commissioned',
      route: 'commissioned',
      reason: 'All criteria are met.',
      ruleSets: [],
      parameters: {},
      facts: {},
      assessment: {},
    });
    return { desk, mossy, quince, caseId, pupilId };
  });
}

/** A reintegration plan of one phase at the home school, 30 Nov to 12 Feb. */
export function planInput(schoolId: string, changes: Partial<PlanInput> = {}): PlanInput {
  return {
    kind: 'reintegration',
    purpose: 'Robin has been out of class since September.',
    startOn: '2026-11-30',
    endOn: '2027-02-12',
    newSchoolId: null,
    transferBasis: null,
    transferBasisNote: null,
    priority: 2,
    staLimit: 1,
    skill: 'semh',
    possibleSessions: [],
    staWishes: [],
    phases: [
      { fromOn: '2026-11-30', untilOn: '2027-02-12', sessionsPerWeek: 3, schoolId, what: 'In class with the STA' },
    ],
    targets: [
      {
        id: null,
        what: 'Rob stays in class for the first lesson',
        schoolWill: 'Keep a quiet place',
        familyWill: 'Arrive by 8.40',
        stsWill: 'Sit beside Robin',
        pupilWill: '',
      },
    ],
    reviewsDueOn: ['2026-12-17', '2027-02-11'],
    ...changes,
  };
}

export const head = { agreedBy: 'Hale Madeup', role: 'Head teacher', agreedOn: '2026-11-20' };
