import { type PlainDate, showDate } from '../../shared/dates.ts';
import { AUTHORITY, yearGroupFrom, yearGroupLabel, yearGroupOn } from '../../shared/identifiers.ts';
import type { EvidenceRef } from '../../shared/verdicts.ts';
import { DISTRICTS, labelOf, NEEDS, SCHOOL_PHASES } from '../../shared/words.ts';
import { type CaseFacts, future, itemsOf, type SchoolFacts } from './facts.ts';
import type { Parameters } from './parameters.ts';
import { inFuture, listed, met, type Rule, ready, refs, restsOn, unmet } from './rule.ts';
import { signUpOn, waysOfSignUp } from './sign-ups.ts';
import { atOnce, byWaiting } from './simple-ways.ts';
import { together } from './ways.ts';

/**
 * Title and context of the memorandum from January 2017: whom it is about, and where.
 *
 *   G1 primary age, in a Warwickshire primary-phase school · G2 SEMH or C&I · G3 universal and targeted provision
 */

const PRIMARY_PHASES: readonly string[] = ['primary', 'middle-primary', 'all-through'];
/** The memorandum's SEMH and C&I, as the Department's types of need (reference.md, SEND). */
const WITHIN = ['SEMH', 'SLCN', 'ASD'] as const;
/** Said of a pupil whose type of need nobody has assessed yet. */
const NOT_ASSESSED = 'NSA';

export const CONTEXT_2017_01: readonly Rule[] = [
  {
    id: 'G1',
    clause: 'Title',
    statement: 'The pupil is of primary age, in a primary-phase school in Warwickshire.',
    part: 'remit',
    reads: ['pupil', 'school'],
    uses: ['primary-first-year', 'primary-last-year'],
    gives: ['met', 'not-yet', 'not-met', 'no-evidence'],
    judge(facts, parameters) {
      const { pupil, school } = facts;
      const both: EvidenceRef[] = [...refs('pupil', [pupil]), ...refs('school', [school])];
      if (isElsewhere(school)) {
        return unmet('not-met', 'The school is not in Warwickshire.', { evidence: refs('school', [school]) });
      }
      if (school.phase !== 'unknown' && !PRIMARY_PHASES.includes(school.phase)) {
        const phase = labelOf(SCHOOL_PHASES, school.phase).toLowerCase();
        return unmet('not-met', `The school’s phase is ${phase}.`, { evidence: refs('school', [school]) });
      }
      const age = ageOf(facts, parameters, facts.on);
      const unknown = [
        ...age.unknown,
        ...(school.phase === 'unknown' ? ['The phase of the school is not recorded.'] : []),
      ];
      if (age.is === 'too-old') return unmet('not-met', age.because, { evidence: refs('pupil', [pupil]), unknown });
      if (age.is === 'too-young') {
        return unmet('not-yet', age.because, {
          evidence: refs('pupil', [pupil]),
          from: age.from,
          provided: 'the pupil goes to school in the county',
          unknown,
        });
      }
      if (age.is === 'unknown' || school.phase === 'unknown') {
        return unmet('no-evidence', listed(unknown), { evidence: both, unknown });
      }
      return met(age.because, { evidence: both, unknown });
    },
    ways(facts, parameters, day) {
      const { school } = facts;
      if (isElsewhere(school) || (school.phase !== 'unknown' && !PRIMARY_PHASES.includes(school.phase))) return [];
      const age = ageOf(facts, parameters, day);
      if (age.is === 'too-old') return [];
      const phase = { rule: 'G1', what: 'The phase of the school is recorded', kind: 'school-phase' } as const;
      const born = {
        rule: 'G1',
        what: 'The pupil’s date of birth, or the year taught in, is recorded',
        kind: 'date-of-birth',
      } as const;
      const parts = [
        ...(school.phase === 'unknown' ? [atOnce(facts, day, phase)] : []),
        ...(age.is === 'unknown' ? [atOnce(facts, day, born)] : []),
        ...(age.is === 'too-young' && age.from
          ? [byWaiting('G1', age.from, day, 'The pupil reaches primary age')]
          : []),
        ...(age.is === 'too-young' && !age.from ? [atOnce(facts, day, born)] : []),
      ].flat();
      return [together(parts, day)];
    },
  },
  {
    id: 'G2',
    clause: 'Title',
    statement: 'The need is social, emotional and mental health (SEMH), or communication and interaction (C&I).',
    part: 'remit',
    reads: ['pupil'],
    uses: [],
    gives: ['met', 'not-met', 'no-evidence'],
    judge({ pupil }) {
      const evidence = refs('pupil', [pupil]);
      const within = pupil.needs.filter((need) => WITHIN.some((each) => each === need));
      if (within.length > 0) return met(`${named(within)}.`, { evidence });
      if (pupil.needs.every((need) => need === NOT_ASSESSED)) {
        const because = 'No type of need is recorded for the pupil.';
        return unmet('no-evidence', because, { evidence, unknown: [because] });
      }
      return unmet('not-met', `Recorded need: ${named(pupil.needs)}. The memorandum is about SEMH and C&I.`, {
        evidence,
      });
    },
    ways(facts, _, day) {
      const { needs } = facts.pupil;
      if (needs.some((need) => WITHIN.some((each) => each === need))) return [ready(day)];
      return needs.every((need) => need === NOT_ASSESSED)
        ? atOnce(facts, day, { rule: 'G2', what: 'The pupil’s need is recorded as SEMH or C&I', kind: 'need' })
        : [];
    },
  },
  {
    id: 'G3',
    clause: 'Context, third paragraph',
    statement: 'The school offers universal and targeted provision.',
    part: 'remit',
    reads: ['universal-targeted', 'school', 'sign-ups'],
    uses: [],
    gives: ['met', 'not-met', 'no-evidence'],
    judge(facts) {
      const { school } = facts;
      const [shown] = itemsOf(facts, 'universal-targeted');
      const notices = inFuture(
        'Provision shown',
        future(facts, 'universal-targeted').map(({ startedOn }) => startedOn),
      );
      if (shown) {
        return met(`Shown on ${showDate(shown.startedOn)}.`, {
          evidence: refs('evidence', [shown]),
          rests: restsOn([shown]),
          notices,
        });
      }
      const evidence = refs('school', [school]);
      const said = school.selfReview[PROVISION];
      if (said === 'yes') return met('The school’s self-review says so.', { evidence, notices });
      if (said !== undefined) {
        const extent = said === 'no' ? 'that it does not' : 'that it does in part';
        return unmet('not-met', `The school’s self-review says ${extent}.`, { evidence, notices });
      }
      const signed = signUpOn(facts, facts.on);
      return signed
        ? met('The school has signed the memorandum, which asks for it, and nothing says otherwise.', {
            evidence: refs('sign-up', [signed]),
            notices,
          })
        : unmet('no-evidence', 'Nothing says what provision the school offers.', { notices });
    },
    ways(facts, _, day) {
      const said = facts.school.selfReview[PROVISION];
      if (itemsOf(facts, 'universal-targeted').length > 0 || said === 'yes') return [ready(day)];
      const show = {
        rule: 'G3',
        what: 'Universal and targeted provision is shown',
        kind: 'universal-targeted',
      } as const;
      // Whoever signs the memorandum says by that that it is offered: one act for A1 and for this.
      return [...(said === undefined ? waysOfSignUp(facts, day) : []), ...atOnce(facts, day, show)];
    },
  },
];

/** Clause of section 1 that says the same: universal and targeted provision. */
const PROVISION = 'S1.2';

function isElsewhere({ authority, districtCode }: SchoolFacts): boolean {
  if (authority !== null) return authority !== AUTHORITY;
  return districtCode !== null && !(districtCode in DISTRICTS);
}

interface Age {
  is: 'primary' | 'too-young' | 'too-old' | 'unknown';
  because: string;
  from: PlainDate | null;
  unknown: string[];
}

function ageOf({ pupil }: CaseFacts, parameters: Parameters, day: PlainDate): Age {
  const first = parameters['primary-first-year'];
  const last = parameters['primary-last-year'];
  const year = pupil.dateOfBirth ? yearGroupOn(pupil.dateOfBirth, day) : taught(pupil.taughtYear);
  if (year === null) {
    const because = 'The pupil’s date of birth is not recorded.';
    return { is: 'unknown', because, from: null, unknown: [because] };
  }
  const source = pupil.dateOfBirth ? 'by age' : 'by the year taught in';
  const unknown = pupil.dateOfBirth ? [] : ['The pupil’s date of birth is not recorded; the year taught in was used.'];
  const because = `${yearGroupLabel(year)} ${source}.`;
  if (year > last) return { is: 'too-old', because, from: null, unknown };
  if (year >= first) return { is: 'primary', because, from: null, unknown };
  const from = pupil.dateOfBirth ? yearGroupFrom(pupil.dateOfBirth, first) : null;
  return { is: 'too-young', because, from, unknown };
}

/** 'N' is nursery, 'R' Reception. */
function taught(year: string | null): number | null {
  if (year === null) return null;
  if (year === 'N') return -1;
  return year === 'R' ? 0 : Number(year);
}

function named(needs: readonly string[]): string {
  return listed(needs.map((need) => labelOf(NEEDS, need)));
}
