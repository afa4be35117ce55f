import { lazy, Suspense, useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components/Popover';
import { isPlainDate, readDate, showDate } from '../../shared/dates.ts';
import { Button } from './button.tsx';
import css from './field.module.css';
import { FieldFrame, type FieldProps } from './field.tsx';
import list from './menu.module.css';

const CalendarOfDays = lazy(() =>
  import('./calendar-of-days.tsx').then(({ CalendarOfDays: component }) => ({ default: component })),
);

/**
 * A date, typed or picked: takes '24 Nov 2026', '24/11/26', '2026-11-24', and shows it as 24 Nov 2026 on leaving the field.
 * `value` is ISO text or ''. What cannot be read stays as typed and is sent as it is, so that the core refuses it by name.
 */
export interface DateFieldProps extends FieldProps {
  value: string;
  onChange(value: string): void;
  /** First and last day that the calendar offers; typing is not limited by them. */
  from?: string | undefined;
  until?: string | undefined;
  /** The office's day, where the calendar opens. */
  today?: string;
}

export function DateField(props: DateFieldProps) {
  const { name, value, onChange, disabled, width = 'short' } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const shown = isPlainDate(value) ? showDate(value) : value;
  const wrong = left && value.trim() !== '' && !isPlainDate(value);
  return (
    <FieldFrame {...props} width={width} error={wrong ? 'Enter a date, for example 24 Nov 2026' : props.error}>
      {({ id, describedBy, error }) => (
        <div className={css.beside}>
          <input
            className={css.control}
            id={id}
            name={name}
            type="text"
            autoComplete="off"
            value={typed ?? shown}
            onFocus={() => setTyped(shown)}
            onChange={(event) => {
              setTyped(event.target.value);
              setLeft(false);
              onChange(readDate(event.target.value) ?? event.target.value.trim());
            }}
            onBlur={() => {
              setTyped(null);
              setLeft(true);
            }}
            disabled={disabled}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
          />
          <DialogTrigger>
            <Button icon="calendar" label={`Pick a day: ${props.label}`} disabled={disabled ?? false} />
            <Popover className={list.popover ?? ''} placement="bottom end">
              <Dialog aria-label={props.label}>
                {({ close }) => (
                  <Suspense fallback={null}>
                    <CalendarOfDays
                      label={props.label}
                      value={isPlainDate(value) ? value : null}
                      opensAt={props.today ?? null}
                      from={props.from ?? null}
                      until={props.until ?? null}
                      onChoose={(day) => {
                        onChange(day);
                        setTyped(null);
                        close();
                      }}
                    />
                  </Suspense>
                )}
              </Dialog>
            </Popover>
          </DialogTrigger>
        </div>
      )}
    </FieldFrame>
  );
}
