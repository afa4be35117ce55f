import { useState } from 'react';
import type { PanelPage } from '../../../shared/api/link-panels.ts';
import { PANEL_ROLES } from '../../../shared/link-words.ts';
import { labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice, Refusal } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import css from './link.module.css';
import { MemberForm } from './member-form.tsx';
import { PutExtensionOn, PutRequestOn } from './panel-agenda.tsx';
import { Item } from './panel-item.tsx';

/** One panel meeting: who is there, the papers as sent, interests, decisions, and the record when it is closed. */
export function PanelScreen() {
  const id = useParam('panelId');
  return <Answered asked={useAsk(api.linkPanels.show, { id })}>{(page) => <Panel page={page} />}</Answered>;
}

function Panel({ page }: { page: PanelPage }) {
  const manager = useIsManager();
  const send = useCommand(api.linkPanels.sendPapers, { said: 'Papers sent: numbered, and kept as they are.' });
  const today = useToday();
  const meets = page.meetsOn <= today;
  const [asking, setAsking] = useState<'extension' | 'cancel' | null>(null);
  const writable = manager && page.heldOn === null && page.cancelledWhy === null;
  const unsent = page.items.some(({ sentOn }) => sentOn === null);
  const decided = page.items.some(({ decision, ratified }) => decision !== null || ratified !== null);
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
        writable &&
        unsent && (
          <Button kind="primary" busy={send.busy} onPress={() => void send.run({ panelId: page.id })}>
            Send the papers
          </Button>
        )
      }
      actions={
        <>
          {page.items.some(({ sentOn }) => sentOn !== null) && (
            <LinkButton to={`/print/panel-pack/${page.id}`}>Print the papers</LinkButton>
          )}
          {decided && <LinkButton to={`/print/panel-minutes/${page.id}`}>Print the minutes</LinkButton>}
          {writable && !decided && <Button onPress={() => setAsking('cancel')}>Cancel the meeting</Button>}
        </>
      }
    >
      {page.cancelledWhy && <Notice>Cancelled: {page.cancelledWhy}</Notice>}
      {send.refusal && <Refusal refusal={send.refusal} focus />}
      <Section title="Members" lead={meets ? page.quorumSays : 'Who is there is recorded on the day of the meeting.'}>
        <ul className={css.plain}>
          {page.members.map((member) => (
            <Seat key={member.id} page={page} member={member} fixed={!writable} />
          ))}
        </ul>
        {writable && <MemberForm panelId={page.id} />}
      </Section>
      <Section title="Agenda">
        {page.items.length === 0 && <p>Nothing is on the agenda yet.</p>}
        {page.items.map((item) => (
          <Item key={item.id} page={page} item={item} writable={writable} />
        ))}
        {writable && page.addable.length > 0 && <PutRequestOn page={page} />}
        {writable && asking !== 'extension' && page.extendable.length > 0 && (
          <Row>
            <Button onPress={() => setAsking('extension')}>Put an extension on the agenda</Button>
          </Row>
        )}
        {asking === 'extension' && <PutExtensionOn page={page} onClose={() => setAsking(null)} />}
      </Section>
      {page.heldOn ? (
        <Section title="Minutes">
          <p>
            Held on <ShowDate on={page.heldOn} />.
          </p>
          <p>{page.minutes}</p>
        </Section>
      ) : (
        writable && meets && page.items.length > 0 && <Hold page={page} />
      )}
      {asking === 'cancel' && <CancelDialog page={page} onClose={() => setAsking(null)} />}
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

function CancelDialog({ page, onClose }: { page: PanelPage; onClose(): void }) {
  const form = useDraft(`link/cancel/${page.id}`, { why: '' });
  const cancel = useCommand(api.linkPanels.cancel, {
    said: 'Meeting cancelled. Its requests can go on another agenda.',
  });
  if (!form.ready) return null;
  const save = async () => {
    const answer = await cancel.run({ id: page.id, version: page.version, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="Cancel the meeting" onClose={onClose}>
      <Form
        form={form}
        command={cancel}
        submit="Cancel the meeting"
        submitKind="danger"
        cancel="Keep it"
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <TextField label="Why" {...form.field('why')} />
      </Form>
    </Dialog>
  );
}

function Hold({ page }: { page: PanelPage }) {
  const today = useToday();
  const draft = useDraft(`link/minutes/${page.id}`, { heldOn: today, minutes: page.minutes });
  const hold = useCommand(api.linkPanels.hold, { said: 'The record is closed.' });
  if (!draft.ready) return null;
  const save = async () => {
    const answer = await hold.run({ id: page.id, version: page.version, ...draft.values });
    if (answer.ok) await draft.discard();
  };
  return (
    <Section title="Close the record" lead="Once each item has a decision. A closed record is not changed any more.">
      <Form form={draft} command={hold} submit="Close the record" submitKind="secondary" onSubmit={() => void save()}>
        <DateField label="Held on" today={today} until={today} {...draft.field('heldOn')} />
        <TextArea label="Minutes beside the decisions" optional rows={3} {...draft.field('minutes')} />
      </Form>
    </Section>
  );
}
