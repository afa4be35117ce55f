import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { Form } from '../../parts/form.tsx';
import { SecondPlaceFields } from '../../parts/second-place-fields.tsx';

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
      <SecondPlaceFields form={form} field="folder" label="Folder" />
    </Form>
  );
}
