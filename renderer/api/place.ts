import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Where the page is: parameters of the address, and small pieces of state that belong in it (a filter, an open side pane). */

/** `useParam('caseId')` on `/cases/$caseId`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return params[name] ?? '';
}

/** `const goTo = useGoTo(); goTo('/cases/1')`. */
export function useGoTo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (to, { replace = false } = {}) => {
      void navigate({ to, replace });
    },
    [navigate],
  );
}

/** State kept in the address (`?stage=open`), so that back, reload and a copied link keep it. */
export function useInAddress(name: string, initial: string): [string, (value: string) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (value: string) => {
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, [name]: value === initial ? undefined : value }),
        replace: true,
      });
    },
    [navigate, name, initial],
  );
  const value = search[name];
  return [value === undefined ? initial : String(value), set];
}
