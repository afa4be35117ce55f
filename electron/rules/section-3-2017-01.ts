import { showDate } from '../../shared/dates.ts';
import { type CaseFacts, future, type ItemKind, itemsOf } from './facts.ts';
import { latestBy } from './order.ts';
import { type Finding, inFuture, met, type Rule, ready, refs, restsOn, unmet } from './rule.ts';
import { atOnce } from './simple-ways.ts';

/**
 * Section 3 of the memorandum from January 2017: what parents, carers and adults who have care of the child do.
 *
 *   P1 agreement, which gates · P2 commitment · P3 attendance · P4 support for the actions agreed: these inform
 */
export const SECTION_3_2017_01: readonly Rule[] = [
  {
    id: 'P1',
    clause: 'Section 3, first sentence',
    statement:
      'A parent or carer has agreed, and works with STS. Nothing that involves the child directly begins before.',
    part: 'family',
    reads: ['agreements'],
    uses: [],
    gives: ['met', 'not-met', 'no-evidence'],
    judge(facts) {
      const given = facts.agreements.filter(({ agreedOn }) => agreedOn <= facts.on);
      const stands = given.find(({ withdrawnOn }) => withdrawnOn === null || withdrawnOn > facts.on);
      if (stands) return met(`Agreed on ${showDate(stands.agreedOn)}.`, { evidence: refs('agreement', [stands]) });
      const last = latestBy(given, ({ withdrawnOn }) => withdrawnOn);
      return last?.withdrawnOn
        ? unmet('not-met', `Agreement was withdrawn on ${showDate(last.withdrawnOn)}.`, {
            evidence: refs('agreement', [last]),
          })
        : unmet('no-evidence', 'No agreement by a parent or carer is recorded.');
    },
    ways: (facts, _, day) =>
      facts.agreements.some(
        ({ agreedOn, withdrawnOn }) => agreedOn <= facts.on && (withdrawnOn === null || withdrawnOn > day),
      )
        ? [ready(day)]
        : atOnce(facts, day, {
            rule: 'P1',
            what: 'A parent or carer agrees to work with STS',
            kind: 'agreement',
          }),
  },
  {
    id: 'P2',
    clause: 'Section 3, second sentence',
    statement: 'Parents are committed to working with others to bring about change.',
    part: 'family',
    reads: ['parent-engagement'],
    uses: [],
    gives: ['met', 'no-evidence'],
    judge: (facts) => shown(facts, 'parent-engagement', 'Nothing is recorded about the parents working with others.'),
  },
  {
    id: 'P3',
    clause: 'Section 3, third sentence',
    statement: 'Parents see to good attendance at school.',
    part: 'family',
    reads: ['attendance-record'],
    uses: [],
    gives: ['met', 'no-evidence'],
    judge: (facts) => shown(facts, 'attendance-record', 'No attendance record is there to look at.'),
  },
  {
    id: 'P4',
    clause: 'Section 3, fourth sentence',
    statement: 'Parents support the actions in the Pastoral Support Plan and the Single Assessment.',
    part: 'family',
    reads: ['parent-engagement'],
    uses: [],
    gives: ['met', 'no-evidence'],
    judge: (facts) =>
      shown(facts, 'parent-engagement', 'Nothing is recorded about the parents supporting the actions.'),
  },
];

/** Recorded, the newest counts. Whether it is good is for a manager to read. */
function shown(facts: CaseFacts, kind: ItemKind, otherwise: string): Finding {
  const item = itemsOf(facts, kind).at(-1);
  const notices = inFuture(
    'A record',
    future(facts, kind).map(({ startedOn }) => startedOn),
  );
  if (!item) return unmet('no-evidence', otherwise, { notices });
  const title = item.title ? `“${item.title}”, ` : '';
  const evidence = refs('evidence', [item]);
  return met(`${title}${showDate(item.startedOn)}.`, { evidence, rests: restsOn([item]), notices });
}
