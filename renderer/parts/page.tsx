import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';
import { A } from './link.tsx';
import css from './page.module.css';

/**
 * A screen: title, one line that leads in, one primary action, the body, and a side pane for the thing behind a number.
 * Sets the window's title; a new title takes the focus, so that a screen reader says where we are.
 */
export interface PageProps {
  title: string;
  /** Beside the title: a state badge. */
  beside?: ReactNode;
  lead?: ReactNode;
  /** The way back up: `[{ to: '/cases', label: 'Cases' }]`. */
  up?: readonly { to: string; label: string }[];
  /** The one primary action. */
  primary?: ReactNode;
  /** Quieter actions beside it. */
  actions?: ReactNode;
  children: ReactNode;
  /** A `<SidePane>`, while it is open. */
  side?: ReactNode;
  /** As wide as the window: boards and charts. */
  wide?: boolean;
}

export function Page({ title, beside, lead, up, primary, actions, children, side, wide }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const known = title !== '';
  useEffect(() => {
    document.title = known ? `${title} · STS area office` : 'STS area office';
  }, [title, known]);
  useEffect(() => {
    // Not where a field of the new screen has taken the focus already, nor on the very first screen.
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body && activeElement.closest('main')) return;
    if (performance.now() > 3_000) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={css.page} data-wide={wide || undefined} data-side={side ? true : undefined}>
      <div className={css.main}>
        {up && (
          <nav className={css.up} aria-label="Up">
            {up.map(({ to, label }) => (
              <A key={to} to={to}>
                {label}
              </A>
            ))}
          </nav>
        )}
        <div className={css.head}>
          <div className={css.title}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {beside}
          </div>
          {(actions || primary) && (
            <div className={css.actions}>
              {actions}
              {primary}
            </div>
          )}
        </div>
        {lead && <p className={css.lead}>{lead}</p>}
        <div className={css.body}>{children}</div>
      </div>
      {side}
    </div>
  );
}

export interface SectionProps {
  title: ReactNode;
  /** Beside the heading: a button, a count. */
  beside?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  id?: string;
}

/** A part of a page under its own heading. */
export function Section({ title, beside, lead, children, id }: SectionProps) {
  const headingId = useId();
  return (
    <section className={css.section} aria-labelledby={headingId} id={id}>
      <div className={css.head}>
        <h2 id={headingId}>{title}</h2>
        {beside && <div className={css.actions}>{beside}</div>}
      </div>
      {lead && <p className={css.lead}>{lead}</p>}
      {children}
    </section>
  );
}

/** A part of a page that opens a side pane of its own: `<WithSide side={chosen && <SidePane …/>}>…</WithSide>`. */
export function WithSide({ children, side }: { children: ReactNode; side?: ReactNode }) {
  return (
    <div className={css.withSide} data-side={side ? true : undefined}>
      <div className={css.body}>{children}</div>
      {side}
    </div>
  );
}

/** Beside the page, which stays as it is: takes the focus when it opens; Escape closes it and gives the focus back. */
export function SidePane({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const closing = useRef(onClose);
  closing.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const pane = heading.current?.closest('aside');
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) closing.current();
    };
    pane?.addEventListener('keydown', hear);
    return () => pane?.removeEventListener('keydown', hear);
  }, []);
  return (
    <aside className={css.side} aria-labelledby={headingId}>
      <div className={css.sideHead}>
        <h2 id={headingId} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="plain" icon="cross" label="Close this pane" onPress={onClose} />
      </div>
      {children}
    </aside>
  );
}
