import type { PanelItem } from '../../../shared/api/link-panels.ts';
import { WEEKDAYS } from '../../../shared/dates.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { fieldOf } from '../../api/fields.ts';
import { Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Row } from '../../parts/layout.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';

/** What an approval says, by a panel or by its chair: place and start, reasons by criterion, conditions. */
export interface PlaceValues {
  centreId: string;
  startOn: string;
  homeDay: string;
  reason: string;
  reasons: Record<string, string>;
  conditions: string;
  overbookWhy: string;
}

/** A form that holds these values among others. */
export interface PlaceForm {
  values: PlaceValues;
  set(some: Partial<PlaceValues>): void;
}

export const NO_PLACE: PlaceValues = {
  centreId: '',
  startOn: '',
  homeDay: '',
  reason: '',
  reasons: {},
  conditions: '',
  overbookWhy: '',
};

/** As the core takes them. */
export function placeSent(values: PlaceValues) {
  const { centreId, startOn, homeDay, reason, reasons, conditions, overbookWhy } = values;
  return {
    centreId: centreId || null,
    startOn: startOn || null,
    homeDay: WEEKDAYS.find((day) => day === homeDay) ?? null,
    reason,
    reasons,
    conditions,
    overbookWhy,
  };
}

export function PlaceFields({ form, today }: { form: PlaceForm; today: string }) {
  const field = fieldOf(form.values, (some) => form.set(some));
  const centres = useAsk(api.link.list, {}).value ?? [];
  const open = centres.filter(({ closedOn }) => closedOn === null || closedOn >= today);
  return (
    <Row gap="three" align="start">
      <Select
        label="Centre"
        placeholder="Choose"
        options={open.map(({ id, name }) => ({ value: id, label: name }))}
        {...field('centreId')}
      />
      <DateField label="First day" today={today} {...field('startOn')} />
      <Select
        label="Home day"
        width="short"
        placeholder="Choose"
        options={WEEKDAYS.map((day) => ({ value: day as string, label: WEEKDAY_LABELS[day] }))}
        {...field('homeDay')}
      />
    </Row>
  );
}

/** One line for each criterion that is not met: an approval has to say why. */
export function ReasonFields({ form, criteria, approves }: ReasonFieldsProps) {
  const field = fieldOf(form.values, (some) => form.set(some));
  const { reasons } = form.values;
  return (
    <>
      <TextArea label="Reason" rows={3} {...field('reason')} />
      {criteria.map(({ rule, statement, verdict }) => (
        <TextField
          key={rule}
          name={`reasons.${rule}`}
          label={`Reason on ${rule}`}
          hint={statement}
          optional={!approves || verdict === 'met'}
          value={reasons[rule] ?? ''}
          onChange={(text) => form.set({ reasons: { ...reasons, [rule]: text } })}
        />
      ))}
      <TextArea label="Conditions" optional rows={2} {...field('conditions')} />
    </>
  );
}

interface ReasonFieldsProps {
  form: PlaceForm;
  criteria: PanelItem['criteria'];
  approves: boolean;
}

/** Only once the core has said that the places would not do. */
export function OverbookField({ form, said }: { form: PlaceForm; said: boolean }) {
  const field = fieldOf(form.values, (some) => form.set(some));
  if (!said && form.values.overbookWhy === '') return null;
  return <TextField label="Why it may go over the places" {...field('overbookWhy')} />;
}

/** Whether a refusal asks for that reason. */
export function asksOverbookWhy(refusal: { fields?: readonly { path: string }[] | undefined } | null): boolean {
  return refusal?.fields?.some(({ path }) => path === 'overbookWhy') ?? false;
}
