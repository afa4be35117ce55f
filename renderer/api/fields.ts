import { useCallback, useState } from 'react';

/**
 * What a form holds. `form.field('name')` gives a field part its name, value and onChange:
 *
 *   const form = useFields({ name: '', role: 'office' });   <TextField label="Name" {...form.field('name')} />
 *
 * `useDraft` (draft.ts) is the same with everything typed kept by the register.
 */
export interface Fields<T> {
  values: T;
  /** Changes some of the values. */
  set(some: Partial<T>): void;
  field<K extends keyof T & string>(name: K): Field<T[K]>;
  /** Somebody has typed since the form was opened or reset. */
  touched: boolean;
  reset(): void;
}

export interface Field<V> {
  name: string;
  value: V;
  onChange(value: V): void;
}

/** Until somebody types, the values follow `initial` (a record that is still being loaded, or was saved meanwhile). */
export function useFields<T extends object>(initial: T): Fields<T> {
  const [edited, setEdited] = useState<T | null>(null);
  const values = edited ?? initial;
  const set = (some: Partial<T>) => setEdited((before) => ({ ...(before ?? initial), ...some }));
  const reset = useCallback(() => setEdited(null), []);
  return { values, set, field: fieldOf(values, set), touched: edited !== null, reset };
}

export function fieldOf<T extends object>(values: T, set: (some: Partial<T>) => void): Fields<T>['field'] {
  return (name) => ({
    name,
    value: values[name],
    onChange: (value) => {
      const some: Partial<T> = {};
      some[name] = value;
      set(some);
    },
  });
}
