import type { RequestInput, RequestPage } from '../../../shared/api/link-requests.ts';
import { WEEKDAYS } from '../../../shared/dates.ts';
import { REGISTER_CODES } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { type Draft, useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { useGoTo, useParam } from '../../api/place.ts';
import { Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';

/** What the form holds: dates as typed, choices as words. */
type Values = { [Name in keyof RequestInput]: string } & { version: number };

const DAYS = [
  { value: '', label: 'Any' },
  ...WEEKDAYS.map((day) => ({ value: day as string, label: WEEKDAY_LABELS[day] })),
];

/** A new placement request, from its case. */
export function NewRequestScreen() {
  const caseId = useParam('caseId');
  const asked = useAsk(api.linkRequests.forCase, { caseId });
  const today = useToday();
  return (
    <Answered asked={asked}>
      {({ pupilName, reference }) => (
        <Page
          title={`Link request for ${pupilName}`}
          lead="The evidence of the case counts for the request too: enter only what is asked for beside it."
          up={[{ to: `/cases/${caseId}`, label: `Case ${reference}` }]}
        >
          <NewForm caseId={caseId} today={today} />
        </Page>
      )}
    </Answered>
  );
}

function NewForm({ caseId, today }: { caseId: string; today: string }) {
  const goTo = useGoTo();
  const draft = useDraft(`link-request/new/${caseId}`, emptyValues(today));
  const add = useCommand(api.linkRequests.add, { said: 'Request recorded.' });
  if (!draft.ready) return null;
  const save = async () => {
    const answer = await add.run({ caseId, ...inputOf(draft.values) });
    if (!answer.ok) return;
    await draft.discard();
    goTo(`/link/requests/${answer.value.id}`);
  };
  return (
    <Form form={draft} command={add} submit="Record the request" onSubmit={() => void save()} label="Link request">
      <Fields draft={draft} />
    </Form>
  );
}

/** An existing request, changed. */
export function EditRequestScreen() {
  const id = useParam('requestId');
  return (
    <Answered asked={useAsk(api.linkRequests.show, { id })}>
      {(page) => (
        <Page
          title={`Change the request for ${page.pupilName}`}
          up={[{ to: `/link/requests/${id}`, label: `Request of ${page.reference}` }]}
        >
          <EditForm page={page} />
        </Page>
      )}
    </Answered>
  );
}

function EditForm({ page }: { page: RequestPage }) {
  const goTo = useGoTo();
  const draft = useDraft(`link-request/${page.id}`, valuesOf(page));
  const change = useCommand(api.linkRequests.change, { said: 'Request changed.' });
  if (!draft.ready) return null;
  const save = async () => {
    const answer = await change.run({ id: page.id, version: draft.values.version, ...inputOf(draft.values) });
    if (!answer.ok) return;
    await draft.discard();
    goTo(`/link/requests/${page.id}`);
  };
  return (
    <Form
      form={draft}
      command={change}
      fresh={valuesOf(page)}
      submit="Save the request"
      onSubmit={() => void save()}
      onCancel={() => goTo(`/link/requests/${page.id}`)}
      label="Link request"
    >
      <Fields draft={draft} />
    </Form>
  );
}

function Fields({ draft }: { draft: Draft<Values> }) {
  const today = useToday();
  const centres = useAsk(api.link.list, {}).value ?? [];
  const { field } = draft;
  return (
    <>
      <Row gap="three" align="start">
        <DateField label="Received on" today={today} until={today} {...field('receivedOn')} />
        <TextField label="Asked by" width="medium" {...field('askedBy')} />
        <TextField label="Role" width="medium" {...field('askedByRole')} />
      </Row>
      <TextArea label="Why is support in school not enough?" optional rows={3} {...field('whyNotEnough')} />
      <TextArea label="What will change in the home school?" optional rows={3} {...field('willChange')} />
      <TextField label="Named staff on the home day" optional {...field('homeStaff')} />
      <Row gap="three" align="start">
        <Select
          label="Centre wished for"
          options={[{ value: '', label: 'Any' }, ...centres.map(({ id, name }) => ({ value: id, label: name }))]}
          {...field('wishedCentreId')}
        />
        <Select label="Home day wished for" options={DAYS} {...field('homeDayWish')} />
        <DateField label="Not before" optional today={today} {...field('earliestOn')} />
      </Row>
      <Row gap="three" align="start">
        <TextField label="Host agreement signed by" optional width="medium" {...field('hostAgreedBy')} />
        <DateField label="Host agreement signed on" optional today={today} {...field('hostAgreedOn')} />
      </Row>
      <Row gap="three" align="start">
        <TextField label="Parent or carer contract signed by" optional width="medium" {...field('contractBy')} />
        <DateField label="Contract signed on" optional today={today} {...field('contractOn')} />
      </Row>
      <Row gap="three" align="start">
        <DateField
          label="School confirms that the pupil stays on its roll, on"
          optional
          today={today}
          {...field('onRollConfirmedOn')}
        />
        <Select
          label="Code in the school’s register"
          options={[{ value: '', label: 'Not agreed yet' }, ...optionsOf(REGISTER_CODES)]}
          {...field('registerCode')}
        />
      </Row>
      <TextArea label="Risk assessment" optional rows={3} {...field('riskAssessment')} />
      <DateField label="Risk assessment dated" optional today={today} {...field('riskAssessedOn')} />
      <TextField label="Transport" optional {...field('transport')} />
      <TextArea label="Exit plan" optional rows={3} {...field('exitPlan')} />
      <TextArea label="Note" optional rows={2} {...field('note')} />
    </>
  );
}

function emptyValues(today: string): Values {
  return {
    version: 0,
    receivedOn: today,
    askedBy: '',
    askedByRole: 'Head teacher',
    wishedCentreId: '',
    earliestOn: '',
    whyNotEnough: '',
    willChange: '',
    homeStaff: '',
    homeDayWish: '',
    hostAgreedBy: '',
    hostAgreedOn: '',
    contractBy: '',
    contractOn: '',
    onRollConfirmedOn: '',
    registerCode: '',
    riskAssessment: '',
    riskAssessedOn: '',
    transport: '',
    exitPlan: '',
    note: '',
  };
}

function valuesOf({ version, values }: RequestPage): Values {
  const texts = Object.entries(values).map(([name, value]) => [name, value ?? '']);
  return { ...emptyValues(''), ...Object.fromEntries(texts), version };
}

/** What was left empty is sent as nothing; what cannot be read as a date is refused by the core beside its field. */
function inputOf({ version: _version, ...values }: Values): RequestInput {
  return {
    ...values,
    wishedCentreId: values.wishedCentreId || null,
    earliestOn: values.earliestOn || null,
    homeDayWish: WEEKDAYS.find((day) => day === values.homeDayWish) ?? null,
    hostAgreedOn: values.hostAgreedOn || null,
    contractOn: values.contractOn || null,
    onRollConfirmedOn: values.onRollConfirmedOn || null,
    registerCode: optionsOf(REGISTER_CODES).find(({ value }) => value === values.registerCode)?.value ?? null,
    riskAssessedOn: values.riskAssessedOn || null,
  };
}
