import type { PrintLine } from '../../../shared/api/papers.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useInAddress } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { TextField } from '../../parts/text-field.tsx';

/** Everything that left the office on paper: number, what, to whom, and whether it is out of date by now. */
export function RegisterScreen() {
  const [search, setSearch] = useInAddress('search', '');
  const [which, setWhich] = useInAddress('which', 'all');
  const asked = useAsk(api.papers.register, { search, which: which === 'stale' ? 'stale' : 'all' });
  return (
    <Page
      title="Print register"
      lead="Every paper that left the office. A paper is out of date once what it was made from has changed."
      actions={
        <>
          <LinkButton to="/print/evidence-form/-">Blank evidence form</LinkButton>
          <LinkButton to="/print/area-week/-">Whole-area week sheet</LinkButton>
        </>
      }
    >
      <Row gap="three" align="end">
        <TextField
          name="search"
          label="Search"
          type="search"
          width="medium"
          placeholder="Number, recipient, paper"
          value={search}
          onChange={setSearch}
        />
        <RadioGroup
          name="which"
          label="Show"
          bare
          inline
          value={which === 'stale' ? 'stale' : 'all'}
          onChange={setWhich}
          options={[
            { value: 'all', label: 'All' },
            { value: 'stale', label: 'Out of date' },
          ]}
        />
      </Row>
      <Answered asked={asked}>
        {(lines) => (
          <Table
            label="Printed papers, newest first"
            rows={lines}
            rowKey={({ id }) => id}
            rowTo={({ id }) => `/papers/${id}`}
            columns={columns}
            empty={
              <Empty title={search || which === 'stale' ? 'Nothing found.' : 'Nothing has been printed yet.'}>
                Papers are printed where they belong: a plan summary from its plan, a week sheet from the deployment
                board.
              </Empty>
            }
          />
        )}
      </Answered>
    </Page>
  );
}

const columns: Column<PrintLine>[] = [
  { id: 'number', label: 'Number', width: '8rem', sort: ({ number }) => number, cell: ({ number }) => number },
  { id: 'title', label: 'Paper', sort: ({ title }) => title, cell: ({ title }) => title },
  {
    id: 'recipient',
    label: 'Went to',
    sort: ({ recipient }) => recipient,
    cell: (line) => (
      <>
        {line.recipient}
        {line.fullName && (
          <>
            <br />
            <Quiet>Full name: {line.fullNameWhy}</Quiet>
          </>
        )}
      </>
    ),
  },
  {
    id: 'when',
    label: 'Printed',
    width: '14rem',
    sort: ({ printedAt }) => printedAt,
    cell: ({ printedAt, printedBy }) => (
      <>
        <ShowTime at={printedAt} full />
        <br />
        <Quiet>{printedBy}</Quiet>
      </>
    ),
  },
  {
    id: 'state',
    label: 'State',
    width: '9rem',
    cell: ({ stale }) => (stale ? <State of="due" is="late" say="Out of date" /> : 'As it stands'),
  },
];
