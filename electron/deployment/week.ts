import { z } from 'zod';
import { isPlainDate, mondayOf } from '../../shared/dates.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import { ABSENCE_KINDS, codesOf, SKILLS } from '../../shared/words.ts';

/**
 * One deployment week as plain, versioned JSON: everything that allocating needs to know, and nothing else, so that a
 * week can be saved, replayed and sent on.
 *
 *   Week           schools · stas · needs · allocations · parameters
 *   readWeek       unknown JSON → a week, or one sentence per fault (faults.ts says what is odd but allowed)
 *
 * Children appear only as a plan's reference. Distances are Ordnance Survey metres, times are minutes.
 */
export const WEEK_FORMAT = 'sts-week/1';

const SessionCode = z.enum(SESSION_CODES);
const PlainDay = z.string().refine(isPlainDate, 'is not a date such as 2026-11-23');
const Place = z.object({ easting: z.number().int().nullable(), northing: z.number().int().nullable() });

export const School = Place.extend({
  id: z.string(),
  name: z.string(),
  /** Half days without school: bank holiday, INSET, closure, school holiday. */
  closed: z.array(z.object({ session: SessionCode, why: z.string() })),
});
export type School = z.infer<typeof School>;

export const Sta = z.object({
  id: z.string(),
  name: z.string(),
  base: Place.extend({ name: z.string() }),
  skills: z.array(z.enum(codesOf(SKILLS))),
  /** Contracted half days of this very week: fortnights are already resolved (patterns.ts). */
  pattern: z.array(SessionCode),
  /** Half days of this week when she is away, and why. */
  absences: z.array(z.object({ sessions: z.array(SessionCode), kind: z.enum(codesOf(ABSENCE_KINDS)) })),
  /** Half days given to something else: a meeting, a course. */
  commitments: z.array(z.object({ sessions: z.array(SessionCode), what: z.string() })),
  /** At most so many sessions on plans in a week; null means all contracted ones. */
  limit: z.number().int().min(0).max(10).nullable(),
  /** Sessions given to plans so far this term, before this week: shown beside her name. */
  termSessions: z.number().int().min(0),
});
export type Sta = z.infer<typeof Sta>;

export const Wish = z.object({
  staId: z.string(),
  wish: z.enum(['preferred', 'excluded', 'only']),
  reason: z.string(),
});
export type Wish = z.infer<typeof Wish>;

export const Need = z.object({
  planId: z.string(),
  /** How people speak of the plan: case reference and pupil's initials. */
  ref: z.string(),
  /** Sessions asked of this week; 0 where the plan asks for nothing but still holds allocations. */
  sessions: z.number().int().min(0).max(10, 'asks for more than the 10 sessions of a week'),
  /** Half days on which the school and pupil can take an STA. */
  possible: z.array(SessionCode),
  /** First and last day of the plan; the week may reach beyond either. */
  from: PlainDay,
  until: PlainDay,
  /** Where each half day is spent: a transfer plan has two schools, and the phase says which. */
  places: z.array(z.object({ schoolId: z.string(), sessions: z.array(SessionCode) })),
  skill: z.enum(codesOf(SKILLS)).nullable(),
  /** 1 is served first. */
  priority: z.number().int().min(1).max(4),
  wishes: z.array(Wish),
  /** Who came last week, and when. */
  lastWeek: z.array(z.object({ staId: z.string(), session: SessionCode })),
  /** STAs the child already knows from this plan. */
  knows: z.array(z.string()),
  /** At most so many STAs in one week. */
  staLimit: z.number().int().min(1).max(10),
  /** Schools that have not agreed the plan as it stands; none means that it may be deployed. */
  notAgreedBy: z.array(z.string()),
});
export type Need = z.infer<typeof Need>;

export const Allocation = z.object({
  staId: z.string(),
  planId: z.string(),
  session: SessionCode,
  schoolId: z.string(),
  locked: z.boolean(),
});
export type Allocation = z.infer<typeof Allocation>;

/** The office's figures; the memorandum is silent on all of them. */
export const Parameters = z.object({
  /** Minutes between the morning's end at one school and the afternoon's start at another. */
  middayMinutes: z.number().int().min(0).max(240),
  /** Road distance over straight-line distance, in per cent. */
  detourPercent: z.number().int().min(100).max(300),
  /** Speed by road. */
  kmPerHour: z.number().int().min(5).max(110),
  /** A journey from base longer than this is worth a warning, minutes. */
  longJourneyMinutes: z.number().int().min(0).max(240),
});
export type Parameters = z.infer<typeof Parameters>;

export const DEFAULT_PARAMETERS: Parameters = {
  middayMinutes: 60,
  detourPercent: 130,
  kmPerHour: 45,
  longJourneyMinutes: 45,
};

export const Week = z.object({
  format: z.literal(WEEK_FORMAT, 'is not a deployment week in the format sts-week/1'),
  monday: PlainDay.refine((day) => !isPlainDate(day) || mondayOf(day) === day, 'is not a Monday'),
  parameters: Parameters,
  schools: z.array(School),
  stas: z.array(Sta),
  needs: z.array(Need),
  allocations: z.array(Allocation),
});
export type Week = z.infer<typeof Week>;

export type WeekRead = { ok: true; week: Week } | { ok: false; faults: string[] };

/** Reads a week from unknown JSON. Everything wrong with it is said at once, a sentence each. */
export function readWeek(data: unknown): WeekRead {
  const parsed = Week.safeParse(data);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.map((issue) => shapeFault(issue, data)) };
  const faults = referenceFaults(parsed.data);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, week: parsed.data };
}

/** "Plan C-0007: sessions asks for more than the 10 sessions of a week." */
function shapeFault(issue: z.core.$ZodIssue, data: unknown): string {
  const [list, at, ...rest] = issue.path;
  const row = typeof at === 'number' ? rowOf(data, String(list), at) : undefined;
  const field = (row === undefined ? issue.path : rest).map(String).join('.');
  const about = row === undefined ? 'The week' : row;
  return `${about}: ${field === '' ? '' : `${field} `}${lowerFirst(issue.message)}.`;
}

const ROW_NAMES: Readonly<Record<string, string>> = {
  stas: 'STA',
  needs: 'Plan',
  schools: 'School',
  allocations: 'Allocation',
};

function rowOf(data: unknown, list: string, at: number): string {
  const rows: unknown = isRecord(data) ? data[list] : undefined;
  const row: unknown = Array.isArray(rows) ? rows[at] : undefined;
  const name = isRecord(row) ? (row.name ?? row.ref ?? row.id ?? row.planId) : undefined;
  return `${ROW_NAMES[list] ?? list} ${typeof name === 'string' ? name : at + 1}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** Ids that stand twice, and ids that name nothing. */
function referenceFaults(week: Week): string[] {
  const schools = new Set(week.schools.map(({ id }) => id));
  const stas = new Set(week.stas.map(({ id }) => id));
  const plans = new Set(week.needs.map(({ planId }) => planId));
  return [
    ...twice('School', week.schools, ({ id }) => id),
    ...twice('STA', week.stas, ({ id }) => id),
    ...twice('Plan', week.needs, ({ planId }) => planId),
    ...week.needs.flatMap((need) => [
      ...unknown(`Plan ${need.ref}`, 'school', [...need.places.map(({ schoolId }) => schoolId)], schools),
      ...unknown(`Plan ${need.ref}`, 'school', need.notAgreedBy, schools),
      ...unknown(`Plan ${need.ref}`, 'STA', [...need.wishes.map(({ staId }) => staId)], stas),
      ...(need.until < need.from
        ? [`Plan ${need.ref}: it ends on ${need.until}, before it starts on ${need.from}.`]
        : []),
    ]),
    ...week.allocations.flatMap((each, at) => [
      ...unknown(`Allocation ${at + 1}`, 'STA', [each.staId], stas),
      ...unknown(`Allocation ${at + 1}`, 'plan', [each.planId], plans),
      ...unknown(`Allocation ${at + 1}`, 'school', [each.schoolId], schools),
    ]),
  ];
}

function twice<T>(what: string, rows: readonly T[], idOf: (row: T) => string): string[] {
  const found = new Set<string>();
  const again = rows.map(idOf).filter((id) => found.size === found.add(id).size);
  return [...new Set(again)].map((id) => `${what} ${id} stands in the week twice.`);
}

function unknown(about: string, what: string, ids: readonly string[], known: ReadonlySet<string>): string[] {
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  return missing.map((id) => `${about}: the ${what} ${id} is not in the week.`);
}
