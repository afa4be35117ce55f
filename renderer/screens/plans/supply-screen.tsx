import type { Supply } from '../../../shared/api/plans.ts';
import { showDate } from '../../../shared/dates.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Empty } from '../../parts/empty.tsx';
import { Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { Table } from '../../parts/table.tsx';
import { PlanPlaces } from './plan-places.tsx';
import css from './supply.module.css';

type Base = Supply['bases'][number];
type Week = Base['weeks'][number];

/** STA sessions there will be against those that plans will need, base by base: what can be promised to a new plan. */
export function SupplyScreen() {
  const supply = useAsk(api.plans.supply, {});
  return (
    <Page
      title="Plans"
      lead="The next twelve school weeks: sessions that STAs could give, and sessions that plans will need, at the base nearest to each school. Plans without an agreement yet are counted."
    >
      <PlanPlaces />
      <Answered asked={supply}>
        {({ bases, unknown }) => (
          <>
            {unknown.map((sentence) => (
              <Notice key={sentence}>{sentence}</Notice>
            ))}
            {bases.length === 0 && (
              <Empty title="No STA works in the coming weeks.">
                Add your STAs with their weekly patterns; what they could give is then set against the plans here.
              </Empty>
            )}
            {bases.map((base) => (
              <Section key={base.base} title={base.base}>
                <Stack gap="one">
                  <Promises base={base} />
                  <Chart base={base} />
                  <details>
                    <summary>Table</summary>
                    <Table
                      label={`Supply and need at ${base.base}`}
                      rows={base.weeks}
                      rowKey={({ monday }) => monday}
                      columns={COLUMNS}
                    />
                  </details>
                </Stack>
              </Section>
            ))}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Promises({ base: { base, promises, weeks } }: { base: Base }) {
  if (promises.length === 0) return <p>No session can be promised at {base} in the weeks looked at.</p>;
  return (
    <>
      {promises.map(({ monday, sessions }) => (
        <p key={monday}>
          <strong>
            From {showDate(monday)} there {sessions === 1 ? 'is' : 'are'} {countSessions(sessions)} a week
          </strong>{' '}
          at {base}
          {monday === weeks[0]?.monday ? ', starting with next week' : ''}.
        </p>
      ))}
    </>
  );
}

/** A column for each week: what is needed as a bar, what there is as a line over it. The table says the same in figures. */
function Chart({ base: { weeks } }: { base: Base }) {
  const most = Math.max(1, ...weeks.flatMap(({ room, need }) => [room, need]));
  return (
    <div className={css.chart} aria-hidden="true">
      {weeks.map((week) => (
        <div key={week.monday} className={css.week} title={wordsOf(week)}>
          <div className={css.bars}>
            <span
              className={css.need}
              data-over={week.need > week.room || undefined}
              style={{ height: `${(week.need / most) * 100}%` }}
            />
            <span className={css.room} style={{ bottom: `${(week.room / most) * 100}%` }} />
          </div>
          <span className={css.figures}>
            {week.need} of {week.room}
          </span>
          <span className={css.label}>{showDate(week.monday).slice(0, -5)}</span>
        </div>
      ))}
    </div>
  );
}

function wordsOf({ monday, room, need }: Week): string {
  return `Week of ${showDate(monday)}: ${countSessions(need)} needed, ${room} there`;
}

const COLUMNS = [
  {
    id: 'week',
    label: 'Week of',
    cell: ({ monday }: Week) => <A to={`/deployment/${monday}`}>{showDate(monday)}</A>,
  },
  { id: 'room', label: 'STAs could give', align: 'end' as const, cell: ({ room }: Week) => room },
  { id: 'need', label: 'Plans will need', align: 'end' as const, cell: ({ need }: Week) => need },
  {
    id: 'free',
    label: 'Free',
    align: 'end' as const,
    cell: ({ room, need }: Week) => (room >= need ? room - need : `short by ${need - room}`),
  },
];
