import { addDays, type PlainDate } from '../../shared/dates.ts';
import { Row } from './layout.tsx';
import { ShowDate } from './show.tsx';
import { State } from './state.tsx';
import type { StateOf } from './states.ts';

/** When something is due, with late, today and soon as words: `<Due on={line.answerDueOn} today={today} />`. */
export function Due({ on, today }: { on: PlainDate; today: PlainDate }) {
  const is = dueState(on, today);
  return (
    <Row gap="half">
      <ShowDate on={on} />
      {is !== 'later' && <State of="due" is={is} />}
    </Row>
  );
}

const SOON = 3;

export function dueState(on: PlainDate, today: PlainDate): StateOf<'due'> {
  if (on < today) return 'late';
  if (on === today) return 'today';
  return on <= addDays(today, SOON) ? 'soon' : 'later';
}
