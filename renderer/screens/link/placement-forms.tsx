import type { PlacementPage } from '../../../shared/api/link-placements.ts';
import { showDate, WEEKDAYS } from '../../../shared/dates.ts';
import { REGISTER_CODES } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useFields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Section } from '../../parts/page.tsx';
import { TextArea } from '../../parts/text-field.tsx';

/** What can happen to a placement on its way: another home day, another centre, its register code, an early end. */
const DAYS = WEEKDAYS.map((day) => ({ value: day, label: WEEKDAY_LABELS[day] }));

export interface DoingProps {
  page: PlacementPage;
  onClose(): void;
}

export function HomeDayForm({ page, onClose }: DoingProps) {
  const today = useToday();
  const form = useFields({ fromOn: '', homeDay: page.homeDay });
  const move = useCommand(api.linkPlacements.moveHomeDay, { said: 'Home day moved.' });
  const save = async () => {
    const answer = await move.run({ id: page.id, version: page.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Section title="Move the home day" lead="From the first school day of a week; no week has more or fewer Link days.">
      <Form form={form} command={move} submit="Move the home day" onSubmit={() => void save()} onCancel={onClose}>
        <Row gap="three" align="start">
          <DateField label="From" today={today} {...form.field('fromOn')} />
          <Select label="Home day" options={DAYS} {...form.field('homeDay')} />
        </Row>
      </Form>
    </Section>
  );
}

export function TransferForm({ page, onClose }: DoingProps) {
  const today = useToday();
  const centres = useAsk(api.link.list, {}).value ?? [];
  const form = useFields({ fromOn: '', centreId: '', homeDay: page.homeDay });
  const transfer = useCommand(api.linkPlacements.transfer, { said: 'Moved to the other centre.' });
  const save = async () => {
    const answer = await transfer.run({ id: page.id, version: page.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Section title="Move to another centre" lead="What was attended stays as it was.">
      <Form form={form} command={transfer} submit="Move" onSubmit={() => void save()} onCancel={onClose}>
        <Row gap="three" align="start">
          <DateField label="From" today={today} {...form.field('fromOn')} />
          <Select
            label="Centre"
            placeholder="Choose"
            options={centres.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.field('centreId')}
          />
          <Select label="Home day" options={DAYS} {...form.field('homeDay')} />
        </Row>
      </Form>
    </Section>
  );
}

export function EarlyForm({ page, onClose }: DoingProps) {
  const today = useToday();
  const form = useDraft(`link/early/${page.id}`, { endedEarlyOn: today, why: '' });
  const end = useCommand(api.linkPlacements.endEarly, { said: 'The placement ends early.' });
  if (!form.ready) return null;
  const save = async () => {
    const answer = await end.run({ id: page.id, version: page.version, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Section title="End the placement early" lead={`It would end on ${showDate(page.endOn)}.`}>
      <Form
        form={form}
        command={end}
        submit="End it early"
        submitKind="danger"
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <DateField label="Last day" today={today} {...form.field('endedEarlyOn')} />
        <TextArea label="Why" rows={2} {...form.field('why')} />
      </Form>
    </Section>
  );
}

export function CodeForm({ page, onClose }: DoingProps) {
  const form = useFields({ registerCode: page.registerCode });
  const { registerCode } = form.values;
  const set = useCommand(api.linkPlacements.setRegisterCode, { said: 'Register code recorded.' });
  const save = async () => {
    const answer = await set.run({ id: page.id, version: page.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Section title="Code in the register" lead="How the home school enters a day at the Link, as agreed with it.">
      <Form form={form} command={set} submit="Record the code" onSubmit={() => void save()} onCancel={onClose}>
        <Select
          name="registerCode"
          label="Code"
          value={registerCode}
          onChange={(chosen) => form.set({ registerCode: chosen })}
          options={optionsOf(REGISTER_CODES)}
        />
      </Form>
    </Section>
  );
}
