import { api } from '../../api/client.ts';
import { useFields } from '../../api/fields.ts';
import { useTask } from '../../api/task.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { PassphraseField } from '../../parts/passphrase-field.tsx';
import { Progress } from '../../parts/progress.tsx';
import { saveFile } from '../../parts/save-file.ts';

/** The bundle as an encrypted ZIP, under a passphrase that is chosen for its recipient and kept nowhere. */
export function SaveDialog({ id, onClose }: { id: string; onClose(): void }) {
  // No draft: a passphrase is never kept.
  const form = useFields({ passphrase: '', again: '' });
  const file = useTask(api.bundles.file);
  const save = async () => {
    const answer = await file.start({ id, ...form.values });
    if (!answer?.ok) return;
    const { name, zip } = answer.value;
    saveFile(
      `${name}.zip`,
      'application/zip',
      Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0)),
    );
    onClose();
  };
  return (
    <Dialog title="Save the bundle as an encrypted file" onClose={onClose}>
      <Form
        form={form}
        command={{ refusal: file.refusal, busy: file.running }}
        submit="Save the file"
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <p>
          The recipient opens the file with this passphrase (Windows: 7-Zip or WinZip; macOS: Keka or The Unarchiver).
          Tell it by phone or in person, never in the message that brings the file.
        </p>
        <PassphraseField
          label="Passphrase for the recipient"
          hint="At least 12 characters. Not one of the office’s own."
          kind="new"
          focusFirst
          {...form.field('passphrase')}
        />
        <PassphraseField label="Once more" kind="new" {...form.field('again')} />
      </Form>
      <Progress task={file} />
    </Dialog>
  );
}
