import { useToday } from '../../api/office.ts';
import { DateField } from '../../parts/date-field.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import type { CriterionValues } from './answer-values.ts';
import css from './enquiries.module.css';

interface CriterionFieldsProps {
  criterion: CriterionValues;
  /** Where it lies in the command's input: 'criteria.3'. */
  name: string;
  onChange(some: Partial<CriterionValues>): void;
}

/** One criterion of the answer: what was seen, what is still needed, and by when. */
export function CriterionFields({ criterion, name, onChange }: CriterionFieldsProps) {
  const today = useToday();
  const { rule, statement, verdict, seen, needed, by } = criterion;
  const open = verdict !== 'met' && verdict !== 'waived';
  return (
    <fieldset className={css.criterion}>
      <legend>
        <strong>{rule}</strong> {statement} <State of="verdict" is={verdict} />
      </legend>
      <div className={css.said}>
        <TextArea
          name={`${name}.seen`}
          label={`${rule}: what was seen`}
          optional
          rows={rowsFor(seen)}
          value={seen}
          onChange={(text) => onChange({ seen: text })}
        />
        {(open || needed !== '') && (
          <TextArea
            name={`${name}.needed`}
            label={`${rule}: what is still needed`}
            optional
            rows={rowsFor(needed)}
            value={needed}
            onChange={(text) => onChange({ needed: text })}
          />
        )}
        {(open || by !== '') && (
          <DateField
            name={`${name}.by`}
            label={`${rule}: by when`}
            optional
            today={today}
            value={by}
            onChange={(day) => onChange({ by: day })}
          />
        )}
      </div>
    </fieldset>
  );
}

const LETTERS = 42;
const MOST = 6;

/** As many lines as the text fills, so that it is read without scrolling. */
function rowsFor(text: string): number {
  return Math.min(MOST, Math.max(2, Math.ceil(text.length / LETTERS)));
}
