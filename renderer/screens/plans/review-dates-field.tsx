import { uuidv7 } from '../../../shared/uuid.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import css from './plans.module.css';

/** Days on which the plan is to be reviewed. Reviews that were held are not here: they stay as they were recorded. */
export interface ReviewDatesFieldProps {
  reviews: readonly { key: string; dueOn: string }[];
  onChange(reviews: { key: string; dueOn: string }[]): void;
  dates: { startOn: string; endOn: string } | null;
  schoolId: string;
  today: string;
}

export function ReviewDatesField({ reviews, onChange, dates, schoolId, today }: ReviewDatesFieldProps) {
  const asked = useAsk(
    api.plans.reviewDays,
    { schoolId, ...(dates ?? { startOn: '', endOn: '' }) },
    { ask: dates !== null },
  );
  const days = dates !== null && !asked.stale ? asked.value : undefined;
  return (
    <div className={css.rows}>
      {reviews.map(({ key, dueOn }, at) => (
        <Row key={key} align="end">
          <DateField
            name={`reviewsDueOn.${at}`}
            label={`Review ${at + 1} due`}
            value={dueOn}
            onChange={(day) => onChange(reviews.map((each) => (each.key === key ? { ...each, dueOn: day } : each)))}
            today={dates?.startOn ?? today}
          />
          <Button
            kind="plain"
            icon="cross"
            label={`Take review ${at + 1} away`}
            onPress={() => onChange(reviews.filter((each) => each.key !== key))}
          />
        </Row>
      ))}
      <Row>
        <Button icon="plus" onPress={() => onChange([...reviews, { key: uuidv7(), dueOn: '' }])}>
          Add a review
        </Button>
        <Button disabled={!days} onPress={() => days && onChange(days.map((dueOn) => ({ key: uuidv7(), dueOn })))}>
          Suggest every four weeks
        </Button>
        {reviews.length === 0 && <Quiet>No review is planned yet.</Quiet>}
      </Row>
    </div>
  );
}
