import { type PlainDate, showDate } from '../../shared/dates.ts';

/**
 * The waiting list in a stated, reproducible order: the rules below, one after the other, and then what was moved by hand
 * with a reason, oldest move first. The memorandum gives no order; the office sees this one beside the list.
 *
 *   ORDER            the rules, each a sentence and what it compares
 *   waitingList      everybody's position and why
 */
export interface Waiting {
  id: string;
  /** 'C-0042': the last thing that tells two requests apart. */
  reference: string;
  receivedOn: PlainDate;
  /**
   * placed-by-panel: the panel found the Link right and no place was free. ready: everything that a panel needs is there.
   * preparing: something is missing, or the panel has deferred it.
   */
  standing: 'placed-by-panel' | 'ready' | 'preparing';
  /** Sessions lost to suspension in this term and the two before it. */
  sessionsLost: number;
}

export interface Move {
  id: string;
  requestId: string;
  /** Moved above this one; null: to the end. */
  aboveId: string | null;
  on: PlainDate;
  by: string;
  reason: string;
}

export interface Position {
  id: string;
  position: number;
  /** Where the rules alone would put it. */
  natural: number;
  /** One sentence for each thing that counted, the strongest first. */
  why: string[];
  /** The move that put it here; null: the rules did. */
  move: Move | null;
}

interface OrderRule {
  id: string;
  sentence: string;
  /** Smaller is earlier. */
  key(waiting: Waiting): number | string;
  says(waiting: Waiting): string;
}

const STANDINGS: readonly Waiting['standing'][] = ['placed-by-panel', 'ready', 'preparing'];
const SAYS: Readonly<Record<Waiting['standing'], string>> = {
  'placed-by-panel': 'The panel has said yes to the Link and found no free place.',
  ready: 'Everything that the panel needs is there.',
  preparing: 'Something that the panel needs is still missing.',
};

export const ORDER: readonly OrderRule[] = [
  {
    id: 'standing',
    sentence: 'First those whom a panel has told to wait for a place, then those ready for a panel, then the others.',
    key: ({ standing }) => STANDINGS.indexOf(standing),
    says: ({ standing }) => SAYS[standing],
  },
  {
    id: 'sessions-lost',
    sentence: 'Then those who have lost the most sessions to suspension in this term and the two before it.',
    key: ({ sessionsLost }) => -sessionsLost,
    says: ({ sessionsLost }) =>
      sessionsLost === 0
        ? 'No session lost to suspension lately.'
        : `${sessionsLost} ${sessionsLost === 1 ? 'session' : 'sessions'} lost to suspension lately.`,
  },
  {
    id: 'received',
    sentence: 'Then the request that came first.',
    key: ({ receivedOn }) => receivedOn,
    says: ({ receivedOn }) => `Asked for on ${showDate(receivedOn)}.`,
  },
  {
    id: 'reference',
    sentence: 'Then the lower case reference.',
    key: ({ reference }) => reference,
    says: ({ reference }) => `Case ${reference}.`,
  },
];

/** Positions from 1. Moves about requests that have left the list count no more. */
export function waitingList(waiting: readonly Waiting[], moves: readonly Move[]): Position[] {
  const natural = waiting.toSorted(inOrder);
  const order = [...natural];
  const moved = new Map<string, Move>();
  for (const move of moves.toSorted((a, b) => compare(a.on, b.on) || compare(a.id, b.id))) {
    const from = order.findIndex(({ id }) => id === move.requestId);
    if (from < 0 || (move.aboveId !== null && !order.some(({ id }) => id === move.aboveId))) continue;
    const [one] = order.splice(from, 1);
    if (!one) continue;
    const to = move.aboveId === null ? order.length : order.findIndex(({ id }) => id === move.aboveId);
    order.splice(to, 0, one);
    moved.set(one.id, move);
  }
  return order.map((one, at) => {
    const move = moved.get(one.id) ?? null;
    const place = natural.indexOf(one) + 1;
    return {
      id: one.id,
      position: at + 1,
      natural: place,
      move,
      why: [
        ...(move
          ? [`Moved by ${move.by} on ${showDate(move.on)}: ${move.reason} The rules alone would put it at ${place}.`]
          : []),
        ...deciding(one, natural[natural.indexOf(one) - 1], natural[natural.indexOf(one) + 1]),
      ],
    };
  });
}

function inOrder(a: Waiting, b: Waiting): number {
  for (const { key } of ORDER) {
    const order = compare(key(a), key(b));
    if (order !== 0) return order;
  }
  return compare(a.id, b.id);
}

/** What the rules say of it, down to the one that parts it from its neighbours. */
function deciding(one: Waiting, before: Waiting | undefined, after: Waiting | undefined): string[] {
  const parts = (other: Waiting | undefined) =>
    other === undefined ? 0 : ORDER.findIndex(({ key }) => compare(key(one), key(other)) !== 0);
  const last = Math.max(parts(before), parts(after));
  return ORDER.slice(0, last + 1).map(({ says }) => says(one));
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
