import { useState } from 'react';
import type { LevellingMove, LevellingStart, LinkLevelling } from '../../../shared/api/link-ahead.ts';
import { showDate } from '../../../shared/dates.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useIsManager } from '../../api/office.ts';
import { useTask } from '../../api/task.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choices.tsx';
import { Quiet, Row, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Section } from '../../parts/page.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import css from './link.module.css';

/** Home days levelled: a proposal with its gain, shown as a difference, taken in whole or in part or left. */
export function LevellingView() {
  const task = useTask(api.linkAhead.level);
  const { value, running } = task;
  return (
    <Stack>
      <p>
        Which home days let the most of those who wait start soonest, in the term ahead and then in the one after it.
        Only what you take is saved.
      </p>
      {!value && !running && (
        <Row>
          <Button kind="primary" onPress={() => void task.start({})}>
            Level the home days
          </Button>
        </Row>
      )}
      <Progress task={task} starting="Counting places" />
      {task.refusal && <Refusal refusal={task.refusal} focus />}
      {value && <Proposal levelling={value} onLeave={task.forget} />}
    </Stack>
  );
}

function Proposal({ levelling, onLeave }: { levelling: LinkLevelling; onLeave(): void }) {
  const { gain, gains, proved, wanted, moves, starts } = levelling;
  return (
    <>
      <Section
        title={gain}
        lead={
          gains
            ? 'Against the best that can be had with every home day as it is.'
            : 'Below: how soon those who wait can start with every home day as it is.'
        }
        beside={<Button onPress={onLeave}>{gains ? 'Leave it' : 'Close'}</Button>}
      >
        <details>
          <summary>{proved ? 'Proved: nothing better is possible' : 'Not proved to the end'}</summary>
          <ol>
            {wanted.map(({ sentence }) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </details>
      </Section>
      {moves.length > 0 && <Moves moves={moves} onTaken={onLeave} />}
      <Section
        title="Who would start when"
        lead="A panel decides on each start. Where it is another one, what it is now stands beside it."
      >
        <Starts starts={starts} />
      </Section>
    </>
  );
}

function Moves({ moves, onTaken }: { moves: readonly LevellingMove[]; onTaken(): void }) {
  const manager = useIsManager();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const move = useCommand(api.linkAhead.moveHomeDays, { said: 'Home days moved.' });
  const chosen = moves.filter(({ placementId }) => !left.has(placementId));
  const choose = (id: string, take: boolean) => {
    const others = [...left].filter((each) => each !== id);
    setLeft(new Set(take ? others : [...others, id]));
  };
  const take = async () => {
    const answer = await move.run({
      moves: chosen.map(({ placementId, version, fromOn, to }) => ({ id: placementId, version, fromOn, homeDay: to })),
    });
    if (answer.ok) onTaken();
  };
  return (
    <Section
      title={moves.length === 1 ? 'One home day moves' : `${moves.length} home days move`}
      lead="No pupil has more or fewer days at the Link in any week."
    >
      {move.refusal && <Refusal refusal={move.refusal} focus />}
      <ul className={css.plain}>
        {moves.map(({ placementId, pupilName, reference, centreName, fromOn, from, to }) => {
          const says = `${WEEKDAY_LABELS[from]} to ${WEEKDAY_LABELS[to]}, from ${showDate(fromOn)}`;
          return (
            <li key={placementId}>
              {manager ? (
                <Checkbox
                  name={`take-${placementId}`}
                  label={`${pupilName}: ${says}`}
                  value={!left.has(placementId)}
                  onChange={(taken) => choose(placementId, taken)}
                />
              ) : (
                `${pupilName}: ${says}`
              )}
              <Quiet>
                {reference}, {centreName}
              </Quiet>
            </li>
          );
        })}
      </ul>
      {manager && (
        <Row>
          <Button kind="primary" busy={move.busy} disabled={chosen.length === 0} onPress={() => void take()}>
            {chosen.length === moves.length ? 'Move these home days' : `Move the ${chosen.length} chosen`}
          </Button>
        </Row>
      )}
    </Section>
  );
}

function Starts({ starts }: { starts: readonly LevellingStart[] }) {
  return (
    <Scroller label="Starts, levelled and as they are">
      <table className={css.reading}>
        <thead>
          <tr>
            <th scope="col">Who waits</th>
            <th scope="col">Levelled</th>
            <th scope="col">Home days as they are</th>
          </tr>
        </thead>
        <tbody>
          {starts.map(({ requestId, pupilName, reference, now, levelled }) => {
            const same = JSON.stringify(now) === JSON.stringify(levelled);
            return (
              <tr key={requestId}>
                <th className={css.short} scope="row">
                  <A to={`/link/requests/${requestId}`}>{pupilName}</A> <Quiet>{reference}</Quiet>
                </th>
                <td>{placeInWords(levelled)}</td>
                <td>{same ? 'The same' : placeInWords(now)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}

function placeInWords(place: LevellingStart['now']): string {
  if (!place) return 'In neither term';
  const { centreName, startOn, homeDay } = place;
  return `${centreName}, from ${showDate(startOn)}, ${WEEKDAY_LABELS[homeDay]} at home`;
}
