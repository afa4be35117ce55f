import { z } from 'zod';
import { codesOf, PAPERS } from '../words.ts';
import { command, EVERYBODY, MANAGERS, query } from './contract.ts';
import { note, required } from './fields.ts';

/** Paper: preview, print register, PDF. A preview is the very pages that the PDF is painted from. */

/** Points from the top left of the page; `y` is the baseline. */
export const PaperRun = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  size: z.number(),
  strong: z.boolean(),
  colour: z.string(),
  text: z.string(),
  /** The node of the reading tree that it belongs to; -1 is heading and foot of the page. */
  part: z.number(),
  goesOn: z.boolean(),
});
export const PaperShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('line'),
    x1: z.number(),
    y1: z.number(),
    x2: z.number(),
    y2: z.number(),
    weight: z.number(),
    colour: z.string(),
  }),
  z.object({
    kind: z.literal('box'),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    fill: z.string().nullable(),
    stroke: z.string().nullable(),
  }),
]);
export const PaperPage = z.object({
  width: z.number(),
  height: z.number(),
  shapes: z.array(PaperShape),
  runs: z.array(PaperRun),
});
export type PaperPage = z.infer<typeof PaperPage>;

/** Which paper, about what: a plan, a case, an STA or a school; and of which week. */
const ask = {
  paper: z.enum(codesOf(PAPERS)),
  /** Plan, case, STA, school, panel or decision; empty for the whole-area and Link sheets and a form for any pupil. */
  subjectId: z.string(),
  /** Monday of the week, for papers of a week (a plan summary shows the visits of that week). */
  monday: z.string().nullable(),
  fullName: z.boolean(),
};
export type PaperAsk = { [Name in keyof typeof ask]: z.infer<(typeof ask)[Name]> };

/** Sheets of a week and of the Link's places count a restricted case as their screens do; it is in no other paper. */
const veilOfPaper = ({ paper }: Pick<PaperAsk, 'paper'>) =>
  paper.endsWith('-week') || paper === 'link-capacity' ? 'nameless' : 'absent';

export const Recipient = z.object({ label: z.string(), schoolId: z.string().nullable() });

export const Preview = z.object({
  title: z.string(),
  pages: z.array(PaperPage),
  contentHash: z.string(),
  /** Whom such a paper usually goes to. */
  recipients: z.array(Recipient),
  /** Whether there is a name to choose initials or the full name for. */
  hasName: z.boolean(),
  withheld: z.array(z.string()),
  /** What the person should know before printing: not agreed, a draft, letters the font does not hold. */
  notices: z.array(z.string()),
});
export type Preview = z.infer<typeof Preview>;

export const PrintLine = z.object({
  id: z.string(),
  number: z.string(),
  paper: z.enum(codesOf(PAPERS)),
  title: z.string(),
  recipient: z.string(),
  fullName: z.boolean(),
  fullNameWhy: z.string().nullable(),
  withheld: z.array(z.string()),
  contentHash: z.string(),
  printedAt: z.string(),
  printedBy: z.string(),
  /** What it was made from has changed since: the recipient holds a stale copy. */
  stale: z.boolean(),
  link: z.string().nullable(),
});
export type PrintLine = z.infer<typeof PrintLine>;

const PRINTERS = [...MANAGERS, 'office'] as const;

export const papersApi = {
  preview: query({
    sentence: 'looked at a paper',
    may: EVERYBODY,
    restricted: veilOfPaper,
    looksAt: 'subjectId',
    input: z.object(ask),
    output: Preview,
  }),
  /** Gives the paper its number and enters it in the print register; the PDF is then had by that entry. */
  print: command({
    sentence: 'printed a paper',
    may: PRINTERS,
    restricted: veilOfPaper,
    input: z.object({
      ...ask,
      recipient: required('whom it goes to', 200),
      recipientSchoolId: z.string().nullable(),
      fullNameWhy: note(300).nullable(),
      /** The preview's hash: what is registered is what was seen. */
      seenHash: z.string(),
    }),
    output: z.object({ id: z.string(), number: z.string() }),
  }),
  /** The pages and the PDF of an entry of the print register, as they were printed. */
  printed: query({
    sentence: 'looked at a printed paper',
    may: EVERYBODY,
    looksAt: 'id',
    input: z.object({ id: z.string() }),
    output: z.object({
      number: z.string(),
      title: z.string(),
      pages: z.array(PaperPage),
      /** Base64. */
      pdf: z.string(),
    }),
  }),
  register: query({
    sentence: 'looked at the print register',
    may: EVERYBODY,
    input: z.object({
      search: z.string().max(100).default(''),
      which: z.enum(['all', 'stale']).default('all'),
      /** Only papers made from this plan, case or week. */
      subjectId: z.string().nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.array(PrintLine),
  }),
};
