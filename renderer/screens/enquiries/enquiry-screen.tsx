import { useState } from 'react';
import type { CaseEnquiry } from '../../../shared/api/cases.ts';
import { ENQUIRY_WAYS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Due } from '../../parts/due.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Columns } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { AnswerSection } from './answer-section.tsx';
import { AskedFields } from './asked-fields.tsx';
import { askedInput, askedOf } from './enquiry-values.ts';

/** One enquiry: what the school asked, and the answer it is owed. */
export function EnquiryScreen() {
  const caseId = useParam('caseId');
  const enquiryId = useParam('enquiryId');
  return (
    <Answered asked={useAsk(api.cases.show, { id: caseId })}>
      {({ enquiries }) => {
        const enquiry = enquiries.find(({ id }) => id === enquiryId);
        if (!enquiry)
          return <p>This enquiry belongs to another case, or was taken back. Choose one from “Enquiries”.</p>;
        return (
          <>
            <Question enquiry={enquiry} />
            <AnswerSection caseId={caseId} enquiry={enquiry} key={enquiry.id} />
          </>
        );
      }}
    </Answered>
  );
}

function Question({ enquiry }: { enquiry: CaseEnquiry }) {
  const isManager = useIsManager();
  const today = useToday();
  const [changing, setChanging] = useState(false);
  const { schoolId, schoolName, receivedOn, how, askedBy, askedByRole, concern, answerDueOn, answeredOn } = enquiry;
  return (
    <Section
      title="What the school asked"
      beside={
        isManager && (
          <Button small icon="pencil" onPress={() => setChanging(true)}>
            Correct the enquiry
          </Button>
        )
      }
    >
      <Facts
        of={[
          [
            'School',
            <A key="school" to={`/schools/${schoolId}`}>
              {schoolName}
            </A>,
          ],
          ['Asked by', [askedBy, askedByRole].filter(Boolean).join(', ')],
          [
            'Received',
            <span key="received">
              <ShowDate on={receivedOn} />, {ENQUIRY_WAYS[how].toLowerCase()}
            </span>,
          ],
          ['Concern', concern],
          [
            'Answer due',
            answeredOn ? <ShowDate key="due" on={answerDueOn} /> : <Due key="due" on={answerDueOn} today={today} />,
          ],
        ]}
      />
      {changing && <ChangeDialog enquiry={enquiry} onClose={() => setChanging(false)} />}
    </Section>
  );
}

function ChangeDialog({ enquiry, onClose }: { enquiry: CaseEnquiry; onClose(): void }) {
  const fresh = askedOf(enquiry);
  const form = useDraft(`enquiry/${enquiry.id}`, fresh);
  const change = useCommand(api.enquiries.change, { said: 'Enquiry corrected.' });
  const save = async () => {
    const { version } = form.values;
    const answer = await change.run({ id: enquiry.id, version, ...askedInput(form.values) });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="Correct the enquiry" onClose={onClose} wide>
      {form.ready && (
        <Form form={form} fresh={fresh} command={change} submit="Save" onSubmit={() => void save()} onCancel={onClose}>
          <Columns>
            <TextField label="Who asked" width="medium" {...form.field('askedBy')} />
            <TextField label="Role" optional width="medium" {...form.field('askedByRole')} />
          </Columns>
          <AskedFields form={form} />
        </Form>
      )}
    </Dialog>
  );
}
