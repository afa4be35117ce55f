import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type PaperDocument, paragraph } from './document.ts';

/** That records were destroyed, by which rule, and what is left: for the service's file. It names nobody but who did it. */
export interface ErasureCertificate {
  number: string;
  erasedOn: PlainDate;
  erasedBy: string;
  rule: string;
  reason: string;
  taken: readonly { what: string; rows: number }[];
  /** The entry of history that took it. */
  entry: number;
  /** From this day on no copy holds it any more, where copies are made as usual. */
  copiesGoneBy: PlainDate;
}

export function erasureCertificate(file: ErasureCertificate): PaperDocument {
  return {
    title: `Certificate of erasure ${file.number}`,
    subtitle: 'All records of one pupil were erased from the register at the end of their retention.',
    blocks: [
      {
        kind: 'facts',
        across: 2,
        items: [
          { term: 'Certificate', words: file.number },
          { term: 'Erased on', words: showDate(file.erasedOn) },
          { term: 'Erased by', words: file.erasedBy },
          { term: 'Entry of history', words: String(file.entry) },
        ],
      },
      {
        kind: 'facts',
        across: 1,
        items: [
          { term: 'Rule', words: file.rule },
          { term: 'Reason', words: file.reason },
        ],
      },
      { kind: 'heading', level: 2, text: 'What was erased' },
      {
        kind: 'table',
        summary: 'Records erased, by kind',
        rowHeaders: true,
        columns: [
          { header: 'Kind', share: 75 },
          { header: 'Records', share: 25 },
        ],
        rows: file.taken.map(({ what, rows }) => [what, String(rows)]),
      },
      { kind: 'heading', level: 2, text: 'What is left' },
      {
        kind: 'list',
        marker: 'bullet',
        items: [
          'The history still says that each thing was done, by whom and when, without what it said. Its chain of hashes fits as before.',
          'The print register says that panel papers, minutes and lists in which the pupil stood beside others were printed, and area sheets with what a weekly meeting decided about the pupil, without what they said.',
          'Other weekly sheets that were printed, and records of changes to published weeks, name pupils by initials and case reference only, and are kept as the office’s record of its weeks.',
          `Copies of the register that were made before ${showDate(file.erasedOn)} hold these records, encrypted. They go as newer ones are made: once seven have been made in the year before ${showDate(file.copiesGoneBy)} or later, none is left, neither here nor in the second place once that has been reached. Should one be put back before then, the records are due again and have to be erased again.`,
          'Paper, and files that were saved from the app, are not reached by this.',
        ],
      },
      paragraph('Signed for the service:'),
      { kind: 'writing', label: 'Name, date', lines: 1 },
    ],
  };
}
