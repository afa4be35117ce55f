import type { SignUp } from '../../../shared/api/schools.ts';
import { codesOf, SELF_REVIEW, SELF_REVIEW_STANDINGS } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { optionsOf } from '../../parts/options.ts';
import { TextField } from '../../parts/text-field.tsx';
import css from './schools.module.css';

/** Eleven answers and the day they were given; one that is left open stays open. */
export function SelfReviewForm({ signUp, onClose }: { signUp: SignUp; onClose(): void }) {
  const today = useToday();
  const fresh = { version: signUp.version, answers: signUp.selfReview ?? {}, on: signUp.selfReviewedOn ?? today };
  const form = useDraft(`sign-up/${signUp.id}/self-review`, fresh);
  const saving = useCommand(api.schools.saveSelfReview, { said: 'Self-review saved.' });
  const { answers } = form.values;
  const answer = (clause: string, some: Partial<(typeof answers)[string]>) => {
    const before = answers[clause] ?? { standing: 'partly', note: '' };
    form.set({ answers: { ...answers, [clause]: { ...before, ...some } } });
  };
  const save = async () => {
    const { version, on } = form.values;
    const given = await saving.run({ signUpId: signUp.id, version, selfReview: answers, selfReviewedOn: on });
    if (!given.ok) return;
    await form.discard();
    onClose();
  };
  if (!form.ready) return null;
  return (
    <Form
      form={form}
      fresh={{ version: signUp.version }}
      command={saving}
      submit="Save the self-review"
      onSubmit={() => void save()}
      onCancel={onClose}
    >
      <DateField label="Answered on" today={today} until={today} {...form.field('on')} name="selfReviewedOn" />
      <ol className={css.list} aria-label="Points of section 1">
        {codesOf(SELF_REVIEW).map((clause) => (
          <li key={clause} className={css.clause}>
            <span className={css.clauseId}>{clause}</span>
            <RadioGroup
              name={`selfReview.${clause}.standing`}
              label={SELF_REVIEW[clause]}
              inline
              options={optionsOf(SELF_REVIEW_STANDINGS)}
              value={answers[clause]?.standing ?? null}
              onChange={(standing) => answer(clause, { standing })}
            />
            {answers[clause] && (
              <TextField
                name={`selfReview.${clause}.note`}
                label={`Note on ${clause}`}
                optional
                value={answers[clause].note}
                onChange={(note) => answer(clause, { note })}
              />
            )}
          </li>
        ))}
      </ol>
    </Form>
  );
}
