import { type ReactNode, useEffect, useRef } from 'react';
import type { Refusal as RefusalValue } from '../../shared/refusals.ts';
import type { Asked } from '../api/ask.ts';
import { Icon } from './icons.tsx';
import { A } from './link.tsx';
import css from './refusal.module.css';

/** Why the core said no: what happened, what to do next, and the record in the way. Takes the focus where it follows an action. */
export function Refusal({
  refusal,
  focus,
  children,
}: {
  refusal: RefusalValue;
  focus?: boolean;
  children?: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus && refusal) box.current?.focus();
  }, [focus, refusal]);
  return (
    <div className={css.box} role="alert" tabIndex={-1} ref={box}>
      <Icon shape="warning" size={16} />
      <div className={css.words}>
        <p>
          <strong>{refusal.what}</strong>
        </p>
        <p>{refusal.next}</p>
        {refusal.link && (
          <p>
            <A to={refusal.link.to}>{refusal.link.label}</A>
          </p>
        )}
        {children}
      </div>
    </div>
  );
}

/** Something worth knowing that stops nobody. */
export function Notice({ children, tint = 'wait' }: { children: ReactNode; tint?: 'wait' | 'calm' | 'good' }) {
  return (
    <div className={css.box} data-tint={tint}>
      <Icon shape={tint === 'wait' ? 'warning' : tint === 'good' ? 'tick' : 'dot'} size={16} />
      <div className={css.words}>{children}</div>
    </div>
  );
}

/**
 * What a question came to: nothing yet, a refusal, or its value.
 *
 *   <Answered asked={schools}>{(list) => <Table rows={list} … />}</Answered>
 */
export function Answered<T>({ asked, children }: { asked: Asked<T>; children: (value: T) => ReactNode }) {
  if (asked.refusal) return <Refusal refusal={asked.refusal} />;
  if (asked.value === undefined) return <p className={css.loading}>Loading…</p>;
  return <>{children(asked.value)}</>;
}
