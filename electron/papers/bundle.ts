import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type Block, heading, type PaperDocument, paragraph } from './document.ts';

/** Everything that is held about one pupil, for whoever may have it. */
export interface Bundle {
  pupil: string;
  askedBy: string;
  askedOn: PlainDate;
  madeOn: PlainDate;
  sections: readonly { what: string; records: readonly { items: readonly BundleItem[] }[] }[];
}

export interface BundleItem {
  label: string;
  value: string;
  /** Why it is not here; null where it is. */
  leftOut: string | null;
}

export function bundle(file: Bundle): PaperDocument {
  return {
    title: `What is held about ${file.pupil}`,
    subtitle: `Asked for by ${file.askedBy} on ${showDate(file.askedOn)}; made on ${showDate(file.madeOn)}.`,
    blocks: [
      paragraph(
        'The Specialist Teaching Service holds what follows about this pupil in its register: why the school asked us, what the school and we found and did, and who worked with the pupil. Where something is about another person it may be left out; it says so in its place.',
      ),
      paragraph(
        'You may ask us to correct what is wrong. If you are not content with our answer, you may go to the Information Commissioner.',
      ),
      ...file.sections.flatMap(({ what, records }): Block[] => [
        heading(what),
        ...records.flatMap(({ items }): Block[] => [
          {
            kind: 'facts',
            across: 1,
            items: items.map(({ label, value, leftOut }) => ({
              term: label,
              words: leftOut === null ? value : [{ text: `Left out: ${leftOut}`, quiet: true }],
            })),
          },
        ]),
      ]),
    ],
  };
}
