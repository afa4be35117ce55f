import { describe, expect, it } from 'vitest';
import { shapesOf } from '../../electron/link/fits.ts';
import { dayIndex, horizonOf } from '../../electron/link/horizon.ts';
import type { LinkSandbox } from '../../shared/api/link-ahead.ts';
import { keptOf, readerOf } from '../../shared/link-options.ts';
import type { SandboxOption } from '../../shared/link-sandbox.ts';
import { CALENDAR, sampleCentres } from '../bench/link-sample.ts';

/** As the page is given it on a day, with who waits and who has a place. */
function sandboxOn(today: string, waiting: readonly string[], placed: readonly string[]): LinkSandbox {
  const horizon = horizonOf(CALENDAR, today, 4);
  const last = dayIndex(horizon, '2027-03-25');
  return {
    weeks: [],
    movesFromOn: today,
    patterns: [],
    centres: sampleCentres([4, 6]).map((centre) => ({
      id: centre.id,
      name: centre.name,
      free: [],
      shapes: shapesOf(horizon, centre, last).byWeek.map((shape) => shape && { ...shape, spans: [] }),
    })),
    requests: waiting.map((id) => ({
      id,
      reference: id,
      pupilName: id,
      earliestWeek: 0,
      centreId: null,
      homeDayWish: null,
      inTurn: null,
      panel: null,
    })),
    placements: placed.map((id) => ({
      id,
      version: 1,
      reference: id,
      pupilName: id,
      centreName: '',
      homeDay: 'fri' as const,
      spans: [],
    })),
  };
}

const WEEK_OF_24_NOV = sandboxOn('2026-11-24', ['ann', 'ben'], ['cat', 'dan']);
const TRIED: SandboxOption = {
  starts: {
    ann: { centreId: 'centre-0', week: 1, homeDay: 'mon' },
    ben: { centreId: 'centre-1', week: 7, homeDay: 'wed' },
  },
  homeDays: { cat: 'tue', dan: 'mon' },
};

describe('an option that is kept as a draft', () => {
  it('comes back as it was tried out', () => {
    expect(readerOf(WEEK_OF_24_NOV)(keptOf(WEEK_OF_24_NOV, TRIED))).toEqual(TRIED);
  });

  it('keeps its first days over a weekend, when the weeks are counted from another Monday', () => {
    const monday = sandboxOn('2026-11-30', ['ann', 'ben'], ['cat', 'dan']);
    const { starts } = readerOf(monday)(keptOf(WEEK_OF_24_NOV, TRIED));
    expect(starts.ben).toEqual({ centreId: 'centre-1', week: 6, homeDay: 'wed' });
  });

  it('gives the same object for what has not changed, so that only the start that moves is drawn anew', () => {
    const read = readerOf(WEEK_OF_24_NOV);
    const kept = keptOf(WEEK_OF_24_NOV, TRIED);
    const moved = { ...kept, starts: { ...kept.starts, ann: { ...kept.starts.ann, homeDay: 'thu' } } } as typeof kept;
    expect(read(moved).starts.ben).toBe(read(kept).starts.ben);
    expect(read(moved).homeDays).toBe(read(kept).homeDays);
    expect(read(moved).starts.ann?.homeDay).toBe('thu');
  });

  it('loses starts that are past, pupils who wait no more, and placements that have ended', () => {
    const later = sandboxOn('2026-12-07', ['ann'], ['dan']);
    expect(readerOf(later)(keptOf(WEEK_OF_24_NOV, TRIED))).toEqual({ starts: {}, homeDays: { dan: 'mon' } });
  });
});
