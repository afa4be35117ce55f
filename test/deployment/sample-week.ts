import type { Allocation, Need, School, Sta, Week } from '../../electron/deployment/week.ts';
import { DEFAULT_PARAMETERS, WEEK_FORMAT } from '../../electron/deployment/week.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';

/**
 * A small invented week that tests change one thing of. Monday 30 Nov 2026. Two schools 10 km apart, a third far away;
 * Wren works all week, Lark mornings only; plan A wants two sessions at Oakfield, plan B one at Elmbrook.
 */
export const MONDAY = '2026-11-30';

export function aSchool(id: string, more: Partial<School> = {}): School {
  return { id, name: `${id} Primary`, easting: 430_000, northing: 270_000, closed: [], ...more };
}

export function anSta(id: string, more: Partial<Sta> = {}): Sta {
  return {
    id,
    name: `${id} Invented`,
    base: { name: 'Area office', easting: 431_000, northing: 271_000 },
    skills: ['semh'],
    pattern: [...SESSION_CODES],
    absences: [],
    commitments: [],
    limit: null,
    termSessions: 0,
    ...more,
  };
}

export function aNeed(planId: string, schoolId: string, more: Partial<Need> = {}): Need {
  return {
    planId,
    ref: `C-${planId}`,
    sessions: 2,
    possible: [...SESSION_CODES],
    from: '2026-11-02',
    until: '2027-02-12',
    places: [{ schoolId, sessions: [...SESSION_CODES] }],
    skill: 'semh',
    priority: 2,
    wishes: [],
    lastWeek: [],
    knows: [],
    staLimit: 1,
    notAgreedBy: [],
    ...more,
  };
}

export function given(
  staId: string,
  planId: string,
  session: Allocation['session'],
  schoolId: string,
  locked = false,
): Allocation {
  return { staId, planId, session, schoolId, locked };
}

export function sampleWeek(more: Partial<Week> = {}): Week {
  return {
    format: WEEK_FORMAT,
    monday: MONDAY,
    parameters: DEFAULT_PARAMETERS,
    schools: [
      aSchool('Oakfield'),
      aSchool('Elmbrook', { easting: 440_000 }),
      aSchool('Farthing', { easting: 430_000, northing: 330_000 }),
    ],
    stas: [
      anSta('Wren'),
      anSta('Lark', { pattern: SESSION_CODES.filter((session) => session.endsWith('am')), skills: ['semh', 'ci'] }),
    ],
    needs: [aNeed('A', 'Oakfield'), aNeed('B', 'Elmbrook', { sessions: 1 }), aNeed('F', 'Farthing', { sessions: 1 })],
    allocations: [],
    ...more,
  };
}

/** The week with one row of a list changed. */
export function withSta(week: Week, id: string, more: Partial<Sta>): Week {
  return { ...week, stas: week.stas.map((each) => (each.id === id ? { ...each, ...more } : each)) };
}
export function withNeed(week: Week, planId: string, more: Partial<Need>): Week {
  return { ...week, needs: week.needs.map((each) => (each.planId === planId ? { ...each, ...more } : each)) };
}
export function withSchool(week: Week, id: string, more: Partial<School>): Week {
  return { ...week, schools: week.schools.map((each) => (each.id === id ? { ...each, ...more } : each)) };
}
