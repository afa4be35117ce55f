import type { EvidenceLine } from '../../../shared/api/evidence.ts';
import { type CodeOf, EVIDENCE_KINDS, type STANDINGS } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { ASKING, type EvidenceKind } from './evidence-kinds.ts';
import { StandingField } from './standing-field.tsx';

interface EvidenceValues {
  version: number;
  startedOn: string;
  endedOn: string;
  title: string;
  standing: CodeOf<typeof STANDINGS>;
  source: string;
  note: string;
  cafoToldOn: string;
}

export interface EvidenceDialogProps {
  caseId: string;
  kind: EvidenceKind;
  /** The evidence that is changed; null for new evidence. */
  item: EvidenceLine | null;
  /** The same as it is now. */
  fresh: EvidenceLine | null;
  onClose(): void;
}

/** One piece of evidence, new or changed, asked in the words of its kind. */
export function EvidenceDialog({ caseId, kind, item, fresh, onClose }: EvidenceDialogProps) {
  const today = useToday();
  const asking = ASKING[kind];
  const form = useDraft<EvidenceValues>(item ? `evidence/${item.id}` : `case/${caseId}/${kind}`, valuesOf(item));
  const add = useCommand(api.evidence.add, { said: 'Evidence recorded.' });
  const change = useCommand(api.evidence.change, { said: 'Evidence changed.' });
  const save = async () => {
    const { version, ...values } = form.values;
    const input = { ...values, endedOn: values.endedOn || null, cafoToldOn: values.cafoToldOn || null };
    const answer = item
      ? await change.run({ id: item.id, version, ...input })
      : await add.run({ caseId, kind, ...input });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`${item ? 'Change' : 'Add'}: ${EVIDENCE_KINDS[kind]}`} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={fresh ? valuesOf(fresh) : undefined}
          command={item ? change : add}
          submit={item ? 'Save' : 'Record'}
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <Row gap="two" align="start">
            <DateField label={asking.started} today={today} until={today} {...form.field('startedOn')} />
            {asking.ended && <DateField label={asking.ended} optional today={today} {...form.field('endedOn')} />}
            {asking.cafoTold && (
              <DateField
                label="CAF officer told on"
                hint="Without it the criterion is not met."
                optional
                today={today}
                until={today}
                {...form.field('cafoToldOn')}
              />
            )}
          </Row>
          {asking.title && <TextField label={asking.title} hint={asking.titleHint} optional {...form.field('title')} />}
          <StandingField {...form.field('standing')} />
          <TextField
            label="Where this comes from"
            hint="For example “SENCO, on the phone”, or “PSP folder, read in school”."
            {...form.field('source')}
          />
          <TextArea label="Note" optional rows={3} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

function valuesOf(item: EvidenceLine | null): EvidenceValues {
  return {
    version: item?.version ?? 0,
    startedOn: item?.startedOn ?? '',
    endedOn: item?.endedOn ?? '',
    title: item?.title ?? '',
    standing: item?.standing ?? 'claimed',
    source: item?.source ?? '',
    note: item?.note ?? '',
    cafoToldOn: item?.cafoToldOn ?? '',
  };
}
