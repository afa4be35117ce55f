import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Move, ORDER, type Waiting, waitingList } from '../../electron/link/waiting-list.ts';

const waiting = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id,
  reference: `C-${id}`,
  receivedOn: '2026-10-01',
  standing: 'ready',
  sessionsLost: 0,
  ...more,
});
const move = (id: string, requestId: string, aboveId: string | null): Move => ({
  id,
  requestId,
  aboveId,
  on: '2026-11-20',
  by: 'Ada Tester',
  reason: 'The family moves.',
});
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('the waiting list', () => {
  it('follows the stated rules, one after the other', () => {
    const list = waitingList(
      [
        waiting('late', { receivedOn: '2026-11-01' }),
        waiting('preparing', { standing: 'preparing', sessionsLost: 40 }),
        waiting('early'),
        waiting('suspended', { sessionsLost: 6 }),
        waiting('told', { standing: 'placed-by-panel', receivedOn: '2026-11-10' }),
      ],
      [],
    );
    expect(ids(list)).toEqual(['told', 'suspended', 'early', 'late', 'preparing']);
    expect(list.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is the same whatever the order in which it was read', () => {
    const some = fc.array(
      fc.record({
        id: fc.uuid(),
        reference: fc.constantFrom('C-0001', 'C-0002'),
        receivedOn: fc.constantFrom('2026-10-01', '2026-10-02'),
        standing: fc.constantFrom('placed-by-panel' as const, 'ready' as const, 'preparing' as const),
        sessionsLost: fc.nat(2),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.nat(), (list, seed) => {
        const mixed = list.toSorted((a, b) => hash(a.id + seed) - hash(b.id + seed));
        expect(ids(waitingList(mixed, []))).toEqual(ids(waitingList(list, [])));
      }),
    );
  });

  it('explains each position by the rules that part it from its neighbours', () => {
    const [first, second] = waitingList([waiting('a', { sessionsLost: 1 }), waiting('b')], []);
    expect(first?.why).toEqual(['Everything that the panel needs is there.', '1 session lost to suspension lately.']);
    expect(second?.why.at(-1)).toBe('No session lost to suspension lately.');
    const [tie] = waitingList([waiting('a'), waiting('b')], []);
    expect(tie?.why.at(-1)).toBe('Case C-a.');
    expect(ORDER.map(({ sentence }) => sentence).every((sentence) => sentence.endsWith('.'))).toBe(true);
  });

  it('a move by hand stands on top, with its reason and where the rules would put it', () => {
    const list = waitingList([waiting('a'), waiting('b'), waiting('c')], [move('1', 'c', 'a')]);
    expect(ids(list)).toEqual(['c', 'a', 'b']);
    expect(list[0]).toMatchObject({ natural: 3, move: { by: 'Ada Tester' } });
    expect(list[0]?.why[0]).toBe(
      'Moved by Ada Tester on 20 Nov 2026: The family moves. The rules alone would put it at 3.',
    );
    expect(ids(waitingList([waiting('a'), waiting('b')], [move('1', 'a', null)]))).toEqual(['b', 'a']);
  });

  it('moves are laid on one after the other, and those about requests that have left count no more', () => {
    const moves = [move('1', 'c', 'a'), move('2', 'b', 'c'), move('3', 'a', 'gone'), move('4', 'gone', 'a')];
    expect(ids(waitingList([waiting('a'), waiting('b'), waiting('c')], moves))).toEqual(['b', 'c', 'a']);
  });
});

function hash(text: string): number {
  let value = 7;
  for (const letter of text) value = (Math.imul(value, 31) + letter.charCodeAt(0)) | 0;
  return value;
}
