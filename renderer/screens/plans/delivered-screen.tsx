import type { DeliveredPlan } from '../../../shared/api/week-record.ts';
import { showDate } from '../../../shared/dates.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { OUTCOME_REASONS, PLAN_KINDS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useInAddress } from '../../api/place.ts';
import { Select } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { PlanPlaces } from './plan-places.tsx';
import css from './plans.module.css';

/** Sessions delivered against agreed, plan by plan, over one term; those that got the smallest share come first. */
export function DeliveredScreen() {
  const [term, setTerm] = useInAddress('term', '');
  const delivered = useAsk(api.weekRecord.delivered, { term: term === '' ? null : term });
  return (
    <Page title="Plans" lead="What each plan was agreed to have, what its school was told, and what it got.">
      <PlanPlaces />
      <Answered asked={delivered}>
        {({ term: shown, terms, recorded, notRecorded, plans }) => (
          <>
            <Select
              name="term"
              label="Term"
              width="short"
              value={shown}
              onChange={setTerm}
              options={terms.map(({ id, label }) => ({ value: id, label }))}
            />
            {notRecorded.length > 0 && (
              <Notice>
                <p>
                  Not counted, because what happened is not recorded yet:{' '}
                  {notRecorded.map((monday, at) => (
                    <span key={monday}>
                      {at > 0 && ', '}
                      <A to={`/deployment/${monday}/happened`}>week of {showDate(monday)}</A>
                    </span>
                  ))}
                  .
                </p>
              </Notice>
            )}
            <p>{summaryOf(plans, recorded.length)}</p>
            <Table
              label="Sessions by plan"
              rows={plans}
              rowKey={({ planId }) => planId}
              rowTo={({ planId }) => `/plans/${planId}`}
              columns={COLUMNS}
              empty={
                <Empty title="Nothing to count in this term yet.">
                  Sessions are counted from the weeks whose Friday’s record is in.
                </Empty>
              }
            />
          </>
        )}
      </Answered>
    </Page>
  );
}

function summaryOf(plans: readonly DeliveredPlan[], weeks: number): string {
  const sum = (of: (plan: DeliveredPlan) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  const agreed = sum((plan) => plan.agreed);
  const delivered = sum((plan) => plan.delivered);
  const share = agreed === 0 ? '' : ` (${Math.round((delivered * 100) / agreed)} %)`;
  return `${weeks === 1 ? '1 week' : `${weeks} weeks`} recorded: ${delivered} of ${countSessions(agreed)} agreed were delivered${share}.`;
}

const COLUMNS: readonly Column<DeliveredPlan>[] = [
  { id: 'plan', label: 'Plan', width: '7rem', sort: ({ ref }) => ref, cell: ({ ref }) => ref },
  {
    id: 'kind',
    label: 'Kind and school',
    sort: ({ kind }) => kind,
    cell: ({ kind, schools }) => (
      <>
        {PLAN_KINDS[kind]}, <Quiet>{schools.join(' → ')}</Quiet>
      </>
    ),
  },
  {
    id: 'agreed',
    label: 'Agreed',
    align: 'end',
    width: '5.5rem',
    sort: ({ agreed }) => agreed,
    cell: ({ agreed }) => agreed,
  },
  { id: 'told', label: 'Told', align: 'end', width: '5rem', sort: ({ told }) => told, cell: ({ told }) => told },
  {
    id: 'delivered',
    label: 'Delivered',
    align: 'end',
    width: '6.5rem',
    sort: ({ delivered }) => delivered,
    cell: ({ delivered }) => <strong>{delivered}</strong>,
  },
  {
    id: 'share',
    label: 'Share of agreed',
    width: '9rem',
    sort: ({ delivered, agreed }) => (agreed === 0 ? null : delivered / agreed),
    cell: ({ delivered, agreed }) =>
      agreed === 0 ? (
        'none agreed'
      ) : (
        <span className={css.share}>
          <meter min={0} max={agreed} value={Math.min(delivered, agreed)} aria-hidden="true" />{' '}
          {Math.round((delivered * 100) / agreed)} %
        </span>
      ),
  },
  {
    id: 'missed',
    label: 'Did not happen',
    width: '14rem',
    cell: ({ missed }) => missed.map(({ reason, count }) => `${OUTCOME_REASONS[reason]}: ${count}`).join(', '),
  },
];
