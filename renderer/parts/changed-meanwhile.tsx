import { useState } from 'react';
import { isPlainDate, showDate } from '../../shared/dates.ts';
import type { Refusal as RefusalValue } from '../../shared/refusals.ts';
import { Button } from './button.tsx';
import css from './changed-meanwhile.module.css';
import { Refusal } from './refusal.tsx';

/** Somebody else saved first: both versions, field by field, and a choice for each. Nothing is saved by choosing. */
export interface ChangedMeanwhileProps {
  refusal: RefusalValue;
  /** What a field is called on screen; the field's own name where it is not listed. */
  labels?: Readonly<Record<string, string>>;
  /** Called with the fields in which the other person's version is to stand. */
  onChoose(theirs: string[]): void;
}

export function ChangedMeanwhile({ refusal, labels = {}, onChoose }: ChangedMeanwhileProps) {
  const versions = refusal.versions ?? [];
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (field: string, which: 'theirs' | 'yours') => {
    const next = new Set(theirs);
    if (which === 'theirs') next.add(field);
    else next.delete(field);
    setTheirs(next);
  };
  return (
    <Refusal refusal={refusal} focus>
      {versions.map(({ field, ...both }) => (
        <fieldset className={css.field} key={field}>
          <legend>{labels[field] ?? wordsOf(field)}</legend>
          {(['yours', 'theirs'] as const).map((which) => (
            <label className={css.version} key={which}>
              <input
                type="radio"
                name={`changed-${field}`}
                checked={theirs.has(field) === (which === 'theirs')}
                onChange={() => choose(field, which)}
              />
              <span className={css.whose}>{which === 'yours' ? 'Yours' : 'Saved meanwhile'}</span>
              <span className={css.value}>{shown(both[which])}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <div>
        <Button onPress={() => onChoose([...theirs])}>Use these versions</Button>
      </div>
    </Refusal>
  );
}

/** 'leadTeacher' → 'Lead teacher'. */
function wordsOf(field: string): string {
  const words = field.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(value: string): string {
  if (value === '') return '(empty)';
  return isPlainDate(value) ? showDate(value) : value;
}
