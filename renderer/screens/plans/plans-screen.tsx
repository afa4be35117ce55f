import { useMemo } from 'react';
import type { PlanLine } from '../../../shared/api/plans.ts';
import { labelOf, PLAN_KINDS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useToday } from '../../api/office.ts';
import { useInAddress } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { RadioGroup, Switch } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet, Row, Stack } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { ChartAxis, PlanBars, phasesInWords, spanOf } from './plan-chart.tsx';
import { PlanPlaces } from './plan-places.tsx';

/** All time-limited plans on one chart of weeks; what ends soonest is at the top. */
export function PlansScreen() {
  const [which, setWhich] = useInAddress('which', 'current');
  const chosen = WHICH.find(({ value }) => value === which)?.value ?? 'current';
  const plans = useAsk(api.plans.list, { which: chosen });
  const today = useToday();
  const [as, setAs] = useInAddress('as', 'bars');
  return (
    <Page
      title="Plans"
      lead="Coaching, reintegration and supported transfer plans. What ends first is at the top."
      wide
    >
      <PlanPlaces />
      <Row gap="three">
        <RadioGroup name="which" label="Show" bare inline value={chosen} onChange={setWhich} options={WHICH} />
        <Switch
          name="as"
          label="Phases in words"
          value={as === 'words'}
          onChange={(inWords) => setAs(inWords ? 'words' : 'bars')}
        />
      </Row>
      <Answered asked={plans}>
        {(list) => (
          <PlanTable
            plans={list}
            today={today}
            inWords={as === 'words'}
            empty={
              <Empty
                title={NONE[chosen] ?? 'No plans here.'}
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
  { value: 'review', label: 'Review due' },
  { value: 'draft', label: 'Agreement missing' },
  { value: 'ended', label: 'Past their end' },
  { value: 'all', label: 'All' },
] as const;

const NONE: Readonly<Record<string, string>> = {
  ending: 'No plan ends in the next ten school days.',
  review: 'No review is due in the next ten school days.',
};

interface PlanTableProps {
  plans: readonly PlanLine[];
  today: string;
  /** Phases as bars, or as the words that they stand for. */
  inWords: boolean;
  empty: React.ReactNode;
}

function PlanTable({ plans, today, inWords, empty }: PlanTableProps) {
  const span = useMemo(() => spanOf(plans, today), [plans, today]);
  const columns: Column<PlanLine>[] = [
    { id: 'plan', label: 'Pupil', width: '10rem', sort: (plan) => plan.pupilName, cell: (plan) => plan.pupilName },
    {
      id: 'kind',
      label: 'Plan',
      width: '14rem',
      sort: (plan) => plan.kind,
      cell: (plan) => (
        <>
          {labelOf(PLAN_KINDS, plan.kind).replace(' plan', '')},{' '}
          <Quiet>{plan.schools.map(({ name }) => name).join(' → ')}</Quiet>
        </>
      ),
    },
    {
      id: 'end',
      label: 'Ends',
      width: '11rem',
      sort: (plan) => plan.endOn,
      cell: (plan) => (
        <Stack gap="half">
          <Row gap="half">
            <ShowDate on={plan.endOn} />
            {plan.state !== 'running' && <State of="plan" is={plan.state} />}
            {plan.endsSoon && <State of="due" is="soon" say="Ends soon" />}
          </Row>
          {plan.missing.length > 0 && <Quiet>{plan.missing.map(({ name }) => name).join(', ')}</Quiet>}
          {plan.nextReviewOn !== null && (
            <Row gap="half">
              <Quiet>
                Review <ShowDate on={plan.nextReviewOn} />
              </Quiet>
              {plan.reviewOverdue && <State of="due" is="late" say="Overdue" />}
            </Row>
          )}
        </Stack>
      ),
    },
    inWords
      ? { id: 'phases', label: 'Phases', cell: (plan) => phasesInWords(plan) }
      : {
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
