import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { Checkbox } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';

export function SecondPlaceForm({ now }: { now: string | null }) {
  const set = useCommand(api.backups.setSecond, { said: 'Backups go there from now on.' });
  const form = useFields({ folder: now ?? '', acceptSameDisk: false });
  return (
    <Form
      form={form}
      command={set}
      submit="Use this folder"
      submitKind="secondary"
      onSubmit={() =>
        void set.run(form.values).then((answer) => {
          if (answer.ok) form.reset();
        })
      }
    >
      <TextField
        label="Folder"
        hint="The whole path, for example E:\Backups or /media/usb/backups."
        {...form.field('folder')}
      />
      <Checkbox
        label="I accept a folder on the same disk"
        hint="It helps against a damaged file, not against a lost or stolen computer."
        {...form.field('acceptSameDisk')}
      />
    </Form>
  );
}
