import type { AnswerBody, AnswerPage } from '../../../shared/api/eligibility.ts';

/** What the form of an answer holds while it is edited: the body, with what the school can do now as lines of text. */
export interface AnswerValues {
  id: string | null;
  version: number | null;
  opening: string;
  criteria: CriterionValues[];
  earliest: string;
  canDoNow: string;
}

export type CriterionValues = Omit<AnswerBody['criteria'][number], 'by'> & { by: string };

export function valuesOf({ id, version, body }: AnswerPage): AnswerValues {
  return { id, version, ...bodyValues(body) };
}

export function bodyValues({
  opening,
  criteria,
  earliest,
  canDoNow,
}: AnswerBody): Omit<AnswerValues, 'id' | 'version'> {
  return {
    opening,
    criteria: criteria.map((each) => ({ ...each, by: each.by ?? '' })),
    earliest,
    canDoNow: canDoNow.join('\n'),
  };
}

export function bodyOf({ opening, criteria, earliest, canDoNow }: AnswerValues): AnswerBody {
  return {
    opening,
    criteria: criteria.map((each) => ({ ...each, by: each.by || null })),
    earliest,
    canDoNow: canDoNow
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}
