import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { caseFile, decision } from '../../db/schema/cases.ts';
import { linkDecision } from '../../db/schema/link.ts';
import { school } from '../../db/schema/schools.ts';
import type { KeptVerdicts } from '../../electron/services/link-verdicts.ts';
import { write } from './deployment-register.ts';
import { approval, type LinkDesk, meeting, onAgenda, request, startLink } from './link-register.ts';

let at: LinkDesk;
beforeEach(async () => {
  at = await startLink();
});
afterEach(() => at.desk.end());

const show = (id: string) => at.desk.done(at.desk.client.linkRequests.show({ id }));
const verdictOn = async (id: string, rule: string) => {
  const found = (await show(id)).verdicts.find((each) => each.rule === rule);
  return `${found?.verdict}: ${found?.because}`;
};
const keptOn = (decisionId: string) =>
  at.desk.app.open?.register.reading.orm.select().from(linkDecision).where(eq(linkDecision.id, decisionId)).get()
    ?.assessment as KeptVerdicts;

it('B6 is met by the decision that stands, whether the request came before or after it', async () => {
  const early = await request(at, { receivedOn: '2026-10-30' });
  const says = 'met: Decided on 2 Nov 2026 that the case is eligible for commissioned support,';
  expect(await verdictOn(early, 'B6')).toBe(`${says} after the request of 30 Oct 2026.`);
  const { version } = await show(early);
  const withdrawn = { id: early, version, withdrawnOn: '2026-11-10', why: 'Asked for anew' };
  await at.desk.done(at.desk.client.linkRequests.withdraw(at.desk.ask(withdrawn)));
  expect(await verdictOn(await request(at), 'B6')).toBe(`${says} before the request of 20 Nov 2026.`);
});

it('B6 says that nothing is decided yet, and follows a decision that is another one later', async () => {
  const caseId = write(at.desk, (run) =>
    run.insert(caseFile, { reference: 'C-2026-0099', pupilId: at.pupilId, openedOn: '2026-09-10' }),
  );
  const id = await request({ ...at, caseId });
  expect(await verdictOn(id, 'B6')).toBe('no-evidence: No manager has decided yet whether the case meets Appendix A.');
  write(at.desk, (run) =>
    run.insert(decision, {
      caseId,
      decidedOn: '2026-11-23',
      decidedBy: 'Ada Tester',
      outcome: 'not-yet',
      route: 'not-yet',
      reason: 'The plan is too young.',
      ruleSets: [],
      parameters: {},
      facts: {},
      assessment: {},
    }),
  );
  expect(await verdictOn(id, 'B6')).toBe('not-yet: Decided on 23 Nov 2026 that Appendix A is not met yet.');
});

it('B7 is met once a panel stands by what its chair decided urgently, and not before', async () => {
  const requestId = await request(at);
  const { panelId, memberIds } = await meeting(at);
  const { itemId: _item, outcome: _outcome, dissent: _dissent, ...given } = approval(at, '').data;
  const urgent = { ...given, requestId, memberId: memberIds[0] ?? '', urgentWhy: 'The family moves next week.' };
  await at.desk.done(at.desk.client.linkPanels.decideUrgently(at.desk.ask(urgent)));
  expect(await verdictOn(requestId, 'B7')).toBe('no-evidence: No panel has decided yet.');
  await at.desk.done(at.desk.client.linkPanels.sendPapers(at.desk.ask({ panelId })));
  const [item] = (await at.desk.done(at.desk.client.linkPanels.show({ id: panelId }))).items;
  const stands = { itemId: item?.id ?? '', ratified: true, decidedOn: '2026-11-24', note: '' };
  await at.desk.done(at.desk.client.linkPanels.ratify(at.desk.ask(stands)));
  expect(await verdictOn(requestId, 'B7')).toBe('met: The panel of 24 Nov 2026 approved it.');
});

it('a decision keeps the rule set, figures and facts of its verdicts, and says what today’s rules say otherwise', async () => {
  const requestId = await request(at);
  const { panelId } = await meeting(at);
  const itemId = await onAgenda(at, panelId, requestId);
  const { id } = await at.desk.done(at.desk.client.linkPanels.decide(approval(at, itemId)));
  const kept = keptOn(id);
  expect(kept).toMatchObject({
    ruleSet: 'appendix-b/2026-11',
    parameters: { 'link-terms': 2 },
    facts: { requestedOn: '2026-11-20', hostAgreementOn: '2026-11-19' },
  });
  expect(kept.verdicts.find(({ rule }) => rule === 'B6')?.verdict).toBe('met');
  expect((await show(requestId)).decisions[0]?.today).toEqual([]);
  // As if it had been decided by the former rules, which wanted Appendix A decided by the day of the request.
  const verdicts = kept.verdicts.map((each) => (each.rule === 'B6' ? { ...each, verdict: 'no-evidence' } : each));
  write(at.desk, (run) => run.amend(linkDecision, id, { assessment: { ...kept, verdicts } }));
  expect((await show(requestId)).decisions[0]?.today).toEqual([
    'With today’s rules and figures, B6 is “met” and was “no evidence”: Decided on 2 Nov 2026 that the case is eligible for commissioned support, before the request of 20 Nov 2026.',
  ]);
});

it('A12: a request from outside the area is kept, and goes to no panel unless a manager says why', async () => {
  write(at.desk, (run) => run.amend(school, at.mossy, { town: 'Warwick', districtCode: null }));
  const id = await request(at);
  const says = 'The home school does not lie in the Nuneaton, Bedworth and Rugby area (A12).';
  const before = await show(id);
  expect(before).toMatchObject({ state: 'preparing', missing: [says], mayGoToPanel: false });
  const { panelId } = await meeting(at);
  const putOn = () => at.desk.client.linkPanels.putOn(at.desk.ask({ panelId, requestId: id }));
  expect((await at.desk.refused(putOn())).what).toBe(`The request of C-2026-0042 cannot go to a panel yet. ${says}`);
  const why = 'The family moves to Rugby in January';
  await at.desk.done(at.desk.client.linkRequests.admit(at.desk.ask({ id, version: before.version, why })));
  await at.desk.done(putOn());
  const [item] = (await at.desk.done(at.desk.client.linkPanels.show({ id: panelId }))).items;
  expect(item?.paper.admitted).toContain(why);
});
