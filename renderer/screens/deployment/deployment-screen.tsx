import { useEffect, useMemo, useState } from 'react';
import type { BoardWeek } from '../../../shared/api/deployment.ts';
import { showDate } from '../../../shared/dates.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo, useInAddress, useParam } from '../../api/place.ts';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import css from './deployment.module.css';
import { type Change, differenceOf, marksOf } from './difference.ts';
import { NeedPane } from './need-pane.tsx';
import { usePlacing } from './placing.tsx';
import { ProposalPane } from './proposal-pane.tsx';
import { useProposing } from './proposing.ts';
import { WeekActions } from './week-actions.tsx';
import { WeekBoard } from './week-board.tsx';
import { useMonday, WeekParts } from './week-parts.tsx';
import { WeekPicker, weekToPlan } from './week-picker.tsx';

/**
 * The weekly meeting: STAs × sessions, what plans lack on top, and three ways to allocate that are judged alike. What is
 * open beside the board (a need) stands in the address.
 */
export function DeploymentScreen() {
  const today = useToday();
  const asked = useParam('monday');
  const monday = useMonday(weekToPlan(today));
  const board = useAsk(api.deployment.week, { monday });
  const week = board.value?.monday === monday ? board.value : undefined;
  const goTo = useGoTo();
  useEffect(() => {
    if (asked !== monday) goTo(`/deployment/${monday}`, { replace: true });
  }, [asked, monday, goTo]);
  const readOnly = !useIsManager();
  const placing = usePlacing(week);
  const [beside, setBeside] = useInAddress('beside', '');
  const close = () => setBeside('');
  const need = week?.needs.find(({ planId }) => planId === beside);
  const proposal = useShownProposal(monday, week, beside === 'proposal');
  const propose = () => {
    setBeside('proposal');
    proposal.proposing.start();
  };

  return (
    <Page
      title="Deployment"
      wide
      beside={
        <>
          <WeekPicker monday={monday} today={today} />
          {week && <State of="week" is={week.state} say={stateSentence(week)} />}
        </>
      }
      side={
        week && need ? (
          <NeedPane key={need.planId} need={need} week={week} placing={placing} readOnly={readOnly} onClose={close} />
        ) : (
          week &&
          beside === 'proposal' && (
            <ProposalPane
              week={week}
              {...proposal}
              onClose={() => {
                proposal.proposing.leave();
                close();
              }}
            />
          )
        )
      }
    >
      <div className={css.screen}>
        <WeekParts monday={monday} beside={week && <WeekActions week={week} onPropose={propose} />} />
        <Answered asked={week ? { ...board, value: week } : { ...board, value: undefined }}>
          {(value) => (
            <WeekBoard
              key={value.monday}
              week={value}
              placing={placing}
              readOnly={readOnly}
              beside={need ? beside : ''}
              onBeside={setBeside}
              marks={proposal.marks}
              onRepair={propose}
            />
          )}
        </Answered>
      </div>
    </Page>
  );
}

function stateSentence({ state, publishedOn, publishedBy }: BoardWeek): string {
  return state === 'draft' || !publishedOn
    ? 'Draft'
    : `Published ${showDate(publishedOn)}${publishedBy ? ` by ${publishedBy}` : ''}`;
}

/** The proposal that is looked at, as a difference from the board as it stands; without what the managers set aside. */
function useShownProposal(monday: string, week: BoardWeek | undefined, isOpen: boolean) {
  const proposing = useProposing(monday, week?.state === 'published');
  const [chosen, onChoose] = useState(0);
  const [aside, setAside] = useState<ReadonlySet<string>>(new Set());
  const proposed = proposing.value?.proposals[chosen] ?? proposing.value?.proposals[0];
  const all = useMemo(
    () => (week && proposed && isOpen ? differenceOf(week, proposed.allocations) : []),
    [week, proposed, isOpen],
  );
  const changes = useMemo(() => all.filter(({ key }) => !aside.has(key)), [all, aside]);
  const marks = useMemo(() => marksOf(changes), [changes]);
  return {
    proposing,
    chosen,
    onChoose,
    changes,
    left: all.filter(({ key }) => aside.has(key)),
    marks,
    onLeave: ({ key }: Change) => setAside(new Set([...aside, key])),
    onLeaveNone: () => setAside(new Set()),
  };
}
