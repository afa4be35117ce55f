import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type CodeOf, labelOf, type ROUTES, VERDICTS } from '../../shared/words.ts';
import { type Block, heading, type PaperDocument, paragraph, strong, type Words } from './document.ts';
import { type PupilNamed, privately, pupilShown } from './names.ts';

/** The answer to a school's enquiry: per criterion what was seen, what is still needed, by when, and what it can do now. */
export interface EnquiryOutcome {
  pupil: PupilNamed & { yearGroup: string | null };
  caseReference: string;
  school: string;
  askedBy: string;
  receivedOn: PlainDate;
  /** What was decided, or, before a decision, what the evidence says. */
  outcome: CodeOf<typeof ROUTES>;
  decidedBy: string | null;
  decidedByRole: string | null;
  decidedOn: PlainDate | null;
  /** In the managers' words. */
  reason: string;
  criteria: readonly {
    clause: string;
    statement: string;
    verdict: CodeOf<typeof VERDICTS>;
    seen: string;
    needed: string;
    by: PlainDate | null;
  }[];
  /** 'from 12 Jan 2027, if PSP reviews are held by …', or null. */
  earliestYes: string | null;
  /** What the school can do now, one sentence each. */
  canDoNow: readonly string[];
  officePhone: string | null;
}

const ANSWER: Record<CodeOf<typeof ROUTES>, string> = {
  commissioned: 'Yes: this case meets the criteria for commissioned support, at no direct cost to the school.',
  'not-yet':
    'Not yet: some of the evidence that the memorandum asks for is still missing. This page says what, and by when.',
  'school-funded':
    'This case does not meet the criteria for commissioned support. The school may buy support: through its STS subscription, as it needs it, or from another specialist provider.',
  'out-of-remit': 'This case is not within what the memorandum covers.',
};

export function enquiryOutcome(answer: EnquiryOutcome): PaperDocument {
  const say = privately(answer.pupil);
  return {
    title: `Our answer about ${pupilShown(answer.pupil)}`,
    subtitle: `To ${answer.askedBy}, ${answer.school}. You asked on ${showDate(answer.receivedOn)} whether we can give commissioned support.`,
    blocks: [
      { kind: 'panel', blocks: [paragraph([strong(ANSWER[answer.outcome])], 'lead')] },
      ...(answer.reason ? [paragraph(say(answer.reason))] : []),
      ...(answer.earliestYes
        ? [paragraph([strong('The earliest we could say yes: '), { text: say(answer.earliestYes) }])]
        : []),
      heading('What the memorandum asks for, and where this case stands'),
      criteria(answer, say),
      ...(answer.canDoNow.length > 0
        ? [
            heading('What you can do now'),
            { kind: 'list' as const, marker: 'bullet' as const, items: answer.canDoNow.map(say) },
          ]
        : []),
      ...decided(answer),
    ],
  };
}

function criteria(answer: EnquiryOutcome, say: (text: string) => string): Block {
  return {
    kind: 'table',
    summary: 'Each criterion of the memorandum, what was seen, what is still needed and by when',
    rowHeaders: false,
    columns: [
      { header: 'Criterion', share: 34 },
      { header: 'State', share: 13 },
      { header: 'What we saw', share: 26 },
      { header: 'Still needed', share: 30 },
    ],
    rows: answer.criteria.map(({ clause, statement, verdict, seen, needed, by }): Words[] => [
      [{ text: statement }, { text: ` (${clause})`, quiet: true }],
      [strong(labelOf(VERDICTS, verdict))],
      seen ? say(seen) : 'Nothing yet',
      needed ? [{ text: say(needed) }, ...(by ? [strong(`\nBy ${showDate(by)}`)] : [])] : 'Nothing more',
    ]),
  };
}

function decided(answer: EnquiryOutcome): Block[] {
  const who = answer.decidedBy
    ? `Decided by ${answer.decidedBy}${answer.decidedByRole ? `, ${answer.decidedByRole}` : ''}${answer.decidedOn ? `, on ${showDate(answer.decidedOn)}` : ''}.`
    : 'This is how the evidence stands today; a manager has not decided yet.';
  const ask = `If you disagree, or have new evidence, tell us${answer.officePhone ? ` on ${answer.officePhone}` : ''} and we look again.`;
  const words =
    'PSP: Pastoral Support Plan. CAFO: the officer who is told when a family declines a Single Assessment. SENDIAS: the independent advice service for parents.';
  return [paragraph(`${who} ${ask} Our reference: ${answer.caseReference}.`), paragraph(words, 'small')];
}
