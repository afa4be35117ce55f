import type { SchoolLine } from '../../../shared/api/schools.ts';
import { labelOf, SCHOOL_PHASES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet, Row, Stack } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { SchoolFilters, useSchoolFilters } from './school-filters.tsx';

/** Every school of the register: who has signed, whom to call, where there are open cases. */
export function SchoolsScreen() {
  const filters = useSchoolFilters();
  const schools = useAsk(api.schools.list, filters.asked);
  const isManager = useIsManager();
  return (
    <Page
      title="Schools"
      lead="Sign-up to the memorandum, contacts and self-review. A school’s pupils meet criterion A1 while its sign-up is in force."
      actions={isManager && <LinkButton to="/schools/import">Import from GIAS</LinkButton>}
      primary={
        isManager && (
          <LinkButton to="/schools/new" kind="primary" icon="plus">
            Add a school
          </LinkButton>
        )
      }
    >
      <SchoolFilters filters={filters} />
      <Answered asked={schools}>
        {(rows) => (
          <Stack gap="one">
            <Row>
              <span role="status">
                <Quiet>{rows.length === 1 ? '1 school' : `${rows.length} schools`}</Quiet>
              </span>
              {filters.isNarrowed && (
                <Button small kind="plain" onPress={filters.clear}>
                  Clear the filters
                </Button>
              )}
            </Row>
            <Table
              label="Schools"
              rows={rows}
              rowKey={({ id }) => id}
              rowTo={({ id }) => `/schools/${id}`}
              columns={COLUMNS}
              empty={<NoSchools isNarrowed={filters.isNarrowed} isManager={isManager} />}
            />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

function NoSchools({ isNarrowed, isManager }: { isNarrowed: boolean; isManager: boolean }) {
  if (isNarrowed) return <Empty title="No school like that">Clear a filter, or search for fewer letters.</Empty>;
  return (
    <Empty
      title="No schools yet"
      action={
        isManager && (
          <LinkButton to="/schools/import" kind="primary">
            Import from GIAS
          </LinkButton>
        )
      }
    >
      Bring in all schools of the county at once from a GIAS extract, the list that the Department for Education
      publishes, or add them one by one.
    </Empty>
  );
}

const COLUMNS: readonly Column<SchoolLine>[] = [
  { id: 'name', label: 'Name', cell: ({ name }) => name, sort: ({ name }) => name },
  { id: 'town', label: 'Town', width: '9.5rem', cell: ({ town }) => town, sort: ({ town }) => town },
  {
    id: 'area',
    label: 'Area',
    width: '9.5rem',
    cell: ({ area, districtName }) => area ?? <Quiet>{districtName}</Quiet>,
    sort: ({ area, districtName }) => area ?? districtName,
    wideOnly: true,
  },
  {
    id: 'phase',
    label: 'Phase',
    width: '7rem',
    cell: ({ phase, status }) => (
      <>
        {labelOf(SCHOOL_PHASES, phase)}
        {status !== 'open' && <State of="school" is={status} />}
      </>
    ),
    sort: ({ phase }) => labelOf(SCHOOL_PHASES, phase),
    wideOnly: true,
  },
  {
    id: 'sign-up',
    label: 'Sign-up',
    width: '16rem',
    cell: ({ signUp, signUpUntil, endsSoon }) => (
      <>
        <State of="signUp" is={endsSoon ? 'ending' : signUp} />{' '}
        {signUpUntil && (
          <Quiet>
            {signUp === 'ended' ? 'on' : 'until'} <ShowDate on={signUpUntil} />
          </Quiet>
        )}
      </>
    ),
    sort: ({ signUp, signUpUntil }) => `${ORDER.indexOf(signUp)} ${signUpUntil ?? '9999'}`,
  },
  {
    id: 'cases',
    label: 'Cases',
    width: '5rem',
    align: 'end',
    cell: ({ openCases }) => openCases || '',
    sort: ({ openCases }) => openCases,
  },
];

/** Sorted by sign-up, what asks for something comes first. */
const ORDER: readonly SchoolLine['signUp'][] = ['none', 'ended', 'in-force'];
