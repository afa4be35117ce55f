import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useGoTo } from '../../api/place.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import type { Option } from '../../parts/options.ts';
import { ChosenPassphrase } from '../../parts/passphrase-field.tsx';
import { SecondPlaceFields } from '../../parts/second-place-fields.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './welcome.module.css';

type CalendarChoice = 'county' | 'file' | 'later';

const CALENDARS: readonly Option<CalendarChoice>[] = [
  {
    value: 'county',
    label: 'Warwickshire’s published dates',
    hint: 'Terms and bank holidays of 2025/26 and 2026/27. You can correct them afterwards.',
  },
  { value: 'file', label: 'From a file', hint: 'Import a CSV of term dates or bank holidays as the next step.' },
  {
    value: 'later',
    label: 'Later, by hand',
    hint: 'Until then, whatever needs a calendar says that it has not been entered.',
  },
];

/** What a register begins with. There is nothing to keep a draft in yet. */
export function StartForm({ onCancel }: { onCancel: () => void }) {
  const start = useCommand(api.office.start, { said: 'The register has been started.' });
  const goTo = useGoTo();
  const form = useFields({
    officeName: '',
    areaManager: '',
    assistantAreaManager: '',
    passphrase: '',
    again: '',
    secondPlace: '',
    acceptSameDisk: false,
    calendar: 'county' as CalendarChoice,
  });
  const begin = async () => {
    const { calendar, ...names } = form.values;
    const answer = await start.run({ ...names, countyCalendar: calendar === 'county' });
    if (answer.ok) goTo('/settings/recovery-key');
  };
  return (
    <section className={css.start} aria-labelledby="start-heading">
      <h2 id="start-heading">Start a register</h2>
      <Form form={form} command={start} submit="Start the register" onSubmit={begin} onCancel={onCancel} cancel="Back">
        <TextField
          label="Area office"
          hint="As schools know it, for example “East Area Office”."
          width="medium"
          focusFirst
          {...form.field('officeName')}
        />
        <TextField label="Area Manager" width="medium" {...form.field('areaManager')} />
        <TextField
          label="Assistant Area Manager"
          hint="Can be added later. Each person gets a passphrase of their own."
          optional
          width="medium"
          {...form.field('assistantAreaManager')}
        />
        <ChosenPassphrase form={form} whose="the Area Manager’s" />
        <SecondPlaceFields form={form} field="secondPlace" label="Second place for backups" optional />
        <RadioGroup label="County calendar" options={CALENDARS} {...form.field('calendar')} />
      </Form>
    </section>
  );
}
