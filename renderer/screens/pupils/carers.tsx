import { useState } from 'react';
import type { CarerLine, PupilPage } from '../../../shared/api/pupils.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Form } from '../../parts/form.tsx';
import { Columns, Quiet, Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge } from '../../parts/state.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import css from './pupils.module.css';

/** Parents and adults who have care of the child, and how to reach them. */
export function Carers({ pupil }: { pupil: PupilPage }) {
  const isManager = useIsManager();
  const [editing, setEditing] = useState<CarerLine | 'new' | null>(null);
  const add = isManager && (
    <Button small icon="plus" onPress={() => setEditing('new')}>
      Add a parent or carer
    </Button>
  );
  return (
    <Section title="Parents and carers" beside={pupil.carers.length > 0 && add}>
      {pupil.carers.length === 0 ? (
        <Empty title="No parent or carer is entered yet" action={add}>
          Who has parental responsibility and how to reach them: a supported transfer asks for the consent of each.
        </Empty>
      ) : (
        <ul className={css.list}>
          {pupil.carers.map((carer) => (
            <li className={css.entry} key={carer.id}>
              <Row apart>
                <span>
                  <strong>{carer.name}</strong>, {carer.relationship}{' '}
                  {carer.parentalResponsibility && (
                    <Badge look={{ shape: 'tick', tint: 'calm' }}>Parental responsibility</Badge>
                  )}
                </span>
                {isManager && (
                  <Button small kind="plain" label={`Change ${carer.name}`} onPress={() => setEditing(carer)}>
                    Change
                  </Button>
                )}
              </Row>
              <span>
                {[carer.phone, carer.email, carer.address].filter(Boolean).join(' · ') || 'No contact details'}
              </span>
              {carer.note && <Quiet>{carer.note}</Quiet>}
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <CarerDialog
          pupilId={pupil.id}
          carer={editing === 'new' ? null : editing}
          fresh={editing === 'new' ? null : (pupil.carers.find(({ id }) => id === editing.id) ?? null)}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}

interface CarerDialogProps {
  pupilId: string;
  /** The carer that is changed; null for a new one. */
  carer: CarerLine | null;
  /** The same as it is now. */
  fresh: CarerLine | null;
  onClose(): void;
}

function CarerDialog({ pupilId, carer, fresh, onClose }: CarerDialogProps) {
  const form = useDraft(carer ? `carer/${carer.id}` : `pupil/${pupilId}/carer`, valuesOf(carer));
  const add = useCommand(api.pupils.addCarer, { said: 'Parent or carer entered.' });
  const change = useCommand(api.pupils.changeCarer, { said: 'Details changed.' });
  const save = async () => {
    const { version, phone, email, address, ...values } = form.values;
    const input = { ...values, phone: phone || null, email: email || null, address: address || null };
    const answer = carer ? await change.run({ id: carer.id, version, ...input }) : await add.run({ pupilId, ...input });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={carer ? `${carer.name}: details` : 'Add a parent or carer'} onClose={onClose} wide>
      {form.ready && (
        <Form
          form={form}
          fresh={fresh ? valuesOf(fresh) : undefined}
          command={carer ? change : add}
          submit="Save"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <Columns>
            <TextField label="Name" width="medium" {...form.field('name')} />
            <TextField
              label="How related to the pupil"
              hint="For example mother, grandfather, foster carer."
              width="medium"
              {...form.field('relationship')}
            />
          </Columns>
          <Checkbox label="Has parental responsibility" {...form.field('parentalResponsibility')} />
          <Columns>
            <TextField label="Phone" optional type="tel" width="medium" {...form.field('phone')} />
            <TextField label="Email" optional type="email" width="medium" {...form.field('email')} />
          </Columns>
          <TextField label="Address" optional {...form.field('address')} />
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

function valuesOf(carer: CarerLine | null) {
  return {
    version: carer?.version ?? 0,
    name: carer?.name ?? '',
    relationship: carer?.relationship ?? '',
    parentalResponsibility: carer?.parentalResponsibility ?? true,
    phone: carer?.phone ?? '',
    email: carer?.email ?? '',
    address: carer?.address ?? '',
    note: carer?.note ?? '',
  };
}
