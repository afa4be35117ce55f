import { useState } from 'react';
import type { RequestPage } from '../../../shared/api/link-requests.ts';
import { showDate } from '../../../shared/dates.ts';
import { REGISTER_CODES } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo, useParam } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice, Refusal } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { DecisionWords } from './decision-words.tsx';
import css from './link.module.css';
import { UrgentDialog } from './request-urgent.tsx';

/** One placement request: what is asked for, each clause of Appendix B, what the panel decided. */
export function RequestScreen() {
  const id = useParam('requestId');
  return <Answered asked={useAsk(api.linkRequests.show, { id })}>{(page) => <Request page={page} />}</Answered>;
}

function Request({ page }: { page: RequestPage }) {
  const manager = useIsManager();
  const goTo = useGoTo();
  const [asking, setAsking] = useState<'withdraw' | 'admit' | 'urgent' | null>(null);
  const make = useCommand(api.linkPlacements.make, { said: 'Placement made.' });
  const open = !['placed', 'withdrawn', 'not-suitable', 'no-place'].includes(page.state);
  const place = async () => {
    const answer = await make.run({ requestId: page.id });
    if (answer.ok) goTo(`/link/placements/${answer.value.id}`);
  };
  const { values } = page;
  return (
    <Page
      title={`Link request for ${page.pupilName}`}
      beside={<State of="linkRequest" is={page.state} />}
      lead={page.schoolName}
      up={[
        { to: '/link?tab=waiting', label: 'Waiting list' },
        { to: `/cases/${page.caseId}`, label: `Case ${page.reference}` },
      ]}
      primary={
        page.placementId ? (
          <LinkButton kind="primary" to={`/link/placements/${page.placementId}`}>
            The placement
          </LinkButton>
        ) : (
          manager &&
          page.state === 'promised' && (
            <Button kind="primary" busy={make.busy} onPress={() => void place()}>
              Make the placement
            </Button>
          )
        )
      }
      actions={
        manager &&
        open && (
          <>
            <LinkButton icon="pencil" to={`/link/requests/${page.id}/edit`}>
              Change
            </LinkButton>
            {page.mayGoToPanel && page.state !== 'promised' && (
              <Button onPress={() => setAsking('urgent')}>Chair’s urgent decision</Button>
            )}
            <Button onPress={() => setAsking('withdraw')}>Withdraw</Button>
          </>
        )
      }
    >
      {make.refusal && <Refusal refusal={make.refusal} focus />}
      {page.withdrawnWhy && <Notice>Withdrawn: {page.withdrawnWhy}</Notice>}
      {page.missing.length > 0 && open && (
        <Notice>
          <p>
            <strong>A panel would miss:</strong>
          </p>
          <ul>
            {page.missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {!page.mayGoToPanel && manager && (
            <Button onPress={() => setAsking('admit')}>Let it go to the panel all the same</Button>
          )}
        </Notice>
      )}
      {page.admitted && (
        <Notice tint="calm">
          Let on to the panel by {page.admitted.by}, <ShowDate on={page.admitted.on} />: {page.admitted.why}
        </Notice>
      )}
      <Section title="What is asked for">
        <Facts
          none="Not said"
          of={[
            ['Received', <ShowDate key="on" on={values.receivedOn} />],
            ['Asked by', `${values.askedBy}, ${values.askedByRole}`],
            ['Centre wished for', page.wishedCentreName ?? 'Any'],
            ['Not before', values.earliestOn ? showDate(values.earliestOn) : 'As soon as there is a place'],
            ['Home day wished for', values.homeDayWish ? WEEKDAY_LABELS[values.homeDayWish] : 'Any'],
            ['Why school is not enough', values.whyNotEnough],
            ['What will change there', values.willChange],
            ['Staff on the home day', values.homeStaff],
            ['Host agreement', signed(values.hostAgreedBy, values.hostAgreedOn)],
            ['Parent and carer contract', signed(values.contractBy, values.contractOn)],
            ['Risk assessment', dated(values.riskAssessment, values.riskAssessedOn)],
            ['Transport', values.transport],
            ['Exit plan', values.exitPlan],
            ['Code in the register', values.registerCode ? labelOf(REGISTER_CODES, values.registerCode) : ''],
            ['Note', values.note],
          ]}
        />
      </Section>
      <Section
        title="Appendix B, clause by clause"
        beside={<A to={`/cases/${page.caseId}/eligibility`}>Appendix A and its evidence</A>}
      >
        <table className={css.reading}>
          <tbody>
            {page.verdicts.map(({ rule, statement, verdict, because }) => (
              <tr key={rule}>
                <th scope="row">{rule}</th>
                <td>{statement}</td>
                <td className={css.short}>
                  <State of="verdict" is={verdict} />
                </td>
                <td>{because}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="Decisions">
        {page.decisions.length === 0 ? (
          <p>No panel has decided yet.</p>
        ) : (
          page.decisions.map((decision) => (
            <div className={css.item} key={decision.id}>
              <div>
                <ShowDate on={decision.decidedOn} />{' '}
                {decision.panelId && <A to={`/link/panels/${decision.panelId}`}>The meeting</A>}
              </div>
              <DecisionWords decision={decision} />
              {decision.urgent && <Urgent {...decision.urgent} />}
              {decision.today.map((sentence) => (
                <p key={sentence}>
                  <Quiet>{sentence}</Quiet>
                </p>
              ))}
            </div>
          ))
        )}
      </Section>
      {asking === 'withdraw' && <WithdrawDialog page={page} onClose={() => setAsking(null)} />}
      {asking === 'urgent' && <UrgentDialog page={page} onClose={() => setAsking(null)} />}
      {asking === 'admit' && <AdmitDialog page={page} onClose={() => setAsking(null)} />}
    </Page>
  );
}

/** 'Hale Madeup, 19 Nov 2026'. */
function signed(by: string, on: string | null): string {
  return on === null ? '' : `${by}, ${showDate(on)}`;
}

function dated(what: string, on: string | null): string {
  return on === null ? what : [what, `Dated ${showDate(on)}.`].filter(Boolean).join(' ');
}

function Urgent({ why, ratified, note }: NonNullable<RequestPage['decisions'][number]['urgent']>) {
  const stands =
    ratified === null
      ? 'No panel has looked at it yet.'
      : ratified
        ? 'A panel stands by it.'
        : 'A panel does not stand by it.';
  return (
    <p>
      Decided urgently by the chair: {why} <strong>{stands}</strong> {note}
    </p>
  );
}

function WithdrawDialog({ page, onClose }: { page: RequestPage; onClose(): void }) {
  const today = useToday();
  const form = useDraft(`link/withdraw/${page.id}`, { withdrawnOn: today, why: '' });
  const withdraw = useCommand(api.linkRequests.withdraw, { said: 'Request withdrawn.' });
  if (!form.ready) return null;
  const save = async () => {
    const answer = await withdraw.run({ id: page.id, version: page.version, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="Withdraw the request" onClose={onClose}>
      <Form form={form} command={withdraw} submit="Withdraw" onSubmit={() => void save()} onCancel={onClose}>
        <DateField label="Withdrawn on" today={today} until={today} {...form.field('withdrawnOn')} />
        <TextArea label="Why" rows={2} {...form.field('why')} />
      </Form>
    </Dialog>
  );
}

function AdmitDialog({ page, onClose }: { page: RequestPage; onClose(): void }) {
  const form = useDraft(`link/admit/${page.id}`, { why: '' });
  const admit = useCommand(api.linkRequests.admit, { said: 'It may go to the panel.' });
  if (!form.ready) return null;
  const save = async () => {
    const answer = await admit.run({ id: page.id, version: page.version, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="Let it go to the panel" onClose={onClose}>
      <p>
        The memorandum wants Appendix A met first (B6), and the home school in the Link’s area (A12). Your reason is
        kept and shown to the panel.
      </p>
      <Form form={form} command={admit} submit="Let it go" onSubmit={() => void save()} onCancel={onClose}>
        <TextArea label="Why" rows={3} {...form.field('why')} />
      </Form>
    </Dialog>
  );
}
