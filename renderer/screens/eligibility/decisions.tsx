import type { DecisionLine, EligibilityPage } from '../../../shared/api/eligibility.ts';
import { labelOf, ROUTES } from '../../../shared/words.ts';
import { Empty } from '../../parts/empty.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { Badge, State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';

/** Every decision there has been, and every waiver; the newest decision stands. */
export function Decisions({ page }: { page: EligibilityPage }) {
  return (
    <Section title="Decisions and waivers">
      <Table
        label="Decisions, newest first"
        rows={page.decisions}
        rowKey={({ id }) => id}
        rowTo={({ id }) => `/decisions/${id}`}
        columns={COLUMNS}
        empty={
          <Empty title="Nothing has been decided yet">
            A decision is kept with the rules, figures and facts that it was made on, and is never edited: another one
            follows it.
          </Empty>
        }
      />
      {page.waivers.length > 0 && (
        <Table
          label="Waivers"
          rows={page.waivers}
          rowKey={({ id }) => id}
          columns={[
            { id: 'on', label: 'Waived', cell: ({ waivedOn }) => <ShowDate on={waivedOn} />, width: '8rem' },
            { id: 'rule', label: 'Criterion', cell: ({ rule, statement }) => `${rule} ${statement}` },
            { id: 'by', label: 'By', cell: ({ waivedBy }) => waivedBy, width: '11rem', wideOnly: true },
            { id: 'why', label: 'Why', cell: ({ reason }) => reason },
            {
              id: 'stands',
              label: 'Stands',
              cell: ({ withdrawnOn }) =>
                withdrawnOn ? (
                  <>
                    Taken back <ShowDate on={withdrawnOn} />
                  </>
                ) : (
                  'Yes'
                ),
              width: '9rem',
            },
          ]}
        />
      )}
    </Section>
  );
}

const COLUMNS: readonly Column<DecisionLine>[] = [
  { id: 'on', label: 'Decided', cell: ({ decidedOn }) => <ShowDate on={decidedOn} />, width: '8rem' },
  {
    id: 'outcome',
    label: 'Decision',
    cell: ({ outcome, superseded }) => (
      <>
        <State of="route" is={outcome} />{' '}
        {superseded && <Badge look={{ shape: 'square', tint: 'plain' }}>Superseded</Badge>}
      </>
    ),
    width: '15rem',
  },
  { id: 'by', label: 'By', cell: ({ decidedBy }) => decidedBy, width: '11rem', wideOnly: true },
  {
    id: 'why',
    label: 'Why',
    cell: ({ reason, against, route, secondOpinion }) => (
      <>
        {against && <Quiet>The rules said “{labelOf(ROUTES, route)}”. </Quiet>}
        {reason || (!against && <Quiet>As the rules say.</Quiet>)}
        {secondOpinion && (
          <div>
            <Quiet>
              Second opinion, {secondOpinion.by}: {secondOpinion.words}
            </Quiet>
          </div>
        )}
      </>
    ),
  },
];
