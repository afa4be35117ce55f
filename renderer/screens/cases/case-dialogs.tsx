import type { CasePage } from '../../../shared/api/cases.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';

/** What is done to the case itself: who leads it, closing it, opening it again. */
interface CaseDialogProps {
  page: CasePage;
  onClose(): void;
}

export function LeadDialog({ page, onClose }: CaseDialogProps) {
  const fresh = { version: page.version, leadTeacher: page.leadTeacher ?? '' };
  const form = useDraft(`case/${page.id}/lead`, fresh);
  const change = useCommand(api.cases.change, { said: 'Lead teacher changed.' });
  const save = async () => {
    const { version, leadTeacher } = form.values;
    const answer = await change.run({ id: page.id, version, leadTeacher: leadTeacher || null });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`${page.reference}: who leads`} onClose={onClose}>
      {form.ready && (
        <Form form={form} fresh={fresh} command={change} submit="Save" onSubmit={() => void save()} onCancel={onClose}>
          <TextField
            label="Lead teacher"
            hint="The specialist teacher who leads the case. Leave it empty where nobody does yet."
            width="medium"
            focusFirst
            {...form.field('leadTeacher')}
          />
        </Form>
      )}
    </Dialog>
  );
}

export function CloseDialog({ page, onClose }: CaseDialogProps) {
  const today = useToday();
  const fresh = { version: page.version, closedOn: today, closedWhy: '' };
  const form = useDraft(`case/${page.id}/close`, fresh);
  const close = useCommand(api.cases.close, { said: 'Case closed.' });
  const save = async () => {
    const answer = await close.run({ id: page.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Close ${page.reference}`} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={{ version: page.version }}
          command={close}
          submit="Close the case"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <p>Nothing is deleted. The case stays in the search, and can be opened again.</p>
          <DateField label="Closed on" today={today} until={today} {...form.field('closedOn')} />
          <TextArea label="Why it is closed" rows={3} {...form.field('closedWhy')} />
        </Form>
      )}
    </Dialog>
  );
}

export function ReopenDialog({ page, onClose }: CaseDialogProps) {
  const fresh = { version: page.version, why: '' };
  const form = useDraft(`case/${page.id}/reopen`, fresh);
  const reopen = useCommand(api.cases.reopen, { said: 'Case opened again.' });
  const save = async () => {
    const answer = await reopen.run({ id: page.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Open ${page.reference} again`} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={{ version: page.version }}
          command={reopen}
          submit="Open the case again"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <p>The closing stays in the chronology, with this reason beside it.</p>
          <TextArea label="Why it is opened again" rows={3} {...form.field('why')} />
        </Form>
      )}
    </Dialog>
  );
}
