import { Dialog, Popover } from 'react-aria-components/Popover';
import type { BoardAllocation, BoardSta, BoardWeek, NeedForCell } from '../../../shared/api/deployment.ts';
import { countSessions, SESSIONS, type Session } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import type { Carried } from './carrying.ts';
import css from './cell-popover.module.css';
import type { Placing } from './placing.tsx';

/** One cell, opened: for a free session the plans it could go to and why the others can not; for a given one what to do with it. */
export interface OpenCell {
  staId: string;
  session: Session;
  element: HTMLElement;
}

export interface CellPopoverProps {
  open: OpenCell;
  week: BoardWeek;
  placing: Placing;
  readOnly: boolean;
  onMove(carried: Omit<Carried, 'by'>): void;
  onClose(): void;
}

export function CellPopover({ open, week, placing, readOnly, onMove, onClose }: CellPopoverProps) {
  const sta = week.stas.find(({ id }) => id === open.staId);
  const allocation = week.allocations.find((each) => each.staId === open.staId && each.session === open.session);
  const cell = sta?.cells.find(({ session }) => session === open.session);
  if (!sta || !cell) return null;
  return (
    <Popover
      className={css.popover ?? ''}
      triggerRef={{ current: open.element }}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      placement="bottom start"
    >
      <Dialog className={css.dialog ?? ''} aria-label={`${sta.name}, ${SESSIONS[open.session]}`}>
        <h2 className={css.title}>
          <A to={`/stas/${sta.id}`}>{sta.name}</A>, {SESSIONS[open.session]}
        </h2>
        {allocation ? (
          <Given
            allocation={allocation}
            week={week}
            placing={placing}
            readOnly={readOnly}
            onMove={onMove}
            onClose={onClose}
          />
        ) : cell.state === 'free' ? (
          <Free sta={sta} session={open.session} week={week} placing={placing} readOnly={readOnly} onClose={onClose} />
        ) : (
          <p>{cell.state === 'off' ? `${sta.name} does not work then.` : `${cell.label}.`}</p>
        )}
      </Dialog>
    </Popover>
  );
}

type GivenProps = Pick<CellPopoverProps, 'week' | 'placing' | 'readOnly' | 'onMove' | 'onClose'> & {
  allocation: BoardAllocation;
};

function Given({ allocation, week, placing, readOnly, onMove, onClose }: GivenProps) {
  const need = week.needs.find(({ planId }) => planId === allocation.planId);
  const { id, version, staId, session, planId, ref } = allocation;
  const reasons = Object.values(allocation.overrides);
  return (
    <>
      <p>
        <A to={`/plans/${planId}`}>{ref}</A> at {allocation.schoolName}
        {need && `: ${need.given} of ${countSessions(need.sessions)} this week`}.
      </p>
      {allocation.breaches.map((sentence) => (
        <Notice key={sentence}>{sentence}</Notice>
      ))}
      {reasons.map((reason) => (
        <p key={reason}>Settled all the same: {reason}</p>
      ))}
      {allocation.locked && <p>Locked: it stays as it is until it is unlocked.</p>}
      {!readOnly && (
        <Row>
          <Button
            small
            disabled={allocation.locked}
            onPress={() => {
              onClose();
              onMove({ planId, ref, moving: { id, version, staId, session } });
            }}
          >
            Move
          </Button>
          <Button
            small
            icon="lock"
            onPress={() => {
              onClose();
              placing.lock(allocation);
            }}
          >
            {allocation.locked ? 'Unlock' : 'Lock'}
          </Button>
          <Button
            small
            kind="danger"
            disabled={allocation.locked}
            onPress={() => {
              onClose();
              placing.takeOff(allocation);
            }}
          >
            Take off
          </Button>
        </Row>
      )}
    </>
  );
}

type FreeProps = Pick<CellPopoverProps, 'week' | 'placing' | 'readOnly' | 'onClose'> & {
  sta: BoardSta;
  session: Session;
};

function Free({ sta, session, week, placing, readOnly, onClose }: FreeProps) {
  const asked = useAsk(api.deployment.needsForCell, { monday: week.monday, staId: sta.id, session });
  return (
    <>
      <p className={css.load}>
        {sta.load.week} of {countSessions(sta.load.room)} given this week, {sta.load.term} this term before it.
      </p>
      <Answered asked={asked}>
        {(needs) => {
          const open = needs.filter(({ stops }) => stops.length === 0);
          const stopped = needs.filter(({ stops }) => stops.length > 0);
          return (
            <>
              {needs.length === 0 && <p>No plan lacks a session.</p>}
              {open.length === 0 && needs.length > 0 && <p>None of the plans that lack a session can have her then.</p>}
              {open.length > 0 && (
                <ul className={css.list} aria-label="Plans that can have her then">
                  {open.map((need) => (
                    <li key={need.planId}>
                      <button
                        type="button"
                        className={css.plan}
                        disabled={readOnly}
                        onClick={() => {
                          onClose();
                          placing.give({ planId: need.planId, ref: need.ref, moving: null }, sta.id, need);
                        }}
                      >
                        <strong>{need.ref}</strong> {need.schoolName}
                        <span className={css.small}>{aboutNeed(need)}</span>
                        {need.warnings.map(({ want, sentence }) => (
                          <span className={css.warning} key={want}>
                            {sentence}
                          </span>
                        ))}
                      </button>
                    </li>
                  ))}
                </ul>
              )}
              {stopped.length > 0 && (
                <details className={css.others}>
                  <summary>
                    {stopped.length}{' '}
                    {stopped.length === 1 ? 'plan that can not, and why' : 'plans that can not, and why'}
                  </summary>
                  <ul>
                    {stopped.map((need) => (
                      <li key={need.planId}>{need.stops[0]?.sentence}</li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Answered>
    </>
  );
}

function aboutNeed({ priority, lacking, minutes }: NeedForCell): string {
  const journey = minutes === null ? 'journey not known' : `${minutes} minutes from base`;
  return `priority ${priority}, lacks ${lacking}, ${journey}`;
}
