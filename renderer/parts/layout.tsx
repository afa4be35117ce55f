import type { ReactNode } from 'react';
import css from './layout.module.css';

/** Space between things, so that screens need little CSS of their own. Gaps are steps of the 8 px grid. */
type Gap = 'half' | 'one' | 'two' | 'three' | 'four';

/** One below the other. */
export function Stack({ children, gap = 'two' }: { children: ReactNode; gap?: Gap }) {
  return (
    <div className={css.stack} data-gap={gap}>
      {children}
    </div>
  );
}

/** Beside each other, wrapping where the window is narrow. `apart` pushes the last to the far end. */
export function Row({ children, gap = 'one', align = 'center', apart }: RowProps) {
  return (
    <div className={css.row} data-gap={gap} data-align={align} data-apart={apart || undefined}>
      {children}
    </div>
  );
}
interface RowProps {
  children: ReactNode;
  gap?: Gap;
  align?: 'center' | 'start' | 'end' | 'baseline';
  apart?: boolean;
}

/** As many equal columns as fit, each at least `least` wide. */
export function Columns({ children, least = 'medium' }: { children: ReactNode; least?: 'narrow' | 'medium' | 'wide' }) {
  return (
    <div className={css.columns} data-least={least}>
      {children}
    </div>
  );
}

/** Quiet text beside something. */
export function Quiet({ children }: { children: ReactNode }) {
  return <span className={css.quiet}>{children}</span>;
}

/** Text for screen readers only. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className="unseen">{children}</span>;
}
