import type { PlainDate } from '../../shared/dates.ts';
import {
  type CONTACT_KINDS,
  type CodeOf,
  codesOf,
  EVIDENCE_KINDS,
  type SCHOOL_PHASES,
  type STANDINGS,
} from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';
import type { Waived } from '../rules/assess.ts';
import type { CaseFacts, Item, RecommendationFacts, SuspensionFacts } from '../rules/facts.ts';
import type { Reading } from '../rules/rule.ts';
import { calendarsOf } from './calendar-of.ts';

/**
 * What cases are judged on, gathered from the register: one statement per table for any number of cases, prepared once.
 * What was taken back is left out; everything else goes in, whatever its date, so that the rules can say so.
 *
 *   factsOfCase · factsOfCases     on a day, with the waivers that stand; whole, or only what some rules look at
 *   asOf                           the same records as of another day
 */
export interface CaseForRules {
  caseId: string;
  facts: CaseFacts;
  waivers: Waived[];
  /** Waivers of any day, for looking at the case as of another one. */
  allWaivers: (Waived & { withdrawnOn: PlainDate | null })[];
}

/** The same records, looked at as of another day. */
export function asOf(found: CaseForRules, on: PlainDate): CaseForRules {
  return { ...found, facts: { ...found.facts, on }, waivers: standing(found.allWaivers, on) };
}

function standing(all: CaseForRules['allWaivers'], day: PlainDate): Waived[] {
  return all
    .filter(({ on, withdrawnOn }) => on <= day && (withdrawnOn === null || withdrawnOn > day))
    .map(({ withdrawnOn: _until, ...waiver }) => waiver);
}

export function factsOfCase(run: QueryRun, caseId: string, on: PlainDate): CaseForRules | undefined {
  return factsOfCases(run, [caseId], on)[0];
}

/** `only`: the parts that are looked at; the others are left empty. Waivers and the pupil are always there. */
export function factsOfCases(
  run: QueryRun,
  caseIds: readonly string[],
  on: PlainDate,
  only: readonly Reading[] = EVERYTHING,
): CaseForRules[] {
  const ids = JSON.stringify(caseIds);
  const wants = (part: Reading) => only.includes(part);
  const cases = read<CaseRaw>(run, 'cases', CASES, ids);
  const pupils = JSON.stringify([...new Set(cases.map(({ pupilId }) => pupilId))]);
  const schools = JSON.stringify([...new Set(cases.map(({ schoolId }) => schoolId))]);
  const by = {
    items: grouped(itemsOf(run, ids, only), ({ caseId }) => caseId),
    suspensions: grouped(
      wants('suspensions') ? read<SuspensionRaw>(run, 'suspensions', SUSPENSIONS, pupils) : [],
      ({ pupilId }) => pupilId,
    ),
    agreements: grouped(
      wants('agreements') ? read<AgreementRaw>(run, 'agreements', AGREEMENTS, pupils) : [],
      ({ pupilId }) => pupilId,
    ),
    // A self-review comes with a sign-up.
    signUps: grouped(
      wants('sign-ups') || wants('school') ? read<SignUpRaw>(run, 'sign-ups', SIGN_UPS, schools) : [],
      ({ schoolId }) => schoolId,
    ),
    contacts: grouped(
      wants('school') ? read<ContactRaw>(run, 'contacts', CONTACTS, schools) : [],
      ({ schoolId }) => schoolId,
    ),
    waivers: grouped(read<WaiverRaw>(run, 'waivers', WAIVERS, ids), ({ caseId }) => caseId),
  };
  const calendarOf = calendarsOf(run);
  return cases.map((raw) => ({
    caseId: raw.caseId,
    ...waiversOf(by.waivers.get(raw.caseId) ?? [], on),
    facts: {
      shape: 1,
      on,
      calendar: calendarOf(raw.schoolId),
      pupil: {
        id: raw.pupilId,
        dateOfBirth: raw.dateOfBirth,
        taughtYear: raw.taughtYear,
        needs: JSON.parse(raw.needs) as string[],
      },
      school: {
        id: raw.schoolId,
        phase: raw.phase,
        authority: raw.dfeNumber ? raw.dfeNumber.slice(0, 3) : null,
        districtCode: raw.districtCode,
        town: raw.town,
        selfReview: latestReview(by.signUps.get(raw.schoolId) ?? []),
        contacts: [...new Set((by.contacts.get(raw.schoolId) ?? []).map(({ kind }) => kind))].sort(),
      },
      signUps: (by.signUps.get(raw.schoolId) ?? []).map(signUpFacts),
      items: (by.items.get(raw.caseId) ?? []).map(({ caseId: _case, ...item }) => item),
      suspensions: (by.suspensions.get(raw.pupilId) ?? []).map(({ pupilId: _pupil, ...rest }) => rest),
      agreements: (by.agreements.get(raw.pupilId) ?? []).map(({ pupilId: _pupil, ...rest }) => rest),
    },
  }));
}

function waiversOf(raw: readonly WaiverRaw[], on: PlainDate): Pick<CaseForRules, 'waivers' | 'allWaivers'> {
  const allWaivers = raw.map(({ caseId: _case, waivedBy, waivedOn, ...rest }) => ({
    ...rest,
    by: waivedBy,
    on: waivedOn,
  }));
  return { allWaivers, waivers: standing(allWaivers, on) };
}

type Standing = CodeOf<typeof STANDINGS>;
interface CaseRaw {
  caseId: string;
  pupilId: string;
  dateOfBirth: PlainDate | null;
  taughtYear: string | null;
  needs: string;
  schoolId: string;
  phase: CodeOf<typeof SCHOOL_PHASES>;
  dfeNumber: string | null;
  districtCode: string | null;
  town: string | null;
}
interface ItemRaw {
  caseId: string;
  id: string;
  kind: CodeOf<typeof EVIDENCE_KINDS>;
  title: string;
  startedOn: PlainDate;
  endedOn: PlainDate | null;
  standing: Standing;
  cafoToldOn: PlainDate | null;
  /** JSON: rows by the thousand cost more than one text for each item. */
  reviews: string;
}
type ReviewRaw = [id: string, heldOn: PlainDate, standing: Standing];
type RecommendationRaw = RecommendationFacts & { evidenceId: string };
type SuspensionRaw = SuspensionFacts & { pupilId: string };
type AgreementRaw = CaseFacts['agreements'][number] & { pupilId: string };
type SignUpRaw = CaseFacts['signUps'][number] & {
  schoolId: string;
  selfReview: string | null;
  reviewedOn: PlainDate | null;
};
interface ContactRaw {
  schoolId: string;
  kind: CodeOf<typeof CONTACT_KINDS>;
}
interface WaiverRaw {
  caseId: string;
  id: string;
  rule: string;
  waivedBy: string;
  waivedOn: PlainDate;
  withdrawnOn: PlainDate | null;
  reason: string;
}

const IN = 'IN (SELECT value FROM json_each(?))';
const CASES = `SELECT c.id AS caseId, p.id AS pupilId, p.date_of_birth AS dateOfBirth, p.taught_year AS taughtYear,
    p.needs AS needs, s.id AS schoolId, s.phase AS phase, s.dfe_number AS dfeNumber, s.district_code AS districtCode,
    s.town AS town
  FROM case_file c JOIN pupil p ON p.id = c.pupil_id JOIN school s ON s.id = p.home_school_id WHERE c.id ${IN}`;
const ITEMS = `SELECT case_id AS caseId, id, kind, title, started_on AS startedOn, ended_on AS endedOn, standing,
    cafo_told_on AS cafoToldOn,
    (SELECT json_group_array(json_array(r.id, r.held_on, r.standing) ORDER BY r.held_on, r.id)
      FROM evidence_review r WHERE r.evidence_id = evidence.id AND r.withdrawn_on IS NULL) AS reviews
  FROM evidence WHERE case_id ${IN} AND kind ${IN} AND withdrawn_on IS NULL ORDER BY id`;
const RECOMMENDATIONS = `SELECT r.evidence_id AS evidenceId, r.id, r.what, r.implemented_on AS implementedOn,
    r.monitored_on AS monitoredOn, r.reviewed_on AS reviewedOn
  FROM evidence e JOIN recommendation r ON r.evidence_id = e.id
  WHERE e.case_id ${IN} AND e.kind ${IN} AND r.withdrawn_on IS NULL ORDER BY r.id`;
const SUSPENSIONS = `SELECT pupil_id AS pupilId, id, started_on AS startedOn, sessions, type, standing
  FROM suspension WHERE pupil_id ${IN} AND withdrawn_on IS NULL ORDER BY started_on, id`;
const AGREEMENTS = `SELECT pupil_id AS pupilId, id, agreed_on AS agreedOn, withdrawn_on AS withdrawnOn
  FROM agreement WHERE pupil_id ${IN} ORDER BY agreed_on, id`;
const SIGN_UPS = `SELECT school_id AS schoolId, id, in_force_from AS inForceFrom, in_force_until AS inForceUntil,
    withdrawn_on AS withdrawnOn, self_review AS selfReview, self_reviewed_on AS reviewedOn FROM sign_up WHERE school_id ${IN} ORDER BY in_force_from, id`;
const CONTACTS = `SELECT school_id AS schoolId, kind FROM contact WHERE school_id ${IN} AND until IS NULL`;
const WAIVERS = `SELECT case_id AS caseId, id, rule_id AS rule, waived_by AS waivedBy, waived_on AS waivedOn,
    withdrawn_on AS withdrawnOn, reason FROM waiver WHERE case_id ${IN} ORDER BY waived_on, id`;

function read<T>(run: QueryRun, name: string, sql: string, ...lists: string[]): T[] {
  return run.prepared(`facts-of.${name}`, (db) => db.$client.prepare<string[], T>(sql)).all(...lists);
}

const KINDS = codesOf(EVIDENCE_KINDS);
const EVERYTHING: readonly Reading[] = [...KINDS, 'pupil', 'school', 'sign-ups', 'suspensions', 'agreements'];

function itemsOf(run: QueryRun, ids: string, only: readonly Reading[]): (Item & { caseId: string })[] {
  const wanted = KINDS.filter((kind) => only.includes(kind));
  if (wanted.length === 0) return [];
  const kinds = JSON.stringify(wanted);
  const recommended = grouped(
    wanted.includes('specialist-assessment')
      ? read<RecommendationRaw>(run, 'recommendations', RECOMMENDATIONS, ids, kinds)
      : [],
    ({ evidenceId }) => evidenceId,
  );
  return read<ItemRaw>(run, 'items', ITEMS, ids, kinds).map(({ reviews, ...raw }) => ({
    ...raw,
    reviews: (JSON.parse(reviews) as ReviewRaw[]).map(([id, heldOn, standing]) => ({ id, heldOn, standing })),
    recommendations: (recommended.get(raw.id) ?? []).map(({ evidenceId: _item, ...rest }) => rest),
  }));
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  return Map.groupBy(rows, keyOf);
}

function signUpFacts({ id, inForceFrom, inForceUntil, withdrawnOn }: SignUpRaw): CaseFacts['signUps'][number] {
  return { id, inForceFrom, inForceUntil, withdrawnOn };
}

/** The newest self-review that came with a sign-up: clause to what the school says of itself. */
function latestReview(signUps: readonly SignUpRaw[]): CaseFacts['school']['selfReview'] {
  const [latest] = signUps
    .filter(({ selfReview }) => selfReview !== null)
    .toSorted((a, b) => ((a.reviewedOn ?? '') < (b.reviewedOn ?? '') ? 1 : -1));
  const answers = JSON.parse(latest?.selfReview ?? '{}') as Record<string, { standing: 'yes' | 'partly' | 'no' }>;
  return Object.fromEntries(Object.entries(answers).map(([clause, { standing: says }]) => [clause, says]));
}
