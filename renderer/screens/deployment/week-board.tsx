import { useEffect, useMemo, useRef, useState } from 'react';
import type { BoardWeek } from '../../../shared/api/deployment.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { useInAddress } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row } from '../../parts/layout.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { Board, focusFirstOpen } from './board.tsx';
import { type Carried, carriedNow, foresee, pickUp, putDown, tell, useCarrying, useTold } from './carrying.ts';
import type { CellActions } from './cell-events.ts';
import { CellPopover, type OpenCell } from './cell-popover.tsx';
import { TakenProposals } from './certified.tsx';
import css from './deployment.module.css';
import type { Mark } from './difference.ts';
import { NeedsStrip } from './needs-strip.tsx';
import type { Placing } from './placing.tsx';
import { RulesButton, SaveWeekButton, WeekChanges } from './week-actions.tsx';

/** The board of one week with the unmet needs pinned on top, and the sentence about the cell that is pointed at below. */
export interface WeekBoardProps {
  week: BoardWeek;
  placing: Placing;
  /** Nothing can be allocated by this person. */
  readOnly: boolean;
  /** The plan that is open beside the board. */
  beside: string;
  onBeside(planId: string): void;
  /** What a proposal would change. */
  marks: ReadonlyMap<string, Mark>;
  /** Asks how a published week could be put right with the fewest changes. */
  onRepair(): void;
}

export function WeekBoard({ week, placing, readOnly, beside, onBeside, marks, onRepair }: WeekBoardProps) {
  const [shown, setShown] = useInAddress('needs', 'unmet');
  const [open, setOpen] = useState<OpenCell | null>(null);
  useEffect(() => clear, []);
  useStopKey(() => {
    if (movingOf(carriedNow().carried) === null && beside === '') return;
    clear();
    onBeside('');
  });

  // The board's cells hold on to one object for good; what it does follows the latest of everything.
  const latest = useRef({ placing, monday: week.monday, readOnly, onBeside });
  latest.current = { placing, monday: week.monday, readOnly, onBeside };
  const actions = useMemo<CellActions>(
    () => ({
      open: (staId, session, element) => setOpen({ staId, session, element }),
      place: (staId, session) => latest.current.placing.place(staId, session),
      pickUp: (what) => void pickUp(latest.current.monday, what),
      putDown,
      foresee: (what) => {
        if (!latest.current.readOnly) void foresee(latest.current.monday, what);
      },
      openNeed: (planId) => latest.current.onBeside(planId),
    }),
    [],
  );
  const move = (what: Omit<Carried, 'by'>) => {
    onBeside('');
    void pickUp(week.monday, { ...what, by: 'choose' }).then(() => requestAnimationFrame(focusFirstOpen));
  };

  const unmet = useMemo(() => unmetOf(week), [week]);
  const needs = shown === 'all' ? week.needs : unmet;
  const lacking = unmet.reduce((sum, need) => sum + need.sessions - need.given, 0);
  const { wanted, given, room } = week.totals;

  return (
    <div className={css.board}>
      {week.notices.map((sentence) => (
        <Notice key={sentence}>{sentence}</Notice>
      ))}
      <Broken week={week} onRepair={readOnly ? null : onRepair} />
      <Row apart>
        <h2 className={css.heading}>
          {lacking === 0 ? 'Nothing is lacking' : `Lacking: ${countSessions(lacking)}, ${countPlans(unmet.length)}`}
        </h2>
        <span className={css.sums}>
          {given} of {countSessions(wanted)} given; STAs have room for {room}
        </span>
        <Row>
          <RulesButton />
          {!readOnly && <SaveWeekButton monday={week.monday} />}
          <Button small kind="plain" pressed={shown !== 'all'} onPress={() => setShown('unmet')}>
            Unmet ({unmet.length})
          </Button>
          <Button small kind="plain" pressed={shown === 'all'} onPress={() => setShown('all')}>
            All plans ({week.needs.length})
          </Button>
        </Row>
      </Row>
      {needs.length > 0 && <NeedsStrip needs={needs} actions={actions} chosen={beside} readOnly={readOnly} />}
      <Moving />
      {week.stas.length > 0 ? (
        <div className={css.scroll}>
          <Board week={week} actions={actions} marks={marks} readOnly={readOnly} />
        </div>
      ) : (
        <Empty title="No STA works in this week">
          Add your STAs with their weekly patterns, then allocate their sessions here.
        </Empty>
      )}
      <Told />
      <WeekChanges week={week} />
      <TakenProposals week={week} />
      {open && (
        <CellPopover
          open={open}
          week={week}
          placing={placing}
          readOnly={readOnly}
          onMove={move}
          onClose={() => setOpen(null)}
        />
      )}
      {placing.question}
    </div>
  );
}

/** What schools were told and can no longer stand; a draft shows the same on its cells, and is not published with it. */
function Broken({ week, onRepair }: { week: BoardWeek; onRepair: (() => void) | null }) {
  const broken = week.allocations.filter(({ breaches }) => breaches.length > 0);
  if (week.state !== 'published' || broken.length === 0) return null;
  const [first] = broken;
  return (
    <Notice>
      <Row>
        <span>
          <strong>{countSessions(broken.length)} can no longer stand.</strong> {first?.breaches[0]}
          {broken.length > 1 && ` And ${broken.length - 1} more.`}
        </span>
        {onRepair && (
          <Button small onPress={onRepair}>
            Repair
          </Button>
        )}
      </Row>
    </Notice>
  );
}

function clear(): void {
  putDown();
  tell('');
}

/** What is being moved by choosing its new place. */
function Moving() {
  const moving = movingOf(useCarrying().carried);
  if (!moving) return null;
  return (
    <div className={css.moving} role="status">
      <span>
        Moving <strong>{moving.ref}</strong>: choose a marked session.
      </span>
      <Button small onPress={clear}>
        Stop (Esc)
      </Button>
    </div>
  );
}

function movingOf(carried: Carried | null): Carried | null {
  return carried?.by === 'choose' && carried.moving !== null ? carried : null;
}

/** Escape ends a choosing wherever the focus is; what floats above the board takes it first. */
function useStopKey(stop: () => void): void {
  const latest = useRef(stop);
  latest.current = stop;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role$="dialog"]')) return;
      latest.current();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

/** What lacks sessions, the most pressing first; plans that a school has not agreed yet come last, as nobody can be sent. */
function unmetOf(week: BoardWeek): BoardWeek['needs'] {
  const unmet = week.needs.filter((need) => need.given < need.sessions);
  return [...unmet.filter(({ agreed }) => agreed), ...unmet.filter(({ agreed }) => !agreed)];
}

function countPlans(count: number): string {
  return count === 1 ? '1 plan' : `${count} plans`;
}

/** The sentence about the cell that is being pointed at, or what came of the last act. */
function Told() {
  const { sentence, tone } = useTold();
  const isCarrying = useCarrying().carried !== null;
  return (
    <p className={css.told} role="status" data-tone={tone} data-carrying={isCarrying || undefined}>
      {sentence}
    </p>
  );
}
