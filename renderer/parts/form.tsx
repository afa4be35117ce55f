import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Refusal as RefusalValue } from '../../shared/refusals.ts';
import type { Draft } from '../api/draft.ts';
import type { Fields } from '../api/fields.ts';
import { Button } from './button.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { FormErrorsContext } from './field.tsx';
import css from './form.module.css';
import { Refusal } from './refusal.tsx';
import { ShowTime } from './show.tsx';

/**
 * The one form. Fields inside it show the refusal's sentence for their name; a summary on top takes the focus and leads to
 * each wrong field. Ctrl+Enter saves from anywhere in it.
 *
 *   <Form form={draft} onSubmit={save} command={record} submit="Record enquiry" onCancel={…}> fields </Form>
 */
export interface FormProps<T extends object> {
  form: Fields<T> | Draft<T>;
  onSubmit(): void;
  /** The command behind it: its refusal and whether it is at work. */
  command: { refusal: RefusalValue | null; busy: boolean };
  submit: string;
  children: ReactNode;
  /** The record as it is now; with it, "changed meanwhile" can be settled field by field. Must hold `version`. */
  fresh?: Partial<T> | undefined;
  onCancel?: () => void;
  cancel?: string;
  /** Beside the buttons. */
  beside?: ReactNode;
  submitKind?: 'primary' | 'secondary' | 'danger';
  label?: string;
}

export function Form<T extends object>(props: FormProps<T>) {
  const { form, onSubmit, command, submit, children, fresh, onCancel, cancel = 'Cancel', beside } = props;
  const { refusal, busy } = command;
  const element = useRef<HTMLFormElement>(null);
  const labels = useRef(new Map<string, string>());
  const [settled, setSettled] = useState<RefusalValue | null>(null);
  const called = useCallback((name: string, label: string) => void labels.current.set(name, label), []);
  const errors = useMemo(
    () => ({ sentences: new Map(refusal?.fields?.map(({ path, sentence }) => [path, sentence])), called }),
    [refusal, called],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      element.current?.requestSubmit();
    }
  };
  const takeTheirs = (fields: string[]) => {
    if (!fresh) return;
    const names = new Set([...fields, 'version']);
    form.set(Object.fromEntries(Object.entries(fresh).filter(([name]) => names.has(name))) as Partial<T>);
    setSettled(refusal);
  };
  const meanwhile = refusal?.code === 'changed-meanwhile' && fresh !== undefined && refusal !== settled;
  return (
    <FormErrorsContext value={errors}>
      <form
        className={css.form}
        ref={element}
        noValidate
        autoComplete="off"
        aria-label={props.label}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        {meanwhile && (
          <ChangedMeanwhile refusal={refusal} labels={Object.fromEntries(labels.current)} onChoose={takeTheirs} />
        )}
        {refusal && refusal === settled && <p role="status">Your choices are in the form. Save again to keep them.</p>}
        {refusal && !meanwhile && refusal !== settled && (
          <Wrong refusal={refusal} form={element.current} labels={labels.current} />
        )}
        <div className={css.fields}>{children}</div>
        <div className={css.buttons}>
          <Button type="submit" kind={props.submitKind ?? 'primary'} busy={busy}>
            {submit}
          </Button>
          {onCancel && (
            <Button kind="plain" onPress={onCancel}>
              {cancel}
            </Button>
          )}
          {beside}
          {'savedAt' in form && <DraftNote draft={form} />}
        </div>
      </form>
    </FormErrorsContext>
  );
}

/** The summary on top: what is wrong, and a way to each field. */
function Wrong({ refusal, form, labels }: WrongProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A new refusal takes the focus, also where it says the same as the one before.
    if (refusal.fields?.length) box.current?.focus();
  }, [refusal]);
  if (!refusal.fields?.length) return <Refusal refusal={refusal} focus />;
  // What is asked of a field that is not there yet (a phase before the plan has dates) is said once it is.
  const there = refusal.fields.filter(({ path }) => fieldAt(form, path) !== null);
  const fields = there.length > 0 ? there : refusal.fields;
  return (
    <div className={css.summary} role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{refusal.what}</strong>
      </p>
      <ul>
        {fields.map(({ path, sentence }) => (
          <li key={path}>
            <a
              href={`#${path}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(form, path);
              }}
            >
              {labels.has(path) ? `${labels.get(path)}: ` : ''}
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
interface WrongProps {
  refusal: RefusalValue;
  form: HTMLFormElement | null;
  labels: ReadonlyMap<string, string>;
}

function fieldAt(form: HTMLFormElement | null, path: string): Element | null {
  return form?.querySelector(`[data-field="${CSS.escape(path)}"]`) ?? null;
}

function focusField(form: HTMLFormElement | null, path: string): void {
  const frame = fieldAt(form, path);
  const control = frame?.querySelector('input, select, textarea, button');
  if (!(control instanceof HTMLElement)) return;
  control.focus();
  frame?.scrollIntoView({ block: 'nearest' });
}

/** "Draft saved 10:42", and a way to throw it away. */
export function DraftNote<T>({ draft }: { draft: Draft<T> }) {
  return (
    <span className={css.draft}>
      <span role="status">
        {draft.savedAt && (
          <>
            {draft.found ? 'Your draft has come back, saved ' : 'Draft saved '}
            <ShowTime at={draft.savedAt} />
          </>
        )}
      </span>
      {draft.savedAt && (
        <Button kind="plain" small onPress={() => void draft.discard()}>
          Discard draft
        </Button>
      )}
    </span>
  );
}
