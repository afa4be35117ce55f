import { laterOf, type PlainDate, showDate } from '../../shared/dates.ts';
import { termOf, termsAfter } from '../../shared/school-time.ts';
import { type CaseFacts, future, type Item, isOn, itemsOf } from './facts.ts';
import { soonestDay } from './heartbeat.ts';
import type { Parameters } from './parameters.ts';
import { isCarriedThrough, nearestToDone, openIn, recordsOfAssessment, waysOfAssessment } from './recommendations.ts';
import { judgeRhythm, waysOfRhythm } from './rhythm.ts';
import { interventionRhythm, pspRhythm } from './rhythms-2017-01.ts';
import { counted, inFuture, listed, met, type Rule, ready, refs, restsOn, thing, unmet } from './rule.ts';
import { signUpAhead, signUpOn, waysOfSignUp } from './sign-ups.ts';
import { atOnce } from './simple-ways.ts';

/**
 * Appendix A as it stands from January 2017: what has to be shown before commissioned work, in the memorandum's order.
 *
 *   A1 sign-up · A2 specialist assessment · A3 PSP · A4 interventions · A5 family assessment · A6 SENDIAS · A7 suspensions
 */
export const APPENDIX_A_2017_01: readonly Rule[] = [
  {
    id: 'A1',
    clause: 'Appendix A, left, 1',
    statement: 'The school has signed the memorandum, and the sign-up is in force on the day.',
    part: 'evidence',
    reads: ['sign-ups'],
    uses: [],
    gives: ['met', 'not-yet', 'not-met', 'no-evidence'],
    judge(facts) {
      const { signUps, on } = facts;
      const now = signUpOn(facts, on);
      if (now) {
        const until = now.inForceUntil ? `, until ${showDate(now.inForceUntil)}` : '';
        return met(`Signed; in force since ${showDate(now.inForceFrom)}${until}.`, {
          evidence: refs('sign-up', [now]),
        });
      }
      if (signUps.length === 0) return unmet('no-evidence', 'No sign-up of this school is recorded.');
      const ahead = signUpAhead(facts, on);
      if (ahead) {
        return unmet('not-yet', `Signed, but in force only from ${showDate(ahead.inForceFrom)}.`, {
          evidence: refs('sign-up', [ahead]),
          from: ahead.inForceFrom,
          provided: 'the sign-up stands',
        });
      }
      return unmet('not-met', 'The sign-up of this school is not in force any more.', {
        evidence: refs('sign-up', signUps),
      });
    },
    ways: (facts, _, day) => waysOfSignUp(facts, day),
  },
  {
    id: 'A2',
    clause: 'Appendix A, left, 2',
    statement:
      'A specialist service has assessed and profiled the pupil, and each recommendation has been put in place, monitored and reviewed.',
    part: 'evidence',
    reads: ['specialist-assessment'],
    uses: ['trial-days'],
    gives: ['met', 'not-met', 'no-evidence'],
    judge(facts) {
      const found = itemsOf(facts, 'specialist-assessment');
      const ahead = future(facts, 'specialist-assessment').map(({ startedOn }) => startedOn);
      const notices = inFuture('An assessment', ahead);
      if (found.length === 0) {
        return unmet('no-evidence', 'No assessment by a specialist service is recorded.', { notices });
      }
      const done = found.find((item) => isCarriedThrough(item, facts.on));
      if (done) {
        return met(
          `“${done.title}”, ${showDate(done.startedOn)}: ${counted(done.recommendations.length, 'recommendation')}, put in place, monitored and reviewed.`,
          { evidence: recordsOfAssessment(done), rests: restsOn([done]), notices },
        );
      }
      const nearest = nearestToDone(found, facts.on);
      const open = nearest ? openIn(nearest, facts.on) : [];
      const because = open.length
        ? `Not yet put in place, monitored and reviewed: ${listed(open.map(({ what }) => `“${what}”`))}.`
        : 'None of its recommendations is recorded, so none can be seen to have been carried out.';
      return unmet('not-met', because, {
        evidence: nearest ? recordsOfAssessment(nearest) : [],
        rests: restsOn(nearest ? [nearest] : []),
        notices,
      });
    },
    ways: (facts, parameters, day) => waysOfAssessment(facts, parameters['trial-days'], day),
  },
  {
    id: 'A3',
    clause: 'Appendix A, left, 3; section 1, last paragraph',
    statement:
      'A Pastoral Support Plan is in place and has been adjusted at fortnightly reviews for at least one term.',
    part: 'evidence',
    reads: ['psp'],
    uses: ['fortnight-days', 'fortnight-grace'],
    gives: ['met', 'not-yet', 'not-met', 'no-evidence'],
    judge: (facts, parameters) => judgeRhythm(facts, pspRhythm(parameters)),
    ways: (facts, parameters, day) => waysOfRhythm(facts, pspRhythm(parameters), day),
  },
  {
    id: 'A4',
    clause: 'Appendix A, left, 4',
    statement:
      'Targeted interventions are in place and monitored, and have been reviewed regularly for at least one term.',
    part: 'evidence',
    reads: ['intervention'],
    uses: ['intervention-spacing'],
    gives: ['met', 'not-yet', 'not-met', 'no-evidence'],
    judge: (facts, parameters) => judgeRhythm(facts, interventionRhythm(parameters)),
    ways: (facts, parameters, day) => waysOfRhythm(facts, interventionRhythm(parameters), day),
  },
  {
    id: 'A5',
    clause: 'Appendix A, left, 5',
    statement:
      'A Single Assessment has been established, or social care is involved; or the family declined and the CAF officer was told.',
    part: 'evidence',
    reads: ['single-assessment', 'social-care', 'family-declined'],
    uses: [],
    gives: ['met', 'not-met', 'no-evidence'],
    judge(facts) {
      const { on } = facts;
      const established = itemsOf(facts, 'single-assessment');
      const care = itemsOf(facts, 'social-care');
      const declined = itemsOf(facts, 'family-declined');
      const notices = (['single-assessment', 'social-care', 'family-declined'] as const).flatMap((kind) =>
        inFuture(
          'Evidence about the family',
          future(facts, kind).map(({ startedOn }) => startedOn),
        ),
      );
      const good: [string, Item[]][] = [
        ['A Single Assessment was established on', established],
        ['Social care has been involved since', care.filter((item) => isOn(item, on))],
        ['The family declined, and the CAF officer was told, on', declined.filter((item) => wasTold(item, on))],
      ];
      for (const [words, [item]] of good) {
        if (!item) continue;
        const since = item.kind === 'family-declined' ? (item.cafoToldOn ?? item.startedOn) : item.startedOn;
        return met(`${words} ${showDate(since)}.`, {
          evidence: refs('evidence', [item]),
          rests: restsOn([item]),
          notices,
        });
      }
      const evidence = refs('evidence', [...declined, ...care]);
      const rests = restsOn([...declined, ...care]);
      if (declined.length > 0) {
        return unmet('not-met', 'The family declined, and nothing says that the CAF officer was told.', {
          evidence,
          rests,
          notices,
        });
      }
      if (care.length > 0)
        return unmet('not-met', 'Social care is not involved any more.', { evidence, rests, notices });
      return unmet('no-evidence', 'Nothing is recorded about a Single Assessment or social care.', { notices });
    },
    ways(facts, _, day) {
      const there =
        itemsOf(facts, 'single-assessment').length > 0 ||
        itemsOf(facts, 'social-care').some((item) => isOn(item, day)) ||
        itemsOf(facts, 'family-declined').some((item) => wasTold(item, facts.on));
      if (there) return [ready(day)];
      const [declined] = itemsOf(facts, 'family-declined');
      return declined
        ? atOnce(facts, day, {
            rule: 'A5',
            what: 'The CAF officer is told that the family declined',
            kind: 'cafo-told',
            about: declined.id,
          })
        : atOnce(facts, day, {
            rule: 'A5',
            what: 'A Single Assessment is opened, or the CAF officer is told that the family declined',
            kind: 'single-assessment',
          });
    },
  },
  {
    id: 'A6',
    clause: 'Appendix A, left, 6',
    statement: 'Parents were offered the support of SENDIAS.',
    part: 'evidence',
    reads: ['sendias-offer'],
    uses: [],
    gives: ['met', 'no-evidence'],
    judge(facts) {
      const [offer] = itemsOf(facts, 'sendias-offer');
      const notices = inFuture(
        'An offer',
        future(facts, 'sendias-offer').map(({ startedOn }) => startedOn),
      );
      return offer
        ? met(`Offered on ${showDate(offer.startedOn)}.`, {
            evidence: refs('evidence', [offer]),
            rests: restsOn([offer]),
            notices,
          })
        : unmet('no-evidence', 'No offer of SENDIAS is recorded.', { notices });
    },
    ways: (facts, _, day) =>
      itemsOf(facts, 'sendias-offer').length > 0
        ? [ready(day)]
        : atOnce(facts, day, { rule: 'A6', what: 'SENDIAS is offered to the parents', kind: 'sendias-offer' }),
  },
  {
    id: 'A7',
    clause: 'Appendix A, right, heading',
    statement: 'Suspensions (fixed-term exclusions) have been repeated, which shows the need for commissioned work.',
    part: 'suspensions',
    reads: ['suspensions'],
    uses: ['repeat-suspensions', 'repeat-terms'],
    gives: ['met', 'not-met', 'no-evidence'],
    judge(facts, parameters) {
      const enough = parameters['repeat-suspensions'];
      const so = fixedTerm(facts);
      const notices = inFuture(
        'A suspension',
        facts.suspensions.filter(({ startedOn }) => startedOn > facts.on).map(({ startedOn }) => startedOn),
      );
      const { from, unknown } = windowOf(facts, parameters, facts.on);
      const inside = so.filter(({ startedOn }) => from !== null && startedOn >= from);
      const since = from === null ? '' : ` since ${showDate(from)}`;
      if (inside.length >= enough) {
        const words = `${counted(inside.length, 'suspension')}${since}.`;
        return met(words, { evidence: refs('suspension', inside), rests: restsOn(inside), notices });
      }
      if (so.length === 0) return unmet('no-evidence', 'No suspensions are recorded.', { notices });
      const more = { evidence: refs('suspension', so), rests: restsOn(so), notices };
      if (unknown !== null && so.length >= enough) {
        return unmet('no-evidence', 'How many suspensions count can not be told.', { ...more, unknown: [unknown] });
      }
      return unmet('not-met', `${counted(inside.length, 'suspension')}${since}; ${enough} are asked for.`, more);
    },
    ways(facts, parameters, day) {
      const { from, unknown } = windowOf(facts, parameters, day);
      const first = soonestDay(facts);
      const inside = fixedTerm(facts).filter(({ startedOn }) => from !== null && startedOn >= from);
      const short = parameters['repeat-suspensions'] - inside.length;
      if (short <= 0) return [ready(day)];
      const what = `There are records of ${counted(short, 'more suspension')}${from ? ` since ${showDate(from)}` : ''}, if there were any that STS has not been told of`;
      if (!first.known || unknown !== null) {
        const why = unknown ?? (first.known ? null : first.sentence);
        return [{ on: null, unknown: why, things: [thing('A7', 'records', what, [])] }];
      }
      const on = laterOf(first.value, from ?? first.value);
      const steps = Array.from({ length: short }, () => ({ kind: 'suspension-record' as const, about: null, on }));
      return [{ on: laterOf(day, on), unknown: null, things: [thing('A7', 'records', what, steps)] }];
    },
  },
];

function wasTold({ cafoToldOn }: Item, on: PlainDate): boolean {
  return cafoToldOn !== null && cafoToldOn <= on;
}

/** Suspensions for a fixed term by the day of assessment, lunchtimes among them; a permanent exclusion is none. */
function fixedTerm({ suspensions, on }: CaseFacts) {
  return suspensions.filter(({ type, startedOn }) => type !== 'PERM' && startedOn <= on);
}

/** The first day of the last so many terms; where its calendar is missing, what is sure: from the present term on. */
function windowOf({ calendar }: CaseFacts, parameters: Parameters, day: PlainDate) {
  const from = termsAfter(calendar, day, -parameters['repeat-terms']);
  if (from.known) return { from: from.value, unknown: null };
  const present = termOf(calendar, day);
  return { from: present.known ? present.value.first : null, unknown: from.sentence };
}
