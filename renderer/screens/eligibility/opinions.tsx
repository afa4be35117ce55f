import { useState } from 'react';
import type { EligibilityPage, OpinionLine } from '../../../shared/api/eligibility.ts';
import { type CodeOf, ROUTES } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Section } from '../../parts/page.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import css from './eligibility.module.css';

/** A second opinion, asked of the other manager and recorded. */
export function Opinions({ page }: { page: EligibilityPage }) {
  const isManager = useIsManager();
  const [doing, setDoing] = useState<OpinionLine | 'ask' | null>(null);
  const close = () => setDoing(null);
  return (
    <Section
      title="Second opinions"
      beside={
        isManager &&
        !page.closed && (
          <Button small onPress={() => setDoing('ask')}>
            Ask for a second opinion
          </Button>
        )
      }
    >
      {page.opinions.length === 0 ? (
        <p>
          <Quiet>None has been asked for. The other manager sees the question under Today.</Quiet>
        </p>
      ) : (
        <ul className={css.opinions}>
          {page.opinions.map((opinion) => (
            <li key={opinion.id}>
              <p>
                <strong>{opinion.askedBy}</strong>, <ShowDate on={opinion.askedOn} />: {opinion.question}
              </p>
              {opinion.opinion && opinion.outcome ? (
                <p>
                  <strong>{opinion.answeredBy}</strong>, <ShowDate on={opinion.answeredOn} />:{' '}
                  <State of="route" is={opinion.outcome} /> {opinion.opinion}
                </p>
              ) : opinion.mayAnswer ? (
                <Row>
                  <Button small onPress={() => setDoing(opinion)}>
                    Give your opinion
                  </Button>
                </Row>
              ) : (
                <Quiet>Waits for the other manager.</Quiet>
              )}
            </li>
          ))}
        </ul>
      )}
      {doing === 'ask' && <AskDialog caseId={page.caseId} onClose={close} />}
      {doing !== null && doing !== 'ask' && <GiveDialog opinion={doing} onClose={close} />}
    </Section>
  );
}

function AskDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const form = useDraft(`case/${caseId}/opinion`, { question: '' });
  const ask = useCommand(api.eligibility.askOpinion, { said: 'Asked for a second opinion.' });
  const save = async () => {
    const answer = await ask.run({ caseId, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="Ask for a second opinion" onClose={onClose}>
      {form.ready && (
        <Form form={form} command={ask} submit="Ask" onSubmit={() => void save()} onCancel={onClose}>
          <TextArea label="What you would like to know" rows={3} {...form.field('question')} />
        </Form>
      )}
    </Dialog>
  );
}

function GiveDialog({ opinion, onClose }: { opinion: OpinionLine; onClose(): void }) {
  const form = useDraft<{ version: number; outcome: CodeOf<typeof ROUTES> | null; opinion: string }>(
    `opinion/${opinion.id}`,
    { version: opinion.version, outcome: null, opinion: '' },
  );
  const give = useCommand(api.eligibility.giveOpinion, { said: 'Opinion recorded.' });
  const save = async () => {
    const { outcome, ...values } = form.values;
    // Nothing chosen yet: the core says beside the choice what is missing.
    const answer = await give.run({ id: opinion.id, ...values, outcome: outcome as CodeOf<typeof ROUTES> });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Second opinion for ${opinion.askedBy}`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={give} submit="Record the opinion" onSubmit={() => void save()} onCancel={onClose}>
          <p>{opinion.question}</p>
          <RadioGroup
            name="outcome"
            label="What you would decide"
            options={optionsOf(ROUTES)}
            value={form.values.outcome}
            onChange={(outcome) => form.set({ outcome })}
          />
          <TextArea label="Your opinion" rows={4} {...form.field('opinion')} />
        </Form>
      )}
    </Dialog>
  );
}
