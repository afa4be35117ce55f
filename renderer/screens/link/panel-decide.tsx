import type { PanelItem } from '../../../shared/api/link-panels.ts';
import { LINK_OUTCOMES } from '../../../shared/link-words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { optionsOf } from '../../parts/options.ts';
import { TextArea } from '../../parts/text-field.tsx';
import { useTaken } from './options.ts';
import { asksOverbookWhy, NO_PLACE, OverbookField, PlaceFields, placeSent, ReasonFields } from './place-fields.tsx';

interface ItemFormProps {
  item: PanelItem;
  onClose(): void;
}

/** What the panel decided on a request, or on the extension of a placement. */
export function DecideForm({ item, onClose }: ItemFormProps) {
  const today = useToday();
  const isExtension = item.about === 'extension';
  const { ready, taken } = useTaken(item.requestId);
  const draft = useDraft(`link/decide/${item.id}`, {
    ...NO_PLACE,
    ...taken,
    outcome: 'approve' as keyof typeof LINK_OUTCOMES,
    decidedOn: today,
    evidenceBy: '',
    untilOn: item.paper.extension?.untilOn ?? '',
    dissent: '',
  });
  const decide = useCommand(api.linkPanels.decide, { said: 'Decision recorded.' });
  if (!ready || !draft.ready) return null;
  const { outcome, decidedOn, evidenceBy, untilOn, dissent } = draft.values;
  const approves = outcome === 'approve';
  const save = async () => {
    const answer = await decide.run({
      itemId: item.id,
      ...placeSent(draft.values),
      outcome,
      decidedOn,
      evidenceBy: evidenceBy || null,
      untilOn: isExtension ? untilOn || null : null,
      dissent,
    });
    if (!answer.ok) return;
    await draft.discard();
    onClose();
  };
  const outcomes = optionsOf(LINK_OUTCOMES).filter(({ value }) => !isExtension || value !== 'wait');
  return (
    <Form form={draft} command={decide} submit="Record the decision" onSubmit={() => void save()} onCancel={onClose}>
      <RadioGroup label="What the panel decided" options={outcomes} {...draft.field('outcome')} />
      <DateField label="Decided on" today={today} until={today} {...draft.field('decidedOn')} />
      {approves && !isExtension && taken && !draft.found && (
        <p>Centre, first day and home day are filled in from the option that was taken.</p>
      )}
      {approves && !isExtension && <PlaceFields form={draft} today={today} />}
      {approves && isExtension && <DateField label="New last day" today={today} {...draft.field('untilOn')} />}
      {outcome === 'defer' && <DateField label="Evidence by" today={today} {...draft.field('evidenceBy')} />}
      <ReasonFields form={draft} criteria={item.criteria} approves={approves} />
      <OverbookField form={draft} said={asksOverbookWhy(decide.refusal)} />
      <TextArea label="Dissent" optional hint="Who disagreed, and why." rows={2} {...draft.field('dissent')} />
    </Form>
  );
}

const STANDS = { yes: 'The panel stands by it', no: 'The panel does not stand by it' } as const;

/** Whether the panel stands by what the chair decided urgently. */
export function RatifyForm({ item, onClose }: ItemFormProps) {
  const today = useToday();
  const draft = useDraft(`link/ratify/${item.id}`, {
    ratified: 'yes' as keyof typeof STANDS,
    decidedOn: today,
    note: '',
  });
  const ratify = useCommand(api.linkPanels.ratify, { said: 'Recorded.' });
  if (!draft.ready) return null;
  const { ratified, decidedOn, note } = draft.values;
  const save = async () => {
    const answer = await ratify.run({ itemId: item.id, ratified: ratified === 'yes', decidedOn, note });
    if (!answer.ok) return;
    await draft.discard();
    onClose();
  };
  return (
    <Form form={draft} command={ratify} submit="Record it" onSubmit={() => void save()} onCancel={onClose}>
      <RadioGroup label="The chair’s urgent decision" options={optionsOf(STANDS)} {...draft.field('ratified')} />
      <DateField label="Decided on" today={today} until={today} {...draft.field('decidedOn')} />
      <TextArea label="Note" optional={ratified === 'yes'} rows={2} {...draft.field('note')} />
    </Form>
  );
}
