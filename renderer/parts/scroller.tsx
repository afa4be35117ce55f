import { type ReactNode, useEffect, useRef, useState } from 'react';
import css from './scroller.module.css';

/** Something wide that scrolls sideways within the page. While it is wider than its room it takes the focus, so that the arrow keys move it. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  const element = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const own = element.current;
    if (!own) return;
    const look = new ResizeObserver(() => setScrolls(own.scrollWidth > own.clientWidth));
    look.observe(own);
    return () => look.disconnect();
  }, []);
  return (
    <section className={css.scroller} aria-label={label} ref={element} tabIndex={scrolls ? 0 : undefined}>
      {children}
    </section>
  );
}
