import type { ParameterLine } from '../../../shared/api/parameters.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Quiet } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { Badge } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';

/** The figures of the rules: what the memorandum leaves open, what the office has made of it, and who changed it last. */
export function RulesScreen() {
  const parameters = useAsk(api.parameters.list, {});
  return (
    <Page
      title="Rule parameters"
      up={[{ to: '/settings', label: 'Settings' }]}
      lead="Figures that the rules count with. Where the memorandum is silent, the default is this app’s and the office may set another, with a reason. Open one to see what a change would do before it is made."
    >
      <Answered asked={parameters}>
        {(rows) => (
          <Table
            label="Rule parameters"
            rows={rows}
            rowKey={({ key }) => key}
            rowTo={({ key }) => `/settings/rules/${key}`}
            columns={COLUMNS}
          />
        )}
      </Answered>
    </Page>
  );
}

const COLUMNS: readonly Column<ParameterLine>[] = [
  { id: 'label', label: 'Figure', cell: ({ label }) => label, sort: ({ label }) => label },
  {
    id: 'value',
    label: 'Holds now',
    width: '13rem',
    cell: ({ value, unit, default: usual }) => (
      <>
        {value} {unit}
        {value !== usual && (
          <>
            <br />
            <Badge look={{ shape: 'pencil', tint: 'calm' }}>{`Default: ${usual}`}</Badge>
          </>
        )}
      </>
    ),
  },
  {
    id: 'used',
    label: 'Used by',
    width: '7rem',
    cell: ({ usedBy }) => usedBy.join(', ') || <Quiet>Due dates</Quiet>,
    wideOnly: true,
  },
  { id: 'source', label: 'Memorandum', cell: ({ source }) => source, wideOnly: true },
  {
    id: 'changed',
    label: 'Last changed',
    width: '13rem',
    cell: ({ changes: [last] }) =>
      last ? (
        <>
          <ShowTime at={last.at} full />
          <br />
          <Quiet>{last.by}</Quiet>
        </>
      ) : (
        <Quiet>Never</Quiet>
      ),
    sort: ({ changes: [last] }) => last?.at ?? null,
  },
];
