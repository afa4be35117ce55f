import type { BackupLine } from '../../shared/api/backups.ts';
import { api } from '../api/client.ts';
import { useCommand } from '../api/command.ts';
import { useFields } from '../api/fields.ts';
import { beginAnew } from '../api/lock.ts';
import { BackupOpener, slotOptions } from './backup-opener.tsx';
import { Dialog } from './dialog.tsx';
import { Form } from './form.tsx';
import { ShowTime } from './show.tsx';

/** Puts a copy back, with a passphrase of the time it was made. What it replaces is kept. */
export function RestoreDialog({ backup, onClose }: { backup: BackupLine; onClose: () => void }) {
  const restore = useCommand(api.backups.restore, { said: null });
  const options = slotOptions(backup);
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
        <BackupOpener form={form} options={options} />
      </Form>
    </Dialog>
  );
}
