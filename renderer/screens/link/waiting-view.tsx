import { useState } from 'react';
import type { WaitingLine } from '../../../shared/api/link.ts';
import { showDate } from '../../../shared/dates.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager } from '../../api/office.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered, Refusal } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import css from './link.module.css';

/** The waiting list in its stated order, each position explained, with the first week that fits in each centre. */
export function WaitingView() {
  const [moving, setMoving] = useState<WaitingLine | null>(null);
  return (
    <Answered asked={useAsk(api.link.waiting, {})}>
      {({ order, learnt, list }) => (
        <Stack>
          <details>
            <summary>How the list is ordered</summary>
            <ol>
              {order.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ol>
            <p>The memorandum gives no order; this one is the office’s. {learnt}</p>
          </details>
          {list.length === 0 ? (
            <Empty title="Nobody waits for a Link place.">
              A request is recorded in its case, under “Link”. It will stand here with the first week that fits.
            </Empty>
          ) : (
            <ol className={css.plain} aria-label="Waiting list">
              {list.map((line) => (
                <Line key={line.id} line={line} onMove={() => setMoving(line)} />
              ))}
            </ol>
          )}
          {moving && <MoveDialog line={moving} list={list} onClose={() => setMoving(null)} />}
        </Stack>
      )}
    </Answered>
  );
}

function Line({ line, onMove }: { line: WaitingLine; onMove(): void }) {
  const manager = useIsManager();
  const back = useCommand(api.link.putBack, { said: 'Put back in the stated order.' });
  return (
    <li className={css.item}>
      <div>
        <strong>{line.position}.</strong> <A to={`/link/requests/${line.id}`}>{line.pupilName}</A>{' '}
        <State of="linkRequest" is={line.state} /> <Quiet>{line.schoolName}</Quiet>{' '}
        {manager && (
          <Button small kind="plain" label={`Move ${line.pupilName}`} onPress={onMove}>
            Move
          </Button>
        )}
        {manager && line.moved && (
          <Button
            small
            kind="plain"
            label={`Put back in the stated order, ${line.pupilName}`}
            busy={back.busy}
            onPress={() => void back.run({ requestId: line.id })}
          >
            Put back in the stated order
          </Button>
        )}
      </div>
      {back.refusal && <Refusal refusal={back.refusal} focus />}
      <p>{line.why.join(' ')}</p>
      <table className={css.reading}>
        <caption className="unseen">First week that fits {line.pupilName}</caption>
        <tbody>
          {line.fits.map(({ centreId, centreName, fit, nearest, unknown }) => (
            <tr key={centreId}>
              <th scope="row">{centreName}</th>
              <td>
                {fit
                  ? `From ${showDate(fit.startOn)} to ${showDate(fit.endOn)}, ${WEEKDAY_LABELS[fit.homeDay]} at home`
                  : nearest
                    ? `No week in four terms; nearest ${showDate(nearest.startOn)}, ${nearest.overDays} days over`
                    : (unknown ?? 'No week in four terms')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {line.inTurn
          ? `When its turn comes: ${line.inTurn.centreName}, from ${showDate(line.inTurn.startOn)}.`
          : 'When its turn comes, no place is left in four terms.'}{' '}
        {line.likely && likelyInWords(line.likely)}
      </p>
      {line.effect.length > 0 && (
        <p>
          If it took its first place now:{' '}
          {line.effect.map(({ id, pupilName, weeksLater }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <A to={`/link/requests/${id}`}>{pupilName}</A> {longerInWords(weeksLater)}
            </span>
          ))}
          .
        </p>
      )}
    </li>
  );
}

function longerInWords(weeks: number | null): string {
  if (weeks === null) return 'would find no place in four terms';
  return `would wait ${weeks === 1 ? 'one week' : `${weeks} weeks`} longer`;
}

/** First weeks if placements end as early, and as late, as a quarter of the past ones did. */
function likelyInWords({ early, late }: NonNullable<WaitingLine['likely']>): string {
  const week = (on: string | null) => (on === null ? 'no week in four terms' : `from ${showDate(on)}`);
  if (early === late) return 'As early or late as placements have ended so far, its first week is the same.';
  return `If placements end as early as a quarter of the past ones, its first week is ${week(early)}; as late as a quarter, ${week(late)}.`;
}

function MoveDialog({ line, list, onClose }: { line: WaitingLine; list: readonly WaitingLine[]; onClose(): void }) {
  const others = list.filter(({ id }) => id !== line.id);
  const form = useDraft(`link/move/${line.id}`, { aboveId: others[0]?.id ?? 'end', reason: '' });
  const move = useCommand(api.link.move, { said: 'Moved.' });
  if (!form.ready) return null;
  const save = async () => {
    const { aboveId, reason } = form.values;
    const answer = await move.run({ requestId: line.id, aboveId: aboveId === 'end' ? null : aboveId, reason });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Move ${line.pupilName}`} onClose={onClose}>
      <Form form={form} command={move} submit="Move" onSubmit={() => void save()} onCancel={onClose}>
        <Select
          label="Where"
          options={[
            ...others.map(({ id, pupilName, position }) => ({ value: id, label: `Above ${position}. ${pupilName}` })),
            { value: 'end', label: 'To the end' },
          ]}
          {...form.field('aboveId')}
        />
        <TextArea label="Why" rows={2} {...form.field('reason')} />
      </Form>
    </Dialog>
  );
}

/** Who was refused for want of a place, by town and term: never mixed with who was found not suitable. */
export function WantOfPlace() {
  return (
    <Answered asked={useAsk(api.link.wantOfPlace, {})}>
      {(groups) =>
        groups.length === 0 ? (
          <p>Nobody has been declined for want of a place.</p>
        ) : (
          <Stack>
            <Row>
              <LinkButton small to="/print/link-refused/-">
                Print
              </LinkButton>
            </Row>
            {groups.map(({ town, term, requests }) => (
              <Section key={`${town} ${term}`} title={`${town}, ${term}: ${requests.length}`}>
                <ul>
                  {requests.map(({ requestId, pupilName, reference, decidedOn }) => (
                    <li key={requestId}>
                      <A to={`/link/requests/${requestId}`}>{pupilName}</A>, {reference}, {showDate(decidedOn)}
                    </li>
                  ))}
                </ul>
              </Section>
            ))}
          </Stack>
        )
      }
    </Answered>
  );
}
