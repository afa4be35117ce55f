import type { RequestPage } from '../../../shared/api/link-requests.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { asksOverbookWhy, NO_PLACE, OverbookField, PlaceFields, placeSent, ReasonFields } from './place-fields.tsx';

/** A place that cannot wait, given by the panel's chair alone; the next meeting is asked whether it stands by it. */
export function UrgentDialog({ page, onClose }: { page: RequestPage; onClose(): void }) {
  const today = useToday();
  const members = useAsk(api.linkPanels.members, {}).value ?? [];
  const chairs = members.filter(({ chairs: usually, untilOn }) => usually && (untilOn === null || untilOn >= today));
  const draft = useDraft(`link/urgent/${page.id}`, { ...NO_PLACE, memberId: '', decidedOn: today, urgentWhy: '' });
  const decide = useCommand(api.linkPanels.decideUrgently, {
    said: 'Decision recorded. It is on the next meeting’s agenda to be ratified.',
  });
  if (!draft.ready) return null;
  const { memberId, decidedOn, urgentWhy } = draft.values;
  const save = async () => {
    const sent = { requestId: page.id, memberId, decidedOn, urgentWhy, ...placeSent(draft.values) };
    const answer = await decide.run(sent);
    if (!answer.ok) return;
    await draft.discard();
    onClose();
  };
  return (
    <Dialog title="Chair’s urgent decision" onClose={onClose} wide>
      <p>For a place that cannot wait for the panel. The next meeting says whether it stands by it.</p>
      <Form form={draft} command={decide} submit="Record the decision" onSubmit={() => void save()} onCancel={onClose}>
        <Row gap="three" align="start">
          <Select
            label="Decided by"
            placeholder="Choose"
            options={chairs.map(({ id, name }) => ({ value: id, label: name }))}
            {...draft.field('memberId')}
          />
          <DateField label="Decided on" today={today} until={today} {...draft.field('decidedOn')} />
        </Row>
        <TextArea label="Why it could not wait" rows={2} {...draft.field('urgentWhy')} />
        <PlaceFields form={draft} today={today} />
        <ReasonFields
          form={draft}
          approves
          criteria={page.verdicts.filter(({ rule }) => ['B3', 'B4', 'B5', 'B6'].includes(rule))}
        />
        <OverbookField form={draft} said={asksOverbookWhy(decide.refusal)} />
      </Form>
    </Dialog>
  );
}
