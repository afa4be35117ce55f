import { SESSION_CODES, type Session } from '../../shared/sessions.ts';
import type { CodeOf, SKILLS } from '../../shared/words.ts';
import { sta, staAbsence, staPattern } from '../schema/deployment.ts';
import type { Making } from './making.ts';

/** Twelve STAs: full-time, part-time and fortnightly; their skills, and who is away when. */
export interface DemoSta {
  id: string;
  name: string;
  skills: readonly Skill[];
  easting: number;
  northing: number;
  limit: number | null;
  sessions: readonly Session[];
  otherWeekSessions: readonly Session[] | null;
  /** The Monday that the fortnight is counted from. */
  patternFrom: string;
  away: { fromOn: string; fromHalf: 'am' | 'pm'; untilOn: string | null; untilHalf: 'am' | 'pm' | null }[];
}
type Skill = CodeOf<typeof SKILLS>;

const ALL = SESSION_CODES;
const days = (...wanted: string[]) => ALL.filter((session) => wanted.includes(session.slice(0, 3)));
const mornings = ALL.filter((session) => session.endsWith('am'));

interface Row {
  name: string;
  base: readonly [string, number, number];
  skills: readonly Skill[];
  sessions: readonly Session[];
  other?: readonly Session[];
  limit?: number;
}

const NUNEATON = ['Nuneaton office', 436100, 291700] as const;
const BEDWORTH = ['Bedworth', 435800, 286700] as const;
const RUGBY = ['Rugby', 450400, 275100] as const;
const ATHERSTONE = ['Atherstone', 430900, 297600] as const;
const LEAMINGTON = ['Leamington Spa', 432000, 265800] as const;
const STRATFORD = ['Stratford-upon-Avon', 420100, 254900] as const;

const STAS: readonly Row[] = [
  { name: 'Bryony Kettlewhistle', base: NUNEATON, skills: ['semh', 'team-teach'], sessions: ALL },
  { name: 'Cosmo Underhedge', base: NUNEATON, skills: ['semh', 'ci'], sessions: ALL },
  { name: 'Delphine Marzipan', base: BEDWORTH, skills: ['semh', 'early-years'], sessions: ALL },
  { name: 'Ezra Winkleford', base: RUGBY, skills: ['semh', 'team-teach'], sessions: ALL },
  { name: 'Flora Gingerbye', base: RUGBY, skills: ['semh', 'ci'], sessions: ALL },
  { name: 'Gideon Moleskin', base: ATHERSTONE, skills: ['semh'], sessions: days('mon', 'tue', 'wed', 'thu') },
  { name: 'Hestia Plumwright', base: ATHERSTONE, skills: ['ci', 'early-years'], sessions: days('mon', 'tue', 'wed') },
  { name: 'Ignatius Buttercup', base: LEAMINGTON, skills: ['semh', 'ci'], sessions: ALL, limit: 8 },
  {
    name: 'Jemima Foxgloven',
    base: LEAMINGTON,
    skills: ['semh', 'early-years'],
    sessions: ALL,
    other: days('mon', 'tue', 'wed'),
  },
  {
    name: 'Kit Barleymow',
    base: LEAMINGTON,
    skills: ['semh', 'team-teach'],
    sessions: days('tue', 'wed', 'thu', 'fri'),
  },
  { name: 'Lettice Hobnail', base: STRATFORD, skills: ['ci'], sessions: mornings },
  { name: 'Mungo Applecart', base: STRATFORD, skills: ['semh', 'ci'], sessions: days('wed', 'thu', 'fri') },
];

export function addStas(making: Making): DemoSta[] {
  const { add, time } = making;
  const patternFrom = time.week(-60);
  return STAS.map((row, at) => {
    const [baseName, easting, northing] = row.base;
    const id = add(sta, {
      name: row.name,
      baseName,
      baseEasting: easting,
      baseNorthing: northing,
      skills: [...row.skills],
      sessionLimit: row.limit ?? null,
      startsOn: patternFrom,
      phone: `01632 960${String(500 + at)}`,
      email: `${row.name.split(' ')[0]?.toLowerCase()}@sts.example`,
      note: '',
    });
    const otherWeekSessions = row.other ? [...row.other] : null;
    add(staPattern, { staId: id, fromOn: patternFrom, sessions: [...row.sessions], otherWeekSessions });
    return {
      id,
      name: row.name,
      skills: row.skills,
      easting,
      northing,
      limit: row.limit ?? null,
      sessions: row.sessions,
      otherWeekSessions,
      patternFrom,
      away: absencesOf(making, id, at),
    };
  });
}

/** Away last week, this week or next, in each of the ways there are. */
function absencesOf({ add, time }: Making, staId: string, at: number): DemoSta['away'] {
  const [last, now, next] = [time.week(-1), time.week(0), time.week(1)];
  const dayOf = (monday: string, n: number) => time.openDays(monday).at(n) ?? monday;
  const away = {
    1: { kind: 'training', fromOn: dayOf(now, 2), fromHalf: 'pm', untilOn: dayOf(now, 2), untilHalf: 'pm' },
    3: { kind: 'leave', fromOn: dayOf(next, 0), fromHalf: 'am', untilOn: dayOf(next, 1), untilHalf: 'pm' },
    5: { kind: 'sick', fromOn: dayOf(next, 0), fromHalf: 'am', untilOn: null, untilHalf: null },
    8: { kind: 'other', fromOn: dayOf(next, 3), fromHalf: 'pm', untilOn: dayOf(next, 4), untilHalf: 'am' },
    9: { kind: 'sick', fromOn: dayOf(last, 1), fromHalf: 'am', untilOn: dayOf(last, 2), untilHalf: 'pm' },
  } as const;
  const row = away[at as keyof typeof away];
  if (!row) return [];
  const note = row.kind === 'sick' && row.untilOn === null ? 'Until further notice.' : '';
  add(staAbsence, { staId, ...row, note });
  return [row];
}
