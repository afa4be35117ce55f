import css from './field.module.css';
import { FieldFrame, type FieldProps, GroupFrame, useFieldIds } from './field.tsx';
import type { Option } from './options.ts';

/** Select (more than five), RadioGroup (up to five), CheckboxGroup (several), Checkbox (yes or no), Switch (acts at once). */
export interface SelectProps<V extends string> extends FieldProps {
  /** Null: nothing chosen yet. */
  value: V | null;
  onChange(value: V): void;
  options: readonly Option<V>[];
  /** The line before a choice is made; left out where there always is one. */
  placeholder?: string;
}

export function Select<V extends string>(props: SelectProps<V>) {
  const { name, value, onChange, options, placeholder, disabled, width = 'medium' } = props;
  return (
    <FieldFrame {...props} width={width}>
      {({ id, describedBy, error }) => (
        <select
          className={css.control}
          id={id}
          name={name}
          value={value ?? ''}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        >
          {(value === null || placeholder) && <option value="">{placeholder ?? 'Choose'}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

export interface RadioGroupProps<V extends string> extends FieldProps {
  value: V | null;
  onChange(value: V): void;
  options: readonly Option<V>[];
  inline?: boolean;
}

export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { name, value, onChange, options, inline, disabled } = props;
  return (
    <GroupFrame {...props}>
      {({ id }) => (
        <div className={css.choices} data-inline={inline || undefined}>
          {options.map((option) => (
            <label className={css.choice} key={option.value}>
              <input
                type="radio"
                name={`${name}-${id}`}
                value={option.value}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
                disabled={disabled}
              />
              <span>{option.label}</span>
              {option.hint && <span className={css.hint}>{option.hint}</span>}
            </label>
          ))}
        </div>
      )}
    </GroupFrame>
  );
}

export interface CheckboxGroupProps<V extends string> extends FieldProps {
  value: readonly V[];
  onChange(value: V[]): void;
  options: readonly Option<V>[];
  inline?: boolean;
}

export function CheckboxGroup<V extends string>(props: CheckboxGroupProps<V>) {
  const { name, value, onChange, options, inline, disabled } = props;
  return (
    <GroupFrame {...props}>
      {() => (
        <div className={css.choices} data-inline={inline || undefined}>
          {options.map((option) => (
            <label className={css.choice} key={option.value}>
              <input
                type="checkbox"
                name={name}
                value={option.value}
                checked={value.includes(option.value)}
                onChange={(event) => {
                  const chosen = new Set(value);
                  if (event.target.checked) chosen.add(option.value);
                  else chosen.delete(option.value);
                  // In the order in which they are offered, whatever the order of clicking.
                  onChange(options.map((each) => each.value).filter((each) => chosen.has(each)));
                }}
                disabled={disabled}
              />
              <span>{option.label}</span>
              {option.hint && <span className={css.hint}>{option.hint}</span>}
            </label>
          ))}
        </div>
      )}
    </GroupFrame>
  );
}

export interface CheckboxProps extends FieldProps {
  value: boolean;
  onChange(value: boolean): void;
}

export function Checkbox(props: CheckboxProps) {
  return <OneBox {...props} />;
}

/** Only where the change is saved at once; inside a form use Checkbox. */
export function Switch(props: CheckboxProps) {
  return <OneBox {...props} asSwitch />;
}

function OneBox({ asSwitch = false, ...props }: CheckboxProps & { asSwitch?: boolean }) {
  const { name, label, hint, value, onChange, disabled } = props;
  const { id, describedBy, error, hintId, errorId } = useFieldIds(props);
  return (
    <div className={css.field} data-field={name} data-invalid={error ? true : undefined}>
      {error && (
        <p className={css.error} id={errorId}>
          <span className="unseen">Error: </span>
          {error}
        </p>
      )}
      <label className={`${css.choice} ${asSwitch ? css.switch : ''}`} htmlFor={id}>
        <input
          id={id}
          name={name}
          type="checkbox"
          role={asSwitch ? 'switch' : undefined}
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
        <span>{label}</span>
        {hint && (
          <span className={css.hint} id={hintId}>
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}
