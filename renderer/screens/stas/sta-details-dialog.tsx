import type { StaDetails } from '../../../shared/api/stas.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { StaDetailsFields, type StaDetailsForm, staInput } from './sta-details-form.tsx';

interface EditForm extends StaDetailsForm {
  version: number;
}

/** Name, base, skills, limits, contacts. */
export function StaDetailsDialog({ sta, today, onClose }: { sta: StaDetails; today: string; onClose(): void }) {
  const fresh: EditForm = { ...sta, leavesOn: sta.leavesOn ?? '' };
  const form = useDraft<EditForm>(`stas/${sta.id}/details`, fresh);
  const change = useCommand(api.stas.change, { said: 'Details changed.' });
  const save = async () => {
    const answer = await change.run({ id: sta.id, version: form.values.version, ...staInput(form.values) });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`${sta.name}: details`} onClose={onClose} wide>
      {form.ready && (
        <Form form={form} command={change} submit="Save" fresh={fresh} onSubmit={save} onCancel={onClose}>
          <StaDetailsFields form={form} today={today} />
        </Form>
      )}
    </Dialog>
  );
}
