import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to a place of the app: `<A to={`/cases/${id}`}>C-0042</A>`. `current` marks the place we are in. */
export interface AProps {
  to: string;
  children: ReactNode;
  className?: string | undefined;
  /** Marks it `aria-current` where this is the page shown, or one below it. */
  current?: 'exact' | 'below';
  data?: Record<`data-${string}`, string | boolean | undefined>;
  label?: string;
  onKeyDown?: React.KeyboardEventHandler<HTMLAnchorElement>;
}

export function A({ to, children, className, current, data, label, onKeyDown }: AProps) {
  const [path, query] = to.split('?', 2);
  const search = query === undefined ? {} : Object.fromEntries(new URLSearchParams(query));
  return (
    <Link
      to={path ?? to}
      search={search}
      {...(className ? { className } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(onKeyDown ? { onKeyDown } : {})}
      activeOptions={{ exact: current !== 'below', includeSearch: false }}
      activeProps={current ? { 'aria-current': 'page' as const } : { 'aria-current': undefined }}
      {...data}
    >
      {children}
    </Link>
  );
}
