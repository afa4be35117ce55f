import { Checkbox } from './choices.tsx';
import { TextField } from './text-field.tsx';

/** A folder on another disk for a second copy of every backup; the same disk has to be accepted. */
export function SecondPlaceFields<F extends string>({ form, field, label, optional = false }: SecondPlaceProps<F>) {
  return (
    <>
      <TextField
        label={label}
        hint={`A folder on another disk or a share of the county. The whole path, for example E:\\Backups or /media/usb/backups.${optional ? ' Can be chosen later.' : ''}`}
        optional={optional}
        width="medium"
        {...form.field(field)}
      />
      <Checkbox
        label="I accept a folder on the same disk"
        hint="It helps against a damaged file, not against a lost or stolen computer."
        {...form.field('acceptSameDisk')}
      />
    </>
  );
}

interface SecondPlaceProps<F extends string> {
  form: {
    field(name: F): { name: string; value: string; onChange(value: string): void };
    field(name: 'acceptSameDisk'): { name: string; value: boolean; onChange(value: boolean): void };
  };
  field: F;
  label: string;
  optional?: boolean;
}
