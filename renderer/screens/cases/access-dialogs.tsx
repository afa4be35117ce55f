import type { CaseAccess, Restriction } from '../../../shared/api/access.ts';
import { labelOf, ROLES } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useOffice } from '../../api/office.ts';
import { CheckboxGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { TextArea } from '../../parts/text-field.tsx';

/** Restricting a case, changing who may see it, lifting the restriction. */
interface AccessDialogProps {
  access: CaseAccess;
  onClose(): void;
}

const choices = ({ people }: CaseAccess) =>
  people.map(({ personId, name, role }) => ({ value: personId, label: name, hint: labelOf(ROLES, role) }));

export function RestrictDialog({ access, onClose }: AccessDialogProps) {
  const self = useOffice()?.person;
  const form = useDraft(`case/${access.caseId}/restrict`, { reason: '', personIds: self ? [self.id] : [] });
  const restrict = useCommand(api.access.restrict, { said: 'Case restricted.' });
  const save = async () => {
    const answer = await restrict.run({ caseId: access.caseId, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Restrict ${access.reference}`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={restrict} submit="Restrict the case" onSubmit={() => void save()} onCancel={onClose}>
          <CheckboxGroup
            label="Who may see it"
            hint="Yourself among them. Nobody else will find it from now on."
            options={choices(access)}
            {...form.field('personIds')}
          />
          <TextArea label="Why it is restricted" rows={3} {...form.field('reason')} />
          <p>
            The pupil’s other cases go with it. Weekly sheets printed from now on say “Restricted” in place of the
            initials, so tell the STA and the school yourself whom the visit is for.
          </p>
        </Form>
      )}
    </Dialog>
  );
}

interface StandingDialogProps extends AccessDialogProps {
  restriction: Restriction;
}

export function NameDialog({ access, restriction, onClose }: StandingDialogProps) {
  const { id, version, readers } = restriction;
  const form = useDraft(`restriction/${id}/name`, { version, personIds: readers.map(({ personId }) => personId) });
  const name = useCommand(api.access.name, { said: 'Changed who may see the case.' });
  const save = async () => {
    const answer = await name.run({ id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`${access.reference}: who may see it`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={name} submit="Save" onSubmit={() => void save()} onCancel={onClose}>
          <CheckboxGroup label="Who may see it" options={choices(access)} {...form.field('personIds')} />
        </Form>
      )}
    </Dialog>
  );
}

export function LiftDialog({ access, restriction, onClose }: StandingDialogProps) {
  const { id, version } = restriction;
  const form = useDraft(`restriction/${id}/lift`, { version, why: '' });
  const lift = useCommand(api.access.lift, { said: 'Restriction lifted.' });
  const save = async () => {
    const answer = await lift.run({ id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Lift the restriction of ${access.reference}`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={lift} submit="Lift the restriction" onSubmit={() => void save()} onCancel={onClose}>
          <p>Everybody whose role reads cases will find the case and its pupil again.</p>
          <TextArea label="Why it is lifted" rows={3} {...form.field('why')} />
        </Form>
      )}
    </Dialog>
  );
}
