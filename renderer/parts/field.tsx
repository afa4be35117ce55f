import { createContext, type ReactNode, useContext, useEffect, useId } from 'react';
import css from './field.module.css';

/** What every field has: a label that stays, a hint, the refusal's sentence beside it. Name = dotted path in the command's input. */
export interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  /** Says "(optional)" after the label; everything else is needed. */
  optional?: boolean;
  /** Overrides what the form's refusal says of this field. */
  error?: string | undefined;
  disabled?: boolean;
  /** The label is for screen readers only (fields in a table's cells, a search box). */
  bare?: boolean;
  width?: 'tiny' | 'short' | 'medium' | 'full';
}

/** What a form tells its fields: the sentence for each path, and a place to say what each path is called. */
export interface FormErrors {
  sentences: ReadonlyMap<string, string>;
  called(name: string, label: string): void;
}
export const FormErrorsContext = createContext<FormErrors>({ sentences: new Map(), called: () => {} });

export interface FieldIds {
  id: string;
  describedBy: string | undefined;
  error: string | undefined;
}

/** Ids and error of one field, for a part that draws its own frame. */
export function useFieldIds({ name, label, hint, error }: FieldProps): FieldIds & { hintId: string; errorId: string } {
  const id = useId();
  const { sentences, called } = useContext(FormErrorsContext);
  useEffect(() => called(name, label), [called, name, label]);
  const sentence = error ?? sentences.get(name);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : '', sentence ? errorId : ''].filter(Boolean).join(' ');
  return { id, describedBy: describedBy || undefined, error: sentence, hintId, errorId };
}

/** Label, hint, error and then the control that `children` draws. */
export function FieldFrame(props: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const { name, label, hint, optional, bare, width = 'full', children } = props;
  const { hintId, errorId, ...ids } = useFieldIds(props);
  return (
    <div className={`${css.field} ${css[width]}`} data-field={name} data-invalid={ids.error ? true : undefined}>
      <label className={bare ? 'unseen' : css.label} htmlFor={ids.id}>
        {label}
        {optional && <span className={css.optional}> (optional)</span>}
      </label>
      {hint && (
        <div className={css.hint} id={hintId}>
          {hint}
        </div>
      )}
      <FieldSentence id={errorId} sentence={ids.error} />
      {children(ids)}
    </div>
  );
}

/** A set of controls under one legend: radio buttons, checkboxes. */
export function GroupFrame(props: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const { name, label, hint, optional, bare, children } = props;
  const { hintId, errorId, ...ids } = useFieldIds(props);
  return (
    <fieldset
      className={css.field}
      data-field={name}
      data-invalid={ids.error ? true : undefined}
      aria-describedby={ids.describedBy}
    >
      <legend className={bare ? 'unseen' : css.label}>
        {label}
        {optional && <span className={css.optional}> (optional)</span>}
      </legend>
      {hint && (
        <div className={css.hint} id={hintId}>
          {hint}
        </div>
      )}
      <FieldSentence id={errorId} sentence={ids.error} />
      {children(ids)}
    </fieldset>
  );
}

function FieldSentence({ id, sentence }: { id: string; sentence: string | undefined }) {
  if (!sentence) return null;
  return (
    <p className={css.error} id={id}>
      <span className="unseen">Error: </span>
      {sentence}
    </p>
  );
}
