import { type PlainDate, showDate, type Weekday } from '../../shared/dates.ts';
import type { LINK_OUTCOMES } from '../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../shared/sessions.ts';
import type { CodeOf } from '../../shared/words.ts';
import { type Block, heading, type PaperDocument, paragraph, strong } from './document.ts';
import { type PupilNamed, privately, pupilShown } from './names.ts';

/** What a school is told of a panel's decision. How members voted, and who they are, stays in the minutes. */
export interface DecisionLetter {
  pupil: PupilNamed;
  caseReference: string;
  school: string;
  askedBy: string;
  receivedOn: PlainDate;
  about: 'request' | 'extension';
  outcome: CodeOf<typeof LINK_OUTCOMES>;
  decidedOn: PlainDate;
  /** 'Two head teachers and two members of specialist services' */
  deciders: string;
  /** Decided by the chair alone: what the next panel said of it, or that none has yet. */
  urgent: string | null;
  reason: string;
  reasons: readonly { rule: string; statement: string; text: string }[];
  conditions: string;
  evidenceBy: PlainDate | null;
  /** Of an approval. */
  place: { centre: string; startOn: PlainDate; endOn: PlainDate | null; homeDay: Weekday } | null;
  phases: readonly { fromOn: PlainDate; untilOn: PlainDate; days: readonly Weekday[]; what: string }[];
  untilOn: PlainDate | null;
}

const OUTCOME: Record<DecisionLetter['about'], Record<DecisionLetter['outcome'], string>> = {
  request: {
    approve: 'The panel has approved a place at the Link.',
    wait: 'The Link is right for this pupil, but no place is free yet. The request stays on the waiting list.',
    defer: 'The panel cannot decide yet: it needs more evidence.',
    'not-suitable': 'The panel has decided that the Link is not suitable for this pupil now.',
    'no-place': 'The panel could not offer a place, because none is free. This says nothing against the request.',
  },
  extension: {
    approve: 'The panel has extended the placement.',
    wait: 'The panel has not extended the placement.',
    defer: 'The panel cannot decide on the extension yet: it needs more evidence.',
    'not-suitable': 'The panel has not extended the placement: it should end as planned.',
    'no-place': 'The panel could not extend the placement, because the place is needed.',
  },
};

const NEXT: Record<DecisionLetter['outcome'], string> = {
  approve: 'Please tell the family, and be ready for the pupil’s home day from the first week on.',
  wait: 'You need do nothing more. We write to you as soon as a place is free.',
  defer: 'Please send us what is named above by that day. The request goes to the next panel after it.',
  'not-suitable': 'Support in your school goes on. Ask us about a review, or another plan, at any time.',
  'no-place': 'You may ask again at any time; we count each request that could not be met for want of a place.',
};

export function decisionLetter(letter: DecisionLetter): PaperDocument {
  const say = privately(letter.pupil);
  const asked = letter.about === 'request' ? 'a place at the Link' : 'a longer placement at the Link';
  return {
    title: `The Link panel’s decision about ${pupilShown(letter.pupil)}`,
    subtitle: `To ${letter.askedBy}, ${letter.school}. You asked on ${showDate(letter.receivedOn)} for ${asked}.`,
    blocks: [
      { kind: 'panel', blocks: [paragraph([strong(OUTCOME[letter.about][letter.outcome])], 'lead')] },
      paragraph([strong('Why: '), { text: say(letter.reason) }]),
      ...letter.reasons.map(({ rule, statement, text }) =>
        paragraph([strong(`${statement} `), { text: `(${rule}) ${say(text)}` }]),
      ),
      ...placeOf(letter),
      ...(letter.untilOn ? [paragraph([strong('New last day: '), { text: `${showDate(letter.untilOn)}.` }])] : []),
      ...(letter.evidenceBy ? [paragraph([strong('Evidence by: '), { text: `${showDate(letter.evidenceBy)}.` }])] : []),
      ...(letter.conditions ? [paragraph([strong('Conditions: '), { text: say(letter.conditions) }])] : []),
      heading('What happens next'),
      paragraph(NEXT[letter.outcome]),
      paragraph(decidedBy(letter)),
      paragraph(
        'The Link: a timed placement in Nuneaton, Bedworth or Rugby, with a day a week in the home school; the pupil stays on your roll. Home day: the day of the week that is always spent in the home school.',
        'small',
      ),
    ],
  };
}

function placeOf({ place, phases }: DecisionLetter): Block[] {
  if (!place) return [];
  return [
    {
      kind: 'facts',
      across: 2,
      items: [
        { term: 'Centre', words: place.centre },
        { term: 'Home day', words: WEEKDAY_LABELS[place.homeDay] },
        { term: 'First day', words: showDate(place.startOn) },
        { term: 'Last day', words: place.endOn ? showDate(place.endOn) : 'Not known yet' },
      ],
    },
    {
      kind: 'table',
      summary: 'How the placement runs: dates, days at the Link, and what happens',
      rowHeaders: true,
      columns: [
        { header: 'Dates', share: 34 },
        { header: 'Days at the Link', share: 36 },
        { header: 'What happens', share: 30 },
      ],
      rows: phases.map(({ fromOn, untilOn, days, what }) => [
        `${showDate(fromOn)} to ${showDate(untilOn)}`,
        days.map((day) => WEEKDAY_LABELS[day]).join(', '),
        what,
      ]),
    },
  ];
}

function decidedBy({ deciders, decidedOn, urgent, caseReference }: DecisionLetter): string {
  const who = urgent
    ? `Decided urgently by the panel’s chair on ${showDate(decidedOn)}. ${urgent}`
    : `Decided by a panel on ${showDate(decidedOn)}: ${deciders}.`;
  return `${who} If you disagree, or have new evidence, tell us and the panel looks again. Our reference: ${caseReference}.`;
}
