import { type Block, heading, type PaperDocument, strong } from './document.ts';

/** A blank form to take on a visit: one part per criterion, with room to write what was seen. */
export interface EvidenceForm {
  /** Filled in where the form is for a case; blank lines otherwise. */
  pupil: string | null;
  school: string | null;
  caseReference: string | null;
  criteria: readonly { clause: string; statement: string; ask: readonly string[] }[];
}

export function evidenceForm(form: EvidenceForm): PaperDocument {
  return {
    title: 'Evidence seen on a visit',
    subtitle:
      'Write what you saw yourself, with its date. Tick “seen” only for what you held in your hands; the rest is what the school told you.',
    blocks: [
      form.pupil
        ? {
            kind: 'facts',
            across: 2,
            items: [
              { term: 'Pupil', words: form.pupil },
              { term: 'School', words: form.school ?? '' },
              { term: 'Reference', words: form.caseReference ?? '' },
              { term: 'Date of visit', words: '' },
            ],
          }
        : {
            kind: 'columns',
            columns: [
              [
                { kind: 'writing', label: 'Pupil (initials)', lines: 1 },
                { kind: 'writing', label: 'Visited by', lines: 1 },
              ],
              [
                { kind: 'writing', label: 'School', lines: 1 },
                { kind: 'writing', label: 'Date of visit', lines: 1 },
              ],
            ],
          },
      ...form.criteria.flatMap(({ clause, statement, ask }): Block[] => [
        heading(`${clause}. ${statement}`, 3),
        {
          kind: 'table',
          summary: `Evidence for ${clause}`,
          rowHeaders: true,
          grid: true,
          rowHeight: 24,
          columns: [
            { header: 'What to look for', share: 40 },
            { header: 'Date', share: 16 },
            { header: 'Seen', share: 9 },
            { header: 'What you saw, or were told and by whom', share: 45 },
          ],
          rows: ask.map((what) => [[{ text: what }], '', '', '']),
        },
      ]),
      {
        kind: 'writing',
        label: [strong('Anything else: strengths, worries, what the family and the pupil say')],
        lines: 5,
      },
    ],
  };
}
