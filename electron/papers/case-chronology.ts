import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type PaperDocument, paragraph } from './document.ts';
import { type PupilNamed, privately, pupilShown } from './names.ts';

/** What happened in a case, oldest first: for a meeting, an annual review, or another authority. */
export interface CaseChronology {
  pupil: PupilNamed & { yearGroup: string | null };
  caseReference: string;
  school: string;
  openedOn: PlainDate;
  stage: string;
  events: readonly { on: PlainDate; what: string; detail: string; source: string }[];
}

export function caseChronology(file: CaseChronology): PaperDocument {
  const say = privately(file.pupil);
  return {
    title: `Chronology: ${pupilShown(file.pupil)}`,
    subtitle: `What is on record in this case, oldest first.`,
    blocks: [
      {
        kind: 'facts',
        across: 2,
        items: [
          {
            term: 'Pupil',
            words: `${pupilShown(file.pupil)}${file.pupil.yearGroup ? `, ${file.pupil.yearGroup}` : ''}`,
          },
          { term: 'School', words: file.school },
          { term: 'Opened', words: showDate(file.openedOn) },
          { term: 'Stage', words: file.stage },
          { term: 'Reference', words: file.caseReference },
        ],
      },
      file.events.length === 0
        ? paragraph('Nothing is on record yet.')
        : {
            kind: 'table',
            summary: 'Events by date',
            rowHeaders: true,
            columns: [
              { header: 'Date', share: 16 },
              { header: 'What happened', share: 60 },
              { header: 'Source', share: 24 },
            ],
            rows: file.events.map(({ on, what, detail, source }) => [
              showDate(on),
              [{ text: what, strong: true }, { text: detail ? `\n${say(detail)}` : '' }],
              source,
            ]),
          },
    ],
  };
}
