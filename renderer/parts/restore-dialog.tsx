import type { BackupLine } from '../../shared/api/backups.ts';
import { labelOf, ROLES } from '../../shared/words.ts';
import { api } from '../api/client.ts';
import { useCommand } from '../api/command.ts';
import { useFields } from '../api/fields.ts';
import { beginAnew } from '../api/lock.ts';
import { RadioGroup } from './choices.tsx';
import { Dialog } from './dialog.tsx';
import { Form } from './form.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { ShowTime } from './show.tsx';

/** Puts a copy back, with a passphrase of the time it was made. What it replaces is kept. */
export function RestoreDialog({ backup, onClose }: { backup: BackupLine; onClose: () => void }) {
  const restore = useCommand(api.backups.restore, { said: null });
  const options = backup.slots.map(({ id, initials, role }) => ({
    value: id,
    label: role ? `${initials}, ${labelOf(ROLES, role)}` : initials,
  }));
  const form = useFields({ slotId: options[0]?.value ?? '', passphrase: '' });
  return (
    <Dialog title="Put this backup back" onClose={onClose}>
      <p>
        The register becomes what it was on <ShowTime at={backup.madeAt} full />: what was recorded after that is not in
        it. The file it replaces is kept in the folder “replaced”.
      </p>
      <Form
        form={form}
        command={restore}
        submit="Put it back"
        submitKind="danger"
        onCancel={onClose}
        onSubmit={() =>
          void restore.run({ id: backup.id, place: backup.place, ...form.values }).then((answer) => {
            if (answer.ok) beginAnew();
          })
        }
      >
        {options.length > 1 && <RadioGroup label="Who are you?" options={options} {...form.field('slotId')} />}
        <PassphraseField
          label="Passphrase"
          hint="The one that was good when the backup was made, or the recovery key of that time."
          focusFirst
          {...form.field('passphrase')}
        />
      </Form>
    </Dialog>
  );
}
