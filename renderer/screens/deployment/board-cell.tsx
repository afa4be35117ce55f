import { memo, useRef } from 'react';
import { useDrag, useDrop } from 'react-aria-components';
import type { BoardAllocation, BoardSta } from '../../../shared/api/deployment.ts';
import { SESSIONS, type Session } from '../../../shared/sessions.ts';
import { Icon } from '../../parts/icons.tsx';
import { Unseen } from '../../parts/layout.tsx';
import css from './board.module.css';
import { type Carried, carriedNow, cellKey, pointAt, pointAway } from './carrying.ts';
import { shortSchool } from './short-school.ts';

/** One STA in one session: what is there, and whether what is carried may come there. */
export type Verdict = 'open' | 'warn' | 'stop' | null;

/** What a cell asks of the screen; one object that never changes, so that cells are drawn only when their own facts do. */
export interface CellActions {
  /** Enter or click on a cell that nothing is carried to. */
  open(staId: string, session: Session, cell: HTMLElement): void;
  /** The carried session is put into this cell. */
  place(staId: string, session: Session): void;
  pickUp(carried: Carried): void;
  putDown(by: Carried['by']): void;
  foresee(carried: Pick<Carried, 'planId' | 'moving'>): void;
  /** Opens a plan's need beside the board; '' closes it. */
  openNeed(planId: string): void;
}

/** The type of what is dragged: nothing from outside the board can be dropped on it. */
export const DRAG_TYPE = 'application/x-sts-session';

interface CellProps {
  staId: string;
  staName: string;
  session: Session;
  state: BoardSta['cells'][number]['state'];
  label: string;
  allocation: BoardAllocation | null;
  verdict: Verdict;
  isMoving: boolean;
  /** A proposal would take this session away from here. */
  leaves: boolean;
  /** The plan that a proposal would put here. */
  comes: string | null;
  /** In the Tab order before any cell has had focus. */
  isStop: boolean;
  actions: CellActions;
  readOnly: boolean;
}

const VERDICT_WORDS = { open: 'can go here', warn: 'can go here, with a warning', stop: 'can not go here' } as const;

export const BoardCell = memo(function BoardCell(props: CellProps) {
  const { staId, staName, session, state, allocation, verdict, isMoving, leaves, comes, isStop, actions } = props;
  const { readOnly } = props;
  const cell = useRef<HTMLTableCellElement>(null);
  const place = `${staName}, ${SESSIONS[session]}`;

  const { dropProps, isDropTarget } = useDrop({
    ref: cell,
    getDropOperation(types) {
      const { carried, verdicts } = carriedNow();
      if (!types.has(DRAG_TYPE) || !carried) return 'cancel';
      // By keyboard only the cells that are open are offered; a pointer may rest on any, and is told why not.
      const isStopped = verdicts ? (verdicts.get(cellKey(staId, session))?.stops.length ?? 0) > 0 : false;
      return carried.by === 'keyboard' && isStopped ? 'cancel' : 'move';
    },
    onDropEnter: () => pointAt(staId, session, place),
    onDropExit: () => pointAway(staId, session),
    onDrop: () => actions.place(staId, session),
  });

  const canMove = allocation !== null && !allocation.locked && !readOnly;
  const moving = canMove && {
    planId: allocation.planId,
    moving: { id: allocation.id, version: allocation.version, staId, session },
  };
  const { dragProps, isDragging } = useDrag({
    hasDragButton: true,
    isDisabled: !canMove,
    getItems: () => [{ [DRAG_TYPE]: allocation?.id ?? '' }],
    getAllowedDropOperations: () => ['move'],
    onDragStart: () => {
      if (moving) actions.pickUp({ ...moving, ref: allocation.ref, by: 'pointer' });
    },
    onDragEnd: () => actions.putDown('pointer'),
  });

  return (
    <td
      {...dropProps}
      {...(moving ? dragProps : {})}
      ref={cell}
      className={css.cell}
      data-state={state}
      data-half={session.slice(4)}
      data-verdict={isMoving ? undefined : (verdict ?? undefined)}
      data-over={isDropTarget || undefined}
      data-moving={isMoving || isDragging || undefined}
      data-leaves={leaves || undefined}
      data-comes={comes !== null || undefined}
      data-wrong={allocation && allocation.breaches.length > 0 ? true : undefined}
      onPointerEnter={() => {
        if (moving) actions.foresee(moving);
      }}
    >
      <button
        type="button"
        data-cell=""
        data-verdict={verdict ?? undefined}
        tabIndex={isStop ? 0 : -1}
        onClick={() => {
          if (carriedNow().carried?.by === 'choose') actions.place(staId, session);
          else if (cell.current) actions.open(staId, session, cell.current);
        }}
        onFocus={() => {
          if (carriedNow().carried?.by === 'choose') pointAt(staId, session, place);
        }}
        onPointerEnter={() => {
          if (carriedNow().carried?.by === 'choose') pointAt(staId, session, place);
        }}
        title={allocation ? `${allocation.ref}, ${allocation.schoolName}` : undefined}
      >
        <Unseen>{place}: </Unseen>
        <Content {...props} />
        <Unseen> {restOf(props)}</Unseen>
      </button>
    </td>
  );
});

/** What a screen reader says after what is seen: the school's whole name, and everything that colour and shape say. */
function restOf({ allocation, state, leaves, comes, verdict }: CellProps): string {
  const said = allocation
    ? [
        // The rest of the school's name: it has begun in what is seen.
        allocation.schoolName.slice(shortSchool(allocation.schoolName).length).trim(),
        allocation.locked ? 'locked' : '',
        allocation.breaches.length > 0 ? `wrong: ${allocation.breaches.join(' ')}` : '',
      ]
    : [state === 'free' ? 'Free' : state === 'off' ? 'Does not work' : ''];
  const proposed = [leaves ? 'proposed to leave' : '', comes ? `proposed: ${comes} comes here` : ''];
  return [...said, ...proposed, verdict ? VERDICT_WORDS[verdict] : ''].filter(Boolean).join('; ');
}

/** What stands in the cell, and what a proposal would put there. */
function Content({ allocation, comes, verdict, state, label }: CellProps) {
  if (allocation) {
    return (
      <span className={css.given}>
        <Ref of={allocation.ref} />
        {comes ? (
          <Comes of={comes} />
        ) : (
          <span className={css.school}>
            {allocation.breaches.length > 0 && <Icon shape="warning" />}
            {allocation.locked && <Icon shape="lock" />}
            <span>{shortSchool(allocation.schoolName)}</span>
          </span>
        )}
      </span>
    );
  }
  if (comes) return <Comes of={comes} />;
  return (
    <span className={css.empty}>
      {verdict === 'open' && <Icon shape="tick" />}
      {verdict === 'warn' && <Icon shape="warning" />}
      {state === 'free' ? '' : state === 'off' ? '–' : label}
    </span>
  );
}

function Comes({ of }: { of: string }) {
  return (
    <span className={css.comes}>
      <Icon shape="plus" />
      <Ref of={of} />
    </span>
  );
}

/** 'C-0024 SP': where the board is narrow only the initials stay. */
function Ref({ of }: { of: string }) {
  const at = of.lastIndexOf(' ');
  return (
    <span className={css.ref}>
      <span className={css.number}>{of.slice(0, at + 1)}</span>
      {of.slice(at + 1)}
    </span>
  );
}
