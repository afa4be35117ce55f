import { useState } from 'react';
import { checkUpn } from '../../shared/identifiers.ts';
import { TextField } from './text-field.tsx';

/** A UPN, checked as it is typed: a wrong check letter says which was expected, and is never stored silently. */
export interface UpnFieldProps {
  name: string;
  value: string;
  onChange(upn: string): void;
}

const WHOLE = 13;

export function UpnField({ name, value, onChange }: UpnFieldProps) {
  const [left, setLeft] = useState(false);
  const typed = value.replaceAll(/\s/g, '');
  const checked = typed === '' ? null : checkUpn(value);
  // While it is still short it is not wrong, only not finished.
  const wrong = checked && !checked.ok && (left || typed.length >= WHOLE) ? checked.sentence : undefined;
  return (
    <TextField
      name={name}
      label="UPN"
      optional
      width="short"
      hint={saidOf(checked)}
      error={wrong}
      value={value}
      onChange={(upn) => {
        setLeft(false);
        onChange(upn);
      }}
      onBlur={() => setLeft(true)}
    />
  );
}

function saidOf(checked: ReturnType<typeof checkUpn> | null): string {
  if (!checked?.ok) return '13 characters';
  return checked.value.temporary ? 'A temporary UPN; its check letter is right.' : 'The check letter is right.';
}
