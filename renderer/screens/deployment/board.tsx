import { type FocusEvent, type KeyboardEvent, memo, useMemo, useRef } from 'react';
import type { BoardAllocation, BoardSta, BoardWeek } from '../../../shared/api/deployment.ts';
import { showDate, WEEKDAYS } from '../../../shared/dates.ts';
import {
  dateOfSession,
  HALVES,
  SESSION_CODES,
  type Session,
  sessionOf,
  WEEKDAY_LABELS,
} from '../../../shared/sessions.ts';
import { labelOf, SKILLS } from '../../../shared/words.ts';
import css from './board.module.css';
import { BoardCell, type Verdict } from './board-cell.tsx';
import { cellKey, useCarrying } from './carrying.ts';
import { type Cell, type CellActions, useCellEvents } from './cell-events.ts';
import type { Mark } from './difference.ts';

/**
 * The week as STAs × sessions. Arrow keys move between cells, Enter acts on one. While something is carried, each cell
 * shows whether it may come there.
 */
export interface BoardProps {
  week: BoardWeek;
  actions: CellActions;
  /** What a proposal would change, cell by cell. */
  marks: ReadonlyMap<string, Mark>;
  /** Nothing can be moved by this person. */
  readOnly: boolean;
}

export function Board({ week, actions, marks, readOnly }: BoardProps) {
  const { carried, verdicts } = useCarrying();
  const table = useRef<HTMLTableElement>(null);
  const byCell = useMemo(
    () => new Map(week.allocations.map((each) => [cellKey(each.staId, each.session), each])),
    [week.allocations],
  );
  const names = useMemo(() => new Map(week.stas.map(({ id, name }) => [id, name])), [week.stas]);
  const events = useCellEvents(
    {
      carriedFrom({ staId, session }: Cell) {
        const there = byCell.get(cellKey(staId, session));
        if (!there || !canMove(there, readOnly)) return null;
        const { id, version, planId, ref } = there;
        return { planId, ref, moving: { id, version, staId, session } };
      },
      staName: (staId) => names.get(staId) ?? 'An STA',
    },
    actions,
  );
  return (
    <table
      {...events}
      className={css.board}
      ref={table}
      onKeyDown={(event) => moveFocus(event, table.current)}
      onFocus={(event) => {
        keepOneStop(event, table.current);
        events.onFocus(event);
      }}
      data-carrying={carried?.by}
    >
      <caption className="unseen">
        STAs and sessions, week of {showDate(week.monday)}. Arrow keys move between sessions, Enter opens one.
      </caption>
      <thead>
        <tr>
          <th rowSpan={2} scope="col" className={css.corner}>
            STA
          </th>
          {WEEKDAYS.map((day) => (
            <th key={day} colSpan={2} scope="colgroup" className={css.day}>
              {WEEKDAY_LABELS[day].slice(0, 3)}{' '}
              {showDate(dateOfSession(week.monday, sessionOf(day, 'am'))).slice(0, -5)}
            </th>
          ))}
        </tr>
        <tr>
          {SESSION_CODES.map((session) => (
            <th key={session} scope="col" className={css.half} data-half={session.slice(4)}>
              <abbr title={session.endsWith('am') ? HALVES.am : HALVES.pm}>{session.slice(4).toUpperCase()}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {week.stas.map((sta, row) => (
          <Row
            key={sta.id}
            sta={sta}
            first={row === 0}
            allocations={byCell}
            verdicts={verdicts}
            marks={marks}
            moving={carried?.moving?.staId === sta.id ? carried.moving.id : null}
            readOnly={readOnly}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  sta: BoardSta;
  first: boolean;
  allocations: ReadonlyMap<string, BoardAllocation>;
  verdicts: ReturnType<typeof useCarrying>['verdicts'];
  marks: ReadonlyMap<string, Mark>;
  moving: string | null;
  readOnly: boolean;
}

const Row = memo(function Row(props: RowProps) {
  const { sta, first, allocations, verdicts, marks, moving, readOnly } = props;
  return (
    <tr data-sta={sta.id}>
      <th scope="row" className={css.sta}>
        <span
          className={css.name}
          title={`${sta.baseName}; ${sta.skills.map((skill) => labelOf(SKILLS, skill)).join(', ')}`}
        >
          {sta.name}
        </span>
        <Load load={sta.load} />
      </th>
      {sta.cells.map(({ session, state, label }, at) => {
        const key = cellKey(sta.id, session);
        const allocation = allocations.get(key) ?? null;
        const mark = marks.get(key);
        return (
          <BoardCell
            key={session}
            staName={sta.name}
            session={session}
            state={state}
            label={label}
            allocation={allocation}
            verdict={verdictOf(verdicts, sta.id, session)}
            isMoving={allocation !== null && allocation.id === moving}
            leaves={mark?.leaves ?? false}
            comes={mark?.comes ?? null}
            isStop={first && at === 0}
            canMove={allocation !== null && canMove(allocation, readOnly)}
          />
        );
      })}
    </tr>
  );
});

function canMove({ locked }: BoardAllocation, readOnly: boolean): boolean {
  return !locked && !readOnly;
}

function verdictOf(verdicts: RowProps['verdicts'], staId: string, session: Session): Verdict {
  const cell = verdicts?.get(cellKey(staId, session));
  if (!cell) return null;
  if (cell.stops.length > 0) return 'stop';
  return cell.warnings.length > 0 ? 'warn' : 'open';
}

/** How much of her week is given, beside every name: in words, and as a bar. */
function Load({ load: { week, room, term } }: { load: BoardSta['load'] }) {
  return (
    <span className={css.load} title={`${week} of ${room} sessions given this week; ${term} this term before it`}>
      <meter min={0} max={Math.max(room, 1)} value={Math.min(week, room)} aria-hidden="true" />
      <span>
        {week} of {room}
        <span className={css.term}>, term {term}</span>
      </span>
    </span>
  );
}

const STEPS: Readonly<Record<string, [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

function cellsOf(table: HTMLTableElement): HTMLButtonElement[] {
  return [...table.querySelectorAll<HTMLButtonElement>('button[data-cell]')];
}

function moveFocus(event: KeyboardEvent, table: HTMLTableElement | null): void {
  if (!table || !(event.target instanceof HTMLButtonElement) || !event.target.hasAttribute('data-cell')) return;
  const cells = cellsOf(table);
  const at = cells.indexOf(event.target);
  const width = SESSION_CODES.length;
  const step = STEPS[event.key];
  const next = step
    ? at + step[0] * width + step[1]
    : event.key === 'Home'
      ? at - (at % width)
      : event.key === 'End'
        ? at - (at % width) + width - 1
        : null;
  if (next === null) return;
  event.preventDefault();
  const leavesRow = step && step[0] === 0 && Math.floor(next / width) !== Math.floor(at / width);
  if (!leavesRow) cells[next]?.focus();
}

/** One cell at a time is in the Tab order: the one that had focus last. Set on the elements, so that nothing draws again. */
function keepOneStop(event: FocusEvent, table: HTMLTableElement | null): void {
  if (!table || !(event.target instanceof HTMLButtonElement) || !event.target.hasAttribute('data-cell')) return;
  for (const cell of table.querySelectorAll<HTMLButtonElement>('button[data-cell][tabindex="0"]')) cell.tabIndex = -1;
  event.target.tabIndex = 0;
}

/** Moves focus to the best cell that is open, once a plan is being placed by choosing. */
export function focusFirstOpen(): void {
  document
    .querySelector<HTMLButtonElement>('button[data-cell][data-verdict="open"], button[data-cell][data-verdict="warn"]')
    ?.focus();
}
