import { NEEDS, SEN_STATUSES } from '../../../shared/words.ts';
import type { Fields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { CheckboxGroup, RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Columns, Quiet, Stack } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { ShowDate } from '../../parts/show.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { UpnField } from '../../parts/upn-field.tsx';
import css from './enquiries.module.css';
import type { EnquiryValues } from './enquiry-values.ts';
import { LookAlikes } from './look-alikes.tsx';

/** Whom it is about: somebody already in the register, or a new pupil with whoever looks alike shown beside. */
export function PupilEntry({ form }: { form: Fields<EnquiryValues> }) {
  const { chosen } = form.values;
  if (chosen) return <Chosen form={form} />;
  return (
    <div className={css.beside}>
      <NewPupil form={form} />
      <LookAlikes values={form.values} onChoose={(pupil) => form.set({ chosen: pupil })} />
    </div>
  );
}

/** The needs that the memorandum is about come first; others are entered on the pupil's page. */
const ASKED_NEEDS = optionsOf(NEEDS).filter(({ value }) => ['SEMH', 'SLCN', 'ASD', 'NSA'].includes(value));

function NewPupil({ form }: { form: Fields<EnquiryValues> }) {
  const today = useToday();
  const { values, set } = form;
  return (
    <Stack>
      <Columns least="narrow">
        <TextField
          name="pupil.givenName"
          label="First name"
          value={values.givenName}
          onChange={(givenName) => set({ givenName })}
        />
        <TextField
          name="pupil.familyName"
          label="Family name"
          value={values.familyName}
          onChange={(familyName) => set({ familyName })}
        />
      </Columns>
      <Columns least="narrow">
        <DateField
          name="pupil.dateOfBirth"
          label="Date of birth"
          optional
          today={today}
          until={today}
          value={values.dateOfBirth}
          onChange={(dateOfBirth) => set({ dateOfBirth })}
        />
        <UpnField name="pupil.upn" value={values.upn} onChange={(upn) => set({ upn })} />
      </Columns>
      <RadioGroup
        name="pupil.senStatus"
        label="SEN status"
        inline
        options={optionsOf(SEN_STATUSES)}
        value={values.senStatus}
        onChange={(senStatus) => set({ senStatus })}
      />
      <CheckboxGroup
        name="pupil.needs"
        label="Needs"
        optional
        hint="As far as the school says. Ranks and others are entered on the pupil’s page."
        options={ASKED_NEEDS}
        value={values.needs}
        onChange={(needs) => set({ needs })}
      />
    </Stack>
  );
}

function Chosen({ form }: { form: Fields<EnquiryValues> }) {
  const { chosen } = form.values;
  if (!chosen) return null;
  return (
    <div className={css.chosen} role="status">
      <strong>{chosen.name}</strong>
      <Quiet>
        {chosen.dateOfBirth && (
          <>
            Born <ShowDate on={chosen.dateOfBirth} />,{' '}
          </>
        )}
        {chosen.schoolName}
      </Quiet>
      <span>
        {chosen.openCase
          ? `The enquiry joins the open case ${chosen.openCase.reference}.`
          : 'There is no open case: the enquiry opens one.'}
      </span>
      <Button small onPress={() => form.set({ chosen: null })}>
        It is about another pupil
      </Button>
    </div>
  );
}
