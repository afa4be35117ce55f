import type { SuspensionLine } from '../../../shared/api/evidence.ts';
import { type CodeOf, codesOf, type STANDINGS, SUSPENSION_REASONS, SUSPENSION_TYPES } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { RadioGroup, Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { GroupFrame } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { NumberField, TextArea, TextField } from '../../parts/text-field.tsx';
import { StandingField } from './standing-field.tsx';

type Reason = CodeOf<typeof SUSPENSION_REASONS>;

interface SuspensionValues {
  version: number;
  startedOn: string;
  sessions: number | null;
  type: CodeOf<typeof SUSPENSION_TYPES>;
  reasons: Reason[];
  standing: CodeOf<typeof STANDINGS>;
  source: string;
  note: string;
}

interface SuspensionDialogProps {
  caseId: string;
  /** The suspension that is changed; null for a new one. */
  of: SuspensionLine | null;
  /** The same as it is now. */
  fresh: SuspensionLine | null;
  onClose(): void;
}

/** One suspension, in sessions, with up to three of the Department's reasons. */
export function SuspensionDialog({ caseId, of, fresh, onClose }: SuspensionDialogProps) {
  const today = useToday();
  const form = useDraft<SuspensionValues>(of ? `suspension/${of.id}` : `case/${caseId}/suspension`, valuesOf(of));
  const add = useCommand(api.evidence.addSuspension, { said: 'Suspension recorded.' });
  const change = useCommand(api.evidence.changeSuspension, { said: 'Suspension changed.' });
  const save = async () => {
    const { version, sessions, ...values } = form.values;
    // An empty field is no number: the core says what to enter, beside it.
    const input = { ...values, sessions: sessions ?? Number.NaN };
    const answer = of ? await change.run({ id: of.id, version, ...input }) : await add.run({ caseId, ...input });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={of ? 'Change a suspension' : 'Add a suspension'} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={fresh ? valuesOf(fresh) : undefined}
          command={of ? change : add}
          submit={of ? 'Save' : 'Record'}
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <RadioGroup label="Type" inline options={optionsOf(SUSPENSION_TYPES)} {...form.field('type')} />
          <Row gap="two" align="start">
            <DateField label="From" today={today} until={today} {...form.field('startedOn')} />
            <NumberField label="Sessions (half days)" {...form.field('sessions')} />
          </Row>
          <ReasonsField reasons={form.values.reasons} onChange={(reasons) => form.set({ reasons })} />
          <StandingField {...form.field('standing')} />
          <TextField
            label="Where this comes from"
            hint="For example “head teacher’s letter”."
            {...form.field('source')}
          />
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

const SLOTS = ['First reason', 'Second reason', 'Third reason'];

/** One list, and a further one once the one before it is chosen, up to three. */
function ReasonsField({ reasons, onChange }: { reasons: readonly Reason[]; onChange(reasons: Reason[]): void }) {
  return (
    <GroupFrame name="reasons" label="Reasons" hint="Up to three of the Department for Education’s reasons.">
      {() => (
        <Stack gap="half">
          {SLOTS.slice(0, reasons.length + 1).map((label, at) => (
            <Select<Reason | 'none'>
              key={label}
              name={`reasons.${at}`}
              label={label}
              bare
              value={reasons[at] ?? 'none'}
              onChange={(reason) => onChange(withReason(reasons, at, reason))}
              options={[
                { value: 'none', label: at === 0 ? 'Choose a reason' : 'No further reason' },
                ...codesOf(SUSPENSION_REASONS)
                  .filter((code) => code === reasons[at] || !reasons.includes(code))
                  .map((code) => ({ value: code, label: `${code} ${SUSPENSION_REASONS[code]}` })),
              ]}
            />
          ))}
        </Stack>
      )}
    </GroupFrame>
  );
}

function withReason(reasons: readonly Reason[], at: number, reason: Reason | 'none'): Reason[] {
  return reason === 'none' ? reasons.toSpliced(at, 1) : reasons.toSpliced(at, 1, reason);
}

function valuesOf(of: SuspensionLine | null): SuspensionValues {
  return {
    version: of?.version ?? 0,
    startedOn: of?.startedOn ?? '',
    sessions: of?.sessions ?? null,
    type: of?.type ?? 'SUSP',
    reasons: of?.reasons ?? [],
    standing: of?.standing ?? 'claimed',
    source: of?.source ?? '',
    note: of?.note ?? '',
  };
}
