import type { WaiverLine } from '../../../shared/api/eligibility.ts';
import type { Line } from '../../../shared/verdicts.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Stack } from '../../parts/layout.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { TextArea } from '../../parts/text-field.tsx';

/** A criterion set aside by a manager, with a reason: laid on top of the verdict, which stays as it is underneath. */
export function WaiveDialog({ caseId, line, onClose }: { caseId: string; line: Line; onClose(): void }) {
  const form = useDraft(`case/${caseId}/waive/${line.rule}`, { reason: '' });
  const waive = useCommand(api.eligibility.waive, { said: `${line.rule} waived.` });
  const save = async () => {
    const answer = await waive.run({ caseId, rule: line.rule, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Waive ${line.rule}`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={waive} submit="Waive it" onSubmit={() => void save()} onCancel={onClose}>
          <p>{line.statement}</p>
          <p>The verdict of the rule stays underneath, and your name and reason are shown with it.</p>
          <TextArea label="Why" rows={3} {...form.field('reason')} />
        </Form>
      )}
    </Dialog>
  );
}

export function TakeBackWaiver({ waiver }: { waiver: WaiverLine | null }) {
  const back = useCommand(api.eligibility.takeBackWaiver, { said: 'Waiver taken back.' });
  if (!waiver || waiver.withdrawnOn) return null;
  return (
    <Stack gap="one">
      {back.refusal && <Refusal refusal={back.refusal} focus />}
      <div>
        <Button busy={back.busy} onPress={() => void back.run({ id: waiver.id, version: waiver.version })}>
          Take the waiver back
        </Button>
      </div>
    </Stack>
  );
}
