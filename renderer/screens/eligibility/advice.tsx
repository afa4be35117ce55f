import { useState } from 'react';
import type { AdviceLine, EligibilityPage } from '../../../shared/api/eligibility.ts';
import { ADVICE_KINDS } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useFields } from '../../api/fields.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Due } from '../../parts/due.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Section } from '../../parts/page.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-field.tsx';

/** Information that STS was asked for: statutory assessments and annual reviews (S2.7), with the day by which it is owed. */
export function Advice({ page }: { page: EligibilityPage }) {
  const isManager = useIsManager();
  const today = useToday();
  const [doing, setDoing] = useState<AdviceLine | 'new' | null>(null);
  const close = () => setDoing(null);
  return (
    <Section
      title="Information asked for"
      beside={
        isManager &&
        !page.closed && (
          <Button small icon="plus" onPress={() => setDoing('new')}>
            Record a request
          </Button>
        )
      }
    >
      {page.advice.length === 0 ? (
        <p>
          <Quiet>Nobody has asked for advice for a statutory assessment or an annual review.</Quiet>
        </p>
      ) : (
        <Table
          label="Information asked for"
          rows={page.advice}
          rowKey={({ id }) => id}
          columns={[
            { id: 'kind', label: 'For', cell: ({ kind }) => ADVICE_KINDS[kind] },
            { id: 'on', label: 'Asked', cell: ({ requestedOn }) => <ShowDate on={requestedOn} />, width: '8rem' },
            {
              id: 'due',
              label: 'Due',
              cell: ({ dueOn, sentOn }) => (sentOn ? <ShowDate on={dueOn} /> : <Due on={dueOn} today={today} />),
              width: '13rem',
            },
            { id: 'note', label: 'Note', cell: ({ note }) => note },
            {
              id: 'sent',
              label: 'Sent',
              cell: (line) => {
                if (line.sentOn) {
                  return (
                    <Row gap="half">
                      <ShowDate on={line.sentOn} /> <State of="due" is="done" />
                    </Row>
                  );
                }
                return (
                  isManager && (
                    <Button small label={`Record as sent: ${ADVICE_KINDS[line.kind]}`} onPress={() => setDoing(line)}>
                      Record as sent
                    </Button>
                  )
                );
              },
              width: '11rem',
            },
          ]}
        />
      )}
      {doing === 'new' && <RequestDialog caseId={page.caseId} onClose={close} />}
      {doing !== null && doing !== 'new' && <SentDialog line={doing} onClose={close} />}
    </Section>
  );
}

function RequestDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const today = useToday();
  const form = useDraft<{ kind: AdviceLine['kind']; requestedOn: string; dueOn: string; note: string }>(
    `case/${caseId}/advice`,
    { kind: 'statutory-assessment', requestedOn: today, dueOn: '', note: '' },
  );
  const request = useCommand(api.eligibility.requestAdvice, { said: 'Request recorded.' });
  const save = async () => {
    const { dueOn, ...values } = form.values;
    const answer = await request.run({ caseId, ...values, dueOn: dueOn || null });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="STS was asked for information" onClose={onClose}>
      {form.ready && (
        <Form form={form} command={request} submit="Record" onSubmit={() => void save()} onCancel={onClose}>
          <RadioGroup label="For" options={optionsOf(ADVICE_KINDS)} {...form.field('kind')} />
          <DateField label="Asked on" today={today} until={today} {...form.field('requestedOn')} />
          <DateField
            label="Due"
            optional
            hint="Left empty, a statutory assessment is due six weeks after it was asked for."
            today={today}
            {...form.field('dueOn')}
          />
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

function SentDialog({ line, onClose }: { line: AdviceLine; onClose(): void }) {
  const today = useToday();
  const form = useFields({ sentOn: today });
  const send = useCommand(api.eligibility.sendAdvice, { said: 'Recorded as sent.' });
  const save = async () => {
    const answer = await send.run({ id: line.id, version: line.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Dialog title={`Sent: ${ADVICE_KINDS[line.kind]}`} onClose={onClose}>
      <Form form={form} command={send} submit="Record as sent" onSubmit={() => void save()} onCancel={onClose}>
        <DateField label="Sent on" today={today} from={line.requestedOn} until={today} {...form.field('sentOn')} />
      </Form>
    </Dialog>
  );
}
