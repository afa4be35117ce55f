import type { KeptPupil } from '../../../shared/api/retention.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useGoTo } from '../../api/place.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { NumberField, TextArea, TextField } from '../../parts/text-field.tsx';

/** Erasing one pupil's records for good, and changing how long records are kept. */
export function EraseDialog({ kept, onClose }: { kept: KeptPupil; onClose(): void }) {
  const goTo = useGoTo();
  // No draft: what is typed here must not outlive the records.
  const form = useFields({ reference: '', reason: '' });
  const erase = useCommand(api.retention.erase, { said: null });
  const save = async () => {
    const answer = await erase.run({ pupilId: kept.pupilId, ...form.values });
    if (answer.ok) goTo(`/print/erasure-certificate/${answer.value.id}`);
  };
  return (
    <Dialog title={`Erase all records of ${kept.pupilName}`} onClose={onClose} wide>
      <Answered asked={useAsk(api.retention.beforeErasing, { pupilId: kept.pupilId })}>
        {({ counts, elsewhere }) => (
          <>
            <Notice tint="wait">
              <p>
                This can not be undone: {counts.map(({ what, rows }) => `${what} (${rows})`).join(', ')}, and what the
                history holds of them.
              </p>
            </Notice>
            {elsewhere.length > 0 && (
              <Notice>
                <p>
                  The pupil is named in other records too:{' '}
                  {elsewhere.map(({ what, rows }) => `${what} (${rows})`).join(', ')}. They are not erased; take the
                  name out of them first.
                </p>
              </Notice>
            )}
          </>
        )}
      </Answered>
      <Form
        form={form}
        command={erase}
        submit="Erase for good"
        submitKind="danger"
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <TextField
          label="Reference of the case"
          hint={`To be sure, type it once more: ${kept.references.join(' or ')}.`}
          width="short"
          focusFirst
          {...form.field('reference')}
        />
        <TextArea
          label="Reason"
          hint="It stays on the certificate: do not name the pupil."
          rows={2}
          {...form.field('reason')}
        />
      </Form>
    </Dialog>
  );
}

interface YearsDialogProps {
  years: number;
  version: number | null;
  onClose(): void;
}

export function YearsDialog({ years, version, onClose }: YearsDialogProps) {
  const form = useFields<{ years: number | null; reason: string }>({ years, reason: '' });
  const change = useCommand(api.retention.setYears, { said: 'Changed how long records are kept.' });
  const save = async () => {
    const answer = await change.run({ years: form.values.years ?? 0, version, reason: form.values.reason });
    if (answer.ok) onClose();
  };
  return (
    <Dialog title="How long records are kept" onClose={onClose}>
      <Form form={form} command={change} submit="Save" onSubmit={() => void save()} onCancel={onClose}>
        <NumberField label="Years after the day of birth" hint="31 unless you change it." {...form.field('years')} />
        <TextArea label="Why" rows={2} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}
