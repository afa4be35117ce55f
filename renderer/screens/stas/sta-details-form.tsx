import { useState } from 'react';
import { type CodeOf, SKILLS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import type { Draft } from '../../api/draft.ts';
import { CheckboxGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Columns, Quiet, Stack } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { SearchSelect } from '../../parts/search-select.tsx';
import { NumberField, TextArea, TextField } from '../../parts/text-field.tsx';

/** What both "add an STA" and "change details" ask. Dates are text, as typed. */
export interface StaDetailsForm {
  name: string;
  baseName: string;
  baseEasting: number | null;
  baseNorthing: number | null;
  skills: CodeOf<typeof SKILLS>[];
  sessionLimit: number | null;
  startsOn: string;
  leavesOn: string;
  phone: string;
  email: string;
  note: string;
}

export const BLANK_STA: StaDetailsForm = {
  name: '',
  baseName: '',
  baseEasting: null,
  baseNorthing: null,
  skills: [],
  sessionLimit: null,
  startsOn: '',
  leavesOn: '',
  phone: '',
  email: '',
  note: '',
};

/** The form's values as the core takes them. */
export function staInput(values: StaDetailsForm) {
  const { name, baseName, baseEasting, baseNorthing, skills, sessionLimit, startsOn, leavesOn, phone, email, note } =
    values;
  return {
    name,
    baseName,
    baseEasting,
    baseNorthing,
    skills,
    sessionLimit,
    startsOn,
    leavesOn: leavesOn.trim() === '' ? null : leavesOn,
    phone,
    email,
    note,
  };
}

export function StaDetailsFields({ form, today }: { form: Draft<StaDetailsForm>; today: string }) {
  return (
    <Stack>
      <Columns>
        <TextField label="Name" {...form.field('name')} />
        <CheckboxGroup label="Skills" options={optionsOf(SKILLS)} inline {...form.field('skills')} />
      </Columns>
      <Base form={form} />
      <Columns>
        <DateField label="First day" today={today} {...form.field('startsOn')} />
        <DateField label="Last day" optional hint="Once it is known." today={today} {...form.field('leavesOn')} />
        <NumberField
          label="Most sessions a week on plans"
          optional
          hint="Leave it empty where all her sessions may be given."
          {...form.field('sessionLimit')}
        />
      </Columns>
      <Columns>
        <TextField label="Phone" optional type="tel" width="medium" {...form.field('phone')} />
        <TextField label="Email" optional type="email" width="medium" {...form.field('email')} />
      </Columns>
      <TextArea label="Note" optional rows={2} {...form.field('note')} />
    </Stack>
  );
}

/** Where her day begins. Nobody knows a grid reference by heart: a school nearby lends its own. */
function Base({ form }: { form: Draft<StaDetailsForm> }) {
  const [search, setSearch] = useState('');
  const [near, setNear] = useState<string | null>(null);
  const [unknown, setUnknown] = useState('');
  const schools = useAsk(api.schools.list, { search, signUp: 'any' });
  const { baseEasting, baseNorthing } = form.values;
  const take = async (id: string | null, label: string) => {
    setNear(id);
    setUnknown('');
    if (id === null) return;
    const answer = await api.schools.show.call({ id });
    if (!answer.ok) return;
    const { easting, northing } = answer.value;
    if (easting === null || northing === null) setUnknown(`${label} has no coordinates. Choose another school nearby.`);
    else form.set({ baseEasting: easting, baseNorthing: northing });
  };
  return (
    <Columns>
      <TextField
        label="Base"
        hint="Where her day begins, for example Rugby office."
        width="medium"
        {...form.field('baseName')}
      />
      <SearchSelect
        name="near"
        label="School near the base"
        optional
        hint={
          baseEasting !== null && baseNorthing !== null ? (
            <Quiet>
              Journeys are reckoned from grid {baseEasting}, {baseNorthing}.
            </Quiet>
          ) : (
            'Gives the base its place on the map. Without one, journeys are not known.'
          )
        }
        error={unknown || undefined}
        value={near}
        items={(schools.value ?? []).map(({ id, name, town }) => ({ id, label: name, detail: town }))}
        onText={setSearch}
        onChange={(id, item) => void take(id, item?.label ?? 'This school')}
      />
    </Columns>
  );
}
