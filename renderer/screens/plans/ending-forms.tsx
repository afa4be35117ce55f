import type { PlanPage } from '../../../shared/api/plans.ts';
import { addDays } from '../../../shared/dates.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { NumberField, TextArea, TextField } from '../../parts/text-field.tsx';
import css from './plans.module.css';

interface AgreedRow {
  schoolId: string;
  agreedBy: string;
  role: string;
  agreedOn: string;
}

/** A later end with its phase and a fresh agreement of every school: saved together or not at all. */
export function ExtendForm({ page, onClose }: { page: PlanPage; onClose(): void }) {
  const today = useToday();
  const last = page.phases.at(-1);
  const form = useFields({
    version: page.version,
    endOn: '',
    sessionsPerWeek: last?.sessionsPerWeek ?? (1 as number | null),
    schoolId: last?.schoolId ?? page.homeSchool.id,
    what: '',
    agreements: page.schools.map(
      ({ id }): AgreedRow => ({
        schoolId: id,
        agreedBy: page.agreements.find(({ schoolId }) => schoolId === id)?.agreedBy ?? '',
        role: 'Head teacher',
        agreedOn: today,
      }),
    ),
  });
  const extend = useCommand(api.plans.extend, { said: 'Plan extended.' });
  const save = async () => {
    const { sessionsPerWeek, ...values } = form.values;
    const answer = await extend.run({ id: page.id, ...values, sessionsPerWeek: sessionsPerWeek ?? -1 });
    if (answer.ok) onClose();
  };
  const change = (at: number, some: Partial<AgreedRow>) =>
    form.set({ agreements: form.values.agreements.map((each, n) => (n === at ? { ...each, ...some } : each)) });
  return (
    <Section
      title="Extend the plan"
      lead="An extension is a fresh agreement: record who agreed to the new end, for each school."
    >
      <Form form={form} command={extend} submit="Extend the plan" onSubmit={() => void save()} onCancel={onClose}>
        <Row gap="two" align="start">
          <DateField
            label="New end"
            today={addDays(page.endOn, 1)}
            from={addDays(page.endOn, 1)}
            {...form.field('endOn')}
          />
          <NumberField label="Sessions a week" {...form.field('sessionsPerWeek')} />
          {page.newSchool && (
            <Select
              label="Where"
              options={page.schools.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.field('schoolId')}
            />
          )}
        </Row>
        <TextField label="What happens in the added weeks" optional {...form.field('what')} />
        {form.values.agreements.map((each, at) => (
          <fieldset className={css.phase} key={each.schoolId}>
            <legend>{page.schools.find(({ id }) => id === each.schoolId)?.name}</legend>
            <TextField
              name={`agreements.${at}.agreedBy`}
              label="Agreed by"
              width="medium"
              value={each.agreedBy}
              onChange={(agreedBy) => change(at, { agreedBy })}
            />
            <TextField
              name={`agreements.${at}.role`}
              label="Role"
              width="short"
              value={each.role}
              onChange={(role) => change(at, { role })}
            />
            <DateField
              name={`agreements.${at}.agreedOn`}
              label="On"
              today={today}
              value={each.agreedOn}
              onChange={(agreedOn) => change(at, { agreedOn })}
            />
          </fieldset>
        ))}
      </Form>
    </Section>
  );
}

/** The last day comes sooner than planned. */
export function EndEarlyForm({ page, onClose }: { page: PlanPage; onClose(): void }) {
  const today = useToday();
  const form = useFields({ endedEarlyOn: today, endedEarlyWhy: '' });
  const end = useCommand(api.plans.endEarly, { said: 'The plan ends early.' });
  const save = async () => {
    const answer = await end.run({ id: page.id, version: page.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Section
      title="End the plan early"
      lead="Sessions after that day leave weeks that are still drafts; a published week is changed on the board."
    >
      <Form
        form={form}
        command={end}
        submit="End the plan early"
        submitKind="danger"
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <DateField
          label="Last day"
          today={today}
          from={page.startOn}
          until={page.plannedEndOn}
          {...form.field('endedEarlyOn')}
        />
        <TextArea label="Why" rows={2} {...form.field('endedEarlyWhy')} />
      </Form>
    </Section>
  );
}
