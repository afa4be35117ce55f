import { memo, useEffect, useRef, useState } from 'react';
import type { BoardNeed } from '../../../shared/api/deployment.ts';
import { labelOf, PLAN_KINDS, SKILLS } from '../../../shared/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { A } from '../../parts/link.tsx';
import type { Carried } from './carrying.ts';
import { type CellActions, DRAG_TYPE } from './cell-events.ts';
import { LackBadge } from './lack-badge.tsx';
import css from './needs.module.css';

/**
 * What plans ask of the week and have not got, on top of the board. Each can be dragged to a cell, or opened beside the
 * board: then the STAs who fit stand there, best first, and the board's own cells take it by a press.
 */
export interface NeedsProps {
  needs: readonly BoardNeed[];
  actions: CellActions;
  /** The plan that is open beside the board. */
  chosen: string;
  /** Nothing can be allocated by this person. */
  readOnly: boolean;
}

export function NeedsStrip({ needs, actions, chosen, readOnly }: NeedsProps) {
  const [most, setMost] = useState(AT_ONCE);
  const left = needs.length - most;
  const list = useRef<HTMLUListElement>(null);
  // Whoever asks for more goes on at the first of them: the button itself may be gone.
  useEffect(() => {
    if (most > AT_ONCE) list.current?.children[most - AT_ONCE]?.querySelector<HTMLElement>('a, button')?.focus();
  }, [most]);
  return (
    <ul ref={list} className={css.needs} aria-label="Plans and what they lack" data-brief={chosen !== '' || undefined}>
      {needs.slice(0, most).map((need) => (
        <NeedRow
          key={need.planId}
          need={need}
          actions={actions}
          isChosen={need.planId === chosen}
          readOnly={readOnly}
        />
      ))}
      {left > 0 && (
        <li className={css.more}>
          <Button small kind="plain" onPress={() => setMost(most + AT_ONCE)}>
            Show {Math.min(left, AT_ONCE)} more of {needs.length}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** A county's needs in one list would slow every press; the most pressing come first. */
const AT_ONCE = 40;

interface NeedRowProps extends Pick<NeedsProps, 'actions' | 'readOnly'> {
  need: BoardNeed;
  isChosen: boolean;
}

const NeedRow = memo(function NeedRow({ need, actions, isChosen, readOnly }: NeedRowProps) {
  const isMet = need.given >= need.sessions;
  const canBeGiven = !isMet && need.agreed && !readOnly;
  const carried: Omit<Carried, 'by'> = { planId: need.planId, ref: need.ref, moving: null };
  const [isDragging, setDragging] = useState(false);
  return (
    <li
      className={css.need}
      draggable={canBeGiven || undefined}
      data-dragging={isDragging || undefined}
      data-chosen={isChosen || undefined}
      data-draggable={canBeGiven || undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, need.planId);
        event.dataTransfer.effectAllowed = 'move';
        setDragging(true);
        actions.pickUp({ ...carried, by: 'pointer' });
      }}
      onDragEnd={() => {
        setDragging(false);
        actions.putDown('pointer');
      }}
      onPointerEnter={() => canBeGiven && actions.foresee(carried)}
      onFocus={() => canBeGiven && actions.foresee(carried)}
    >
      <span className={css.handle}>{canBeGiven && <Icon shape="more" size={16} />}</span>
      <span className={css.who}>
        <A to={`/plans/${need.planId}`}>{need.ref}</A>
      </span>
      <span className={css.where} title={labelOf(PLAN_KINDS, need.kind)}>
        {need.schools.map(({ name }) => name).join(', then ')}
      </span>
      <span className={css.lack}>
        <LackBadge need={need} />
      </span>
      <span className={css.why}>
        {[
          `Priority ${need.priority}.`,
          need.skill ? `Needs ${labelOf(SKILLS, need.skill)}.` : '',
          need.why ?? '',
          ...need.notices,
        ]
          .filter(Boolean)
          .join(' ')}
      </span>
      <span className={css.act}>
        <button
          type="button"
          className={css.choose}
          aria-pressed={isChosen}
          onClick={() => actions.openNeed(isChosen ? '' : need.planId)}
          aria-label={`${canBeGiven ? 'Choose STA' : isMet ? 'Look' : 'Why'}: ${need.ref}`}
        >
          {canBeGiven ? 'Choose STA' : isMet ? 'Look' : 'Why'}
        </button>
      </span>
    </li>
  );
});
