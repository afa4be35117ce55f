import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type Block, heading, type PaperDocument, paragraph } from './document.ts';
import { type PupilNamed, pupilShown } from './names.ts';

/** Who was refused for want of a place at the Link, by term and town: the standing report on paper. */
export interface RefusedSheet {
  on: PlainDate;
  /** The latest term first; each term's towns beside each other in the list. */
  groups: readonly {
    town: string;
    term: string;
    requests: readonly { pupil: PupilNamed; reference: string; decidedOn: PlainDate }[];
  }[];
}

export function refusedSheet({ on, groups }: RefusedSheet): PaperDocument {
  const all = groups.reduce((sum, { requests }) => sum + requests.length, 0);
  return {
    title: 'Refused for want of a place at the Link',
    subtitle: `By term of the panel’s decision and town of the home school, as it stands on ${showDate(on)}.`,
    blocks: [
      paragraph(
        all === 0
          ? 'Nobody has been declined for want of a place.'
          : `${all === 1 ? 'One request was' : `${all} requests were`} declined because no place was free. Who was found not suitable is not among them.`,
      ),
      ...(all === 0 ? [] : [counts(groups)]),
      ...[...Map.groupBy(groups, ({ term }) => term)].flatMap(([term, own]) => [
        heading(term),
        ...own.flatMap(oneTown),
      ]),
    ],
  };
}

function counts(groups: RefusedSheet['groups']): Block {
  return {
    kind: 'table',
    summary: 'How many requests were refused for want of a place, by term and town',
    rowHeaders: true,
    columns: [
      { header: 'Term', share: 40 },
      { header: 'Town', share: 40 },
      { header: 'Requests', share: 20 },
    ],
    rows: groups.map(({ term, town, requests }) => [term, town, String(requests.length)]),
  };
}

function oneTown({ town, term, requests }: RefusedSheet['groups'][number]): Block[] {
  return [
    heading(town, 3),
    {
      kind: 'table',
      summary: `${town}, ${term}: the requests refused for want of a place`,
      rowHeaders: true,
      columns: [
        { header: 'Pupil', share: 40 },
        { header: 'Case', share: 30 },
        { header: 'Decided on', share: 30 },
      ],
      rows: requests.map(({ pupil, reference, decidedOn }) => [pupilShown(pupil), reference, showDate(decidedOn)]),
    },
  ];
}
