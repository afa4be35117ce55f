import { useState } from 'react';
import { useAsk } from '../api/ask.ts';
import { api } from '../api/client.ts';
import type { FieldProps } from './field.tsx';
import { SearchSelect } from './search-select.tsx';

/** A school of the register, chosen by typing part of its name or town. */
export interface SchoolSelectProps extends FieldProps {
  value: string | null;
  /** What the chosen school is called: a draft that comes back knows its id only. */
  valueLabel: string;
  onChange(id: string | null, name: string): void;
}

export function SchoolSelect({ onChange, ...props }: SchoolSelectProps) {
  const [search, setSearch] = useState('');
  const schools = useAsk(api.schools.list, { search });
  return (
    <SearchSelect
      {...props}
      items={(schools.value ?? []).map(({ id, name, town, status }) => ({
        id,
        label: name,
        detail: [town, status === 'closed' ? 'closed' : ''].filter(Boolean).join(', '),
      }))}
      onText={setSearch}
      onChange={(id, item) => onChange(id, item?.label ?? '')}
      nothing="No school by that name. Add it under Schools first."
    />
  );
}
