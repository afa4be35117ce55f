import type { AnswerBody } from '../../shared/api/eligibility.ts';
import { askedFor } from '../../shared/asked-for.ts';
import { showDate } from '../../shared/dates.ts';
import type { Assessment, Line } from '../../shared/verdicts.ts';
import { type CodeOf, labelOf, ROUTES, VERDICTS } from '../../shared/words.ts';

/**
 * The answer to a school, drafted from the verdicts: per criterion what was seen and what is still needed by when, and what
 * the school can do now. A manager edits it; nothing in it is a name.
 *
 *   draftAnswer · answerInWords
 */
export function draftAnswer(assessment: Assessment, reason: string): AnswerBody {
  const { lines, earliest, route } = assessment;
  return {
    opening: reason,
    criteria: lines.filter(concerns).map((line) => ({
      rule: line.rule,
      clause: line.clause,
      statement: line.statement,
      verdict: line.verdict,
      seen: seenOf(line),
      ...neededFor(line, assessment),
    })),
    earliest: route === 'not-yet' && earliest.kind !== 'never' && earliest.kind !== 'now' ? earliest.sentence : '',
    canDoNow: route === 'commissioned' ? [] : canDoNow(assessment),
  };
}

/** Appendix A and parental agreement always; of the rest what stands in the way. */
function concerns({ part, verdict, rule }: Line): boolean {
  return part === 'evidence' || part === 'suspensions' || rule === 'P1' || verdict !== 'met';
}

function seenOf({ because, rests, verdict, waiver }: Line): string {
  if (waiver) return `Set aside by ${waiver.by} on ${showDate(waiver.on)}: ${waiver.reason}`;
  if (verdict === 'no-evidence') return '';
  return rests === 'claimed' ? `${because} (As the school told us; not seen yet.)` : because;
}

/** All that the earliest yes asks of this criterion, so that the line and the day above it say the same. */
function neededFor(line: Line, { earliest }: Assessment): { needed: string; by: string | null } {
  const things = askedFor(line.missing, earliest);
  const days = things.flatMap(({ by }) => by ?? []).toSorted();
  return { needed: things.map(({ what }) => `${what}.`).join(' '), by: days.at(-1) ?? null };
}

/** What helps whether or not the answer turns to yes. */
const ADVICE: Readonly<Record<string, string>> = {
  A1: 'Sign the memorandum and send it to us.',
  A2: 'Carry out each recommendation of the specialist assessment, watch how it goes, and review it.',
  A3: 'Keep a Pastoral Support Plan, review it every fortnight, and write down what each review changed.',
  A4: 'Keep a targeted intervention going, and review it regularly with dates.',
  A5: 'Offer the family a Single Assessment; where they decline, tell the CAF officer (CAFO).',
  A6: 'Offer the parents SENDIAS, the independent advice service, and note the day.',
  P1: 'Ask a parent or carer to agree that we work with their child.',
};
const BUY =
  'Buy support meanwhile: through your STS subscription, as you need it, or from another specialist provider.';

function canDoNow({ lines, route }: Assessment): string[] {
  const open = lines.filter(({ verdict }) => verdict !== 'met' && verdict !== 'waived').map(({ rule }) => rule);
  return route === 'out-of-remit' ? [BUY] : [...open.flatMap((rule) => ADVICE[rule] ?? []), BUY];
}

/** The whole answer as plain words, kept with the enquiry that it answers. */
export function answerInWords(outcome: CodeOf<typeof ROUTES>, body: AnswerBody): string {
  const criteria = body.criteria.map(({ rule, verdict, seen, needed, by }) => {
    const due = by ? ` By ${showDate(by)}.` : '';
    return [`${rule}: ${labelOf(VERDICTS, verdict).toLowerCase()}.`, seen, needed && `Needed: ${needed}${due}`]
      .filter(Boolean)
      .join(' ');
  });
  return [`${labelOf(ROUTES, outcome)}.`, body.opening, ...criteria, body.earliest, ...body.canDoNow]
    .filter(Boolean)
    .join('\n');
}
