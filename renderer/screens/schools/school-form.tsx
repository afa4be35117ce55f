import type { SchoolPage } from '../../../shared/api/schools.ts';
import { DISTRICTS, SCHOOL_FIELDS, SCHOOL_PHASES, SCHOOL_STATUSES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import type { Fields } from '../../api/fields.ts';
import { Select } from '../../parts/choices.tsx';
import { Columns } from '../../parts/layout.tsx';
import { type Option, optionsOf } from '../../parts/options.ts';
import { NumberField, TextArea, TextField } from '../../parts/text-field.tsx';

/** What is entered of a school by hand: the same fields for a new one and for one that is changed. */
export interface SchoolValues {
  urn: string;
  dfeNumber: string;
  name: string;
  phase: SchoolPage['phase'];
  status: SchoolPage['status'];
  street: string;
  town: string;
  postcode: string;
  phone: string;
  headTeacher: string;
  districtCode: string;
  areaId: string;
  easting: number | null;
  northing: number | null;
  note: string;
}

export const BLANK_SCHOOL: SchoolValues = {
  urn: '',
  dfeNumber: '',
  name: '',
  phase: 'primary',
  status: 'open',
  street: '',
  town: '',
  postcode: '',
  phone: '',
  headTeacher: '',
  districtCode: '',
  areaId: '',
  easting: null,
  northing: null,
  note: '',
};

export function valuesOfSchool(page: SchoolPage): SchoolValues {
  const { urn, name, phase, status, easting, northing, note } = page;
  return {
    urn,
    dfeNumber: page.dfeNumber ? `${page.dfeNumber.slice(0, 3)}/${page.dfeNumber.slice(3)}` : '',
    name,
    phase,
    status,
    street: page.street ?? '',
    town: page.town ?? '',
    postcode: page.postcode ?? '',
    phone: page.phone ?? '',
    headTeacher: page.headTeacher ?? '',
    districtCode: page.districtCode ?? '',
    areaId: page.areaId ?? '',
    easting,
    northing,
    note,
  };
}

/** As the command takes it: what was left empty is not known. */
export function schoolInput(values: SchoolValues) {
  return {
    urn: values.urn,
    dfeNumber: values.dfeNumber || null,
    name: values.name,
    phase: values.phase,
    status: values.status,
    street: values.street || null,
    town: values.town || null,
    postcode: values.postcode || null,
    phone: values.phone || null,
    headTeacher: values.headTeacher || null,
    districtCode: values.districtCode || null,
    areaId: values.areaId || null,
    easting: values.easting,
    northing: values.northing,
    note: values.note,
  };
}

const DISTRICT_OPTIONS: readonly Option[] = [{ value: '', label: 'Not known' }, ...optionsOf(DISTRICTS)];

export function SchoolFields<T extends SchoolValues>({ form, isNew }: { form: Fields<T>; isNew?: boolean }) {
  const areas = useAsk(api.areas.list, {}).value ?? [];
  const field = <K extends keyof SchoolValues>(name: K) => ({
    label: SCHOOL_FIELDS[name as never],
    ...form.field(name),
  });
  return (
    <>
      <Columns>
        <TextField {...field('name')} label="Name" width="medium" focusFirst={isNew ?? false} />
        <TextField
          {...field('urn')}
          label="URN"
          width="short"
          hint="Six digits. After a conversion to an academy enter its new URN here: the next import then knows it again."
        />
        <TextField {...field('dfeNumber')} label="DfE number" optional width="short" hint="As in 937/2345." />
        <Select {...field('phase')} label="Phase" width="short" options={optionsOf(SCHOOL_PHASES)} />
        <Select {...field('status')} label="Status" options={optionsOf(SCHOOL_STATUSES)} />
        <Select
          {...field('areaId')}
          label="Area"
          options={[{ value: '', label: 'No area yet' }, ...areas.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </Columns>
      <Columns>
        <TextField {...field('street')} label="Street" optional width="medium" />
        <TextField {...field('town')} label="Town" optional width="medium" />
        <TextField {...field('postcode')} label="Postcode" optional width="short" />
        <Select {...field('districtCode')} label="District" options={DISTRICT_OPTIONS} />
        <TextField {...field('phone')} label="Phone" optional type="tel" width="medium" />
        <TextField {...field('headTeacher')} label="Head teacher" optional width="medium" />
        <NumberField
          {...field('easting')}
          label="Easting"
          optional
          width="short"
          hint="Ordnance Survey, metres. With the northing, journeys between schools are known."
        />
        <NumberField {...field('northing')} label="Northing" optional width="short" hint="Ordnance Survey, metres." />
      </Columns>
      <TextArea {...field('note')} label="Note" optional rows={3} />
    </>
  );
}
