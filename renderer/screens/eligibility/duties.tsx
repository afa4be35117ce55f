import type { Duty } from '../../../shared/verdicts.ts';
import { useToday } from '../../api/office.ts';
import { Due } from '../../parts/due.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { Badge } from '../../parts/state.tsx';
import type { Look } from '../../parts/states.ts';
import css from './eligibility.module.css';

const STATES: Readonly<Record<Duty['state'], Look & { word: string }>> = {
  done: { shape: 'tick', tint: 'good', word: 'Done' },
  'done-late': { shape: 'tick', tint: 'wait', word: 'Done late' },
  due: { shape: 'clock', tint: 'wait', word: 'Due' },
  late: { shape: 'warning', tint: 'bad', word: 'Late' },
  stopped: { shape: 'bar', tint: 'plain', word: 'Clock stopped' },
  standing: { shape: 'ring', tint: 'calm', word: 'Goes on' },
  'not-owed': { shape: 'bar', tint: 'plain', word: 'Not owed' },
};

/** S2.1 to S2.7: what STS owes to this case, with its clocks. */
export function Duties({ duties }: { duties: readonly Duty[] }) {
  const today = useToday();
  return (
    <ul className={css.lines}>
      {duties.map(({ id, statement, state, because, dueOn }) => (
        <li key={id}>
          <span>
            <Badge look={STATES[state]}>{STATES[state].word}</Badge>
          </span>
          <span>
            <strong>{id}</strong> {statement}
            <br />
            <Quiet>{because}</Quiet>
            {dueOn && (state === 'due' || state === 'late') && <Due on={dueOn} today={today} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
