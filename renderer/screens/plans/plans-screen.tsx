import { useMemo } from 'react';
import type { PlanLine } from '../../../shared/api/plans.ts';
import { labelOf, PLAN_KINDS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useToday } from '../../api/office.ts';
import { useInAddress } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet, Stack } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { ChartAxis, PlanBars, spanOf } from './plan-chart.tsx';

/** All time-limited plans on one chart of weeks; what ends soonest is at the top. */
export function PlansScreen() {
  const [which, setWhich] = useInAddress('which', 'current');
  const chosen = WHICH.find(({ value }) => value === which)?.value ?? 'current';
  const plans = useAsk(api.plans.list, { which: chosen });
  const today = useToday();
  return (
    <Page
      title="Plans"
      lead="Coaching, reintegration and supported transfer plans. What ends first is at the top."
      actions={<LinkButton to="/papers">Print register</LinkButton>}
      wide
    >
      <RadioGroup name="which" label="Show" bare inline value={chosen} onChange={setWhich} options={WHICH} />
      <Answered asked={plans}>
        {(list) => (
          <PlanTable
            plans={list}
            today={today}
            empty={
              <Empty
                title={chosen === 'ending' ? 'No plan ends in the next ten school days.' : 'No plans here.'}
                action={<LinkButton to="/cases">Go to the cases</LinkButton>}
              >
                A plan is made in its case, once the case is eligible. It needs an end, and the agreement of each
                school.
              </Empty>
            }
          />
        )}
      </Answered>
    </Page>
  );
}

const WHICH = [
  { value: 'current', label: 'Current' },
  { value: 'ending', label: 'Ending soon' },
  { value: 'draft', label: 'Agreement missing' },
  { value: 'ended', label: 'Ended' },
  { value: 'all', label: 'All' },
] as const;

function PlanTable({ plans, today, empty }: { plans: readonly PlanLine[]; today: string; empty: React.ReactNode }) {
  const span = useMemo(() => spanOf(plans, today), [plans, today]);
  const columns: Column<PlanLine>[] = [
    { id: 'plan', label: 'Pupil', width: '13rem', sort: (plan) => plan.pupilName, cell: (plan) => plan.pupilName },
    {
      id: 'kind',
      label: 'Plan',
      width: '12rem',
      sort: (plan) => plan.kind,
      cell: (plan) => (
        <>
          {labelOf(PLAN_KINDS, plan.kind)}
          <br />
          <Quiet>{plan.schools.map(({ name }) => name).join(' → ')}</Quiet>
        </>
      ),
    },
    {
      id: 'state',
      label: 'State',
      width: '14rem',
      sort: (plan) => plan.state,
      cell: (plan) => (
        <Stack gap="half">
          <State of="plan" is={plan.state} />
          {plan.missing.length > 0 && <Quiet>{plan.missing.map(({ name }) => name).join(', ')}</Quiet>}
          {plan.reviewOverdue && <State of="due" is="late" say="Review overdue" />}
        </Stack>
      ),
    },
    {
      id: 'end',
      label: 'Ends',
      width: '7rem',
      sort: (plan) => plan.endOn,
      cell: (plan) => (
        <Stack gap="half">
          <ShowDate on={plan.endOn} />
          {plan.endsSoon && <State of="due" is="soon" say="Ends soon" />}
        </Stack>
      ),
    },
    {
      id: 'chart',
      label: <ChartAxis span={span} />,
      wideOnly: true,
      cell: (plan) => <PlanBars plan={plan} span={span} today={today} />,
    },
  ];
  return (
    <Table
      label="Plans"
      rows={plans}
      rowKey={({ id }) => id}
      rowTo={({ id }) => `/plans/${id}`}
      columns={columns}
      empty={empty}
    />
  );
}
