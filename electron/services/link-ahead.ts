import { linkPlacement } from '../../db/schema/link.ts';
import type { LevellingStart, LinkLevelling, linkAheadApi } from '../../shared/api/link-ahead.ts';
import { laterOf, showDate } from '../../shared/dates.ts';
import { lastDayOfLength } from '../../shared/school-time.ts';
import { refuse } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { horizonOf } from '../link/horizon.ts';
import { type LevelInput, type Levelling, type LevelStart, overbookedMore } from '../link/levelling.ts';
import { levelInWords } from '../link/levelling-gain.ts';
import { moveHomeDay } from '../link/placement.ts';
import { calendarOf } from './calendar-of.ts';
import { casesById } from './case-rows.ts';
import { levelInThread } from './levelling-thread.ts';
import { centresOf, type StayRow, staysOf } from './link-facts.ts';
import { lastDayOf, placementPhases, placementRow, savePhases } from './link-placement-rows.ts';
import { sandboxOf } from './link-sandbox.ts';
import { openCentres, type WaitingInOrder, waitingInOrder } from './link-waiting.ts';

/** Starts are looked for in the two terms ahead; one in the last week of them reaches two terms further. */
const TERMS_AHEAD = [1, 2] as const;
const TERMS_COUNTED = 4;

/** Two terms ahead: home days levelled, and moved several at once. */
export const linkAhead: Service<typeof linkAheadApi> = {
  sandbox: (run) => sandboxOf(run),

  async *level(run) {
    const query = run.query();
    const facts = levelFacts(query);
    const thread = levelInThread(facts.input, run.signal);
    for (;;) {
      const step = await thread.next();
      if (!step.done) {
        yield step.value;
        continue;
      }
      if (step.value.wrong.length > 0) {
        const number = run.newId().slice(-8).toUpperCase();
        run.app.context.log({
          level: 'bug',
          what: 'a levelling did not pass the count',
          procedure: 'linkAhead.level',
          number,
        });
        throw refuse(
          'rule',
          `What was worked out does not pass the count day by day, so it is not shown. It is in the log as bug ${number}.`,
          'Choose home days by hand, and send the log to whoever looks after this app.',
        );
      }
      return shown(query, facts, step.value);
    }
  },

  moveHomeDays(run, { moves }) {
    const before = staysOf(run);
    for (const { id, version, fromOn, homeDay } of moves) {
      const row = placementRow(run, id);
      if (lastDayOf(row) < fromOn) {
        throw refuse(
          'rule',
          `A placement has ended on ${showDate(lastDayOf(row))}, before its home day would move.`,
          'Level the home days anew.',
        );
      }
      run.update(linkPlacement, id, version, { note: row.note });
      savePhases(run, id, moveHomeDay(placementPhases(run, id), laterOf(fromOn, row.startOn), homeDay));
    }
    const horizon = horizonOf(calendarOf(run, null), run.today, TERMS_COUNTED);
    const over = overbookedMore(horizon, centresOf(run), before, staysOf(run));
    const [first] = over;
    if (first) {
      const days = over.length === 1 ? 'One day' : `${over.length} days`;
      throw refuse(
        'rule',
        `${days} would be over the places, the first at ${first.centre.name} on ${showDate(first.date)}. Nothing was moved.`,
        'These home days belong together: take more of them, or move one by one on the placement itself.',
      );
    }
    return { moved: moves.length };
  },
};

interface LevelFacts {
  input: LevelInput;
  stays: readonly StayRow[];
  waiting: WaitingInOrder;
}

function levelFacts(run: QueryRun): LevelFacts {
  const calendar = calendarOf(run, null);
  const horizon = horizonOf(calendar, run.today, TERMS_COUNTED);
  const stays = staysOf(run);
  const waiting = waitingInOrder(run);
  const lastStarts = TERMS_AHEAD.flatMap((terms) => {
    const day = lastDayOfLength(calendar, run.today, terms);
    return day.known ? [day.value] : [];
  });
  const [ahead] = lastStarts;
  if (ahead === undefined || horizon.weeks < 2) {
    throw refuse('rule', 'The term dates of the term ahead are not entered.', 'Enter them first.', {
      link: { to: '/settings/calendars', label: 'Calendars' },
    });
  }
  if (waiting.asking.length === 0) {
    throw refuse('conflict', 'Nobody waits for a Link place.', 'There is nobody to level home days for.');
  }
  const input: LevelInput = {
    horizon,
    centres: openCentres(run),
    stays: stays.map(({ id, kind, phases }) => ({ id, kind, phases })),
    // A promise has the home day that the panel decided; what the person may not see is not theirs to move.
    movable: new Set(stays.flatMap(({ id, kind, caseId }) => (kind === 'placement' && !run.hides(caseId) ? [id] : []))),
    asking: waiting.asking,
    fromWeek: 1,
    lastStarts,
  };
  return { input, stays, waiting };
}

function shown(run: QueryRun, { input, stays, waiting }: LevelFacts, found: Levelling): LinkLevelling {
  const files = new Map(
    casesById(
      run,
      stays.map(({ caseId }) => caseId),
    ).map((file) => [file.id, file]),
  );
  const byId = new Map(stays.map((stay) => [stay.id, stay]));
  const nameOf = (id: string | undefined) => input.centres.find((centre) => centre.id === id)?.name ?? '';
  const placed = (starts: readonly LevelStart[], id: string) => {
    const start = starts.find((each) => each.id === id);
    if (!start) return null;
    const { centreId, startOn, homeDay } = start;
    return { centreId, centreName: nameOf(centreId), startOn, homeDay };
  };
  return {
    gain: found.gain.sentence,
    gains: found.gain.sooner !== null,
    proved: found.proved,
    wanted: found.levels.map((level) => ({ sentence: levelInWords(level), proved: level.proved })),
    until: input.lastStarts.at(-1) ?? '',
    moves: found.moves.flatMap(({ stayId, fromOn, from, to }) => {
      const stay = byId.get(stayId);
      const file = files.get(stay?.caseId ?? '');
      if (!stay || !file) return [];
      const centreId = stay.phases.find(({ untilOn }) => untilOn >= fromOn)?.centreId;
      return [
        {
          placementId: stay.id,
          version: placementRow(run, stay.id).version,
          pupilName: file.pupilName,
          reference: file.reference,
          centreName: nameOf(centreId),
          fromOn,
          from,
          to,
        },
      ];
    }),
    starts: waiting.ordered.map(
      ({ row, file }): LevellingStart => ({
        requestId: row.id,
        pupilName: file.pupilName,
        reference: file.reference,
        now: placed(found.without, row.id),
        levelled: placed(found.starts, row.id),
      }),
    ),
  };
}
