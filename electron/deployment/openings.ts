import { countSessions, listSessions, SESSION_CODES, SESSIONS, type Session } from '../../shared/sessions.ts';
import { Board } from './board.ts';
import { candidatesFor } from './candidates.ts';
import type { Need, Sta, Week } from './week.ts';

/**
 * What stands between a need and its sessions, on the board as it is, and which single change would help.
 *
 *   changes    one thing that would be otherwise, each tried out: the week is changed so, and the STAs are judged anew
 *   competes   plans that hold an STA at a time when she could otherwise come, the least pressing first
 */
export interface Openings {
  changes: { sentence: string; gives: number; meets: boolean }[];
  competes: { planId: string; ref: string; sentence: string }[];
}

const MOST = 6;

export function openingsFor(week: Week, planId: string): Openings {
  const board = Board.of(week);
  const need = board.need.get(planId);
  if (!need || board.unmet(need) === 0 || need.notAgreedBy.length > 0) return { changes: [], competes: [] };
  const lacking = board.unmet(need);
  const now = bestOf(week, planId).gives;
  const changes = triesOf(board, need)
    .map(({ week: changed, otherwise }) => {
      const { name, gives } = bestOf(changed, planId);
      return {
        sentence: `If ${otherwise}, ${name} could give ${countSessions(gives)}.`,
        gives,
        meets: gives >= lacking,
      };
    })
    .filter(({ gives }) => gives > now)
    .toSorted((a, b) => b.gives - a.gives)
    .slice(0, MOST);
  return { changes, competes: competing(board, need).slice(0, MOST) };
}

function bestOf(week: Week, planId: string): { name: string; gives: number } {
  const [first] = candidatesFor(week, planId);
  return { name: first?.name ?? '', gives: first?.canGive ?? 0 };
}

export interface Try {
  week: Week;
  /** Completes "If …,". */
  otherwise: string;
}

/** The single changes, the least trouble first: a half day at school, sharing, a session more, a wish let go. */
export function triesOf(board: Board, need: Need): Try[] {
  const { week } = board;
  const withNeed = (some: Partial<Need>): Week => ({
    ...week,
    needs: week.needs.map((each) => (each === need ? { ...each, ...some } : each)),
  });
  const withSta = (sta: Sta, some: Partial<Sta>): Week => ({
    ...week,
    stas: week.stas.map((each) => (each === sta ? { ...each, ...some } : each)),
  });
  const nameOf = (staId: string) => board.sta.get(staId)?.name ?? 'an STA';
  const halves = SESSION_CODES.filter(
    (session) => !need.possible.includes(session) && board.placeOf(need, session) !== null,
  ).map((session) => ({
    week: withNeed({ possible: [...need.possible, session] }),
    otherwise: `the school could take somebody on ${SESSIONS[session]} too`,
  }));
  const sharing = {
    week: withNeed({ staLimit: Math.min(10, need.staLimit + 1) }),
    otherwise: need.staLimit === 1 ? 'two STAs shared the plan' : `${need.staLimit + 1} STAs shared the plan`,
  };
  const more = week.stas
    .filter((sta) => mayServe(need, sta))
    .flatMap((sta) =>
      sta.limit !== null && sta.limit < 10 && board.load(sta.id) >= sta.limit
        ? [
            {
              week: withSta(sta, { limit: sta.limit + 1 }),
              otherwise: `${sta.name} gave one session more than her limit`,
            },
          ]
        : [],
    );
  const wishes = need.wishes
    .filter(({ wish }) => wish === 'excluded')
    .map((wish) => ({
      week: withNeed({ wishes: need.wishes.filter((each) => each !== wish) }),
      otherwise: `${nameOf(wish.staId)} were not excluded (${wish.reason})`,
    }));
  const only = need.wishes.some(({ wish }) => wish === 'only')
    ? [
        {
          week: withNeed({ wishes: need.wishes.filter(({ wish }) => wish !== 'only') }),
          otherwise: 'somebody else than the only STAs were let come',
        },
      ]
    : [];
  return [...halves, sharing, ...more, ...wishes, ...only];
}

/**
 * More of one STA's time: a half day, or as many as the plan lacks where it lacks more. Those whom the plan may have and
 * who are most at work come first.
 */
export function moreHoursOf(board: Board, need: Need): Try[] {
  const { week } = board;
  const lacking = board.unmet(need);
  const people = week.stas
    .filter((sta) => mayServe(need, sta))
    .toSorted((a, b) => b.pattern.length - a.pattern.length)
    .map((sta) => ({
      sta,
      off: SESSION_CODES.filter((session) => !sta.pattern.includes(session) && need.possible.includes(session)),
    }));
  const withMore = (sta: Sta, sessions: readonly Session[]): Try => {
    const limit = sta.limit === null ? null : Math.min(10, sta.limit + sessions.length);
    const changed = { ...sta, pattern: [...sta.pattern, ...sessions], limit };
    return {
      week: { ...week, stas: week.stas.map((each) => (each === sta ? changed : each)) },
      otherwise: `${sta.name} worked ${countSessions(sessions.length)} more (${listSessions(sessions)})`,
    };
  };
  const one = people.flatMap(({ sta, off }) => off.map((session) => withMore(sta, [session])));
  const several = people.flatMap(({ sta, off }) =>
    off.length < lacking ? [] : [withMore(sta, off.slice(0, lacking))],
  );
  // One half day can not be enough where it lacks more, unless others are moved too: then the larger changes come first.
  return lacking === 1 ? one : [...several, ...one];
}

function mayServe(need: Need, { id, skills }: Sta): boolean {
  const only = need.wishes.filter(({ wish }) => wish === 'only');
  return (
    (need.skill === null || skills.includes(need.skill)) &&
    !need.wishes.some(({ wish, staId }) => wish === 'excluded' && staId === id) &&
    (only.length === 0 || only.some(({ staId }) => staId === id))
  );
}

/** Plans that have an STA when nothing else would keep her from this one. */
function competing(board: Board, need: Need): Openings['competes'] {
  const held = new Map<string, { staId: string; planId: string; sessions: Session[] }>();
  for (const { staId, sessions } of candidatesFor(board.week, need.planId)) {
    for (const { session, stops } of sessions) {
      const there = board.at(staId, session);
      if (!there || there.locked || stops.some(({ constraint }) => constraint !== 'one-place')) continue;
      const key = `${staId} ${there.planId}`;
      const known = held.get(key);
      if (known) known.sessions.push(session);
      else held.set(key, { staId, planId: there.planId, sessions: [session] });
    }
  }
  const priority = (planId: string) => board.need.get(planId)?.priority ?? 0;
  return [...held.values()]
    .toSorted((a, b) => priority(b.planId) - priority(a.planId) || b.sessions.length - a.sessions.length)
    .map(({ staId, planId, sessions }) => {
      const ref = board.need.get(planId)?.ref ?? planId;
      const name = board.sta.get(staId)?.name ?? 'An STA';
      return {
        planId,
        ref,
        sentence: `${name} is with ${ref} (priority ${priority(planId)}): ${listSessions(sessions)}.`,
      };
    });
}
