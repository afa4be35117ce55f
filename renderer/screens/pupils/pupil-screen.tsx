import type { PupilPage } from '../../../shared/api/pupils.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';
import { People } from './people.tsx';

/** One pupil: details, people, and every case there has been. */
export function PupilScreen() {
  const id = useParam('pupilId');
  return (
    <Answered asked={useAsk(api.pupils.show, { id })}>{(pupil) => <Pupil pupil={pupil} key={pupil.id} />}</Answered>
  );
}

function Pupil({ pupil }: { pupil: PupilPage }) {
  const isManager = useIsManager();
  const ask = isManager && (
    <LinkButton to={`/enquiries/new?pupil=${pupil.id}`} kind="primary" icon="plus">
      New enquiry about this pupil
    </LinkButton>
  );
  return (
    <Page
      title={`${pupil.givenName} ${pupil.familyName}`}
      beside={<State of="agreement" is={pupil.agreed ? 'agreed' : 'missing'} say={AGREED[String(pupil.agreed)]} />}
      lead={`${pupil.yearGroup ?? 'Year not known'} at ${pupil.schoolName}`}
      up={[{ to: '/cases', label: 'Cases' }]}
      primary={ask}
    >
      <Section title="Cases">
        <Table
          label="Cases of this pupil"
          rows={pupil.cases}
          rowKey={({ id }) => id}
          rowTo={({ id }) => `/cases/${id}`}
          columns={[
            { id: 'reference', label: 'Case', cell: ({ reference }) => reference, width: '8rem' },
            { id: 'stage', label: 'Stage', cell: ({ stage }) => <State of="stage" is={stage} /> },
            { id: 'opened', label: 'Opened', cell: ({ openedOn }) => <ShowDate on={openedOn} />, width: '8rem' },
            { id: 'closed', label: 'Closed', cell: ({ closedOn }) => <ShowDate on={closedOn} />, width: '8rem' },
          ]}
          empty={<Empty title="No case yet">An enquiry about this pupil opens one.</Empty>}
        />
      </Section>
      <People pupilId={pupil.id} />
    </Page>
  );
}

const AGREED: Readonly<Record<string, string>> = { true: 'Parents agree to engage', false: 'No parental agreement' };
