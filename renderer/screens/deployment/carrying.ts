import { useSyncExternalStore } from 'react';
import type { Candidate, CandidateCell } from '../../../shared/api/deployment.ts';
import type { Session } from '../../../shared/sessions.ts';
import { queries } from '../../api/ask.ts';
import { api } from '../../api/client.ts';

/**
 * What is on its way to a cell of the board, by pointer, keyboard or menu alike, and what the core says about every
 * cell it could go to. One store, so that a cell being hovered does not draw the board again.
 *
 *   pickUp · putDown · useCarrying      what is carried, and a verdict for each cell
 *   pointAt · pointAway                 the cell it is held over: its verdict is told, now or as soon as it is known
 *   tell · useTold                      the one sentence shown below the board
 */
export interface Carried {
  planId: string;
  ref: string;
  /** The allocation that is moved; null where a session is newly given. */
  moving: { id: string; version: number; staId: string; session: Session } | null;
  /** How it is carried. 'pointer': a drag of the browser's; 'choose': the board offers cells to press, by key or pointer. */
  by: 'pointer' | 'choose';
}

export interface Carrying {
  carried: Carried | null;
  /** Ranked STAs; null until the core has answered. */
  candidates: readonly Candidate[] | null;
  verdicts: ReadonlyMap<string, CandidateCell> | null;
}

export interface Told {
  sentence: string;
  tone: 'bad' | 'wait' | 'good' | 'plain';
}

function store<T>(initial: T) {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next: T) {
      value = next;
      for (const heard of listeners) heard();
    },
    hear(heard: () => void) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}

const NOTHING: Carrying = { carried: null, candidates: null, verdicts: null };
const SILENCE: Told = { sentence: '', tone: 'plain' };
const carrying = store<Carrying>(NOTHING);
const told = store<Told>(SILENCE);

export function cellKey(staId: string, session: Session): string {
  return `${staId} ${session}`;
}

function input(monday: string, carried: Pick<Carried, 'planId' | 'moving'>) {
  return { monday, planId: carried.planId, moving: carried.moving?.id ?? null };
}

/** Asked before a drag begins (on hover or focus), so that its first frame already knows. */
export function foresee(monday: string, carried: Pick<Carried, 'planId' | 'moving'>): Promise<unknown> {
  return ask(monday, carried);
}

async function ask(monday: string, carried: Pick<Carried, 'planId' | 'moving'>): Promise<readonly Candidate[] | null> {
  const asked = input(monday, carried);
  const answer = await queries.fetchQuery({
    queryKey: api.deployment.candidates.queryKey({ input: asked }),
    queryFn: () => api.deployment.candidates.call(asked),
  });
  return answer.ok ? answer.value : null;
}

/** Takes a plan's session up; verdicts follow as soon as they are known. */
export async function pickUp(monday: string, carried: Carried): Promise<void> {
  const { carried: before, candidates: known, verdicts: judged } = carrying.get();
  // Taken up once more (the board has changed meanwhile): the marks stay until the new ones are known.
  const again =
    before?.planId === carried.planId && before.by === carried.by && before.moving?.id === carried.moving?.id;
  carrying.set({ carried, candidates: again ? known : null, verdicts: again ? judged : null });
  if (!again) told.set(SILENCE);
  const candidates = await ask(monday, carried);
  if (carrying.get().carried !== carried || candidates === null) return;
  const verdicts = new Map<string, CandidateCell>();
  for (const { staId, sessions } of candidates) {
    for (const cell of sessions) verdicts.set(cellKey(staId, cell.session), cell);
  }
  carrying.set({ carried, candidates, verdicts });
  if (pointed) tellVerdict(verdicts.get(pointed.key), pointed.place);
}

/** Nothing is carried any more. A drag that ends does not end a choosing that began meanwhile. */
export function putDown(by?: Carried['by']): void {
  if (by !== undefined && carrying.get().carried?.by !== by) return;
  pointed = null;
  carrying.set(NOTHING);
}

export function carriedNow(): Carrying {
  return carrying.get();
}

export function useCarrying(): Carrying {
  return useSyncExternalStore(carrying.hear, carrying.get);
}

/** Says one sentence below the board; read aloud by screen readers. */
export function tell(sentence: string, tone: Told['tone'] = 'plain'): void {
  told.set({ sentence, tone });
}

export function useTold(): Told {
  return useSyncExternalStore(told.hear, told.get);
}

let pointed: { key: string; place: string } | null = null;

/** The carried session is held over this cell, or a cell of a choosing has focus or the pointer. */
export function pointAt(staId: string, session: Session, place: string): void {
  if (!carrying.get().carried) return;
  const key = cellKey(staId, session);
  pointed = { key, place };
  tellVerdict(carrying.get().verdicts?.get(key), place);
}

/** Not over this cell any more; another one may have been entered before this one was left. */
export function pointAway(staId: string, session: Session): void {
  if (pointed?.key !== cellKey(staId, session)) return;
  pointed = null;
  told.set(SILENCE);
}

/** What there is to say about putting the carried session into a cell. */
function tellVerdict(cell: CandidateCell | undefined, place: string): void {
  if (!cell) tell('');
  else if (cell.stops.length > 0) tell(cell.stops.map(({ sentence }) => sentence).join(' '), 'bad');
  else if (cell.warnings.length > 0)
    tell(`${place}: ${cell.warnings.map(({ sentence }) => sentence).join(' ')}`, 'wait');
  else tell(`${place}: nothing speaks against it.`, 'good');
}
