import { asc } from 'drizzle-orm';
import { linkCentre } from '../../db/schema/link.ts';
import type { linkApi } from '../../shared/api/link.ts';
import type { Service } from '../core/service.ts';

/** The Link: its centres, in the order of their names; those that have closed come last. */
export const link: Service<typeof linkApi> = {
  list: (run) =>
    run.db
      .select()
      .from(linkCentre)
      .orderBy(asc(linkCentre.name))
      .all()
      .map(({ id, version, name, town, openedOn, closedOn, lengthTerms, places }) => ({
        id,
        version,
        name,
        town,
        openedOn,
        closedOn,
        lengthTerms,
        places,
      }))
      .toSorted((a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null)),
};
