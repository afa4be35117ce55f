import { useState } from 'react';
import type { CaseEnquiry } from '../../../shared/api/cases.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Section } from '../../parts/page.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import css from './enquiries.module.css';

/** The answer to the school: written, kept, printed. */
export function AnswerSection({ caseId, enquiry }: { caseId: string; enquiry: CaseEnquiry }) {
  const isManager = useIsManager();
  const [changing, setChanging] = useState(false);
  const { answeredOn, answer } = enquiry;
  const print = <LinkButton to={`/print/enquiry-outcome/${caseId}`}>Print the outcome for the school</LinkButton>;
  if (answeredOn === null || changing) {
    return (
      <Section title="Our answer" beside={print}>
        {isManager ? (
          <AnswerForm enquiry={enquiry} onDone={answeredOn === null ? null : () => setChanging(false)} />
        ) : (
          <p>Not answered yet. A manager answers it here.</p>
        )}
      </Section>
    );
  }
  return (
    <Section
      title="Our answer"
      beside={
        <>
          {isManager && (
            <Button small icon="pencil" onPress={() => setChanging(true)}>
              Change the answer
            </Button>
          )}
          {print}
        </>
      }
    >
      <p>
        Answered <ShowDate on={answeredOn} />
      </p>
      <div className={css.answer}>{answer}</div>
    </Section>
  );
}

function AnswerForm({ enquiry, onDone }: { enquiry: CaseEnquiry; onDone: (() => void) | null }) {
  const today = useToday();
  const fresh = {
    version: enquiry.version,
    answeredOn: enquiry.answeredOn ?? today,
    answer: enquiry.answer ?? '',
  };
  const form = useDraft(`enquiry/${enquiry.id}/answer`, fresh);
  const record = useCommand(api.enquiries.answer, { said: 'Answer recorded.' });
  if (!form.ready) return null;
  const save = async () => {
    const done = await record.run({ id: enquiry.id, ...form.values });
    if (!done.ok) return;
    await form.discard();
    onDone?.();
  };
  return (
    <Form
      form={form}
      fresh={fresh}
      command={record}
      submit="Record the answer"
      onSubmit={() => void save()}
      {...(onDone ? { onCancel: onDone } : {})}
      label="Answer to the school"
    >
      <TextArea
        label="What the school is told"
        hint="Per criterion what was seen, what is still needed and by when, and what the school can do now."
        rows={16}
        {...form.field('answer')}
      />
      <DateField label="Answered on" today={today} until={today} {...form.field('answeredOn')} />
    </Form>
  );
}
