import { useEffect, useMemo, useRef, useState } from 'react';
import type { BoardNeed, BoardWeek } from '../../../shared/api/deployment.ts';
import { isPlainDate, mondayOf, showDate } from '../../../shared/dates.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo, useInAddress, useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import { Board, focusFirstOpen } from './board.tsx';
import type { CellActions } from './board-cell.tsx';
import { type Carried, foresee, pickUp, putDown, tell, useCarrying, useTold } from './carrying.ts';
import { CellPopover, type OpenCell } from './cell-popover.tsx';
import css from './deployment.module.css';
import { NeedsStrip } from './needs-strip.tsx';
import { usePlacing } from './placing.tsx';
import { RulesButton, WeekActions, WeekChanges } from './week-actions.tsx';
import { WeekPicker, weekToPlan } from './week-picker.tsx';

/** The weekly meeting: STAs × sessions, what plans lack on top, and three ways to allocate that are judged alike. */
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
    >
      <div className={css.screen}>
        <Answered asked={week ? { ...board, value: week } : { ...board, value: undefined }}>
          {(value) => <WeekBoard week={value} key={value.monday} />}
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

function clear(): void {
  putDown();
  tell('');
}

function WeekBoard({ week }: { week: BoardWeek }) {
  const readOnly = !useIsManager();
  const [shown, setShown] = useInAddress('needs', 'unmet');
  const [open, setOpen] = useState<OpenCell | null>(null);
  const placing = usePlacing(week);
  const { carried } = useCarrying();
  const choosing = carried?.by === 'choose' ? carried : null;
  useEffect(() => clear, []);
  useEffect(() => {
    if (!choosing) return;
    const hear = (event: KeyboardEvent) => event.key === 'Escape' && !event.defaultPrevented && clear();
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [choosing]);

  // The board's cells hold on to one object for good; what it does follows the latest of everything.
  const latest = useRef({ placing, monday: week.monday, readOnly });
  latest.current = { placing, monday: week.monday, readOnly };
  const actions = useMemo<CellActions>(
    () => ({
      open: (staId, session, element) => setOpen({ staId, session, element }),
      place: (staId, session) => latest.current.placing.place(staId, session),
      pickUp: (what) => void pickUp(latest.current.monday, what),
      putDown,
      foresee: (what) => {
        if (!latest.current.readOnly) void foresee(latest.current.monday, what);
      },
    }),
    [],
  );

  const choose = (what: Omit<Carried, 'by'>) => {
    void pickUp(week.monday, { ...what, by: 'choose' }).then(() => requestAnimationFrame(focusFirstOpen));
  };
  const onChoose = (need: BoardNeed) =>
    choosing?.planId === need.planId ? clear() : choose({ planId: need.planId, ref: need.ref, moving: null });

  const unmet = useMemo(() => week.needs.filter((need) => need.given < need.sessions), [week.needs]);
  const listed = shown === 'all' ? week.needs : unmet;
  // While one is being placed the others step back, and its candidates get the room.
  const needs = choosing ? week.needs.filter(({ planId }) => planId === choosing.planId) : listed;
  const lacking = unmet.reduce((sum, need) => sum + need.sessions - need.given, 0);
  const { wanted, given, room } = week.totals;

  return (
    <div className={css.board}>
      {week.notices.map((sentence) => (
        <Notice key={sentence}>{sentence}</Notice>
      ))}
      <Row apart>
        <h2 className={css.heading}>
          {lacking === 0 ? 'Nothing is lacking' : `Lacking: ${countSessions(lacking)}, ${unmet.length} plans`}
        </h2>
        <span className={css.sums}>
          {given} of {countSessions(wanted)} given; STAs have room for {room}
        </span>
        <Row>
          <RulesButton />
          <Button small kind="plain" pressed={shown !== 'all'} onPress={() => setShown('unmet')}>
            Unmet ({unmet.length})
          </Button>
          <Button small kind="plain" pressed={shown === 'all'} onPress={() => setShown('all')}>
            All plans ({week.needs.length})
          </Button>
        </Row>
      </Row>
      {needs.length > 0 && (
        <NeedsStrip
          needs={needs}
          actions={actions}
          choosing={choosing?.planId ?? null}
          onChoose={onChoose}
          readOnly={readOnly}
        />
      )}
      {choosing && (
        <Notice tint="calm">
          <Row>
            <span>
              {choosing.moving ? 'Moving' : 'Placing'} <strong>{choosing.ref}</strong>: choose a marked session. STAs
              stand in the order in which they fit.
            </span>
            <Button small onPress={clear}>
              Stop (Esc)
            </Button>
          </Row>
        </Notice>
      )}
      {week.stas.length > 0 ? (
        <div className={css.scroll}>
          <Board week={week} actions={actions} readOnly={readOnly} />
        </div>
      ) : (
        <Empty title="No STA works in this week">
          Add your STAs with their weekly patterns, then allocate their sessions here.
        </Empty>
      )}
      <Told />
      <WeekChanges week={week} />
      {open && (
        <CellPopover
          open={open}
          week={week}
          placing={placing}
          readOnly={readOnly}
          onMove={choose}
          onClose={() => setOpen(null)}
        />
      )}
      {placing.question}
    </div>
  );
}

/** The sentence about the cell that is being pointed at, or what came of the last act. */
function Told() {
  const { sentence, tone } = useTold();
  return (
    <p className={css.told} role="status" data-tone={tone}>
      {sentence}
    </p>
  );
}
