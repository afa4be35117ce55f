import type { PupilPage } from '../../../shared/api/pupils.ts';
import { yearGroupLabel } from '../../../shared/identifiers.ts';
import { type CodeOf, type NEEDS, SEN_STATUSES } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { RadioGroup, Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Columns } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { SchoolSelect } from '../../parts/school-select.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { UpnField } from '../../parts/upn-field.tsx';
import { NeedsField } from './needs-field.tsx';

interface PupilValues {
  version: number;
  givenName: string;
  familyName: string;
  knownAs: string;
  dateOfBirth: string;
  upn: string;
  taughtYear: string;
  homeSchoolId: string | null;
  schoolName: string;
  senStatus: CodeOf<typeof SEN_STATUSES>;
  needs: CodeOf<typeof NEEDS>[];
  note: string;
}

/** A pupil's details, changed; where somebody else saved first, both versions are shown field by field. */
export function PupilDialog({ pupil, onClose }: { pupil: PupilPage; onClose(): void }) {
  const today = useToday();
  const fresh = valuesOf(pupil);
  const form = useDraft<PupilValues>(`pupil/${pupil.id}`, fresh);
  const change = useCommand(api.pupils.change, { said: 'Details changed.' });
  const save = async () => {
    const answer = await change.run({ id: pupil.id, ...inputOf(form.values) });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`${pupil.givenName} ${pupil.familyName}: details`} onClose={onClose} wide>
      {form.ready && (
        <Form form={form} fresh={fresh} command={change} submit="Save" onSubmit={() => void save()} onCancel={onClose}>
          <Columns least="narrow">
            <TextField label="First name" {...form.field('givenName')} />
            <TextField label="Family name" {...form.field('familyName')} />
            <TextField label="Known as" optional {...form.field('knownAs')} />
          </Columns>
          <Columns least="narrow">
            <DateField label="Date of birth" optional today={today} until={today} {...form.field('dateOfBirth')} />
            <UpnField {...form.field('upn')} />
            <Select
              label="Year taught in"
              hint="Only where it differs from the year that follows from the date of birth."
              options={TAUGHT_YEARS}
              width="short"
              {...form.field('taughtYear')}
            />
          </Columns>
          <SchoolSelect
            name="homeSchoolId"
            label="Home school"
            hint="Where the pupil is, and stays, on roll."
            value={form.values.homeSchoolId}
            valueLabel={form.values.schoolName}
            onChange={(homeSchoolId, schoolName) => form.set({ homeSchoolId, schoolName })}
          />
          <RadioGroup label="SEN status" inline options={optionsOf(SEN_STATUSES)} {...form.field('senStatus')} />
          <NeedsField {...form.field('needs')} />
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

const OLDEST = 13;

const TAUGHT_YEARS = [
  { value: '', label: 'As by age' },
  { value: 'N', label: yearGroupLabel(-1) },
  { value: 'R', label: yearGroupLabel(0) },
  ...Array.from({ length: OLDEST }, (_, at) => ({ value: String(at + 1), label: yearGroupLabel(at + 1) })),
];

function valuesOf(pupil: PupilPage): PupilValues {
  const { version, givenName, familyName, homeSchoolId, schoolName, senStatus, needs, note } = pupil;
  return {
    version,
    givenName,
    familyName,
    knownAs: pupil.knownAs ?? '',
    dateOfBirth: pupil.dateOfBirth ?? '',
    upn: pupil.upn ?? '',
    taughtYear: pupil.taughtYear ?? '',
    homeSchoolId,
    schoolName,
    senStatus,
    needs,
    note,
  };
}

function inputOf({ schoolName: _, ...values }: PupilValues) {
  return {
    ...values,
    knownAs: values.knownAs || null,
    dateOfBirth: values.dateOfBirth || null,
    upn: values.upn || null,
    taughtYear: values.taughtYear || null,
    homeSchoolId: values.homeSchoolId ?? '',
  };
}
