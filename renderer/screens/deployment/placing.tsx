import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { BoardAllocation, BoardWeek, CandidateCell } from '../../../shared/api/deployment.ts';
import { SESSIONS, type Session } from '../../../shared/sessions.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Stack } from '../../parts/layout.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { type Carried, carriedNow, cellKey, putDown, tell } from './carrying.ts';

/**
 * What happens when a session is put into a cell, taken off or locked: the verdict that the core gave decides whether it
 * is refused, done at once, or done once somebody has said why. The core checks everything again.
 */
export interface Placing {
  /** Puts what is carried into a cell. */
  place(staId: string, session: Session): void;
  /** Gives a plan's session to a cell whose verdict is known (the cell's own list of plans). */
  give(carried: Omit<Carried, 'by'>, staId: string, cell: CandidateCell): void;
  takeOff(allocation: BoardAllocation): void;
  lock(allocation: BoardAllocation): void;
  /** The question that waits for an answer; null mostly. */
  question: ReactNode;
  busy: boolean;
}

type Asking =
  | { what: 'give'; carried: Omit<Carried, 'by'>; staId: string; session: Session; warnings: CandidateCell['warnings'] }
  | { what: 'takeOff'; allocation: BoardAllocation };

export function usePlacing(week: Pick<BoardWeek, 'monday' | 'state'> | undefined): Placing {
  const allocate = useCommand(api.deployment.allocate, { said: 'Allocated.' });
  const takingOff = useCommand(api.deployment.takeOff, { said: 'Taken off.' });
  const locking = useCommand(api.deployment.lock, { said: 'Lock changed.' });
  const [asking, setAsking] = useState<Asking | null>(null);
  // Several changes to a published week mostly have one cause: its reason is offered again.
  const lastReason = useRef('');
  const monday = week?.monday ?? '';
  const isPublished = week?.state === 'published';

  const give = useCallback(
    async (asked: Extract<Asking, { what: 'give' }>, reasons: Record<string, string>, changeReason: string | null) => {
      const { carried, staId, session, warnings } = asked;
      const moving = carried.moving && { id: carried.moving.id, version: carried.moving.version };
      const answer = await allocate.run({
        monday,
        planId: carried.planId,
        staId,
        session,
        moving,
        reasons,
        changeReason,
      });
      if (answer.ok) {
        tell(
          warnings.length > 0 ? `Allocated, though: ${warnings.map(({ sentence }) => sentence).join(' ')}` : '',
          'wait',
        );
        setAsking(null);
      } else tell(`${answer.refusal.what} ${answer.refusal.next}`, 'bad');
      return answer.ok;
    },
    [allocate.run, monday],
  );

  const start = useCallback(
    (carried: Omit<Carried, 'by'>, staId: string, session: Session, cell: CandidateCell | undefined) => {
      if (cell && cell.stops.length > 0) {
        tell(cell.stops.map(({ sentence }) => sentence).join(' '), 'bad');
        return;
      }
      if (carried.moving?.staId === staId && carried.moving.session === session) return;
      const { planId, ref, moving } = carried;
      const warnings = cell?.warnings ?? [];
      const asked = { what: 'give' as const, carried: { planId, ref, moving }, staId, session, warnings };
      putDown();
      if (isPublished || warnings.some(({ asksReason }) => asksReason)) setAsking(asked);
      else void give(asked, {}, null);
    },
    [give, isPublished],
  );

  const takeOffNow = useCallback(
    async (allocation: BoardAllocation, changeReason: string | null) => {
      const answer = await takingOff.run({ id: allocation.id, version: allocation.version, changeReason });
      if (answer.ok) setAsking(null);
      else tell(`${answer.refusal.what} ${answer.refusal.next}`, 'bad');
    },
    [takingOff.run],
  );

  const answer = (reasons: Record<string, string>, changeReason: string | null) => {
    if (!asking) return;
    lastReason.current = changeReason ?? lastReason.current;
    if (asking.what === 'give') void give(asking, reasons, changeReason);
    else void takeOffNow(asking.allocation, changeReason);
  };

  const actions = useMemo(
    () => ({
      place(staId: string, session: Session) {
        const { carried, verdicts } = carriedNow();
        if (carried) start(carried, staId, session, verdicts?.get(cellKey(staId, session)));
      },
      give: (carried: Omit<Carried, 'by'>, staId: string, cell: CandidateCell) =>
        start(carried, staId, cell.session, cell),
      takeOff(allocation: BoardAllocation) {
        if (isPublished) setAsking({ what: 'takeOff', allocation });
        else void takeOffNow(allocation, null);
      },
      async lock({ id, version, locked }: BoardAllocation) {
        const locked_ = await locking.run({ id, version, locked: !locked });
        if (!locked_.ok) tell(`${locked_.refusal.what} ${locked_.refusal.next}`, 'bad');
      },
    }),
    [start, isPublished, takeOffNow, locking.run],
  );

  return {
    ...actions,
    busy: allocate.busy || takingOff.busy || locking.busy,
    question: asking && (
      <Reasons
        asking={asking}
        isPublished={isPublished}
        lastReason={lastReason.current}
        command={asking.what === 'give' ? allocate : takingOff}
        onAnswer={answer}
        onClose={() => setAsking(null)}
      />
    ),
  };
}

interface ReasonsProps {
  asking: Asking;
  isPublished: boolean;
  lastReason: string;
  command: Pick<ReturnType<typeof useCommand>, 'refusal' | 'busy'>;
  onAnswer(reasons: Record<string, string>, changeReason: string | null): void;
  onClose(): void;
}

/** Asks why: once for each soft rule that is gone against, and once for changing what schools were told. */
function Reasons({ asking, isPublished, lastReason, command, onAnswer, onClose }: ReasonsProps) {
  const asks = asking.what === 'give' ? asking.warnings.filter(({ asksReason }) => asksReason) : [];
  const others = asking.what === 'give' ? asking.warnings.filter(({ asksReason }) => !asksReason) : [];
  const initial: Record<string, string> = { changeReason: lastReason };
  for (const { want } of asks) initial[`reasons.${want}`] = '';
  const form = useFields(initial);
  const what =
    asking.what === 'give'
      ? `${asking.carried.ref} on ${SESSIONS[asking.session]}`
      : `${asking.allocation.ref} off ${SESSIONS[asking.allocation.session]}`;
  return (
    <Dialog title={`Say why: ${what}`} onClose={onClose}>
      <Form
        form={form}
        command={command}
        submit={asking.what === 'give' ? 'Allocate' : 'Take off'}
        onCancel={onClose}
        onSubmit={() => {
          const said = asks.map(({ want }) => [want, (form.values[`reasons.${want}`] ?? '').trim()] as const);
          const change = (form.values.changeReason ?? '').trim();
          onAnswer(Object.fromEntries(said), isPublished ? change : null);
        }}
      >
        <Stack>
          {others.length > 0 && (
            <ul>
              {others.map(({ want, sentence }) => (
                <li key={want}>{sentence}</li>
              ))}
            </ul>
          )}
          {asks.map(({ want, sentence }) => (
            <TextArea
              key={want}
              label={sentence}
              hint="Say why this is right all the same. It is kept with the week."
              rows={2}
              {...form.field(`reasons.${want}`)}
            />
          ))}
          {isPublished && (
            <TextArea
              label="Why does the published week change?"
              hint="Schools have been told what it was. The change is recorded."
              rows={2}
              {...form.field('changeReason')}
              value={form.values.changeReason ?? ''}
            />
          )}
        </Stack>
      </Form>
    </Dialog>
  );
}
