import { describe, expect, it } from 'vitest';
import { FAULTS } from './all-faults.ts';
import { isAsItShouldBe, lineOf } from './fault.ts';

describe('nothing is lost', () => {
  it.each(FAULTS.filter(({ short }) => short > 0))(
    '$fault',
    async (fault) => {
      const tried = await fault.run(fault.short);
      console.log(lineOf(fault, tried));
      expect(isAsItShouldBe(fault, tried), `${lineOf(fault, tried)}: ${fault.lostMeans}`).toBe(true);
    },
    120_000,
  );
});
