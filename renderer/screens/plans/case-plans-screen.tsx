import { labelOf, PLAN_KINDS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Stack } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDates } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';

/** The plans of one case, within the case. */
export function CasePlansScreen() {
  const caseId = useParam('caseId');
  const asked = useAsk(api.plans.forCase, { caseId });
  const manager = useIsManager();
  const add = manager && (
    <LinkButton to={`/cases/${caseId}/plans/new`} kind="primary" icon="plus">
      New plan
    </LinkButton>
  );
  return (
    <Section title="Plans" beside={asked.value?.plans.length !== 0 && add}>
      <Answered asked={asked}>
        {({ start, plans }) => (
          <Stack>
            {start.notices.map((notice) => (
              <Notice key={notice}>{notice}</Notice>
            ))}
            <Table
              label="Plans of this case"
              rows={plans}
              rowKey={({ id }) => id}
              rowTo={({ id }) => `/plans/${id}`}
              columns={[
                { id: 'kind', label: 'Plan', cell: (plan) => labelOf(PLAN_KINDS, plan.kind) },
                { id: 'state', label: 'State', cell: (plan) => <State of="plan" is={plan.state} /> },
                { id: 'dates', label: 'Dates', cell: (plan) => <ShowDates from={plan.startOn} until={plan.endOn} /> },
                { id: 'standing', label: 'Where it stands', cell: (plan) => plan.standing },
              ]}
              empty={
                <Empty title="No plan yet" action={add}>
                  A plan carries STA sessions for a limited time: coaching of the school’s own teaching assistants, a
                  way back into class, or a supported move to another school.
                </Empty>
              }
            />
          </Stack>
        )}
      </Answered>
    </Section>
  );
}
