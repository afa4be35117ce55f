import type { TermHalfLine } from '../../../shared/api/calendars.ts';
import { TERMS } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { DateField } from '../date-field.tsx';
import { Dialog } from '../dialog.tsx';
import { Form } from '../form.tsx';
import { Columns } from '../layout.tsx';

/** Which half, with the dates that hold for it now ('' where none are entered). */
export interface HalfPlace {
  academicYear: string;
  term: TermHalfLine['term'];
  half: 1 | 2;
  firstDay: string;
  lastDay: string;
}

interface HalfDialogProps {
  schoolId: string | null;
  place: HalfPlace;
  /** The entry that is changed; null where this calendar has none of its own yet. */
  half: TermHalfLine | null;
  onClose(): void;
}

/** First and last pupil day of half a term. */
export function HalfDialog({ schoolId, place, half, onClose }: HalfDialogProps) {
  const today = useToday();
  const { academicYear, term } = place;
  const fresh = { version: half?.version ?? 0, firstDay: place.firstDay, lastDay: place.lastDay };
  const form = useDraft(`calendar/${schoolId ?? 'county'}/${academicYear}/${term}/${place.half}`, fresh);
  const saving = useCommand(api.calendars.saveHalf, { said: 'Term dates entered.' });
  const save = async () => {
    const { version, firstDay, lastDay } = form.values;
    const answer = await saving.run({
      schoolId,
      id: half?.id ?? null,
      version: half ? version : null,
      academicYear,
      term,
      half: place.half,
      firstDay,
      lastDay,
    });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`${academicYear}: ${TERMS[term]}, half ${place.half}`} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={half ? fresh : undefined}
          command={saving}
          submit="Save"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          {schoolId !== null && <p>These dates hold for this school alone, in place of the county’s.</p>}
          <Columns least="narrow">
            <DateField label="First pupil day" today={place.firstDay || today} {...form.field('firstDay')} />
            <DateField label="Last pupil day" today={place.lastDay || today} {...form.field('lastDay')} />
          </Columns>
        </Form>
      )}
    </Dialog>
  );
}
