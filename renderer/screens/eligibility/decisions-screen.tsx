import { useEffect } from 'react';
import type { ReplayLine } from '../../../shared/api/eligibility.ts';
import { api } from '../../api/client.ts';
import { useTask } from '../../api/task.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import css from './eligibility.module.css';

/** Decided cases that today's rules, figures or evidence would decide otherwise, and why. */
export function DecisionsScreen() {
  const replay = useTask(api.eligibility.replay);
  const { start } = replay;
  useEffect(() => void start({}), [start]);
  return (
    <Page
      title="Decisions that would differ today"
      lead="Every decision that stands is replayed with today’s rules, figures and evidence. Nothing is changed by it."
      up={[{ to: '/cases', label: 'Cases' }]}
      actions={
        <Button busy={replay.running} onPress={() => void start({})}>
          Replay again
        </Button>
      }
    >
      <Progress task={replay} starting="Replaying the decisions" />
      {replay.refusal && <Refusal refusal={replay.refusal} />}
      {replay.value && (
        <>
          <p role="status">
            {replay.value.differing.length} of {replay.value.decisions} decisions would differ.
          </p>
          <Table
            label="Decisions that would differ today"
            rows={replay.value.differing}
            rowKey={({ decisionId }) => decisionId}
            rowTo={({ caseId }) => `/cases/${caseId}/eligibility`}
            columns={COLUMNS}
            empty={
              <Empty title="Every decision would be made the same way today">
                When a figure under Settings is changed, evidence is taken back or a new memorandum comes into force,
                the cases it touches are listed here, clause by clause.
              </Empty>
            }
          />
        </>
      )}
    </Page>
  );
}

const BECAUSE = { rules: 'Rules or figures have changed', evidence: 'Evidence has changed' } as const;

const COLUMNS: readonly Column<ReplayLine>[] = [
  {
    id: 'pupil',
    label: 'Pupil',
    cell: ({ pupilName, reference }) => (
      <>
        {pupilName}, <span className={css.whole}>{reference}</span>
      </>
    ),
    sort: ({ pupilName }) => pupilName,
    width: '10rem',
  },
  {
    id: 'decided',
    label: 'Decided',
    cell: ({ decidedOn, outcome }) => (
      <>
        <ShowDate on={decidedOn} />
        <br />
        <State of="route" is={outcome} />
      </>
    ),
    sort: ({ decidedOn }) => decidedOn,
    width: '10rem',
  },
  {
    id: 'then',
    label: 'Rules then',
    cell: ({ routeThen }) => <State of="route" is={routeThen} />,
    width: '10rem',
    wideOnly: true,
  },
  {
    id: 'now',
    label: 'Rules now',
    cell: ({ routeNow }) => <State of="route" is={routeNow} />,
    sort: ({ routeNow }) => routeNow,
    width: '10rem',
  },
  {
    id: 'why',
    label: 'Why',
    cell: ({ because, why }) => (
      <>
        {because.map((each) => BECAUSE[each]).join('. ')}
        <ul className={css.why}>
          {why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </>
    ),
  },
];
