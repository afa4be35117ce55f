import { OUTCOME_REASONS, SESSION_OUTCOMES } from '../../../shared/words.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup, Select } from '../../parts/choices.tsx';
import { optionsOf } from '../../parts/options.ts';
import { TextField } from '../../parts/text-field.tsx';
import css from './happened.module.css';
import type { ExceptionValues } from './happened-screen.tsx';

/** One session that was not as planned: what happened, why, who came instead. */
export interface ExceptionFieldsProps {
  /** Its place in the list, which names its fields. */
  at: number;
  title: string;
  values: ExceptionValues;
  stas: readonly { id: string; name: string }[];
  onChange(some: Partial<ExceptionValues>): void;
  onAsPlanned(): void;
}

const OUTCOMES = optionsOf(SESSION_OUTCOMES).filter(({ value }) => value !== 'as-planned');

export function ExceptionFields({ at, title, values, stas, onChange, onAsPlanned }: ExceptionFieldsProps) {
  const named = (name: string) => `exceptions.${at}.${name}`;
  return (
    <fieldset className={css.exception}>
      <legend>{title}</legend>
      <RadioGroup
        name={named('outcome')}
        label="What happened"
        bare
        inline
        options={OUTCOMES}
        value={values.outcome}
        onChange={(outcome) => onChange({ outcome })}
      />
      <div className={css.fields}>
        {values.outcome === 'other-sta' && (
          <Select
            name={named('otherStaId')}
            label="Who came"
            placeholder="Choose"
            options={stas.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.otherStaId}
            onChange={(otherStaId) => onChange({ otherStaId })}
          />
        )}
        <Select
          name={named('reason')}
          label="Why"
          placeholder="Choose"
          options={optionsOf(OUTCOME_REASONS)}
          value={values.reason}
          onChange={(reason) => onChange({ reason })}
        />
        <TextField
          name={named('note')}
          label="Note"
          optional={values.reason !== 'other'}
          width="medium"
          value={values.note}
          onChange={(note) => onChange({ note })}
        />
        <Button kind="plain" onPress={onAsPlanned} label={`As planned after all: ${title}`}>
          As planned after all
        </Button>
      </div>
    </fieldset>
  );
}
