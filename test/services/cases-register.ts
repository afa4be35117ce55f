import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/api/all.ts';
import { upnCheckLetter } from '../../shared/identifiers.ts';
import { type Desk, startRegister } from '../support/register.ts';
import { addSchool, write } from './deployment-register.ts';

/** A register with two invented schools and no case yet, for tests of the way into the register. Today: Tue 24 Nov 2026. */
export interface CasesDesk {
  desk: Desk;
  client: Desk['client'];
  mossy: string;
  quince: string;
}

export async function startCases(): Promise<CasesDesk> {
  const desk = await startRegister('2026-11-24');
  return write(desk, (run) => ({
    desk,
    client: desk.client,
    mossy: addSchool(run, 'Mossy Bank Primary School', '900001', 430_000),
    quince: addSchool(run, 'Quince Lane Infant School', '900002', 431_000),
  }));
}

type Client = ContractRouterClient<Contract>;
export type EnquiryInput = Parameters<Client['enquiries']['record']>[0]['data'];
export type EvidenceInput = Parameters<Client['evidence']['add']>[0]['data'];
export type SuspensionInput = Parameters<Client['evidence']['addSuspension']>[0]['data'];

export const robin = {
  givenName: 'Robin',
  familyName: 'Testwell',
  dateOfBirth: '2018-03-04' as string | null,
  upn: null as string | null,
  senStatus: 'K' as const,
  needs: ['SEMH' as const],
};

/** An enquiry of Mossy Bank on the phone today, about Robin unless another pupil is given. */
export function enquiry({ mossy }: CasesDesk, changes: Partial<EnquiryInput> = {}): EnquiryInput {
  return {
    schoolId: mossy,
    pupilId: null,
    pupil: robin,
    receivedOn: '2026-11-24',
    how: 'phone',
    askedBy: 'Senna Coleman-Madeup',
    askedByRole: 'SENCO',
    concern: 'Leaves the classroom several times a day.',
    ...changes,
  };
}

export function record(c: CasesDesk, changes: Partial<EnquiryInput> = {}) {
  return c.desk.done(c.client.enquiries.record(c.desk.ask(enquiry(c, changes))));
}

/** The pupil of a case. */
export async function pupilOf(c: CasesDesk, caseId: string): Promise<string> {
  return (await c.desk.done(c.client.cases.show({ id: caseId }))).pupilId;
}

/** Evidence as a school claims it on the phone; what is left out is empty. */
export function claimed(caseId: string, changes: Partial<EvidenceInput> & Pick<EvidenceInput, 'kind'>): EvidenceInput {
  return {
    caseId,
    startedOn: '2026-09-07',
    endedOn: null,
    title: '',
    standing: 'claimed',
    source: 'SENCO, on the phone',
    note: '',
    cafoToldOn: null,
    ...changes,
  };
}

export function addEvidence(
  c: CasesDesk,
  caseId: string,
  changes: Partial<EvidenceInput> & Pick<EvidenceInput, 'kind'>,
) {
  return c.desk.done(c.client.evidence.add(c.desk.ask(claimed(caseId, changes))));
}

export function suspended(caseId: string, changes: Partial<SuspensionInput> = {}): SuspensionInput {
  return {
    caseId,
    startedOn: '2026-10-06',
    sessions: 3,
    type: 'SUSP',
    reasons: ['DB'],
    standing: 'seen',
    source: 'School’s letter to the parents',
    note: '',
    ...changes,
  };
}

/** A UPN with the right first letter, for an invented serial number. */
export function upnOf(serial: number, last = ''): string {
  const rest = `93799991${String(serial).padStart(4 - last.length, '0')}${last}`;
  return `${upnCheckLetter(rest)}${rest}`;
}
