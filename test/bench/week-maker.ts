import { type Chance, chanceFrom } from '../../db/demo/making.ts';
import {
  DEFAULT_PARAMETERS,
  type Need,
  type School,
  type Sta,
  WEEK_FORMAT,
  type Week,
} from '../../electron/deployment/week.ts';
import { SESSION_CODES, type Session } from '../../shared/sessions.ts';

/**
 * Weeks of any size, the same for the same seed: schools and bases on a map, two in five STAs full-time, a third of the
 * needs with restricted days, skills, absences, and a last week that most plans were served in.
 */
export interface WeekSize {
  stas: number;
  needs: number;
  /** Sessions of a need, least and most: what makes a week short or balanced. */
  sessions: readonly [number, number];
  /** Kilometres, in a straight line, beyond which an STA is excluded from a plan; left out: none is. */
  reach?: number;
}

const METRES = 1000;
const DAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

export function makeWeek({ stas, needs, sessions, reach }: WeekSize, seed: number): Week {
  const chance = chanceFrom(seed);
  // Twelve STAs serve a third of a county; the map grows with their number.
  const side = Math.round(Math.sqrt(stas / 12) * 30);
  const spot = () => ({
    easting: 400_000 + chance.between(0, side * METRES),
    northing: 250_000 + chance.between(0, side * METRES),
  });
  const schools: School[] = Array.from({ length: Math.round(needs * 0.9) + 10 }, (_, at) => ({
    id: `school-${at}`,
    name: `School ${at}`,
    ...spot(),
    closed: chance.yes(4)
      ? [
          { session: 'fri-am', why: 'INSET day' },
          { session: 'fri-pm', why: 'INSET day' },
        ]
      : [],
  }));
  const bases = Array.from({ length: Math.max(2, Math.round(stas / 8)) }, (_, at) => ({
    name: `Base ${at}`,
    ...spot(),
  }));
  const people = Array.from({ length: stas }, (_, at) =>
    staOf(chance, at, bases[at % bases.length] ?? { name: '', ...spot() }),
  );
  const rows = Array.from({ length: needs }, (_, at) => needOf(chance, at, schools, sessions));
  const week: Week = {
    format: WEEK_FORMAT,
    monday: '2026-11-30',
    parameters: DEFAULT_PARAMETERS,
    schools,
    stas: people,
    needs: rows,
    allocations: [],
  };
  if (reach !== undefined) exclude(week, reach);
  remember(chance, week);
  return week;
}

function staOf(chance: Chance, at: number, base: Sta['base']): Sta {
  const fullTime = chance.yes(40);
  const days = DAYS.filter(() => chance.yes(70));
  const mornings = chance.yes(50);
  const pattern = SESSION_CODES.filter(
    (session) =>
      fullTime || (days.includes(session.slice(0, 3)) ? true : mornings && session.endsWith('am') && chance.yes(30)),
  );
  const away = chance.yes(12) ? chance.between(0, 4) : -1;
  return {
    id: `sta-${at}`,
    name: `STA ${at}`,
    base,
    skills: [
      'semh',
      ...(chance.yes(50) ? (['ci'] as const) : []),
      ...(chance.yes(30) ? (['early-years'] as const) : []),
    ],
    pattern,
    absences: away < 0 ? [] : [{ sessions: SESSION_CODES.slice(away * 2, away * 2 + 2), kind: 'leave' }],
    commitments: chance.yes(20) ? [{ sessions: ['fri-pm'], what: 'Team meeting' }] : [],
    limit: chance.yes(10) ? Math.max(1, pattern.length - 1) : null,
    termSessions: 0,
  };
}

function needOf(
  chance: Chance,
  at: number,
  schools: readonly School[],
  [least, most]: readonly [number, number],
): Need {
  const home = schools[chance.between(0, schools.length - 1)]?.id ?? '';
  const other = schools[chance.between(0, schools.length - 1)]?.id ?? '';
  const isTransfer = chance.yes(8);
  const cut = 2 * chance.between(1, 4);
  const restricted = chance.yes(30);
  const half = chance.one(['am', 'pm', 'both', 'both']);
  const days = DAYS.filter(() => chance.yes(60));
  const possible = SESSION_CODES.filter(
    (session) => !restricted || (days.includes(session.slice(0, 3)) && (half === 'both' || session.endsWith(half))),
  );
  return {
    planId: `plan-${at}`,
    ref: `P-${String(at).padStart(4, '0')}`,
    sessions: chance.between(least, most),
    possible,
    from: '2026-11-02',
    until: chance.yes(5) ? '2026-12-02' : '2027-02-12',
    places: isTransfer
      ? [
          { schoolId: home, sessions: SESSION_CODES.slice(0, cut) },
          { schoolId: other, sessions: SESSION_CODES.slice(cut) },
        ]
      : [{ schoolId: home, sessions: [...SESSION_CODES] }],
    skill: chance.one(['semh', 'semh', 'semh', 'ci', 'early-years', null, null]),
    priority: chance.one([1, 2, 2, 3, 3, 3, 4]),
    wishes: [],
    lastWeek: [],
    knows: [],
    staLimit: chance.yes(12) ? 2 : 1,
    notAgreedBy: chance.yes(2) ? [home] : [],
  };
}

/** Nobody is sent to a plan all of whose schools lie beyond reach. */
function exclude(week: Week, reach: number): void {
  for (const need of week.needs) {
    const schools = need.places.map(({ schoolId }) => week.schools.find(({ id }) => id === schoolId));
    for (const sta of week.stas) {
      if (schools.some((school) => school !== undefined && metresTo(sta, school) <= reach * METRES)) continue;
      need.wishes.push({ staId: sta.id, wish: 'excluded', reason: 'beyond reach' });
    }
  }
}

function metresTo(sta: Sta, school: School): number {
  return Math.hypot((sta.base.easting ?? 0) - (school.easting ?? 0), (sta.base.northing ?? 0) - (school.northing ?? 0));
}

/**
 * Last week as managers left it: seven plans in eight existed then, and were served by priority, each by the nearest STA
 * who had most of the time it asked for; since then one child in twenty has fallen out with the STA.
 */
function remember(chance: Chance, week: Week): void {
  const free = new Map(week.stas.map(({ id, pattern }) => [id, new Set<Session>(pattern)]));
  for (const need of week.needs.toSorted((a, b) => a.priority - b.priority)) {
    const school = week.schools.find(({ id }) => id === need.places[0]?.schoolId);
    if (!school || !chance.yes(88)) continue;
    const isOut = (sta: Sta) => need.wishes.some(({ staId }) => staId === sta.id);
    const open = (sta: Sta) => need.possible.filter((session) => free.get(sta.id)?.has(session));
    const gives = (sta: Sta) => Math.min(need.sessions, open(sta).length);
    const [who] = week.stas
      .filter((sta) => !isOut(sta) && (need.skill === null || sta.skills.includes(need.skill)) && gives(sta) > 0)
      .toSorted((a, b) => gives(b) - gives(a) || metresTo(a, school) - metresTo(b, school));
    if (!who) continue;
    for (const session of open(who).slice(0, need.sessions)) {
      need.lastWeek.push({ staId: who.id, session });
      free.get(who.id)?.delete(session);
    }
    if (chance.yes(5)) need.wishes.push({ staId: who.id, wish: 'excluded', reason: 'asked' });
  }
}
