import { addDays, daysBetween, mondayOf, type PlainDate } from '../../../shared/dates.ts';

/** First drafts of the parts of a plan, to be changed by whoever knows the child. Pure. */

export interface SuggestedPhase {
  fromOn: PlainDate;
  untilOn: PlainDate;
  sessionsPerWeek: number;
}

/** Up to three stretches of whole weeks that taper: 4, 2, 1 sessions a week (or from `most`). */
export function taperedPhases(startOn: PlainDate, endOn: PlainDate, most = 4): SuggestedPhase[] {
  const weeks = Math.floor(daysBetween(mondayOf(startOn), endOn) / 7) + 1;
  const count = Math.min(3, weeks);
  const starts = Array.from({ length: count }, (_, at) =>
    at === 0 ? startOn : addDays(mondayOf(startOn), 7 * Math.ceil((weeks * at) / count)),
  );
  const sessions = [most, Math.max(1, Math.round(most / 2)), 1];
  return starts.map((fromOn, at) => {
    const next = starts[at + 1];
    return { fromOn, untilOn: next === undefined ? endOn : addDays(next, -1), sessionsPerWeek: sessions[at] ?? 1 };
  });
}
