import { isPlainDate } from '../../../shared/dates.ts';
import { ENQUIRY_WAYS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import type { Fields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { ShowDate } from '../../parts/show.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import type { AskedValues } from './enquiry-values.ts';

/** What the school is concerned about, how and when it asked, and the day by which an answer is owed. */
export function AskedFields<T extends AskedValues>({ form }: { form: Fields<T> }) {
  const today = useToday();
  const { receivedOn, how, concern } = form.values;
  const set = (some: Partial<AskedValues>) => form.set(some as Partial<T>);
  return (
    <>
      <TextArea
        name="concern"
        label="What the school is concerned about"
        hint="In the school’s words where you can. It is the beginning of the case’s chronology."
        rows={4}
        value={concern}
        onChange={(text) => set({ concern: text })}
      />
      <Row gap="three" align="start">
        <DateField
          name="receivedOn"
          label="Received on"
          today={today}
          until={today}
          value={receivedOn}
          onChange={(on) => set({ receivedOn: on })}
        />
        <RadioGroup
          name="how"
          label="How"
          inline
          options={optionsOf(ENQUIRY_WAYS)}
          value={how}
          onChange={(way) => set({ how: way })}
        />
      </Row>
      <AnswerDue receivedOn={receivedOn} />
    </>
  );
}

function AnswerDue({ receivedOn }: { receivedOn: string }) {
  const known = isPlainDate(receivedOn);
  const due = useAsk(api.enquiries.dueOn, { receivedOn }, { ask: known });
  if (!known || !due.value) return null;
  const { dueOn, workingDays } = due.value;
  return (
    <p role="status">
      The school is owed an answer by{' '}
      <strong>
        <ShowDate on={dueOn} />
      </strong>
      : {workingDays} working {workingDays === 1 ? 'day' : 'days'}. The memorandum is silent on this figure; it is set
      under Settings.
    </p>
  );
}
