import type { BackupLine } from '../../shared/api/backups.ts';
import { labelOf, ROLES } from '../../shared/words.ts';
import { RadioGroup } from './choices.tsx';
import type { Option } from './options.ts';
import { PassphraseField } from './passphrase-field.tsx';

/** Who could sign in when a backup was made. */
export function slotOptions({ slots }: BackupLine): Option<string>[] {
  return slots.map(({ id, initials, role }) => ({
    value: id,
    label: role ? `${initials}, ${labelOf(ROLES, role)}` : initials,
  }));
}

/** What opens a backup: one of its people, and the passphrase of that time. */
export function BackupOpener({ form, options }: { form: OpenerForm; options: readonly Option<string>[] }) {
  return (
    <>
      {options.length > 1 && <RadioGroup label="Who are you?" options={options} {...form.field('slotId')} />}
      <PassphraseField
        label="Passphrase"
        hint="The one that was good when the backup was made, or the recovery key of that time."
        focusFirst
        {...form.field('passphrase')}
      />
    </>
  );
}

interface OpenerForm {
  field(name: 'slotId' | 'passphrase'): { name: string; value: string; onChange(value: string): void };
}
