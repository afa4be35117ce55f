import { accessApi } from './access.ts';
import { areasApi } from './areas.ts';
import { backupsApi } from './backups.ts';
import { bundlesApi } from './bundles.ts';
import { calendarsApi } from './calendars.ts';
import { casesApi } from './cases.ts';
import type { ProcedureMeta } from './contract.ts';
import { deploymentApi } from './deployment.ts';
import { draftsApi } from './drafts.ts';
import { eligibilityApi } from './eligibility.ts';
import { enquiriesApi } from './enquiries.ts';
import { evidenceApi } from './evidence.ts';
import { historyApi } from './history.ts';
import { keysApi } from './keys.ts';
import { linkApi } from './link.ts';
import { linkAheadApi } from './link-ahead.ts';
import { linkCentresApi } from './link-centres.ts';
import { linkPanelsApi } from './link-panels.ts';
import { linkPlacementsApi } from './link-placements.ts';
import { linkRequestsApi } from './link-requests.ts';
import { officeApi } from './office.ts';
import { papersApi } from './papers.ts';
import { parametersApi } from './parameters.ts';
import { plansApi } from './plans.ts';
import { proposalsApi } from './proposals.ts';
import { pupilsApi } from './pupils.ts';
import { retentionApi } from './retention.ts';
import { schoolsApi } from './schools.ts';
import { searchApi } from './search.ts';
import { signInApi } from './sign-in.ts';
import { stasApi } from './stas.ts';
import { todayApi } from './today.ts';
import { weekRecordApi } from './week-record.ts';

/** The whole contract: one entry per area. The page's client and the core's router are both read off this object. */
export const contract = {
  office: officeApi,
  signIn: signInApi,
  keys: keysApi,
  backups: backupsApi,
  history: historyApi,
  drafts: draftsApi,
  areas: areasApi,
  calendars: calendarsApi,
  schools: schoolsApi,
  pupils: pupilsApi,
  enquiries: enquiriesApi,
  cases: casesApi,
  access: accessApi,
  retention: retentionApi,
  bundles: bundlesApi,
  evidence: evidenceApi,
  eligibility: eligibilityApi,
  parameters: parametersApi,
  plans: plansApi,
  papers: papersApi,
  stas: stasApi,
  deployment: deploymentApi,
  proposals: proposalsApi,
  weekRecord: weekRecordApi,
  link: linkApi,
  linkAhead: linkAheadApi,
  linkCentres: linkCentresApi,
  linkRequests: linkRequestsApi,
  linkPanels: linkPanelsApi,
  linkPlacements: linkPlacementsApi,
  search: searchApi,
  today: todayApi,
};
export type Contract = typeof contract;

/** What the contract says of a procedure by its path ('enquiries.record'); null where history names one that is no more. */
export function declared(path: string): ProcedureMeta | null {
  const [area = '', name = ''] = path.split('.');
  const procedures: Readonly<Record<string, Readonly<Record<string, { '~orpc': { meta: unknown } }>>>> = contract;
  return (procedures[area]?.[name]?.['~orpc'].meta as ProcedureMeta | undefined) ?? null;
}
