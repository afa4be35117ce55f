import type { Contact } from '../../../shared/api/schools.ts';
import { CONTACT_KINDS, type CodeOf } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { Select } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Columns } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { TextField } from '../../parts/text-field.tsx';

export interface ContactValues {
  version: number;
  kind: CodeOf<typeof CONTACT_KINDS>;
  name: string;
  role: string;
  email: string;
  phone: string;
}

interface ContactDialogProps {
  schoolId: string;
  /** The one that is changed; null for a new one. */
  contact: Contact | null;
  values: ContactValues;
  /** The contact as it is now. */
  fresh: ContactValues | null;
  onClose(): void;
}

/** Somebody at the school, and how to reach them. */
export function ContactDialog({ schoolId, contact, values, fresh, onClose }: ContactDialogProps) {
  const form = useDraft(contact ? `contact/${contact.id}` : `school/${schoolId}/contact/${values.kind}`, values);
  const saving = useCommand(api.schools.saveContact, { said: contact ? 'Contact changed.' : 'Contact entered.' });
  const save = async () => {
    const { version, role, email, phone, ...rest } = form.values;
    const answer = await saving.run({
      schoolId,
      id: contact?.id ?? null,
      version: contact ? version : null,
      ...rest,
      role: role || null,
      email: email || null,
      phone: phone || null,
    });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={contact ? `${contact.name}: details` : 'Add a contact'} onClose={onClose} wide>
      {form.ready && (
        <Form
          form={form}
          fresh={fresh ?? undefined}
          command={saving}
          submit="Save"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <Columns>
            <Select label="Who" options={optionsOf(CONTACT_KINDS)} {...form.field('kind')} />
            <TextField label="Name" width="medium" focusFirst {...form.field('name')} />
            <TextField label="Job title" optional width="medium" {...form.field('role')} />
            <TextField label="Phone" optional type="tel" width="medium" {...form.field('phone')} />
            <TextField label="Email" optional type="email" width="medium" {...form.field('email')} />
          </Columns>
        </Form>
      )}
    </Dialog>
  );
}
