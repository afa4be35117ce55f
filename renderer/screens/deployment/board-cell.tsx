import { memo } from 'react';
import type { BoardAllocation, BoardSta } from '../../../shared/api/deployment.ts';
import { SESSIONS, type Session } from '../../../shared/sessions.ts';
import { Icon } from '../../parts/icons.tsx';
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
  const { session, state, allocation, verdict, isMoving, leaves, comes, isStop, canMove } = props;
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
        aria-label={nameOf(props)}
        title={allocation ? `${allocation.ref}, ${allocation.schoolName}` : undefined}
      >
        <Content {...props} />
      </button>
    </td>
  );
});

/**
 * What a screen reader says: what is seen, the school's whole name, and everything that colour and shape say. A label, and
 * not text out of sight: eight hundred hidden boxes would have to be looked through for each move of a drag.
 */
function nameOf({ staName, session, allocation, state, label, leaves, comes, verdict }: CellProps): string {
  const said = allocation
    ? [
        `${allocation.ref} ${allocation.schoolName}`,
        allocation.locked ? 'locked' : '',
        allocation.breaches.length > 0 ? `wrong: ${allocation.breaches.join(' ')}` : '',
      ]
    : [state === 'free' ? 'Free' : state === 'off' ? 'Does not work' : label];
  const proposed = [leaves ? 'proposed to leave' : '', comes ? `proposed: ${comes} comes here` : ''];
  const all = [...said, ...proposed, verdict ? VERDICT_WORDS[verdict] : ''].filter(Boolean);
  return `${staName}, ${SESSIONS[session]}: ${all.join('; ')}`;
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
