import type { ClosedDayLine } from '../../../shared/api/calendars.ts';
import { CLOSED_DAYS } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { RadioGroup } from '../choices.tsx';
import { DateField } from '../date-field.tsx';
import { Dialog } from '../dialog.tsx';
import { Form } from '../form.tsx';
import { Columns } from '../layout.tsx';
import { optionsOf } from '../options.ts';
import { TextField } from '../text-field.tsx';

interface ClosedDayDialogProps {
  schoolId: string | null;
  /** The day that is changed; null for a new one. */
  day: ClosedDayLine | null;
  onClose(): void;
}

/** A bank holiday, an INSET day, a closure; a closure may last several days. */
export function ClosedDayDialog({ schoolId, day, onClose }: ClosedDayDialogProps) {
  const today = useToday();
  const fresh = {
    version: day?.version ?? 0,
    date: day?.date ?? '',
    until: '',
    kind: day?.kind ?? ('inset' as ClosedDayLine['kind']),
    name: day?.name ?? '',
  };
  const form = useDraft(day ? `closed-day/${day.id}` : `calendar/${schoolId ?? 'county'}/day`, fresh);
  const enter = useCommand(api.calendars.saveClosedDay, { said: 'Day entered.' });
  const change = useCommand(api.calendars.changeClosedDay, { said: 'Day changed.' });
  const save = async () => {
    const { version, until, ...values } = form.values;
    const name = values.name.trim() || CLOSED_DAYS[values.kind];
    const answer = day
      ? await change.run({ id: day.id, version, ...values, name })
      : await enter.run({ schoolId, ...values, name, until: until || null });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={day ? `Change ${day.name}` : 'Enter a day without school'} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={day ? fresh : undefined}
          command={day ? change : enter}
          submit="Save"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <RadioGroup label="Kind" inline options={optionsOf(CLOSED_DAYS)} {...form.field('kind')} />
          <Columns least="narrow">
            <DateField label="Date" today={today} {...form.field('date')} />
            {!day && (
              <DateField
                label="Until"
                optional
                hint="For several days in a row."
                today={today}
                {...form.field('until')}
              />
            )}
          </Columns>
          <TextField
            label="Name"
            optional
            hint={`Left empty: ${CLOSED_DAYS[form.values.kind]}.`}
            width="medium"
            {...form.field('name')}
          />
        </Form>
      )}
    </Dialog>
  );
}
