import {
  type DragEvent,
  type FocusEvent,
  type PointerEvent,
  type SyntheticEvent,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { SESSION_CODES, SESSIONS, type Session } from '../../../shared/sessions.ts';
import { type Carried, carriedNow, pointAt, pointAway } from './carrying.ts';

/**
 * What a cell asks of the screen, and how it gets there: the table hears for its four hundred cells and finds out from
 * the element which one is meant, so that a cell is plain drawing. Which cell something is held over is marked on the
 * element itself; nothing is drawn again while a drag crosses the board.
 */
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

export interface Cell {
  staId: string;
  session: Session;
  element: HTMLElement;
}

/** The cell that an event happened in; null for headers and everything between. */
export function cellOf({ target }: Pick<SyntheticEvent, 'target'>): Cell | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('td[data-session]') : null;
  const staId = element?.parentElement?.dataset.sta;
  const session = SESSION_CODES.find((code) => code === element?.dataset.session);
  return element && staId && session ? { staId, session, element } : null;
}

export interface CellFacts {
  /** What there is to carry away from a cell; null where nothing may be moved. */
  carriedFrom(cell: Cell): Omit<Carried, 'by'> | null;
  staName(staId: string): string;
}

export function useCellEvents(facts: CellFacts, actions: CellActions) {
  const latest = useRef(facts);
  latest.current = facts;
  const events = useMemo(() => {
    let over: Cell | null = null;
    const hold = (cell: Cell | null) => {
      if (over?.element === cell?.element) return;
      if (over) {
        over.element.removeAttribute('data-over');
        pointAway(over.staId, over.session);
      }
      over = cell;
      if (!cell) return;
      cell.element.setAttribute('data-over', '');
      pointAt(cell.staId, cell.session, placeOf(cell));
    };
    const placeOf = ({ staId, session }: Cell) => `${latest.current.staName(staId)}, ${SESSIONS[session]}`;
    const isOurs = ({ dataTransfer }: DragEvent) =>
      dataTransfer.types.includes(DRAG_TYPE) && carriedNow().carried !== null;
    const isChoosing = () => carriedNow().carried?.by === 'choose';
    let entered: HTMLElement | null = null;
    return {
      onDragStart(event: DragEvent) {
        const cell = cellOf(event);
        const carried = cell && latest.current.carriedFrom(cell);
        if (!carried) return;
        event.dataTransfer.setData(DRAG_TYPE, carried.planId);
        event.dataTransfer.effectAllowed = 'move';
        actions.pickUp({ ...carried, by: 'pointer' });
      },
      // A pointer may rest on any cell, also where nothing can go: there it is told why not.
      onDragOver(event: DragEvent) {
        if (!isOurs(event)) return;
        const cell = cellOf(event);
        hold(cell);
        if (!cell) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
      },
      onDragLeave(event: DragEvent) {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) hold(null);
      },
      onDrop(event: DragEvent) {
        const cell = cellOf(event);
        if (!isOurs(event) || !cell) return;
        event.preventDefault();
        cell.element.removeAttribute('data-over');
        over = null;
        actions.place(cell.staId, cell.session);
      },
      onDragEnd: () => actions.putDown('pointer'),
      /** Nothing is held over any cell: a drag has ended, wherever it began. */
      holdNone: () => hold(null),
      onClick(event: SyntheticEvent) {
        const cell = cellOf(event);
        if (!cell) return;
        if (isChoosing()) actions.place(cell.staId, cell.session);
        else actions.open(cell.staId, cell.session, cell.element);
      },
      onFocus(event: FocusEvent) {
        const cell = cellOf(event);
        if (cell && isChoosing()) pointAt(cell.staId, cell.session, placeOf(cell));
      },
      onPointerOver(event: PointerEvent) {
        const cell = cellOf(event);
        if (cell?.element === entered) return;
        entered = cell?.element ?? null;
        if (!cell) return;
        if (isChoosing()) pointAt(cell.staId, cell.session, placeOf(cell));
        const carried = latest.current.carriedFrom(cell);
        if (carried) actions.foresee(carried);
      },
    };
  }, [actions]);
  const { holdNone, ...ofTable } = events;
  useEffect(() => {
    document.addEventListener('dragend', holdNone);
    return () => document.removeEventListener('dragend', holdNone);
  }, [holdNone]);
  return ofTable;
}
