import type { EnquiryLine } from '../../../shared/api/enquiries.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useInAddress } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Due } from '../../parts/due.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDate, ShowTime } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import css from './enquiries.module.css';
import { NEW_ENQUIRY } from './enquiry-values.ts';

/** Questions from schools: those to answer, the one that is due first on top; and those that were answered. */
export function EnquiriesScreen() {
  const [shown, setShown] = useInAddress('shown', 'open');
  const isManager = useIsManager();
  const today = useToday();
  const open = shown !== 'answered';
  const enquiries = useAsk(api.enquiries.list, { open, limit: AT_MOST });
  const add = isManager && (
    <LinkButton to="/enquiries/new" kind="primary" icon="plus">
      New enquiry
    </LinkButton>
  );
  return (
    <Page
      title="Enquiries"
      lead="A school asks whether a pupil’s case meets the criteria. Each is owed an answer at manager level."
      primary={add}
    >
      {isManager && <Unfinished />}
      <RadioGroup
        name="shown"
        label="Show"
        bare
        inline
        value={open ? 'open' : 'answered'}
        onChange={setShown}
        options={WHICH}
      />
      <Answered asked={enquiries}>
        {(list) => (
          <>
            <Table
              label={open ? 'Enquiries to answer' : 'Enquiries answered'}
              rows={list}
              rowKey={({ id }) => id}
              rowTo={({ id, caseId }) => `/cases/${caseId}/enquiries/${id}`}
              columns={open ? toAnswer(today) : ANSWERED}
              empty={open ? <NothingToAnswer add={add} /> : <NothingAnswered />}
            />
            {list.length === AT_MOST && <p>Only the first {AT_MOST} are shown. The search finds the others by name.</p>}
          </>
        )}
      </Answered>
    </Page>
  );
}

const AT_MOST = 200;

const WHICH = [
  { value: 'open', label: 'To answer' },
  { value: 'answered', label: 'Answered' },
] as const;

/** A form that somebody began and has not recorded: one line that leads back to it. */
function Unfinished() {
  const drafts = useAsk(api.drafts.list, {});
  const begun = drafts.value?.find(({ key }) => key === NEW_ENQUIRY);
  if (!begun) return null;
  return (
    <Notice tint="calm">
      You began an enquiry that is not recorded yet, kept <ShowTime at={begun.savedAt} full />.{' '}
      <A to="/enquiries/new">Go on with it</A>
    </Notice>
  );
}

function NothingToAnswer({ add }: { add: React.ReactNode }) {
  return (
    <Empty title="No enquiry waits for an answer" action={add}>
      When a school asks about a pupil, record it here while you are on the phone. It opens a case, or joins the one the
      pupil has, and the day by which an answer is owed is counted from then.
    </Empty>
  );
}

function NothingAnswered() {
  return <Empty title="No enquiry has been answered yet">Answers given to schools will be listed here.</Empty>;
}

const shared: Column<EnquiryLine>[] = [
  {
    id: 'pupil',
    label: 'Pupil',
    cell: ({ pupilName }) => pupilName,
    sort: ({ pupilName }) => pupilName,
    width: '12rem',
  },
  {
    id: 'case',
    label: 'Case',
    cell: ({ reference }) => reference,
    sort: ({ reference }) => reference,
    width: '5rem',
  },
  {
    id: 'school',
    label: 'School, and who asked',
    cell: ({ schoolName, askedBy }) => (
      <>
        {schoolName}
        <br />
        <Quiet>{askedBy}</Quiet>
      </>
    ),
    sort: ({ schoolName }) => schoolName,
  },
  {
    id: 'concern',
    label: 'Concern',
    cell: ({ concern }) => <span className={css.clip}>{concern}</span>,
    wideOnly: true,
  },
  {
    id: 'received',
    label: 'Received',
    cell: ({ receivedOn }) => <ShowDate on={receivedOn} />,
    sort: ({ receivedOn }) => receivedOn,
    width: '7rem',
    wideOnly: true,
  },
];

function toAnswer(today: string): Column<EnquiryLine>[] {
  return [
    ...shared,
    {
      id: 'due',
      label: 'Answer due',
      cell: ({ answerDueOn }) => <Due on={answerDueOn} today={today} />,
      sort: ({ answerDueOn }) => answerDueOn,
      width: '8.5rem',
    },
  ];
}

const ANSWERED: Column<EnquiryLine>[] = [
  ...shared,
  {
    id: 'answered',
    label: 'Answered',
    cell: ({ answeredOn }) => <ShowDate on={answeredOn} />,
    sort: ({ answeredOn }) => answeredOn,
    width: '7rem',
  },
  { id: 'stage', label: 'Where the case stands', cell: ({ stage }) => <State of="stage" is={stage} /> },
];
