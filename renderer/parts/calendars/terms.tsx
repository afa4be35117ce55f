import type { Holding, TermDays, TermHalfLine } from '../../../shared/api/calendars.ts';
import { showDate } from '../../../shared/dates.ts';
import { codesOf, TERMS } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { Button } from '../button.tsx';
import { Quiet, Row } from '../layout.tsx';
import { Refusal } from '../refusal.tsx';
import css from './calendars.module.css';
import type { HalfPlace } from './half-dialog.tsx';

/** Three terms, two halves each, with the pupil days that follow from them. */
export interface TermsProps {
  academicYear: string;
  isCounty: boolean;
  holding: Holding;
  /** What is entered for this calendar itself. */
  halves: readonly TermHalfLine[];
  terms: readonly TermDays[];
  mayWrite: boolean;
  onEdit(place: HalfPlace, half: TermHalfLine | null): void;
}

export function Terms({ academicYear, isCounty, holding, halves, terms, mayWrite, onEdit }: TermsProps) {
  const remove = useCommand(api.calendars.removeHalf, {
    said: isCounty ? 'Term dates taken away.' : 'The county’s dates hold again.',
  });
  const total = terms.reduce((sum, { days }) => sum + (days ?? 0), 0);
  const cell = (term: TermDays['term'], half: 1 | 2) => {
    const isHere = (each: { academicYear: string; term: string; half: number }) =>
      each.academicYear === academicYear && each.term === term && each.half === half;
    const holds = holding.halves.find(isHere);
    const own = halves.find(isHere) ?? null;
    const name = `${TERMS[term]}, half ${half}`;
    const place = { academicYear, term, half, firstDay: holds?.firstDay ?? '', lastDay: holds?.lastDay ?? '' };
    return (
      <td key={half}>
        <Row gap="half" align="baseline">
          {holds ? (
            <span>
              {showDate(holds.firstDay)} to {showDate(holds.lastDay)}
            </span>
          ) : (
            <Quiet>Not entered</Quiet>
          )}
          {!isCounty && holds?.of === 'school' && <Quiet>(own dates)</Quiet>}
          {mayWrite && (
            <Button
              small
              kind="plain"
              label={`${holds ? 'Change' : 'Enter'} ${name}`}
              onPress={() => onEdit(place, own)}
            >
              {holds ? 'Change' : 'Enter'}
            </Button>
          )}
          {mayWrite && own && (
            <Button
              small
              kind="plain"
              label={isCounty ? `Take away ${name}` : `Back to the county’s dates for ${name}`}
              onPress={() => void remove.run({ id: own.id })}
            >
              {isCounty ? 'Take away' : 'Back to the county’s'}
            </Button>
          )}
        </Row>
      </td>
    );
  };
  return (
    <div className={css.scroll}>
      {remove.refusal && <Refusal refusal={remove.refusal} focus />}
      <table className={css.terms}>
        <caption className="unseen">Terms of {academicYear}</caption>
        <thead>
          <tr>
            <th scope="col">Term</th>
            <th scope="col">First half</th>
            <th scope="col">Second half</th>
            <th scope="col">Pupil days</th>
          </tr>
        </thead>
        <tbody>
          {codesOf(TERMS).map((term) => (
            <tr key={term}>
              <th scope="row">{TERMS[term]}</th>
              {cell(term, 1)}
              {cell(term, 2)}
              <td>{terms.find((each) => each.term === term)?.days ?? <Quiet>Not known</Quiet>}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={3}>
              Pupil days in the year
            </th>
            <td>{terms.length === 3 && terms.every(({ days }) => days !== null) ? total : <Quiet>Not known</Quiet>}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
