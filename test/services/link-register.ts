import { sql } from 'drizzle-orm';
import { linkCentre } from '../../db/schema/link.ts';
import type { RequestInput } from '../../shared/api/link-requests.ts';
import { write } from './deployment-register.ts';
import { type PlansDesk, startPlans } from './plans-register.ts';

/** A register with one Link centre of two places and an eligible case, as tests of the Link need it. Today: Tue 24 Nov 2026. */
export interface LinkDesk extends PlansDesk {
  centreId: string;
}

export async function startLink(): Promise<LinkDesk> {
  const at = await startPlans();
  const centreId = write(at.desk, (run) =>
    run.insert(linkCentre, {
      name: 'The Link, Testtown',
      town: 'Testtown',
      openedOn: '2020-09-01',
      closedOn: null,
      lengthTerms: 2,
      places: { mon: 2, tue: 2, wed: 2, thu: 2, fri: 2 },
    }),
  );
  return { ...at, centreId };
}

/** A request that is whole. */
export const input = (more: Partial<RequestInput> = {}): RequestInput => ({
  receivedOn: '2026-11-20',
  askedBy: 'Hale Madeup',
  askedByRole: 'Head teacher',
  wishedCentreId: null,
  earliestOn: null,
  whyNotEnough: 'Everything in school has been tried.',
  willChange: 'A quiet room and a key adult.',
  homeStaff: 'Orla Inventa',
  homeDayWish: 'fri',
  hostAgreedBy: 'Hale Madeup',
  hostAgreedOn: '2026-11-19',
  contractBy: 'A Carer',
  contractOn: '2026-11-19',
  onRollConfirmedOn: '2026-11-19',
  registerCode: 'D',
  riskAssessment: 'Runs when startled.',
  riskAssessedOn: '2026-11-10',
  transport: 'Taxi',
  exitPlan: 'Back by half days.',
  note: '',
  ...more,
});

export async function request({ desk, caseId }: LinkDesk, more: Partial<RequestInput> = {}): Promise<string> {
  return (await desk.done(desk.client.linkRequests.add(desk.ask({ caseId, ...input(more) })))).id;
}

/** A meeting of today with three members present; the first is a head teacher, of the pupil's own school where asked for. */
export async function meeting(
  at: LinkDesk,
  { ownHead = false } = {},
): Promise<{ panelId: string; memberIds: string[] }> {
  const { desk } = at;
  const member = async (name: string, role: 'head' | 'specialist', schoolId: string | null) => {
    const values = { name, role, schoolId, service: 'A service', chairs: role === 'head' };
    return (await desk.done(desk.client.linkPanels.addMember(desk.ask(values)))).id;
  };
  const memberIds = [
    await member('Ira Invented', 'head', ownHead ? at.mossy : at.quince),
    await member('Una Unreal', 'specialist', null),
    await member('Vera Virtual', 'specialist', null),
  ];
  const { id } = await desk.done(
    desk.client.linkPanels.plan(desk.ask({ meetsOn: '2026-11-24', startsAt: '10:00', place: 'The office' })),
  );
  for (const memberId of memberIds) {
    await desk.done(desk.client.linkPanels.seat(desk.ask({ panelId: id, memberId, present: true, chairs: false })));
  }
  return { panelId: id, memberIds };
}

/** On the agenda, with its paper sent. */
export async function onAgenda({ desk }: LinkDesk, panelId: string, requestId: string): Promise<string> {
  const { id } = await desk.done(desk.client.linkPanels.putOn(desk.ask({ panelId, requestId })));
  await desk.done(desk.client.linkPanels.sendPapers(desk.ask({ panelId })));
  return id;
}

export const approval = ({ desk, centreId }: LinkDesk, itemId: string, more: object = {}) =>
  desk.ask({
    itemId,
    outcome: 'approve' as const,
    decidedOn: '2026-11-24',
    centreId,
    startOn: '2027-01-05',
    homeDay: 'fri' as const,
    evidenceBy: null,
    untilOn: null,
    reason: 'Everything in school has been tried.',
    conditions: '',
    dissent: '',
    ...more,
  });

/** A placement from 5 Jan to 21 Jul 2027, home day Friday, unless it starts on another day. */
export async function placed(at: LinkDesk, startOn = '2027-01-05'): Promise<string> {
  const requestId = await request(at);
  const { panelId } = await meeting(at);
  const itemId = await onAgenda(at, panelId, requestId);
  await at.desk.done(at.desk.client.linkPanels.decide(approval(at, itemId, { startOn })));
  return (await at.desk.done(at.desk.client.linkPlacements.make(at.desk.ask({ requestId })))).id;
}

/** One day of the capacity view. */
export async function cellOn({ desk }: LinkDesk, date: string) {
  const capacity = await desk.done(desk.client.link.capacity({}));
  return capacity.centres.flatMap(({ weeks }) => weeks.flat()).find((cell) => cell.date === date);
}

/** How many entries the history has: the same before and after means that nothing was saved. */
export function entries({ desk }: LinkDesk): number {
  const row = desk.app.open?.register.reading.orm.get<{ n: number }>(sql`SELECT count(*) AS n FROM change`);
  return row?.n ?? -1;
}
