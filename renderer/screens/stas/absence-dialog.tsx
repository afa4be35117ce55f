import { useState } from 'react';
import type { Broken, StaAbsence } from '../../../shared/api/stas.ts';
import { isPlainDate, showDate } from '../../../shared/dates.ts';
import { HALVES, type Half, listSessions, type Session } from '../../../shared/sessions.ts';
import { ABSENCE_KINDS, type CodeOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { Checkbox, RadioGroup, Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { TextField } from '../../parts/text-field.tsx';
import { BrokenDialog, BrokenList } from './broken-list.tsx';
import { PatternGrid } from './pattern-grid.tsx';

/** An absence or another commitment, from one half day until another; while it is typed, what it would break is shown. */
interface AbsenceForm {
  kind: CodeOf<typeof ABSENCE_KINDS>;
  fromOn: string;
  fromHalf: Half;
  isOpen: boolean;
  untilOn: string;
  untilHalf: Half;
  isPart: boolean;
  sessions: Session[];
  fortnightly: boolean;
  note: string;
}

const HALF_OPTIONS = [
  { value: 'am', label: HALVES.am },
  { value: 'pm', label: HALVES.pm },
] as const;

export interface AbsenceDialogProps {
  staId: string;
  name: string;
  today: string;
  /** The absence that is changed; null for a new one. */
  absence: StaAbsence | null;
  onClose(): void;
}

export function AbsenceDialog({ staId, name, today, absence, onClose }: AbsenceDialogProps) {
  const form = useDraft<AbsenceForm>(
    absence ? `stas/absence/${absence.id}` : `stas/${staId}/absence`,
    initial(absence, today),
  );
  const add = useCommand(api.stas.addAbsence, { said: 'Absence entered.' });
  const change = useCommand(api.stas.changeAbsence, { said: 'Absence changed.' });
  const [breaks, setBreaks] = useState<Broken[] | null>(null);
  const { values } = form;
  const data = inputOf(values);
  const canAsk = isPlainDate(values.fromOn) && (values.isOpen || isPlainDate(values.untilOn)) && breaks === null;
  const foreseen = useAsk(api.stas.absenceBreaks, { staId, ...data }, { ask: canAsk });

  const save = async () => {
    const answer = absence
      ? await change.run({ id: absence.id, version: absence.version, ...data })
      : await add.run({ staId, ...data });
    if (!answer.ok) return;
    await form.discard();
    if (answer.value.breaks.length === 0) onClose();
    else setBreaks(answer.value.breaks);
  };

  if (breaks) return <BrokenDialog title={`${name}: absence entered`} broken={breaks} onClose={onClose} />;
  return (
    <Dialog title={absence ? `${name}: change an absence` : `${name}: enter an absence`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={absence ? change : add} submit="Save" onSubmit={save} onCancel={onClose}>
          <Stack>
            <RadioGroup label="Why" inline options={optionsOf(ABSENCE_KINDS)} {...form.field('kind')} />
            <Row align="end">
              <DateField label="From" today={today} {...form.field('fromOn')} />
              <Select label="From which half" bare options={HALF_OPTIONS} width="short" {...form.field('fromHalf')} />
            </Row>
            <Checkbox label="Until further notice" {...form.field('isOpen')} />
            {!values.isOpen && (
              <Row align="end">
                <DateField label="Until" hint="The last day she is away." today={today} {...form.field('untilOn')} />
                <Select
                  label="Until which half"
                  bare
                  options={HALF_OPTIONS}
                  width="short"
                  {...form.field('untilHalf')}
                />
              </Row>
            )}
            <Checkbox
              label="Only some half days of each week"
              hint="For example a clinic every Tuesday morning."
              {...form.field('isPart')}
            />
            {values.isPart && (
              <>
                <PatternGrid
                  name="sessions"
                  label="Half days away"
                  value={values.sessions}
                  onChange={(sessions) => form.set({ sessions })}
                />
                <Checkbox label="Only every second week, from the first" {...form.field('fortnightly')} />
              </>
            )}
            <TextField
              label="Note"
              optional
              hint={
                values.kind !== 'leave' && values.kind !== 'sick'
                  ? 'What it is: shown on the board.'
                  : 'Never shown on the board. Keep medical details out of it.'
              }
              {...form.field('note')}
            />
            {canAsk && foreseen.value && <BrokenList broken={foreseen.value} later={false} />}
          </Stack>
        </Form>
      )}
    </Dialog>
  );
}

function initial(absence: StaAbsence | null, today: string): AbsenceForm {
  if (absence === null) {
    return {
      kind: 'leave',
      fromOn: today,
      fromHalf: 'am',
      isOpen: false,
      untilOn: today,
      untilHalf: 'pm',
      isPart: false,
      sessions: [],
      fortnightly: false,
      note: '',
    };
  }
  return {
    ...absence,
    isOpen: absence.untilOn === null,
    untilOn: absence.untilOn ?? '',
    untilHalf: absence.untilHalf ?? 'pm',
    isPart: absence.sessions !== null,
    sessions: absence.sessions ?? [],
  };
}

function inputOf({
  kind,
  fromOn,
  fromHalf,
  isOpen,
  untilOn,
  untilHalf,
  isPart,
  sessions,
  fortnightly,
  note,
}: AbsenceForm) {
  return {
    kind,
    fromOn,
    fromHalf,
    untilOn: isOpen ? null : untilOn,
    untilHalf: isOpen ? null : untilHalf,
    sessions: isPart ? sessions : null,
    fortnightly: isPart && fortnightly,
    note,
  };
}

/** 'from the afternoon of 1 Dec 2026 to 3 Dec 2026; Tuesday morning only, every second week'. */
export function absenceWords(absence: StaAbsence): string {
  const from = `${absence.fromHalf === 'pm' ? 'from the afternoon of ' : 'from '}${showDate(absence.fromOn)}`;
  const until =
    absence.untilOn === null
      ? 'until further notice'
      : `to ${absence.untilHalf === 'am' ? 'the morning of ' : ''}${showDate(absence.untilOn)}`;
  const part = absence.sessions === null ? '' : `; ${listSessions(absence.sessions)} only`;
  return `${from} ${until}${part}${absence.fortnightly ? ', every second week' : ''}`;
}
