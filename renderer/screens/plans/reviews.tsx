import { useState } from 'react';
import type { PlanPage, PlanReview } from '../../../shared/api/plans.ts';
import { earlierOf } from '../../../shared/dates.ts';
import { OUTCOMES } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row, Stack } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import css from './plans.module.css';

/** Reviews due and held, each held one with an outcome for every target. */
export function Reviews({ page }: { page: PlanPage }) {
  const manager = useIsManager();
  const [open, setOpen] = useState<string | null>(null);
  if (page.reviews.length === 0) return <p>No review is planned. Add review dates with “Change”.</p>;
  return (
    <Stack gap="one">
      {page.reviews.map((review) => (
        <div className={css.agreement} key={review.id}>
          <Row apart>
            <div>
              <strong>
                {review.heldOn ? 'Held ' : 'Due '}
                <ShowDate on={review.heldOn ?? review.dueOn} />
              </strong>{' '}
              <State of="due" is={review.heldOn ? 'done' : review.overdue ? 'late' : 'later'} />
              {review.note && <p>{review.note}</p>}
              {review.heldOn && <OutcomesOf page={page} review={review} />}
            </div>
            {manager && open !== review.id && review.heldOn === null && (
              <Button small onPress={() => setOpen(review.id)}>
                Record the review
              </Button>
            )}
          </Row>
          {open === review.id && <ReviewForm page={page} review={review} onClose={() => setOpen(null)} />}
        </div>
      ))}
    </Stack>
  );
}

function OutcomesOf({ page, review }: { page: PlanPage; review: PlanReview }) {
  const known = page.targets.filter(({ id }) => review.outcomes[id] !== undefined);
  if (known.length === 0) return null;
  return (
    <ul>
      {known.map((target) => (
        <li key={target.id}>
          {target.what}: <Quiet>{OUTCOMES.find(({ value }) => value === review.outcomes[target.id])?.label}</Quiet>
        </li>
      ))}
    </ul>
  );
}

function ReviewForm({ page, review, onClose }: { page: PlanPage; review: PlanReview; onClose(): void }) {
  const today = useToday();
  const form = useFields<{ heldOn: string; note: string; outcomes: Record<string, number> }>({
    heldOn: earlierOf(today, review.dueOn),
    note: '',
    outcomes: {},
  });
  const hold = useCommand(api.plans.holdReview, { said: 'Review recorded.' });
  const save = async () => {
    const answer = await hold.run({ id: review.id, version: review.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Form form={form} command={hold} submit="Record the review" onSubmit={() => void save()} onCancel={onClose}>
      <DateField label="Held on" today={today} until={today} {...form.field('heldOn')} />
      {page.targets.map((target) => (
        <Select
          key={target.id}
          name={`outcomes.${target.id}`}
          label={target.what}
          optional
          placeholder="Not judged"
          value={form.values.outcomes[target.id]?.toString() ?? null}
          onChange={(value) => form.set({ outcomes: { ...form.values.outcomes, [target.id]: Number(value) } })}
          options={OUTCOMES.map(({ value, label }) => ({ value: String(value), label }))}
        />
      ))}
      <TextArea label="What was said and changed" optional rows={3} {...form.field('note')} />
    </Form>
  );
}
