import { useState } from 'react';
import { Button } from './button.tsx';
import css from './field.module.css';
import { FieldFrame, type FieldProps } from './field.tsx';
import own from './passphrase-field.module.css';

/** A passphrase: hidden while it is typed, shown on request, pasted if somebody likes. Never kept in a draft. */
export interface PassphraseFieldProps extends FieldProps {
  value: string;
  onChange(value: string): void;
  /** 'new' where it is being chosen. */
  kind?: 'current' | 'new';
  focusFirst?: boolean;
}

const focusIt = (input: HTMLInputElement | null) => input?.focus();

export function PassphraseField(props: PassphraseFieldProps) {
  const { name, value, onChange, kind = 'current', disabled } = props;
  const [isShown, setIsShown] = useState(false);
  return (
    <FieldFrame {...props} width={props.width ?? 'medium'}>
      {({ id, describedBy, error }) => (
        <div className={own.row}>
          <input
            className={css.control}
            id={id}
            name={name}
            type={isShown ? 'text' : 'password'}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            autoComplete={`${kind}-password`}
            spellCheck={false}
            disabled={disabled}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            ref={props.focusFirst ? focusIt : undefined}
          />
          <Button
            kind="plain"
            label={isShown ? 'Hide what is typed' : 'Show what is typed'}
            onPress={() => setIsShown(!isShown)}
          >
            {isShown ? 'Hide' : 'Show'}
          </Button>
        </div>
      )}
    </FieldFrame>
  );
}

/** A passphrase that is being chosen, and the same once more. */
export function ChosenPassphrase({ form, whose = 'your' }: { form: ChosenForm; whose?: string }) {
  return (
    <>
      <PassphraseField
        label={`Choose ${whose} passphrase`}
        hint="At least 12 characters, or four words. Spaces are welcome; no capitals or signs are asked for. It is written nowhere, so it can not be looked up."
        kind="new"
        {...form.field('passphrase')}
      />
      <PassphraseField label={`Type ${whose} passphrase once more`} kind="new" {...form.field('again')} />
    </>
  );
}

/** A form that holds one. */
interface ChosenForm {
  field(name: 'passphrase' | 'again'): { name: string; value: string; onChange(value: string): void };
}
