import type { PanelItem } from '../../shared/api/link-panels.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { LINK_ABOUT, LINK_OUTCOMES } from '../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../shared/sessions.ts';
import { labelOf } from '../../shared/words.ts';
import { type Block, type Fact, heading, type PaperDocument, paragraph, strong } from './document.ts';
import { type PupilNamed, privately, pupilShown } from './names.ts';

/** What a panel decided, on what, with whom present: the record that has to stand up afterwards. */
export interface PanelMinutes {
  meetsOn: PlainDate;
  /** Null: the record is not closed, so this is a draft. */
  heldOn: PlainDate | null;
  place: string;
  /** 'Hale Madeup, head teacher, in the chair' */
  present: readonly string[];
  absent: readonly string[];
  quorum: string;
  items: readonly (Pick<PanelItem, 'number' | 'about' | 'interests' | 'keptOut' | 'decision' | 'ratified' | 'paper'> & {
    pupil: PupilNamed;
  })[];
  minutes: string;
}

export function panelMinutes(record: PanelMinutes): PaperDocument {
  const closed = record.heldOn ? 'The record is closed.' : 'Draft: the record is not closed yet.';
  return {
    title: `Minutes of the Link panel of ${showDate(record.heldOn ?? record.meetsOn)}`,
    subtitle: `${record.place}. ${closed}`,
    blocks: [
      {
        kind: 'facts',
        across: 1,
        items: [
          { term: 'Present', words: record.present.join('; ') || 'Nobody is recorded as present' },
          ...(record.absent.length > 0 ? [{ term: 'Not present', words: record.absent.join('; ') }] : []),
          { term: 'Quorum', words: record.quorum },
        ],
      },
      ...record.items.flatMap(oneItem),
      ...(record.minutes ? [heading('Also said'), paragraph(record.minutes)] : []),
      {
        kind: 'columns',
        columns: [
          [{ kind: 'writing', label: 'Signed in the chair', lines: 1 }],
          [{ kind: 'writing', label: 'Date', lines: 1 }],
        ],
      },
    ],
  };
}

function oneItem(item: PanelMinutes['items'][number], at: number): Block[] {
  const { pupil, paper, about, decision, ratified, keptOut } = item;
  const say = privately(pupil);
  const fact = (term: string, words: string): Fact[] => (words ? [{ term, words: say(words) }] : []);
  return [
    heading(`${at + 1}. ${pupilShown(pupil)}, ${paper.reference}, ${paper.schoolName}`),
    {
      kind: 'facts',
      across: 1,
      items: [
        { term: 'Asked', words: `${labelOf(LINK_ABOUT, about)}${item.number ? `, paper ${item.number}` : ''}` },
        ...keptOut.map(({ name, why }) => ({ term: 'Took no part', words: `${name}. ${say(why)}` })),
        { term: 'Decision', words: [strong(decisionOf(item))] },
        ...fact('Reason', decision?.reason ?? ratified?.note ?? ''),
        ...Object.entries(decision?.reasons ?? {}).flatMap(([rule, text]) =>
          fact(rule === 'places' ? 'Over the places' : `On ${rule}`, text),
        ),
        ...fact('Conditions', decision?.conditions ?? ''),
        ...fact('Dissent', decision?.dissent ?? ''),
        // Members are named as they are, also where one shares a name with the pupil.
        { term: 'Decided by', words: (decision ?? ratified)?.decidedBy.join(', ') || 'Nobody yet' },
      ],
    },
  ];
}

function decisionOf({ decision, ratified, paper }: PanelMinutes['items'][number]): string {
  if (ratified) {
    const { urgent } = paper;
    const about = urgent ? `: ${urgent.centreName} from ${showDate(urgent.startOn)}, decided by ${urgent.chair}` : '';
    return `${ratified.ratified ? 'The panel stands by the chair’s decision' : 'The panel does not stand by the chair’s decision'}${about}`;
  }
  if (!decision) return 'Not decided yet';
  const { outcome, centreName, startOn, homeDay, untilOn, evidenceBy } = decision;
  const place =
    startOn && homeDay
      ? `: ${centreName} from ${showDate(startOn)}, ${WEEKDAY_LABELS[homeDay]} in the home school`
      : '';
  const until = untilOn ? `: until ${showDate(untilOn)}` : '';
  const evidence = evidenceBy ? `, by ${showDate(evidenceBy)}` : '';
  return `${labelOf(LINK_OUTCOMES, outcome)}${place}${until}${evidence}`;
}
