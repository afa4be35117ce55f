import type { OfficeState } from '../../shared/api/office.ts';
import { useAsk } from './ask.ts';
import { api } from './client.ts';

/** The office, who sits at the desk, and the office's day (never the browser's clock). Undefined until the first answer. */
export function useOffice(): OfficeState | undefined {
  return useAsk(api.office.state, {}).value;
}

/** The office's day. Screens are shown only once it is known; the empty text is for the moment before. */
export function useToday(): string {
  return useOffice()?.today ?? '';
}

/** Whether this person may write: office and read-only people see no buttons that the core would refuse. */
export function useIsManager(): boolean {
  const role = useOffice()?.person?.role;
  return role === 'area-manager' || role === 'assistant-area-manager';
}
