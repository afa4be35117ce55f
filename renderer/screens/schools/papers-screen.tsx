import type { SchoolPage } from '../../../shared/api/schools.ts';
import { labelOf, PAPERS } from '../../../shared/words.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useSchool } from './school-screen.tsx';

/** What this school was sent on paper, the newest first, and what of it is out of date by now. */
export function SchoolPapersScreen() {
  return (
    <Answered asked={useSchool()}>
      {(page) => {
        const stale = page.printed.filter((each) => each.stale).length;
        return (
          <Section
            title="Papers"
            lead="Each paper that went to this school. It is out of date once what it was made from has changed."
            beside={<LinkButton to={`/print/school-week/${page.id}`}>Print the week sheet</LinkButton>}
          >
            {stale > 0 && (
              <Notice>
                {stale === 1 ? 'One paper' : `${stale} papers`} that the school holds {stale === 1 ? 'is' : 'are'} out
                of date.
              </Notice>
            )}
            <Table
              label="Papers that went to the school"
              rows={page.printed}
              rowKey={({ id }) => id}
              rowTo={({ id }) => `/papers/${id}`}
              columns={COLUMNS}
              empty={
                <Empty title="Nothing printed yet">
                  A plan summary is printed from its plan, an answer from its enquiry, a week sheet from here.
                </Empty>
              }
            />
          </Section>
        );
      }}
    </Answered>
  );
}

type Printed = SchoolPage['printed'][number];

const COLUMNS: readonly Column<Printed>[] = [
  { id: 'number', label: 'Number', width: '7rem', cell: ({ number }) => number, sort: ({ number }) => number },
  { id: 'paper', label: 'Paper', cell: ({ paper }) => labelOf(PAPERS, paper), sort: ({ paper }) => paper },
  { id: 'recipient', label: 'Went to', cell: ({ recipient }) => recipient },
  {
    id: 'when',
    label: 'Printed',
    width: '12rem',
    cell: ({ printedAt }) => <ShowTime at={printedAt} full />,
    sort: ({ printedAt }) => printedAt,
  },
  {
    id: 'state',
    label: 'State',
    width: '9rem',
    cell: ({ stale }) => (stale ? <State of="due" is="late" say="Out of date" /> : 'As it stands'),
  },
];
