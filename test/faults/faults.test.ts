import { describe, expect, it } from 'vitest';
import { FAULTS } from './all-faults.ts';
import { lineOf } from './fault.ts';

describe('nothing is lost', () => {
  it.each(FAULTS)(
    '$fault',
    async (fault) => {
      const tried = await fault.run(fault.short);
      console.log(lineOf(fault, tried));
      expect(tried.tried).toBeGreaterThan(0);
      expect(tried.lost, fault.lostMeans).toBe(0);
    },
    120_000,
  );
});
