import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useFields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { Badge } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';

/** What is done to something recorded without changing it: it has been seen, or it is taken back. */

export const TAKEN_BACK = {
  evidence: api.evidence.withdraw,
  review: api.evidence.withdrawReview,
  recommendation: api.evidence.withdrawRecommendation,
  suspension: api.evidence.withdrawSuspension,
} as const;

interface TakeBackProps {
  what: keyof typeof TAKEN_BACK;
  /** What it is called, within "Take back: …". */
  called: string;
  row: { id: string; version: number };
  onClose(): void;
}

export function TakeBackDialog({ what, called, row, onClose }: TakeBackProps) {
  const fresh = { version: row.version, withdrawnWhy: '' };
  const form = useDraft(`${what}/${row.id}/back`, fresh);
  const back = useCommand(TAKEN_BACK[what], { said: 'Taken back.' });
  const save = async () => {
    const answer = await back.run({ id: row.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Take back: ${called}`} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={{ version: row.version }}
          command={back}
          submit="Take it back"
          submitKind="danger"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <p>It no longer counts, and stays on record with the reason. Nothing is deleted.</p>
          <TextArea label="Why" rows={2} {...form.field('withdrawnWhy')} />
        </Form>
      )}
    </Dialog>
  );
}

/** A school's claim has been seen by STS. */
export function SeenDialog({ row, onClose }: { row: { id: string; version: number }; onClose(): void }) {
  const today = useToday();
  const form = useFields({ seenOn: today });
  const seen = useCommand(api.evidence.markSeen, { said: 'Recorded as seen.' });
  const save = async () => {
    const answer = await seen.run({ id: row.id, version: row.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Dialog title="Seen by STS" onClose={onClose}>
      <Form form={form} command={seen} submit="Record as seen" onSubmit={() => void save()} onCancel={onClose}>
        <DateField label="Seen on" today={today} until={today} {...form.field('seenOn')} />
      </Form>
    </Dialog>
  );
}

/** Beside what was taken back: when, and why. */
export function TakenBack({ of }: { of: { withdrawnOn: string | null; withdrawnWhy: string | null } }) {
  if (!of.withdrawnOn) return null;
  return (
    <span>
      <Badge look={{ shape: 'undo', tint: 'plain' }}>Taken back</Badge>{' '}
      <Quiet>
        <ShowDate on={of.withdrawnOn} />: {of.withdrawnWhy}
      </Quiet>
    </span>
  );
}
