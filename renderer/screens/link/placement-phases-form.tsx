import { addDays, isPlainDate, WEEKDAYS, type Weekday } from '../../../shared/dates.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { CheckboxGroup, Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './link.module.css';
import type { DoingProps } from './placement-forms.tsx';

const DAYS = WEEKDAYS.map((day) => ({ value: day, label: WEEKDAY_LABELS[day] }));

interface PhaseRow {
  key: number;
  centreId: string;
  fromOn: string;
  untilOn: string;
  days: Weekday[];
  homeDay: Weekday;
  what: string;
}

/** The dated weekly patterns of a placement, by hand. Its start and end stay: the end is the panel’s. */
export function PhasesForm({ page, onClose }: DoingProps) {
  const today = useToday();
  const centres = useAsk(api.link.list, {}).value ?? [];
  const now = {
    version: page.version,
    phases: page.phases.map(({ centreId, fromOn, untilOn, days, homeDay, what }, key): PhaseRow => {
      return { key, centreId, fromOn, untilOn, days, homeDay, what };
    }),
  };
  const form = useDraft(`link/phases/${page.id}`, now);
  const change = useCommand(api.linkPlacements.changePhases, { said: 'Phases changed.' });
  if (!form.ready) return null;
  const { version, phases } = form.values;
  const save = async () => {
    const sent = phases.map(({ key: _key, ...phase }) => phase);
    const answer = await change.run({ id: page.id, version, phases: sent });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  const set = (key: number, some: Partial<PhaseRow>) =>
    form.set({ phases: phases.map((phase) => (phase.key === key ? { ...phase, ...some } : phase)) });
  const addOne = () => {
    const last = phases.at(-1);
    if (!last) return;
    const fromOn = isPlainDate(last.untilOn) ? addDays(last.untilOn, 1) : '';
    form.set({ phases: [...phases, { ...last, key: last.key + 1, fromOn, untilOn: page.endOn, what: '' }] });
  };
  return (
    <Section title="Change the phases" lead="The placement’s own start and end stay as they are.">
      <Form
        form={form}
        command={change}
        fresh={now}
        submit="Save the phases"
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        {phases.map((phase, at) => (
          <fieldset className={css.phase} key={phase.key}>
            <legend>Phase {at + 1}</legend>
            <Row gap="three" align="start">
              <DateField
                name={`phases.${at}.fromOn`}
                label="From"
                today={today}
                value={phase.fromOn}
                onChange={(fromOn) => set(phase.key, { fromOn })}
              />
              <DateField
                name={`phases.${at}.untilOn`}
                label="Until"
                today={today}
                value={phase.untilOn}
                onChange={(untilOn) => set(phase.key, { untilOn })}
              />
              <Select
                name={`phases.${at}.centreId`}
                label="Centre"
                value={phase.centreId}
                onChange={(centreId) => set(phase.key, { centreId })}
                options={centres.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Select
                name={`phases.${at}.homeDay`}
                label="Home day"
                width="short"
                value={phase.homeDay}
                onChange={(homeDay) => set(phase.key, { homeDay })}
                options={DAYS}
              />
            </Row>
            <CheckboxGroup
              name={`phases.${at}.days`}
              label="Days at the Link"
              inline
              value={phase.days}
              onChange={(days) => set(phase.key, { days })}
              options={DAYS}
            />
            <Row gap="two" align="end">
              <TextField
                width="medium"
                name={`phases.${at}.what`}
                label="What happens"
                optional
                value={phase.what}
                onChange={(what) => set(phase.key, { what })}
              />
              {phases.length > 1 && (
                <Button
                  kind="plain"
                  icon="cross"
                  label={`Take phase ${at + 1} away`}
                  onPress={() => form.set({ phases: phases.filter(({ key }) => key !== phase.key) })}
                />
              )}
            </Row>
          </fieldset>
        ))}
        <Row>
          <Button icon="plus" onPress={addOne}>
            Add a phase
          </Button>
        </Row>
      </Form>
    </Section>
  );
}
