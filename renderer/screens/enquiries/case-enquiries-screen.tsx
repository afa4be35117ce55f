import { ENQUIRY_WAYS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Due } from '../../parts/due.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';
import css from './enquiries.module.css';

/** Everything that schools have asked about this case, the newest on top. */
export function CaseEnquiriesScreen() {
  const caseId = useParam('caseId');
  const asked = useAsk(api.cases.show, { id: caseId });
  const isManager = useIsManager();
  const today = useToday();
  return (
    <Answered asked={asked}>
      {({ pupilId, enquiries }) => (
        <Section
          title="Enquiries"
          beside={
            isManager && (
              <LinkButton to={`/enquiries/new?pupil=${pupilId}`} icon="plus">
                New enquiry about this pupil
              </LinkButton>
            )
          }
        >
          <Table
            label="Enquiries of this case"
            rows={enquiries}
            rowKey={({ id }) => id}
            rowTo={({ id }) => `/cases/${caseId}/enquiries/${id}`}
            columns={[
              {
                id: 'received',
                label: 'Received',
                cell: ({ receivedOn }) => <ShowDate on={receivedOn} />,
                sort: ({ receivedOn }) => receivedOn,
                width: '8rem',
              },
              { id: 'school', label: 'School', cell: ({ schoolName }) => schoolName },
              {
                id: 'by',
                label: 'Asked by',
                cell: ({ askedBy, how }) => `${askedBy}, ${ENQUIRY_WAYS[how].toLowerCase()}`,
              },
              {
                id: 'concern',
                label: 'Concern',
                cell: ({ concern }) => <span className={css.clip}>{concern}</span>,
                wideOnly: true,
              },
              {
                id: 'answer',
                label: 'Answer',
                cell: ({ answeredOn, answerDueOn }) =>
                  answeredOn ? (
                    <Row gap="half">
                      <ShowDate on={answeredOn} /> <State of="due" is="done" say="Answered" />
                    </Row>
                  ) : (
                    <Row gap="half">
                      due <Due on={answerDueOn} today={today} />
                    </Row>
                  ),
                width: '14rem',
              },
            ]}
            empty={
              <Empty title="No enquiry belongs to this case">
                A further question from a school about this pupil joins this case while it is open.
              </Empty>
            }
          />
        </Section>
      )}
    </Answered>
  );
}
