import { memo, useEffect, useRef, useState } from 'react';
import { useDrag } from 'react-aria-components';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { BoardNeed } from '../../../shared/api/deployment.ts';
import { labelOf, PLAN_KINDS, SKILLS } from '../../../shared/words.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { A } from '../../parts/link.tsx';
import { type CellActions, DRAG_TYPE } from './board-cell.tsx';
import type { Carried } from './carrying.ts';
import { LackBadge } from './lack-badge.tsx';
import css from './needs.module.css';

/**
 * What plans ask of the week and have not got, on top of the board. Each can be dragged to a cell by its row (pointer) or
 * its handle (keyboard), or opened beside the board: then the STAs who fit stand there, best first.
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
  // Which way a drag began: React Aria tells both by the same event.
  const by = useRef<'pointer' | 'keyboard'>('keyboard');
  const handle = useRef<HTMLButtonElement>(null);
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    hasDragButton: true,
    isDisabled: !canBeGiven,
    getItems: () => [{ [DRAG_TYPE]: need.planId, 'text/plain': need.ref }],
    getAllowedDropOperations: () => ['move'],
    onDragStart: () => actions.pickUp({ ...carried, by: by.current }),
    onDragEnd: () => {
      actions.putDown(by.current);
      by.current = 'keyboard';
    },
  });
  return (
    <li
      {...(canBeGiven ? dragProps : {})}
      className={css.need}
      data-dragging={isDragging || undefined}
      data-chosen={isChosen || undefined}
      data-draggable={canBeGiven || undefined}
      onPointerEnter={() => canBeGiven && actions.foresee(carried)}
      onPointerDown={() => {
        by.current = 'pointer';
      }}
      onKeyDown={() => {
        by.current = 'keyboard';
      }}
      onFocus={() => canBeGiven && actions.foresee(carried)}
    >
      {canBeGiven ? (
        <AriaButton {...dragButtonProps} className={css.handle ?? ''} ref={handle} aria-label={`Drag ${need.ref}`}>
          <Icon shape="more" size={16} />
        </AriaButton>
      ) : (
        <span className={css.handle} />
      )}
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
        <AriaButton
          className={css.choose ?? ''}
          aria-pressed={isChosen}
          onPress={() => actions.openNeed(isChosen ? '' : need.planId)}
          aria-label={`${canBeGiven ? 'Choose STA' : isMet ? 'Look' : 'Why'}: ${need.ref}`}
        >
          {canBeGiven ? 'Choose STA' : isMet ? 'Look' : 'Why'}
        </AriaButton>
      </span>
    </li>
  );
});
