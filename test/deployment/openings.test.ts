import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../electron/deployment/candidates.ts';
import { openingsFor } from '../../electron/deployment/openings.ts';
import { aNeed, anSta, aSchool, given, sampleWeek } from './sample-week.ts';

const week = (more: Parameters<typeof sampleWeek>[0]) =>
  sampleWeek({ schools: [aSchool('oak')], stas: [anSta('wren')], allocations: [], ...more });

describe('what would help a need that lacks sessions', () => {
  it('is another half day at school, where an STA is free then', () => {
    const need = aNeed('A', 'oak', { possible: ['mon-am'] });
    const { changes } = openingsFor(week({ needs: [need] }), 'A');
    expect(changes).toContainEqual({
      sentence: 'If the school could take somebody on Tuesday morning too, wren Invented could give 2 sessions.',
      gives: 2,
      meets: true,
    });
  });

  it('is sharing between two STAs, where the one it has can give no more', () => {
    const wren = anSta('wren', { pattern: ['mon-am'] });
    const lark = anSta('lark');
    const one = week({
      stas: [wren, lark],
      needs: [aNeed('A', 'oak')],
      allocations: [given('wren', 'A', 'mon-am', 'oak')],
    });
    expect(openingsFor(one, 'A').changes).toEqual([
      { sentence: 'If two STAs shared the plan, lark Invented could give 1 session.', gives: 1, meets: true },
    ]);
  });

  it('is one session more of an STA at her limit, or an exclusion let go', () => {
    const needs = [aNeed('A', 'oak', { sessions: 1 }), aNeed('B', 'oak', { sessions: 1 })];
    const atLimit = week({
      stas: [anSta('wren', { limit: 1 })],
      needs,
      allocations: [given('wren', 'B', 'mon-am', 'oak')],
    });
    expect(openingsFor(atLimit, 'A').changes[0]?.sentence).toContain('one session more than her limit');
    const excluded = [aNeed('A', 'oak', { wishes: [{ staId: 'wren', wish: 'excluded', reason: 'a relation' }] })];
    expect(openingsFor(week({ needs: excluded }), 'A').changes[0]?.sentence).toBe(
      'If wren Invented were not excluded (a relation), wren Invented could give 2 sessions.',
    );
  });

  it('names the plans that hold the STAs it could have, and not those that are locked', () => {
    const needs = [aNeed('A', 'oak', { sessions: 1, possible: ['mon-am'] }), aNeed('B', 'oak', { priority: 4 })];
    const held = (locked: boolean) =>
      openingsFor(week({ needs, allocations: [given('wren', 'B', 'mon-am', 'oak', locked)] }), 'A').competes;
    expect(held(false)).toEqual([
      { planId: 'B', ref: 'C-B', sentence: 'wren Invented is with C-B (priority 4): Monday morning.' },
    ]);
    expect(held(true)).toEqual([]);
  });

  it('says of a change only what comes true once the week is changed so', () => {
    fc.assert(
      fc.property(fc.subarray(['mon-am', 'mon-pm', 'tue-am', 'wed-pm'] as const), (possible) => {
        const one = week({ needs: [aNeed('A', 'oak', { sessions: 4, possible: [...possible] })] });
        for (const { sentence, gives } of openingsFor(one, 'A').changes) {
          if (!sentence.includes('on Thursday morning')) continue;
          const changed = {
            ...one,
            needs: [{ ...aNeed('A', 'oak', { sessions: 4 }), possible: [...possible, 'thu-am' as const] }],
          };
          expect(candidatesFor(changed, 'A')[0]?.canGive).toBe(gives);
        }
      }),
    );
  });
});
