import { useState } from 'react';
import type { BackupLine } from '../../../shared/api/backups.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { BackupOpener, slotOptions } from '../../parts/backup-opener.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';

/** Putting a backup back, up to the last step: that the disk can be read, the passphrase is known, and all of it is there. */
export function RehearseDialog({ backup, onClose }: { backup: BackupLine; onClose: () => void }) {
  const rehearse = useCommand(api.backups.rehearse, { said: null });
  const options = slotOptions(backup);
  const form = useFields({ slotId: options[0]?.value ?? '', passphrase: '' });
  const [found, setFound] = useState<{ entries: number; rows: number } | null>(null);
  if (found) {
    return (
      <Dialog title="It would work" onClose={onClose}>
        <Notice tint="good">
          <p>
            The backup of <ShowTime at={backup.madeAt} full /> opens with this passphrase: all of its{' '}
            {found.rows.toLocaleString('en-GB')} rows are whole, and its history of{' '}
            {found.entries.toLocaleString('en-GB')} entries fits.
          </p>
          <p>Nothing was changed. That you rehearsed is in the history.</p>
        </Notice>
        <Row>
          <Button kind="primary" onPress={onClose}>
            Close
          </Button>
        </Row>
      </Dialog>
    );
  }
  return (
    <Dialog title="Rehearse putting this backup back" onClose={onClose}>
      <p>
        Everything is done that putting it back would do, up to the last step. The register stays as it is. Rehearse
        once a term, and also from the second place.
      </p>
      <Form
        form={form}
        command={rehearse}
        submit="Rehearse"
        onCancel={onClose}
        onSubmit={() =>
          void rehearse.run({ id: backup.id, place: backup.place, ...form.values }).then((answer) => {
            if (answer.ok) setFound(answer.value);
          })
        }
      >
        <BackupOpener form={form} options={options} />
      </Form>
    </Dialog>
  );
}
