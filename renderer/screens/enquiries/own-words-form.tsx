import type { CaseEnquiry } from '../../../shared/api/cases.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { TextArea } from '../../parts/text-field.tsx';

/** An answer in a manager's own words, where the answer made from the verdicts belongs to another enquiry of the case. */
export function OwnWordsForm({ enquiry }: { enquiry: CaseEnquiry }) {
  const today = useToday();
  const fresh = { version: enquiry.version, answeredOn: today, answer: '' };
  const form = useDraft(`enquiry/${enquiry.id}/answer`, fresh);
  const record = useCommand(api.enquiries.answer, { said: 'Answer recorded.' });
  if (!form.ready) return null;
  const save = async () => {
    const done = await record.run({ id: enquiry.id, ...form.values });
    if (done.ok) await form.discard();
  };
  return (
    <Form
      form={form}
      fresh={{ version: enquiry.version }}
      command={record}
      submit="Record the answer"
      onSubmit={() => void save()}
      label="Answer in your own words"
    >
      <TextArea
        label="What the school is told"
        hint="The answer made from the verdicts belongs to another open enquiry of this case; refer to it where you can."
        rows={6}
        {...form.field('answer')}
      />
      <DateField label="Answered on" today={today} until={today} {...form.field('answeredOn')} />
    </Form>
  );
}
