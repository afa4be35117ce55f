import { useEffect } from 'react';
import type { BoardWeek } from '../../../shared/api/deployment.ts';
import { isPlainDate, mondayOf, showDate } from '../../../shared/dates.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo, useInAddress, useParam } from '../../api/place.ts';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import css from './deployment.module.css';
import { NeedPane } from './need-pane.tsx';
import { usePlacing } from './placing.tsx';
import { WeekActions } from './week-actions.tsx';
import { WeekBoard } from './week-board.tsx';
import { WeekPicker, weekToPlan } from './week-picker.tsx';

/**
 * The weekly meeting: STAs × sessions, what plans lack on top, and three ways to allocate that are judged alike. What is
 * open beside the board (a need) stands in the address.
 */
export function DeploymentScreen() {
  const today = useToday();
  const asked = useParam('monday');
  const monday = isPlainDate(asked) ? mondayOf(asked) : weekToPlan(today);
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
      {...(week ? { actions: <WeekActions week={week} /> } : {})}
      side={
        week &&
        need && (
          <NeedPane key={need.planId} need={need} week={week} placing={placing} readOnly={readOnly} onClose={close} />
        )
      }
    >
      <div className={css.screen}>
        <Answered asked={week ? { ...board, value: week } : { ...board, value: undefined }}>
          {(value) => (
            <WeekBoard
              key={value.monday}
              week={value}
              placing={placing}
              readOnly={readOnly}
              beside={need ? beside : ''}
              onBeside={setBeside}
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
