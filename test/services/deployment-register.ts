import { randomUUID } from 'node:crypto';
import { recordChange } from '../../db/history.ts';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { plan, planAgreement, planPhase } from '../../db/schema/plans.ts';
import { school } from '../../db/schema/schools.ts';
import { type CommandRun, commandRun } from '../../electron/core/run.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import { type Desk, startRegister } from '../support/register.ts';

/**
 * A register with two invented schools, two STAs and one agreed plan, as deployment tests need it. Today is Tuesday,
 * 24 Nov 2026; the week that is deployed begins on Monday, 30 Nov.
 */
export const MONDAY = '2026-11-30';

export interface DeploymentDesk {
  desk: Desk;
  oakfield: string;
  elmbrook: string;
  wren: string;
  lark: string;
  /** Two sessions a week at Oakfield, agreed, 2 Nov to 12 Feb. */
  planId: string;
}

/** Writes rows straight into the register under one history entry. */
export function write<T>(desk: Desk, work: (run: CommandRun) => T): T {
  const { open } = desk.app;
  if (!open?.office || !desk.session.personId) throw new Error('No register is open');
  const { register, office } = open;
  const person = { id: desk.session.personId, name: 'Ada Tester', role: 'area-manager' as const };
  const newId = desk.app.context.newId;
  const now = desk.app.context.clock.now();
  const entry = {
    id: newId(),
    officeId: office.id,
    at: now,
    personId: person.id,
    personName: person.name,
    procedure: 'test.write',
    sentence: 'wrote a test’s rows',
    requestId: randomUUID(),
  };
  return recordChange(register.writing.sqlite, register.historyKey, entry, (seq) =>
    work(commandRun({ register, person, officeId: office.id, today: desk.clock.day, now, newId }, seq)),
  );
}

export function addSchool(run: CommandRun, name: string, urn: string, easting: number | null): string {
  return run.insert(school, {
    urn,
    name,
    status: 'open',
    phase: 'primary',
    town: 'Rugby',
    easting,
    northing: easting === null ? null : 270_000,
    note: '',
  });
}

export interface PlanValues {
  reference: string;
  schoolId: string;
  sessions: number;
  startOn?: string;
  endOn?: string;
  agreed?: boolean;
  priority?: number;
  skill?: 'semh' | 'ci' | null;
  staWishes?: (typeof plan.$inferInsert)['staWishes'];
  possibleSessions?: string[];
}

/** A case and its plan with one phase; agreed by its school unless said otherwise. */
export function addPlan(run: CommandRun, values: PlanValues): string {
  const { reference, schoolId, sessions, startOn = '2026-11-02', endOn = '2027-02-12' } = values;
  const pupilId = run.insert(pupil, {
    givenName: 'Tilly',
    familyName: 'Quillfeather',
    dateOfBirth: '2018-03-04',
    homeSchoolId: schoolId,
    senStatus: 'K',
    needs: ['SEMH'],
    note: '',
  });
  const caseId = run.insert(caseFile, { reference, pupilId, openedOn: startOn });
  const planId = run.insert(plan, {
    caseId,
    kind: 'coaching',
    startOn,
    endOn,
    purpose: 'Coaching',
    homeSchoolId: schoolId,
    priority: values.priority ?? 2,
    staLimit: 1,
    skill: values.skill ?? null,
    possibleSessions: values.possibleSessions ?? [],
    staWishes: values.staWishes ?? [],
  });
  run.insert(planPhase, {
    planId,
    position: 1,
    fromOn: startOn,
    untilOn: endOn,
    sessionsPerWeek: sessions,
    schoolId,
    what: '',
  });
  if (values.agreed !== false) {
    run.insert(planAgreement, {
      planId,
      schoolId,
      agreedBy: 'Head Invented',
      role: 'Head teacher',
      agreedOn: startOn,
      coversFrom: startOn,
      coversUntil: endOn,
    });
  }
  return planId;
}

export const staDetails = {
  baseName: 'Rugby office',
  baseEasting: 431_000,
  baseNorthing: 271_000,
  skills: ['semh' as const],
  sessionLimit: null,
  startsOn: '2026-09-01',
  leavesOn: null,
  phone: '',
  email: '',
  note: '',
  sessions: [...SESSION_CODES],
  otherWeekSessions: null,
};

export async function startDeployment(): Promise<DeploymentDesk> {
  const desk = await startRegister('2026-11-24');
  const rows = write(desk, (run) => {
    const oakfield = addSchool(run, 'Oakfield Primary', '900001', 430_000);
    const elmbrook = addSchool(run, 'Elmbrook Primary', '900002', 440_000);
    return { oakfield, elmbrook, planId: addPlan(run, { reference: 'C-0001', schoolId: oakfield, sessions: 2 }) };
  });
  const add = (name: string, more: object = {}) =>
    desk.done(desk.client.stas.add(desk.ask({ ...staDetails, name, ...more })));
  const { id: wren } = await add('Wren Invented');
  const { id: lark } = await add('Lark Invented', { sessions: SESSION_CODES.filter((each) => each.endsWith('am')) });
  return { desk, ...rows, wren, lark };
}
