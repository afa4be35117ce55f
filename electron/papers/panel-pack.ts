import type { PanelPaper } from '../../shared/api/link-panels.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { LINK_ABOUT } from '../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../shared/sessions.ts';
import { type CodeOf, labelOf, VERDICTS } from '../../shared/words.ts';
import { type Block, type Fact, heading, type PaperDocument, paragraph, strong, type Words } from './document.ts';
import { type PupilNamed, privately, pupilShown } from './names.ts';

/** What the panel's members read before they meet: an agenda, then each paper word for word as it was sent. */
export interface PanelPack {
  meetsOn: PlainDate;
  startsAt: string;
  place: string;
  items: readonly {
    number: number;
    sentOn: PlainDate;
    about: CodeOf<typeof LINK_ABOUT>;
    pupil: PupilNamed;
    paper: PanelPaper;
  }[];
}

export function panelPack(pack: PanelPack): PaperDocument {
  const count = pack.items.length === 1 ? 'One paper' : `${pack.items.length} papers`;
  return {
    title: `Papers for the Link panel of ${showDate(pack.meetsOn)}`,
    subtitle: `${[pack.startsAt, pack.place].filter(Boolean).join(', ')}. ${count}, as sent. A member with an interest in a pupil, and the head of the pupil’s own school, takes no part in deciding on it.`,
    blocks: [
      {
        kind: 'table',
        summary: 'The agenda: number of the paper, pupil, school and what is asked',
        rowHeaders: true,
        columns: [
          { header: 'Paper', share: 9 },
          { header: 'Pupil', share: 26 },
          { header: 'School', share: 34 },
          { header: 'What is asked', share: 31 },
        ],
        rows: pack.items.map(({ number, about, pupil, paper }) => [
          String(number),
          `${pupilShown(pupil)}, ${paper.reference}`,
          paper.schoolName,
          labelOf(LINK_ABOUT, about),
        ]),
      },
      ...pack.items.flatMap(onePaper),
    ],
  };
}

function onePaper({ number, sentOn, pupil, paper, about }: PanelPack['items'][number]): Block[] {
  const say = privately(pupil);
  const fact = (term: string, words: string | null): Fact[] => (words ? [{ term, words: say(words) }] : []);
  return [
    heading(`Paper ${number}: ${pupilShown(pupil)}, ${paper.reference}`),
    paragraph(`${labelOf(LINK_ABOUT, about)}. Sent ${showDate(sentOn)}.`, 'small'),
    ...asked(paper, say),
    {
      kind: 'facts',
      across: 1,
      items: [
        { term: 'School', words: [paper.schoolName, paper.yearGroup].filter(Boolean).join(', ') },
        { term: 'Asked by', words: `${paper.askedBy}, ${showDate(paper.receivedOn)}` },
        ...fact('Wished for', paper.wish),
        ...fact('Why school is not enough', paper.whyNotEnough),
        ...fact('What will change there', paper.willChange),
        ...fact('Staff on the home day', paper.homeStaff),
        ...fact('Risk assessment', paper.riskAssessment),
        ...fact('Transport', paper.transport),
        ...fact('Exit plan', paper.exitPlan),
        ...fact('Let on to the panel', paper.admitted),
      ],
    },
    ...(paper.verdicts.length > 0 ? [verdicts(number, paper, say)] : []),
  ];
}

function verdicts(number: number, paper: PanelPaper, say: (text: string) => string): Block {
  return {
    kind: 'table',
    summary: `Appendix B, clause by clause, for paper ${number}`,
    rowHeaders: false,
    columns: [
      { header: 'Appendix B', share: 44 },
      { header: 'State', share: 16 },
      { header: 'Because', share: 40 },
    ],
    rows: paper.verdicts.map(({ rule, statement, verdict, because }): Words[] => [
      [{ text: statement }, { text: ` (${rule})`, quiet: true }],
      [strong(labelOf(VERDICTS, verdict))],
      say(because),
    ]),
  };
}

/** What stands above the request's own words: a later end, or what the chair has decided. */
function asked({ extension, urgent }: PanelPaper, say: (text: string) => string): Block[] {
  if (extension) {
    const { centreName, startOn, endOn, untilOn, why } = extension;
    const runs = `The placement at ${centreName} began on ${showDate(startOn)} and ends on ${showDate(endOn)}.`;
    return [
      {
        kind: 'panel',
        blocks: [paragraph([strong(`Asked for until ${showDate(untilOn)}. `), { text: `${runs} ${say(why)}` }])],
      },
    ];
  }
  if (!urgent) return [];
  const { chair, decidedOn, centreName, startOn, homeDay, why, reason, conditions } = urgent;
  const place = `${centreName} from ${showDate(startOn)}, ${WEEKDAY_LABELS[homeDay]} in the home school.`;
  const more = conditions ? ` Conditions: ${say(conditions)}` : '';
  return [
    {
      kind: 'panel',
      blocks: [
        paragraph([
          strong(`Does the panel stand by it? ${place} `),
          {
            text: `Decided by ${chair}, on ${showDate(decidedOn)}. It could not wait: ${say(why)} Reason: ${say(reason)}${more}`,
          },
        ]),
      ],
    },
  ];
}
