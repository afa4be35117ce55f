import { memo } from 'react';
import type { BoardAllocation, BoardSta } from '../../../shared/api/deployment.ts';
import { SESSIONS, type Session } from '../../../shared/sessions.ts';
import { Icon } from '../../parts/icons.tsx';
import { Unseen } from '../../parts/layout.tsx';
import css from './board.module.css';
import { shortSchool } from './short-school.ts';

/** One STA in one session: what is there, and whether what is carried may come there. The board's table hears for it. */
export type Verdict = 'open' | 'warn' | 'stop' | null;

interface CellProps {
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
  /** What is there can be dragged away. */
  canMove: boolean;
}

const VERDICT_WORDS = { open: 'can go here', warn: 'can go here, with a warning', stop: 'can not go here' } as const;

export const BoardCell = memo(function BoardCell(props: CellProps) {
  const { staName, session, state, allocation, verdict, isMoving, leaves, comes, isStop, canMove } = props;
  const place = `${staName}, ${SESSIONS[session]}`;
  // Text out of sight only where a label could not hold what is seen: each hidden box costs every move of a drag.
  const isMarked = leaves || comes !== null;
  return (
    <td
      className={css.cell}
      draggable={canMove || undefined}
      data-session={session}
      data-state={state}
      data-half={session.slice(4)}
      data-given={allocation !== null || undefined}
      data-verdict={isMoving ? undefined : (verdict ?? undefined)}
      data-moving={isMoving || undefined}
      data-leaves={leaves || undefined}
      data-comes={comes !== null || undefined}
      data-wrong={allocation && allocation.breaches.length > 0 ? true : undefined}
    >
      <button
        type="button"
        data-cell=""
        data-verdict={verdict ?? undefined}
        tabIndex={isStop ? 0 : -1}
        aria-label={isMarked ? undefined : `${place}: ${saidOf(props)}`}
        title={allocation ? `${allocation.ref}, ${allocation.schoolName}` : undefined}
      >
        {isMarked && <Unseen>{place}: </Unseen>}
        <Content {...props} />
        {isMarked && <Unseen> {markOf(props)}</Unseen>}
      </button>
    </td>
  );
});

/** What a screen reader says after the place: what is seen, the school's whole name, and what colour and shape say. */
function saidOf({ allocation, state, label, verdict }: CellProps): string {
  const there = allocation
    ? [`${allocation.ref} ${allocation.schoolName}`, ...statesOf(allocation)]
    : [state === 'free' ? 'Free' : state === 'off' ? 'Does not work' : label];
  return [...there, verdict ? VERDICT_WORDS[verdict] : ''].filter(Boolean).join('; ');
}

/** What it says after what is seen, where a proposal would change the cell. */
function markOf({ allocation, leaves, comes, verdict }: CellProps): string {
  return [
    ...(allocation ? [`at ${allocation.schoolName}`, ...statesOf(allocation)] : []),
    leaves ? 'proposed to leave' : '',
    comes ? `proposed: ${comes} comes here` : '',
    verdict ? VERDICT_WORDS[verdict] : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function statesOf({ locked, breaches }: BoardAllocation): string[] {
  return [locked ? 'locked' : '', breaches.length > 0 ? `wrong: ${breaches.join(' ')}` : ''];
}

/** What stands in the cell, and what a proposal would put there. */
function Content({ allocation, comes, verdict, state, label }: CellProps) {
  if (allocation) {
    return (
      <span className={css.given}>
        <Ref of={allocation.ref} />{' '}
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
