import { calendarsApi } from './calendars.ts';
import { draftsApi } from './drafts.ts';
import { historyApi } from './history.ts';
import { officeApi } from './office.ts';

/** The whole contract: one entry per area. The page's client and the core's router are both read off this object. */
export const contract = {
  office: officeApi,
  history: historyApi,
  drafts: draftsApi,
  calendars: calendarsApi,
};
export type Contract = typeof contract;
