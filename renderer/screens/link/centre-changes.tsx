import type { CentrePage } from '../../../shared/api/link-centres.ts';
import { WEEKDAYS, type Weekday } from '../../../shared/dates.ts';
import { LINK_LIMITS } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useFields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { CheckboxGroup, RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { NumberField, TextField } from '../../parts/text-field.tsx';
import { PlacesFields, type PlacesTyped, placesSent } from './places-fields.tsx';

/** What changes at a provision from a day on: its places, closures and staffing, its closing. */
interface ChangeProps {
  page: CentrePage;
  onClose(): void;
}

export function PlacesForm({ page, onClose }: ChangeProps) {
  const today = useToday();
  const last: PlacesTyped = page.later.at(-1)?.places ?? page.places;
  const form = useDraft(`link-centre/places/${page.id}`, { fromOn: '', places: last, reason: '' });
  const set = useCommand(api.linkCentres.setPlaces, { said: 'Places changed.' });
  if (!form.ready) return null;
  const save = async () => {
    const { fromOn, places, reason } = form.values;
    const answer = await set.run({ centreId: page.id, fromOn, places: placesSent(places), reason });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Form form={form} command={set} submit="Change the places" onSubmit={() => void save()} onCancel={onClose}>
      <DateField label="From" today={today} {...form.field('fromOn')} />
      <PlacesFields value={form.values.places} onChange={(places) => form.set({ places })} />
      <TextField label="Reason" {...form.field('reason')} />
    </Form>
  );
}

const DAYS = WEEKDAYS.map((day) => ({ value: day, label: WEEKDAY_LABELS[day] }));

export function LimitForm({ page, onClose }: ChangeProps) {
  const today = useToday();
  const form = useDraft(`link-centre/limit/${page.id}`, {
    kind: 'closed' as keyof typeof LINK_LIMITS,
    fromOn: '',
    untilOn: '',
    days: [] as Weekday[],
    atMost: null as number | null,
    reason: '',
  });
  const add = useCommand(api.linkCentres.addLimit, { said: 'Places taken out.' });
  if (!form.ready) return null;
  const { kind, atMost } = form.values;
  const save = async () => {
    const sent = { centreId: page.id, ...form.values, atMost: kind === 'closed' ? 0 : (atMost ?? -1) };
    const answer = await add.run(sent);
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Form form={form} command={add} submit="Take places out" onSubmit={() => void save()} onCancel={onClose}>
      <RadioGroup label="What it is" inline options={optionsOf(LINK_LIMITS)} {...form.field('kind')} />
      <Row gap="three" align="start">
        <DateField label="First day" today={today} {...form.field('fromOn')} />
        <DateField label="Last day" today={today} {...form.field('untilOn')} />
        {kind === 'staffing' && <NumberField label="Staff for so many pupils" {...form.field('atMost')} />}
      </Row>
      <CheckboxGroup
        label="Only on"
        hint="Every weekday where none is ticked."
        inline
        options={DAYS}
        {...form.field('days')}
      />
      <TextField label="Reason" {...form.field('reason')} />
    </Form>
  );
}

export function CloseForm({ page, onClose }: ChangeProps) {
  const today = useToday();
  const form = useFields({ closedOn: page.closedOn ?? '' });
  const close = useCommand(api.linkCentres.close, { said: 'Closing day recorded.' });
  const save = async () => {
    const closedOn = form.values.closedOn || null;
    const answer = await close.run({ id: page.id, version: page.version, closedOn });
    if (answer.ok) onClose();
  };
  return (
    <Form form={form} command={close} submit="Record the closing day" onSubmit={() => void save()} onCancel={onClose}>
      <DateField
        label="Its last day"
        optional
        hint="Empty: it goes on. Nobody may have a place here after it."
        today={today}
        {...form.field('closedOn')}
      />
    </Form>
  );
}
