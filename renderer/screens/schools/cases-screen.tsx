import type { SchoolPage } from '../../../shared/api/schools.ts';
import { labelOf, PLAN_KINDS } from '../../../shared/words.ts';
import { useOffice } from '../../api/office.ts';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate, ShowDates } from '../../parts/show.tsx';
import { Badge, State } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';
import { useSchool } from './school-screen.tsx';

/** The cases of the pupils on this school's roll, and the plans that it has agreed or is asked to agree. */
export function SchoolCasesScreen() {
  return (
    <Answered asked={useSchool()}>
      {(page) => (
        <>
          <Cases page={page} />
          <Plans page={page} />
        </>
      )}
    </Answered>
  );
}

function Cases({ page }: { page: SchoolPage }) {
  const role = useOffice()?.person?.role;
  if (role === 'office') return null;
  return (
    <Section title="Cases" lead="Of pupils whose home school this is, the newest first.">
      <Table
        label="Cases"
        rows={page.cases}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/cases/${id}`}
        columns={[
          { id: 'pupil', label: 'Pupil', cell: ({ pupilName }) => pupilName, sort: ({ pupilName }) => pupilName },
          { id: 'reference', label: 'Case', width: '7rem', cell: ({ reference }) => reference },
          {
            id: 'opened',
            label: 'Opened',
            width: '9rem',
            cell: ({ openedOn }) => <ShowDate on={openedOn} />,
            sort: ({ openedOn }) => openedOn,
          },
          {
            id: 'closed',
            label: 'State',
            width: '14rem',
            cell: ({ closedOn }) =>
              closedOn ? (
                <>
                  <State of="stage" is="closed" /> <ShowDate on={closedOn} />
                </>
              ) : (
                <Badge look={{ shape: 'dot', tint: 'calm' }}>Open</Badge>
              ),
            sort: ({ closedOn }) => closedOn ?? '9999',
          },
        ]}
        empty={<Empty title="No case">A case is opened by an enquiry of the school.</Empty>}
      />
    </Section>
  );
}

function Plans({ page }: { page: SchoolPage }) {
  return (
    <Section title="Plans" lead="Plans in this school, and supported transfers from it or to it.">
      <Table
        label="Plans"
        rows={page.plans}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/plans/${id}`}
        columns={[
          { id: 'pupil', label: 'Pupil', cell: ({ pupilName }) => pupilName, sort: ({ pupilName }) => pupilName },
          { id: 'kind', label: 'Plan', cell: ({ kind }) => labelOf(PLAN_KINDS, kind), sort: ({ kind }) => kind },
          {
            id: 'state',
            label: 'State',
            cell: ({ state }) => <State of="plan" is={state} />,
            sort: ({ state }) => state,
          },
          {
            id: 'dates',
            label: 'Dates',
            cell: ({ startOn, endOn }) => <ShowDates from={startOn} until={endOn} />,
            sort: ({ endOn }) => endOn,
          },
        ]}
        sorted={{ by: 'dates', down: true }}
        empty={<Empty title="No plan">A plan follows a decision that a pupil’s case is eligible.</Empty>}
      />
    </Section>
  );
}
