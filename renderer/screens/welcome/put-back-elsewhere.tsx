import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { Form } from '../../parts/form.tsx';
import { PutBack } from '../../parts/put-back.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './welcome.module.css';

/** On a new computer: the folder in which the backups of the lost one lie, and one of them put back. */
export function PutBackElsewhere({ onCancel }: { onCancel: () => void }) {
  const look = useCommand(api.backups.lookIn, { said: null });
  const form = useFields({ folder: '' });
  const [isFound, setIsFound] = useState(false);
  return (
    <section className={css.start} aria-labelledby="put-back-heading">
      <h2 id="put-back-heading">Put a backup back</h2>
      <Form
        form={form}
        command={look}
        submit="Look there"
        submitKind={isFound ? 'secondary' : 'primary'}
        onSubmit={() => void look.run(form.values).then((answer) => setIsFound(answer.ok))}
        onCancel={onCancel}
        cancel="Back"
      >
        <TextField
          label="Folder with the backups"
          hint="The second place that the office chose: in it lies “sts-area-office-backups”."
          width="medium"
          focusFirst
          {...form.field('folder')}
        />
      </Form>
      {isFound && <PutBack none={<Notice>No backup in there proves to be whole.</Notice>} />}
    </section>
  );
}
