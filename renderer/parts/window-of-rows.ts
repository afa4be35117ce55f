import { type RefObject, useEffect, useState } from 'react';

/** Which rows of a long table are in sight, and how much room the others take. All rows of a windowed table are equally high. */
const ROW = 37;
const BESIDE = 12;

export interface WindowOfRows {
  from: number;
  until: number;
  /** Height of what is left out above and below, in CSS pixels. */
  before: number;
  after: number;
}

export function useWindowOfRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  windowed: boolean,
): WindowOfRows {
  const [sight, setSight] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = scroller.current;
    if (!element || !windowed) return;
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight });
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, windowed]);
  if (!windowed) return { from: 0, until: count, before: 0, after: 0 };
  const from = Math.max(0, Math.min(Math.floor(sight.top / ROW) - BESIDE, count - 1));
  const until = Math.min(count, Math.ceil((sight.top + sight.height) / ROW) + BESIDE);
  return { from, until, before: from * ROW, after: (count - until) * ROW };
}
