import { showDate } from '../../shared/dates.ts';
import { countSessions, listSessions, SESSION_CODES, SESSIONS } from '../../shared/sessions.ts';
import { Board } from './board.ts';
import { breachesOf } from './constraints.ts';
import { roomOf } from './wants.ts';
import type { Week } from './week.ts';

/**
 * What is odd about a week, though it can be worked with: each a sentence and what it is about. The board shows them;
 * an optimiser that is given the week refuses those that `stops`.
 */
export interface Notice {
  id: 'empty' | 'no-pattern' | 'all-away' | 'part-week' | 'too-few-open' | 'not-agreed' | 'locks';
  sentence: string;
  staId?: string;
  planId?: string;
  /** No week that keeps every lock can be legal. */
  stops: boolean;
}

export function noticesOf(week: Week): Notice[] {
  return [...aboutTheWeek(week), ...aboutStas(week), ...aboutNeeds(week), ...aboutLocks(week)];
}

function aboutTheWeek(week: Week): Notice[] {
  if (week.needs.length > 0 && week.stas.length > 0) return [];
  const missing = week.needs.length === 0 ? 'No plan asks for STA time in this week.' : 'No STA works in this week.';
  return [{ id: 'empty', sentence: missing, stops: false }];
}

function aboutStas(week: Week): Notice[] {
  return week.stas.flatMap((sta) => {
    const about = (id: Notice['id'], sentence: string): Notice[] => [{ id, sentence, staId: sta.id, stops: false }];
    if (sta.pattern.length === 0)
      return about('no-pattern', `${sta.name} has no working sessions this week: enter her pattern.`);
    return roomOf(sta) === 0 ? about('all-away', `${sta.name} is not available at all this week.`) : [];
  });
}

function aboutNeeds(week: Week): Notice[] {
  const board = new Board(week);
  return week.needs.flatMap((need) => {
    const notices: Notice[] = [];
    const say = (id: Notice['id'], sentence: string) =>
      notices.push({ id, sentence, planId: need.planId, stops: false });
    const covered = SESSION_CODES.filter(
      (session) => board.date(session) <= need.until && board.date(session) >= need.from,
    );
    if (covered.length < SESSION_CODES.length && covered.length > 0) {
      const which =
        board.date('fri-pm') > need.until ? `ends on ${showDate(need.until)}` : `starts on ${showDate(need.from)}`;
      say('part-week', `Plan ${need.ref} ${which}: only ${listSessions(covered)} can be used.`);
    }
    const open = need.possible.filter((session) => {
      const place = board.placeOf(need, session);
      return (
        covered.includes(session) &&
        place !== null &&
        !board.school.get(place)?.closed.some((each) => each.session === session)
      );
    });
    if (open.length < need.sessions) {
      say(
        'too-few-open',
        `Plan ${need.ref} asks for ${countSessions(need.sessions)}, and only ${open.length} can be served this week.`,
      );
    }
    if (need.notAgreedBy.length > 0) {
      const names = need.notAgreedBy.map((id) => board.school.get(id)?.name ?? id).join(' and ');
      say('not-agreed', `Plan ${need.ref} can not be deployed until ${names} has agreed it.`);
    }
    return notices;
  });
}

/** Locked allocations that can not all stand: each is named with what it is at odds with. */
function aboutLocks(week: Week): Notice[] {
  const locked = week.allocations.filter((each) => each.locked);
  return breachesOf({ ...week, allocations: locked }).map(({ sentence, allocation }) => ({
    id: 'locks' as const,
    sentence: `Locked on ${SESSIONS[allocation.session]}, but: ${sentence}`,
    staId: allocation.staId,
    planId: allocation.planId,
    stops: true,
  }));
}
