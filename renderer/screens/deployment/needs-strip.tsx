import { memo, useRef } from 'react';
import { useDrag } from 'react-aria-components';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { BoardNeed } from '../../../shared/api/deployment.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { labelOf, PLAN_KINDS, SKILLS } from '../../../shared/words.ts';
import { Icon } from '../../parts/icons.tsx';
import { A } from '../../parts/link.tsx';
import { Badge } from '../../parts/state.tsx';
import { type CellActions, DRAG_TYPE } from './board-cell.tsx';
import type { Carried } from './carrying.ts';
import css from './needs.module.css';

/**
 * What plans ask of the week and have not got, on top of the board. Each can be dragged to a cell by its row (pointer) or
 * its handle (keyboard), or placed by choosing: then the board shows who fits, best first.
 */
export interface NeedsProps {
  needs: readonly BoardNeed[];
  actions: CellActions;
  /** The plan that is being placed by choosing. */
  choosing: string | null;
  onChoose(need: BoardNeed): void;
  /** Nothing can be allocated by this person. */
  readOnly: boolean;
}

export function NeedsStrip({ needs, actions, choosing, onChoose, readOnly }: NeedsProps) {
  return (
    <ul className={css.needs} aria-label="Plans and what they lack">
      {needs.map((need) => (
        <NeedRow
          key={need.planId}
          need={need}
          actions={actions}
          chosen={need.planId === choosing}
          onChoose={onChoose}
          readOnly={readOnly}
        />
      ))}
    </ul>
  );
}

interface NeedRowProps extends Pick<NeedsProps, 'actions' | 'onChoose' | 'readOnly'> {
  need: BoardNeed;
  chosen: boolean;
}

const NeedRow = memo(function NeedRow({ need, actions, chosen, onChoose, readOnly }: NeedRowProps) {
  const lacking = Math.max(0, need.sessions - need.given);
  const isMet = lacking === 0;
  const carried: Omit<Carried, 'by'> = { planId: need.planId, ref: need.ref, moving: null };
  // Which way a drag began: React Aria tells both by the same event.
  const by = useRef<'pointer' | 'keyboard'>('keyboard');
  const handle = useRef<HTMLButtonElement>(null);
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    hasDragButton: true,
    isDisabled: isMet || readOnly,
    getItems: () => [{ [DRAG_TYPE]: need.planId, 'text/plain': need.ref }],
    getAllowedDropOperations: () => ['move'],
    onDragStart: () => actions.pickUp({ ...carried, by: by.current }),
    onDragEnd: () => {
      actions.putDown(by.current);
      by.current = 'keyboard';
    },
  });
  const draggable = !isMet && !readOnly;
  return (
    <li
      {...(draggable ? dragProps : {})}
      className={css.need}
      data-dragging={isDragging || undefined}
      data-chosen={chosen || undefined}
      data-draggable={draggable || undefined}
      onPointerEnter={() => draggable && actions.foresee(carried)}
      onPointerDown={() => {
        by.current = 'pointer';
      }}
      onKeyDown={() => {
        by.current = 'keyboard';
      }}
      onFocus={() => draggable && actions.foresee(carried)}
    >
      {draggable ? (
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
        {isMet ? (
          <Badge look={{ shape: 'tick', tint: 'good' }}>has all {need.sessions}</Badge>
        ) : (
          <Badge look={{ shape: 'ring', tint: need.priority === 1 ? 'bad' : 'wait' }}>
            lacks {lacking} of {need.sessions}
          </Badge>
        )}
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
      {draggable && (
        <AriaButton
          className={css.choose ?? ''}
          aria-pressed={chosen}
          onPress={() => onChoose(need)}
          aria-label={`Choose an STA for ${need.ref}, ${countSessions(lacking)} lacking`}
        >
          {chosen ? 'Choosing…' : 'Choose STA'}
        </AriaButton>
      )}
    </li>
  );
});
