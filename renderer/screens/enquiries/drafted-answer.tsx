import { useState } from 'react';
import type { AnswerPage } from '../../../shared/api/eligibility.ts';
import { labelOf, ROUTES } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useFields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { type AnswerValues, bodyOf, bodyValues, valuesOf } from './answer-values.ts';
import { CriterionFields } from './criterion-fields.tsx';

interface DraftedAnswerProps {
  page: AnswerPage;
  /** Asks for the answer as it is now. */
  again(): Promise<AnswerPage | undefined>;
}

/** The answer made from the verdicts: edited, kept, printed, and recorded as given once the school has been told. */
export function DraftedAnswer({ page, again }: DraftedAnswerProps) {
  const { caseId } = page;
  const fresh = valuesOf(page);
  const form = useDraft<AnswerValues>(`case/${caseId}/answer`, fresh);
  const keep = useCommand(api.eligibility.saveAnswer, { said: 'Answer saved.' });
  const [giving, setGiving] = useState<{ id: string; version: number } | null>(null);
  if (!form.ready) return null;

  const save = async () => {
    const { id, version } = form.values;
    const answer = await keep.run({ caseId, id, version, ...bodyOf(form.values) });
    if (answer.ok) await form.discard();
    return answer.ok;
  };
  const give = async () => {
    if (!(await save())) return;
    const saved = await again();
    if (saved?.id && saved.version !== null) setGiving({ id: saved.id, version: saved.version });
  };
  return (
    <Stack>
      <Row>
        <span>It says:</span> <State of="route" is={page.outcome} />
      </Row>
      {page.decisionId === null && (
        <Notice>
          Nothing has been decided yet, so the answer says what the rules say.{' '}
          <A to={`/cases/${caseId}/eligibility`}>Look at the eligibility</A>
        </Notice>
      )}
      {page.outOfDate && (
        <Notice>
          <p>Evidence or verdicts have changed since this answer was saved.</p>
          <div>
            <Button small onPress={() => form.set(bodyValues(page.fresh))}>
              Start again from today’s verdicts
            </Button>
          </div>
        </Notice>
      )}
      <Form
        form={form}
        fresh={fresh}
        command={keep}
        submit="Save the answer"
        onSubmit={() => void save()}
        label="Answer to the school"
        beside={
          <Button busy={keep.busy} onPress={() => void give()}>
            Save, and record as given
          </Button>
        }
      >
        <TextArea
          label="Opening"
          hint={`Above the criteria, after “${labelOf(ROUTES, page.outcome)}”.`}
          optional
          rows={3}
          {...form.field('opening')}
        />
        {form.values.criteria.map((criterion, at) => (
          <CriterionFields
            key={criterion.rule}
            criterion={criterion}
            name={`criteria.${at}`}
            onChange={(some) =>
              form.set({
                criteria: form.values.criteria.map((each, n) => (n === at ? { ...each, ...some } : each)),
              })
            }
          />
        ))}
        <TextArea label="From when it could be yes" optional rows={4} {...form.field('earliest')} />
        <TextArea
          label="What the school can do now"
          hint="One line for each: PSP, SENDIAS, support that it can buy."
          optional
          rows={4}
          {...form.field('canDoNow')}
        />
      </Form>
      {giving && <GiveDialog answer={giving} onClose={() => setGiving(null)} />}
    </Stack>
  );
}

function GiveDialog({ answer, onClose }: { answer: { id: string; version: number }; onClose(): void }) {
  const today = useToday();
  const form = useFields({ givenOn: today });
  const give = useCommand(api.eligibility.giveAnswer, { said: 'Recorded that the school was told.' });
  const save = async () => {
    const done = await give.run({ ...answer, ...form.values });
    if (done.ok) onClose();
  };
  return (
    <Dialog title="The school has been told" onClose={onClose}>
      <Form form={form} command={give} submit="Record as given" onSubmit={() => void save()} onCancel={onClose}>
        <p>The enquiry then counts as answered, and the words are not changed any more.</p>
        <DateField label="Told on" today={today} until={today} {...form.field('givenOn')} />
      </Form>
    </Dialog>
  );
}
