import { useState } from 'react';
import type { Broken, StaDetails } from '../../../shared/api/stas.ts';
import { addDays, mondayOf } from '../../../shared/dates.ts';
import { SESSION_CODES, type Session } from '../../../shared/sessions.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { BrokenDialog } from './broken-list.tsx';
import { PatternFields } from './pattern-fields.tsx';

interface PatternForm {
  fromOn: string;
  sessions: Session[];
  otherWeekSessions: Session[] | null;
}

/** A pattern that holds from a date on; what was before it stays as it was. */
export function PatternDialog({ sta, today, onClose }: { sta: StaDetails; today: string; onClose(): void }) {
  const present = sta.patterns.find(({ fromOn }) => fromOn <= today) ?? sta.patterns[0];
  const form = useDraft<PatternForm>(`stas/${sta.id}/pattern`, {
    fromOn: addDays(mondayOf(today), 7),
    sessions: present?.sessions ?? [...SESSION_CODES],
    otherWeekSessions: present?.otherWeekSessions ?? null,
  });
  const set = useCommand(api.stas.setPattern, { said: 'Pattern set.' });
  const [breaks, setBreaks] = useState<Broken[] | null>(null);
  const save = async () => {
    const answer = await set.run({ staId: sta.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    if (answer.value.breaks.length === 0) onClose();
    else setBreaks(answer.value.breaks);
  };
  if (breaks) return <BrokenDialog title={`${sta.name}: pattern set`} broken={breaks} onClose={onClose} />;
  return (
    <Dialog title={`${sta.name}: new pattern`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={set} submit="Set the pattern" onSubmit={save} onCancel={onClose}>
          <DateField
            label="From"
            hint="Two weeks in turn are counted from the week of this day."
            today={today}
            {...form.field('fromOn')}
          />
          <PatternFields {...form.values} onChange={(some) => form.set(some)} />
        </Form>
      )}
    </Dialog>
  );
}
