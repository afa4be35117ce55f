import { implement, ORPCError, type Router } from '@orpc/server';
import { contract } from '../../shared/api/all.ts';
import type { ProcedureMeta } from '../../shared/api/contract.ts';
import { access } from '../services/access.ts';
import { areas } from '../services/areas.ts';
import { backups } from '../services/backups.ts';
import { bundles } from '../services/bundles.ts';
import { calendars } from '../services/calendars.ts';
import { cases } from '../services/cases.ts';
import { deployment } from '../services/deployment.ts';
import { drafts } from '../services/drafts.ts';
import { eligibility } from '../services/eligibility.ts';
import { enquiries } from '../services/enquiries.ts';
import { evidence } from '../services/evidence.ts';
import { history } from '../services/history.ts';
import { keys } from '../services/keys.ts';
import { link } from '../services/link.ts';
import { linkAhead } from '../services/link-ahead.ts';
import { linkCentres } from '../services/link-centres.ts';
import { linkPanels } from '../services/link-panels.ts';
import { linkPlacements } from '../services/link-placements.ts';
import { linkRequests } from '../services/link-requests.ts';
import { office } from '../services/office.ts';
import { papers } from '../services/papers.ts';
import { parameters } from '../services/parameters.ts';
import { plans } from '../services/plans.ts';
import { proposals } from '../services/proposals.ts';
import { pupils } from '../services/pupils.ts';
import { retention } from '../services/retention.ts';
import { schools } from '../services/schools.ts';
import { search } from '../services/search.ts';
import { signIn } from '../services/sign-in.ts';
import { stas } from '../services/stas.ts';
import { today } from '../services/today.ts';
import { weekRecord } from '../services/week-record.ts';
import type { App, Session } from './app.ts';
import { serve, serveTask } from './serve.ts';
import type { AnyService, Service } from './service.ts';

/** One service per area of the contract; a missing one, or a missing function, does not compile. */
const services: { [Area in keyof typeof contract]: Service<(typeof contract)[Area]> } = {
  office,
  signIn,
  keys,
  backups,
  history,
  drafts,
  areas,
  calendars,
  schools,
  pupils,
  enquiries,
  cases,
  access,
  retention,
  bundles,
  evidence,
  eligibility,
  parameters,
  plans,
  papers,
  stas,
  deployment,
  proposals,
  weekRecord,
  link,
  linkAhead,
  linkCentres,
  linkRequests,
  linkPanels,
  linkPlacements,
  search,
  today,
};

type AnyContract = (typeof contract)['office']['state'];

export interface CallContext {
  session: Session;
}

export type AppRouter = Router<typeof contract, CallContext>;

/** The router that both hosts serve: every procedure of the contract, carried out by its service. */
export function buildRouter(app: App): AppRouter {
  const areas = Object.entries(contract).map(([area, procedures]) => {
    const service = services[area as keyof typeof services] as AnyService;
    const built = Object.entries(procedures).map(([name, procedure]) => {
      const meta = procedure['~orpc'].meta as ProcedureMeta;
      const work = service[name];
      if (!work) throw new Error(`${area}.${name} has no service`);
      const path = `${area}.${name}`;
      const handler = implement(procedure as AnyContract)
        .$context<CallContext>()
        .handler((async ({ input, context, signal }: { input: unknown; context: CallContext; signal?: AbortSignal }) =>
          meta.kind === 'task'
            ? serveTask({ app, session: context.session, path, meta, work, input, signal })
            : await serve({ app, session: context.session, path, meta, work, input })) as never);
      return [name, handler] as const;
    });
    return [area, Object.fromEntries(built)] as const;
  });
  return Object.fromEntries(areas) as never;
}

/** A bug, as it crosses to the page: a number that is also in the log, and nothing else. */
export function bugError(number: string): ORPCError<'INTERNAL_SERVER_ERROR', { number: string }> {
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: `Bug ${number}`, data: { number } });
}
