import type { ReactNode } from 'react';
import { Icon, type Shape } from './icons.tsx';
import { ShowDate } from './show.tsx';
import type { Tint } from './states.ts';
import css from './timeline.module.css';

/** What happened, newest first or as given: a date, what, and detail. */
export interface TimelineEntry {
  key: string;
  on: string;
  what: ReactNode;
  detail?: ReactNode;
  shape?: Shape;
  tint?: Tint;
}

export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className={css.timeline} aria-label={label}>
      {entries.map(({ key, on, what, detail, shape = 'dot', tint = 'plain' }) => (
        <li key={key} data-tint={tint}>
          <span className={css.mark}>
            <Icon shape={shape} />
          </span>
          <span className={css.on}>
            <ShowDate on={on} />
          </span>
          <div className={css.what}>
            <div>{what}</div>
            {detail && <div className={css.detail}>{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
