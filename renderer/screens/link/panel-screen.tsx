import { useState } from 'react';
import type { PanelItem, PanelPage } from '../../../shared/api/link-panels.ts';
import { WEEKDAYS } from '../../../shared/dates.ts';
import { LINK_OUTCOMES, PANEL_ROLES } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox, RadioGroup, Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice, Refusal } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import css from './link.module.css';
import { MemberForm } from './member-form.tsx';

/** One panel meeting: who is there, the papers as sent, interests, decisions, and the record when it is closed. */
export function PanelScreen() {
  const id = useParam('panelId');
  return <Answered asked={useAsk(api.linkPanels.show, { id })}>{(page) => <Panel page={page} />}</Answered>;
}

function Panel({ page }: { page: PanelPage }) {
  const manager = useIsManager();
  const send = useCommand(api.linkPanels.sendPapers, { said: 'Papers sent: numbered, and kept as they are.' });
  const open = page.heldOn === null;
  const unsent = page.items.some(({ sentOn }) => sentOn === null);
  return (
    <Page
      title="Panel meeting"
      beside={<State of="panel" is={page.state} />}
      lead={
        <>
          <ShowDate on={page.meetsOn} /> {page.startsAt}, {page.place}
        </>
      }
      up={[{ to: '/link?tab=panels', label: 'Panel' }]}
      primary={
        manager &&
        open &&
        unsent && (
          <Button kind="primary" busy={send.busy} onPress={() => void send.run({ panelId: page.id })}>
            Send the papers
          </Button>
        )
      }
    >
      {send.refusal && <Refusal refusal={send.refusal} focus />}
      <Section title="Members" lead={page.quorumSays}>
        <ul className={css.plain}>
          {page.members.map((member) => (
            <Seat key={member.id} page={page} member={member} fixed={!manager || !open} />
          ))}
        </ul>
        {manager && open && <MemberForm panelId={page.id} />}
      </Section>
      <Section title="Agenda">
        {page.items.length === 0 && <p>No request is on the agenda yet.</p>}
        {page.items.map((item) => (
          <Item key={item.id} page={page} item={item} writable={manager && open} />
        ))}
        {manager && open && page.addable.length > 0 && <PutOn page={page} />}
      </Section>
      {page.heldOn ? (
        <Section title="Minutes">
          <p>
            Held on <ShowDate on={page.heldOn} />.
          </p>
          <p>{page.minutes}</p>
        </Section>
      ) : (
        manager && page.items.length > 0 && <Hold page={page} />
      )}
    </Page>
  );
}

function Seat({ page, member, fixed }: { page: PanelPage; member: PanelPage['members'][number]; fixed: boolean }) {
  const seat = useCommand(api.linkPanels.seat, { said: null });
  const words = [labelOf(PANEL_ROLES, member.role), member.schoolName ?? member.service].filter(Boolean).join(', ');
  if (fixed) {
    return (
      <li>
        {member.name}, {words}: {member.present ? `present${member.chairing ? ', in the chair' : ''}` : 'not present'}
      </li>
    );
  }
  const set = (present: boolean, chairs: boolean) =>
    void seat.run({ panelId: page.id, memberId: member.id, present, chairs });
  return (
    <li>
      <Row gap="two">
        <Checkbox
          name={`present-${member.id}`}
          label={`${member.name}, ${words}`}
          value={member.present}
          onChange={(present) => set(present, present && member.chairing)}
        />
        {member.present && member.role !== 'clerk' && (
          <Checkbox
            name={`chairs-${member.id}`}
            label="In the chair"
            value={member.chairing}
            onChange={(chairs) => set(true, chairs)}
          />
        )}
      </Row>
    </li>
  );
}

function PutOn({ page }: { page: PanelPage }) {
  const form = useFields({ requestId: page.addable[0]?.requestId ?? '' });
  const put = useCommand(api.linkPanels.putOn, { said: 'On the agenda.' });
  const save = async () => {
    const answer = await put.run({ panelId: page.id, requestId: form.values.requestId });
    if (answer.ok) form.reset();
  };
  return (
    <Form form={form} command={put} submit="Put on the agenda" submitKind="secondary" onSubmit={() => void save()}>
      <Select
        label="Request"
        options={page.addable.map(({ requestId, label }) => ({ value: requestId, label }))}
        {...form.field('requestId')}
      />
    </Form>
  );
}

function Item({ page, item, writable }: { page: PanelPage; item: PanelItem; writable: boolean }) {
  const [doing, setDoing] = useState<'decide' | 'declare' | null>(null);
  const off = useCommand(api.linkPanels.takeOff, { said: 'Taken off the agenda.' });
  const { paper, decision } = item;
  const close = () => setDoing(null);
  return (
    <article className={css.item} aria-label={`Item about ${paper.pupilName}`}>
      <h3>
        {item.number ? `Paper ${item.number}: ` : ''}
        <A to={`/link/requests/${item.requestId}`}>{paper.pupilName}</A>
      </h3>
      <Quiet>
        {paper.reference}, {paper.schoolName}
        {item.sentOn ? (
          <>
            ; sent <ShowDate on={item.sentOn} />
          </>
        ) : (
          '; paper not sent yet'
        )}
      </Quiet>
      {item.changedSince && (
        <Notice>The request has changed since its paper was sent. The paper stays as it was.</Notice>
      )}
      <details>
        <summary>The paper</summary>
        <p>Why support in school is not enough: {paper.whyNotEnough || 'Not said'}</p>
        <p>What will change in the home school: {paper.willChange || 'Not said'}</p>
        <p>Risk assessment: {paper.riskAssessment || 'Not said'}</p>
        <p>Exit plan: {paper.exitPlan || 'Not said'}</p>
        <ul>
          {paper.verdicts.map(({ rule, verdict, because }) => (
            <li key={rule}>
              {rule} <State of="verdict" is={verdict} /> {because}
            </li>
          ))}
        </ul>
      </details>
      {item.keptOut.map(({ memberId, name, why }) => (
        <p key={memberId}>
          {name} takes no part. {why}
        </p>
      ))}
      {decision ? (
        <Decided decision={decision} />
      ) : (
        <>
          <p>{item.quorum.sentence}</p>
          {writable && doing === null && (
            <Row>
              <Button onPress={() => setDoing('declare')}>Record an interest</Button>
              {item.sentOn ? (
                <Button onPress={() => setDoing('decide')}>Record the decision</Button>
              ) : (
                <Button kind="plain" busy={off.busy} onPress={() => void off.run({ itemId: item.id })}>
                  Take off the agenda
                </Button>
              )}
            </Row>
          )}
          {doing === 'declare' && <Declare page={page} item={item} onClose={close} />}
          {doing === 'decide' && <Decide item={item} onClose={close} />}
        </>
      )}
    </article>
  );
}

function Decided({ decision }: { decision: NonNullable<PanelItem['decision']> }) {
  return (
    <>
      <div>
        <State of="linkOutcome" is={decision.outcome} />{' '}
        {decision.startOn && decision.homeDay && (
          <>
            {decision.centreName}, from <ShowDate on={decision.startOn} />, {WEEKDAY_LABELS[decision.homeDay]} at home
          </>
        )}
        {decision.evidenceBy && (
          <>
            evidence by <ShowDate on={decision.evidenceBy} />
          </>
        )}
      </div>
      <p>{decision.reason}</p>
      {decision.conditions && <p>Conditions: {decision.conditions}</p>}
      {decision.dissent && <p>Dissent: {decision.dissent}</p>}
      <Quiet>Decided by {decision.decidedBy.join(', ')}.</Quiet>
    </>
  );
}

function Declare({ page, item, onClose }: { page: PanelPage; item: PanelItem; onClose(): void }) {
  const form = useFields({ memberId: '', what: '' });
  const declare = useCommand(api.linkPanels.declare, { said: 'Interest recorded.' });
  const save = async () => {
    const answer = await declare.run({ itemId: item.id, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Form form={form} command={declare} submit="Record the interest" onSubmit={() => void save()} onCancel={onClose}>
      <Select
        label="Member"
        placeholder="Choose"
        options={page.members.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field('memberId')}
      />
      <TextField label="What the interest is" {...form.field('what')} />
    </Form>
  );
}

function Decide({ item, onClose }: { item: PanelItem; onClose(): void }) {
  const today = useToday();
  const centres = useAsk(api.link.list, {}).value ?? [];
  const form = useFields({
    outcome: 'approve' as keyof typeof LINK_OUTCOMES,
    decidedOn: today,
    centreId: '',
    startOn: '',
    homeDay: '',
    evidenceBy: '',
    reason: '',
    conditions: '',
    dissent: '',
  });
  const decide = useCommand(api.linkPanels.decide, { said: 'Decision recorded.' });
  const { outcome } = form.values;
  const save = async () => {
    const { homeDay, centreId, startOn, evidenceBy, ...rest } = form.values;
    const answer = await decide.run({
      itemId: item.id,
      ...rest,
      centreId: centreId || null,
      startOn: startOn || null,
      homeDay: WEEKDAYS.find((day) => day === homeDay) ?? null,
      evidenceBy: evidenceBy || null,
    });
    if (answer.ok) onClose();
  };
  return (
    <Form form={form} command={decide} submit="Record the decision" onSubmit={() => void save()} onCancel={onClose}>
      <RadioGroup label="What the panel decided" options={optionsOf(LINK_OUTCOMES)} {...form.field('outcome')} />
      <DateField label="Decided on" today={today} until={today} {...form.field('decidedOn')} />
      {outcome === 'approve' && (
        <Row gap="three" align="start">
          <Select
            label="Centre"
            placeholder="Choose"
            options={centres.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.field('centreId')}
          />
          <DateField label="First day" today={today} {...form.field('startOn')} />
          <Select
            label="Home day"
            placeholder="Choose"
            options={WEEKDAYS.map((day) => ({ value: day as string, label: WEEKDAY_LABELS[day] }))}
            {...form.field('homeDay')}
          />
        </Row>
      )}
      {outcome === 'defer' && <DateField label="Evidence by" today={today} {...form.field('evidenceBy')} />}
      <TextArea label="Reason" rows={3} {...form.field('reason')} />
      <TextArea label="Conditions" optional rows={2} {...form.field('conditions')} />
      <TextArea label="Dissent" optional hint="Who disagreed, and why." rows={2} {...form.field('dissent')} />
    </Form>
  );
}

function Hold({ page }: { page: PanelPage }) {
  const today = useToday();
  const form = useFields({ heldOn: today, minutes: page.minutes });
  const hold = useCommand(api.linkPanels.hold, { said: 'The record is closed.' });
  return (
    <Section title="Close the record" lead="Once each item has a decision. A closed record is not changed any more.">
      <Form
        form={form}
        command={hold}
        submit="Close the record"
        submitKind="secondary"
        onSubmit={() => void hold.run({ id: page.id, version: page.version, ...form.values })}
      >
        <DateField label="Held on" today={today} until={today} {...form.field('heldOn')} />
        <TextArea label="Minutes beside the decisions" optional rows={3} {...form.field('minutes')} />
      </Form>
    </Section>
  );
}
