import { useState } from 'react';
import { showDate } from '../../../shared/dates.ts';
import { CONTACT_KINDS, labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { type Draft, useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo, useInAddress } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { Columns, Row } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { SchoolSelect } from '../../parts/school-select.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../parts/toast.tsx';
import { AskedFields } from './asked-fields.tsx';
import css from './enquiries.module.css';
import { type EnquiryValues, enquiryInput, NEW_ENQUIRY, newEnquiry } from './enquiry-values.ts';
import { PupilEntry } from './pupil-entry.tsx';

/** A new enquiry, in the order in which it is said on the phone: which school, about whom, what is the matter. */
export function NewEnquiryScreen() {
  const [pupilId] = useInAddress('pupil', '');
  const isManager = useIsManager();
  return (
    <Page
      title="New enquiry"
      lead="What you type is kept as you go, so you can leave the form in the middle of a call and come back to it."
      up={[{ to: '/enquiries', label: 'Enquiries' }]}
    >
      {!isManager ? (
        <p>Enquiries are recorded by the two managers. Your role reads them.</p>
      ) : pupilId === '' ? (
        <AboutAnybody />
      ) : (
        <AboutKnown pupilId={pupilId} key={pupilId} />
      )}
    </Page>
  );
}

function AboutAnybody() {
  const today = useToday();
  const [initial] = useState(() => newEnquiry(today));
  return <EnquiryForm draftKey={NEW_ENQUIRY} initial={initial} />;
}

/** Asked for from a pupil's page: whom it is about is known, and the school most likely. */
function AboutKnown({ pupilId }: { pupilId: string }) {
  const today = useToday();
  const pupil = useAsk(api.pupils.show, { id: pupilId });
  return (
    <Answered asked={pupil}>
      {({ id, givenName, familyName, dateOfBirth, schoolName, homeSchoolId, cases }) => (
        <EnquiryForm
          draftKey={`${NEW_ENQUIRY}/${id}`}
          initial={{
            ...newEnquiry(today),
            schoolId: homeSchoolId,
            schoolName,
            chosen: {
              pupilId: id,
              name: `${givenName} ${familyName}`,
              dateOfBirth,
              schoolName,
              openCase: cases.find(({ closedOn }) => closedOn === null) ?? null,
            },
          }}
        />
      )}
    </Answered>
  );
}

function EnquiryForm({ draftKey, initial }: { draftKey: string; initial: EnquiryValues }) {
  const goTo = useGoTo();
  const draft = useDraft(draftKey, initial);
  const record = useCommand(api.enquiries.record, { said: null });
  if (!draft.ready) return null;
  const save = async () => {
    const answer = await record.run(enquiryInput(draft.values));
    if (!answer.ok) return;
    await draft.discard();
    const { caseId, reference, joined, answerDueOn } = answer.value;
    say({
      sentence: `${joined ? 'Added to' : 'Opened'} case ${reference}. Answer it by ${showDate(answerDueOn)}.`,
      change: answer.change ?? null,
    });
    goTo(`/cases/${caseId}`);
  };
  return (
    <Form
      form={draft}
      command={record}
      submit="Record the enquiry"
      onSubmit={() => void save()}
      onCancel={() => goTo('/enquiries')}
      cancel="Leave it for now"
      label="New enquiry"
    >
      <div className={css.part}>
        <h2>The school</h2>
        <WhoAsks draft={draft} />
      </div>
      <div className={css.part}>
        <h2>About whom</h2>
        <PupilEntry form={draft} />
      </div>
      <div className={css.part}>
        <h2>What is the matter</h2>
        <AskedFields form={draft} />
      </div>
    </Form>
  );
}

function WhoAsks({ draft }: { draft: Draft<EnquiryValues> }) {
  const { values, set, field } = draft;
  return (
    <>
      <Columns>
        <SchoolSelect
          name="schoolId"
          label="School"
          value={values.schoolId}
          valueLabel={values.schoolName}
          onChange={(schoolId, schoolName) => set({ schoolId, schoolName })}
        />
        <TextField label="Who asks" width="medium" {...field('askedBy')} />
        <TextField label="Role" optional width="medium" {...field('askedByRole')} />
      </Columns>
      {values.schoolId && <Contacts schoolId={values.schoolId} onChoose={set} />}
    </>
  );
}

/** The school's contacts, so that a name need not be spelled on the phone. */
function Contacts({ schoolId, onChoose }: ContactsProps) {
  const school = useAsk(api.schools.show, { id: schoolId });
  if (!school.value || school.value.id !== schoolId) return null;
  const { contacts, headTeacher } = school.value;
  const people = contacts.map(({ id, name, kind, role }) => ({
    id,
    askedBy: name,
    askedByRole: role || labelOf(CONTACT_KINDS, kind),
  }));
  if (headTeacher && !people.some(({ askedBy }) => askedBy === headTeacher))
    people.unshift({ id: 'head', askedBy: headTeacher, askedByRole: CONTACT_KINDS.head });
  if (people.length === 0) return null;
  return (
    <Row>
      <span>Known there:</span>
      {people.map(({ id, ...person }) => (
        <Button key={id} small kind="plain" onPress={() => onChoose(person)}>
          {person.askedBy}, {person.askedByRole}
        </Button>
      ))}
    </Row>
  );
}
interface ContactsProps {
  schoolId: string;
  onChoose(person: { askedBy: string; askedByRole: string }): void;
}
