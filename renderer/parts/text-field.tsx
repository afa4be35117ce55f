import { type InputHTMLAttributes, useState } from 'react';
import css from './field.module.css';
import { FieldFrame, type FieldProps } from './field.tsx';

/** One line of text, several lines, a whole number. */
export interface TextFieldProps extends FieldProps {
  value: string;
  onChange(value: string): void;
  type?: 'text' | 'search' | 'email' | 'tel';
  placeholder?: string;
  autoComplete?: string;
  /** The cursor starts here: the first field of a dialog, or of a screen that is one form. */
  focusFirst?: boolean;
  onBlur?: () => void;
  onKeyDown?: InputHTMLAttributes<HTMLInputElement>['onKeyDown'];
}

const focusIt = (input: HTMLInputElement | null) => input?.focus();

export function TextField(props: TextFieldProps) {
  const { name, value, onChange, type = 'text', placeholder, autoComplete = 'off', disabled } = props;
  return (
    <FieldFrame {...props}>
      {({ id, describedBy, error }) => (
        <input
          className={css.control}
          id={id}
          name={name}
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={props.onBlur}
          onKeyDown={props.onKeyDown}
          placeholder={placeholder}
          autoComplete={autoComplete}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
          ref={props.focusFirst ? focusIt : undefined}
        />
      )}
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange(value: string): void;
  rows?: number;
  placeholder?: string;
}

export function TextArea(props: TextAreaProps) {
  const { name, value, onChange, rows = 4, placeholder, disabled } = props;
  return (
    <FieldFrame {...props}>
      {({ id, describedBy, error }) => (
        <textarea
          className={css.control}
          id={id}
          name={name}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder={placeholder}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
      )}
    </FieldFrame>
  );
}

export interface NumberFieldProps extends FieldProps {
  value: number | null;
  /** Null where the field is empty or holds no number. */
  onChange(value: number | null): void;
}

/** A number as text with a numeric keyboard: no spinner that a scroll wheel changes unseen. */
export function NumberField(props: NumberFieldProps) {
  const { name, value, onChange, disabled, width = 'tiny' } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && typed.trim() !== '' && readNumber(typed) === null;
  return (
    <FieldFrame {...props} width={width} error={props.error ?? (wrong ? 'Enter a number, for example 3' : undefined)}>
      {({ id, describedBy, error }) => (
        <input
          className={css.control}
          id={id}
          name={name}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          value={typed ?? (value === null ? '' : String(value))}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(readNumber(event.target.value));
          }}
          onBlur={() => {
            if (!wrong) setTyped(null);
          }}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
      )}
    </FieldFrame>
  );
}

function readNumber(text: string): number | null {
  return /^\s*[-−]?\d+([.]\d+)?\s*$/.test(text) ? Number(text.replace('−', '-')) : null;
}
