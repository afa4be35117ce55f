import { isPlainDate } from '../../../shared/dates.ts';
import { PLAN_KINDS, PRIORITIES, SKILLS, TRANSFER_BASES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import type { Fields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { RadioGroup, Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { SearchSelect } from '../../parts/search-select.tsx';
import { NumberField, TextArea, TextField } from '../../parts/text-field.tsx';
import { PhasesField } from './phases-field.tsx';
import type { PlanValues } from './plan-values.ts';
import css from './plans.module.css';
import { ReviewDatesField } from './review-dates-field.tsx';
import { SessionsField } from './sessions-field.tsx';
import { TargetsField } from './targets-field.tsx';
import { WishesField } from './wishes-field.tsx';

/** The fields of a plan, in the order in which people talk about one. The form round them is the screen's. */
export function PlanFormFields({ form, homeSchool }: { form: Fields<PlanValues>; homeSchool: SchoolName }) {
  const today = useToday();
  const choices = useAsk(api.plans.choices, {}).value;
  const { values, set, field } = form;
  const transfer = values.kind === 'supported-transfer';
  const newSchool = choices?.schools.find(({ id }) => id === values.newSchoolId);
  const schools = transfer && newSchool ? [homeSchool, newSchool] : [homeSchool];
  const dated = isPlainDate(values.startOn) && isPlainDate(values.endOn) && values.startOn <= values.endOn;
  return (
    <>
      <RadioGroup label="Kind of plan" options={KINDS} {...field('kind')} />
      <TextArea
        label="Why is there a plan?"
        hint="One or two sentences for the head teacher. The school reads this on its plan summary."
        rows={3}
        {...field('purpose')}
      />
      {transfer && (
        <div className={css.part}>
          <h3>The move</h3>
          <SearchSelect
            name="newSchoolId"
            label="School the pupil moves to"
            value={values.newSchoolId}
            onChange={(newSchoolId) => set({ newSchoolId })}
            items={(choices?.schools ?? [])
              .filter(({ id }) => id !== homeSchool.id)
              .map(({ id, name }) => ({ id, label: name }))}
          />
          <RadioGroup
            label="Basis of the move"
            hint="A supported transfer has no definition in law, so each plan records what it rests on."
            options={optionsOf(TRANSFER_BASES)}
            name="transferBasis"
            value={values.transferBasis}
            onChange={(transferBasis) => set({ transferBasis })}
          />
          <TextField
            label="About the basis"
            optional
            hint="Who agreed in writing, and when. An off-site direction wants written notice two school days before."
            {...field('transferBasisNote')}
          />
        </div>
      )}
      <div className={css.part}>
        <h3>Dates and phases</h3>
        <Row gap="three" align="start">
          <DateField label="Starts" today={today} {...field('startOn')} />
          <DateField label="Ends" today={today} from={values.startOn || undefined} {...field('endOn')} />
        </Row>
        <PhasesField
          phases={values.phases}
          onChange={(phases) => set({ phases })}
          schools={schools}
          dates={dated ? { startOn: values.startOn, endOn: values.endOn } : null}
          today={today}
        />
      </div>
      <div className={css.part}>
        <h3>Targets, and who does what</h3>
        <TargetsField targets={values.targets} onChange={(targets) => set({ targets })} />
      </div>
      <div className={css.part}>
        <h3>Reviews</h3>
        <ReviewDatesField
          reviews={values.reviewsDueOn}
          onChange={(reviewsDueOn) => set({ reviewsDueOn })}
          dates={dated ? { startOn: values.startOn, endOn: values.endOn } : null}
          schoolId={homeSchool.id}
          today={today}
        />
      </div>
      <div className={css.part}>
        <h3>For the weekly deployment</h3>
        <Row gap="three" align="start">
          <Select label="Priority" width="short" options={optionsOf(PRIORITIES)} {...field('priority')} />
          <Select
            label="Skill wanted"
            width="short"
            options={[{ value: 'any' as const, label: 'Any' }, ...optionsOf(SKILLS)]}
            {...field('skill')}
          />
          <NumberField label="At most so many STAs in one week" {...field('staLimit')} />
        </Row>
        <SessionsField value={values.possibleSessions} onChange={(possibleSessions) => set({ possibleSessions })} />
        <WishesField
          wishes={values.staWishes}
          onChange={(staWishes) => set({ staWishes })}
          stas={choices?.stas ?? []}
        />
      </div>
    </>
  );
}

export interface SchoolName {
  id: string;
  name: string;
}

const HINTS = {
  coaching: 'An STA works beside the school’s own teaching assistants.',
  reintegration: 'Brings the pupil back into class, step by step.',
  'supported-transfer': 'Goes with the pupil to another school.',
} as const;
const KINDS = optionsOf(PLAN_KINDS).map((option) => ({ ...option, hint: HINTS[option.value] }));
