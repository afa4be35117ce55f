import { z } from 'zod';
import { CASE_DUES, CASE_STAGES, codesOf, ENQUIRY_WAYS, STANDINGS } from '../words.ts';
import { command, MANAGERS, query } from './contract.ts';
import { CASE_READERS, dateField, note, required, seen } from './fields.ts';

/** Cases: finding them, and where each one stands. The stage is computed, nobody types it. */

const stage = z.enum(codesOf(CASE_STAGES));
const CaseDue = z.object({ on: z.string(), what: z.enum(codesOf(CASE_DUES)) });

export const CaseLine = z.object({
  id: z.string(),
  reference: z.string(),
  pupilName: z.string(),
  initials: z.string(),
  schoolName: z.string(),
  yearGroup: z.string().nullable(),
  stage,
  openedOn: z.string(),
  leadTeacher: z.string().nullable(),
  /** The next thing with a date that the office owes. */
  due: CaseDue.nullable(),
});
export type CaseLine = z.infer<typeof CaseLine>;

export const TIMELINE_KINDS = [
  'case',
  'enquiry',
  'evidence',
  'review',
  'suspension',
  'agreement',
  'decision',
  'plan',
  'paper',
] as const;

export const TimelineItem = z.object({
  key: z.string(),
  on: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  what: z.string(),
  detail: z.string(),
  standing: z.enum(codesOf(STANDINGS)).nullable(),
  /** The place where more is known, where that is not the case’s own page. */
  to: z.string().nullable(),
  /** Something still to come or to be done by that day. */
  ahead: z.boolean(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

export const CaseEnquiry = z.object({
  ...seen,
  schoolId: z.string(),
  schoolName: z.string(),
  receivedOn: z.string(),
  how: z.enum(codesOf(ENQUIRY_WAYS)),
  askedBy: z.string(),
  askedByRole: z.string().nullable(),
  concern: z.string(),
  answerDueOn: z.string(),
  answeredOn: z.string().nullable(),
  answer: z.string().nullable(),
});
export type CaseEnquiry = z.infer<typeof CaseEnquiry>;

export const CasePage = z.object({
  ...seen,
  reference: z.string(),
  pupilId: z.string(),
  pupilName: z.string(),
  initials: z.string(),
  dateOfBirth: z.string().nullable(),
  schoolId: z.string(),
  schoolName: z.string(),
  yearGroup: z.string().nullable(),
  stage,
  due: CaseDue.nullable(),
  /** A parent or carer has agreed that STS works with the pupil, and has not withdrawn it (P1). */
  agreed: z.boolean(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
  closedWhy: z.string().nullable(),
  leadTeacher: z.string().nullable(),
  /** Only the people named may see it. */
  restricted: z.boolean(),
  /** Newest first. */
  enquiries: z.array(CaseEnquiry),
  /** Newest first. */
  timeline: z.array(TimelineItem),
});
export type CasePage = z.infer<typeof CasePage>;

export const casesApi = {
  /**
   * Open cases unless asked otherwise, newest first, page by page; with a search of two letters or more, the best first.
   */
  list: query({
    sentence: 'looked at the cases',
    may: CASE_READERS,
    input: z.object({
      search: z.string().max(100).default(''),
      stage: z.enum(['open', 'all', ...codesOf(CASE_STAGES)]).default('open'),
      limit: z.number().int().min(1).max(500).default(100),
      /** Where the page before this one ended. */
      after: z.string().max(100).nullable().default(null),
    }),
    output: z.object({ cases: z.array(CaseLine), after: z.string().nullable() }),
  }),
  /** How many cases stand in each stage. */
  stages: query({
    sentence: 'counted the cases',
    may: CASE_READERS,
    input: z.object({}),
    output: z.array(z.object({ stage, count: z.number() })),
  }),
  show: query({
    sentence: 'opened a case',
    may: CASE_READERS,
    looksAt: 'id',
    input: z.object({ id: z.string() }),
    output: CasePage,
  }),
  /** Every row that belongs to the case and its pupil, in words: for the history of every field. */
  records: query({
    sentence: 'looked at the history of a case',
    may: CASE_READERS,
    looksAt: 'id',
    input: z.object({ id: z.string() }),
    output: z.array(z.object({ rowId: z.string(), what: z.string() })),
  }),
  change: command({
    sentence: 'changed who leads a case',
    may: MANAGERS,
    input: z.object({ ...seen, leadTeacher: note(120).nullable() }),
    output: z.object({ id: z.string() }),
  }),
  close: command({
    sentence: 'closed a case',
    may: MANAGERS,
    input: z.object({ ...seen, closedOn: dateField, closedWhy: required('why the case is closed', 1000) }),
    output: z.object({ id: z.string() }),
  }),
  reopen: command({
    sentence: 'opened a case again',
    may: MANAGERS,
    input: z.object({ ...seen, why: required('why it is opened again', 1000) }),
    output: z.object({ id: z.string() }),
  }),
};
