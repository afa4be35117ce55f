import { labelOf, PAPERS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useParam } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { Badge, State } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';

/** What can be printed of a case, and what has left the office. */
export function CasePapersScreen() {
  const caseId = useParam('caseId');
  const printed = useAsk(api.papers.register, { subjectId: caseId });
  return (
    <>
      <Section title="Print">
        <Row>
          {CASE_PAPERS.map((paper) => (
            <LinkButton key={paper} to={`/print/${paper}/${caseId}`}>
              {labelOf(PAPERS, paper)}
            </LinkButton>
          ))}
        </Row>
      </Section>
      <Section title="What left the office">
        <Answered asked={printed}>
          {(list) => (
            <Table
              label="Papers of this case"
              rows={list}
              rowKey={({ id }) => id}
              rowTo={({ id }) => `/papers/${id}`}
              columns={[
                { id: 'number', label: 'Number', cell: ({ number }) => number, width: '8rem' },
                { id: 'paper', label: 'Paper', cell: ({ paper }) => labelOf(PAPERS, paper) },
                { id: 'for', label: 'For', cell: ({ recipient }) => recipient },
                {
                  id: 'when',
                  label: 'When',
                  cell: ({ printedAt }) => <ShowTime at={printedAt} full />,
                  width: '11rem',
                },
                {
                  id: 'stale',
                  label: 'Copy',
                  cell: ({ stale }) =>
                    stale ? (
                      <Badge look={{ shape: 'warning', tint: 'wait' }}>Out of date</Badge>
                    ) : (
                      <State of="due" is="done" say="As it is now" />
                    ),
                  width: '9rem',
                },
              ]}
              empty={
                <Empty title="No paper of this case has been printed">
                  Each paper gets a number and is listed here with whom it went to. The summary of a plan is printed
                  from the plan.
                </Empty>
              }
            />
          )}
        </Answered>
      </Section>
    </>
  );
}

const CASE_PAPERS = ['enquiry-outcome', 'evidence-form', 'case-chronology'] as const;
