import { asc, eq } from 'drizzle-orm';
import { linkCentre, linkLimit, linkPlaces } from '../../db/schema/link.ts';
import type { linkCentresApi } from '../../shared/api/link-centres.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { caseById } from './case-rows.ts';
import { staysOf } from './link-facts.ts';

/** The towns that the memorandum names (A12), and how it says that a placement runs (B1, B2). */
const TOWNS = ['Nuneaton', 'Bedworth', 'Rugby'] as const;
const LENGTH_TERMS = 2;

/** Provisions: made, changed, opened and closed; their places from a day on; closures and staffing. */
export const linkCentres: Service<typeof linkCentresApi> = {
  show(run, { id }) {
    const { version, name, town, openedOn, closedOn, lengthTerms, phases, note, places } = centreRow(run, id);
    return {
      id,
      version,
      name,
      town,
      openedOn,
      closedOn,
      lengthTerms,
      phases,
      note,
      places,
      later: run.db
        .select()
        .from(linkPlaces)
        .where(eq(linkPlaces.centreId, id))
        .orderBy(asc(linkPlaces.fromOn))
        .all()
        .map(({ id: rowId, fromOn, places: later, reason }) => ({ id: rowId, fromOn, places: later, reason })),
      limits: run.db
        .select()
        .from(linkLimit)
        .where(eq(linkLimit.centreId, id))
        .orderBy(asc(linkLimit.fromOn))
        .all()
        .map(({ id: rowId, kind, fromOn, untilOn, days, atMost, reason }) => {
          return { id: rowId, kind, fromOn, untilOn, days, atMost, reason };
        }),
    };
  },

  addThree(run, { openedOn, places }) {
    const there = new Set(allNames(run));
    const missing = TOWNS.filter((town) => !there.has(nameIn(town)));
    if (missing.length === 0) {
      throw refuse('conflict', 'The three centres are there already.', 'Change them one by one.');
    }
    const ids = missing.map((town) =>
      run.insert(linkCentre, {
        name: nameIn(town),
        town,
        openedOn,
        closedOn: null,
        lengthTerms: LENGTH_TERMS,
        places: { mon: places, tue: places, wed: places, thu: places, fri: places },
        note: '',
      }),
    );
    return { ids };
  },

  add(run, input) {
    refuseSameName(run, input.name, null);
    return { id: run.insert(linkCentre, { ...input, closedOn: null }) };
  },

  change(run, { id, version, ...input }) {
    const row = centreRow(run, id);
    refuseSameName(run, input.name, id);
    if (row.closedOn !== null && input.openedOn > row.closedOn) {
      throw refuseField('openedOn', `It closed on ${showDate(row.closedOn)}.`);
    }
    run.update(linkCentre, id, version, input);
    return { id };
  },

  close(run, { id, version, closedOn }) {
    const row = centreRow(run, id);
    if (closedOn !== null) {
      if (closedOn < row.openedOn) throw refuseField('closedOn', `It opened only on ${showDate(row.openedOn)}.`);
      refuseWhoStays(run, id, closedOn);
    }
    run.update(linkCentre, id, version, { closedOn });
    return {};
  },

  setPlaces(run, { centreId, fromOn, places, reason }) {
    const row = centreRow(run, centreId);
    if (fromOn <= row.openedOn) {
      throw refuseField('fromOn', `It opened on ${showDate(row.openedOn)}: enter a later day.`);
    }
    const same = run.db
      .select()
      .from(linkPlaces)
      .where(eq(linkPlaces.centreId, centreId))
      .all()
      .some((each) => each.fromOn === fromOn);
    if (same) throw refuseField('fromOn', 'Its places change on this day already: take that back first.');
    return { id: run.insert(linkPlaces, { centreId, fromOn, places, reason }) };
  },

  takePlacesBack(run, { id }) {
    run.remove(linkPlaces, id);
    return {};
  },

  addLimit(run, { atMost, ...input }) {
    const row = centreRow(run, input.centreId);
    if (input.untilOn < input.fromOn) throw refuseField('untilOn', 'It would end before it begins.');
    if (input.untilOn < row.openedOn) throw refuseField('fromOn', `It opened only on ${showDate(row.openedOn)}.`);
    return { id: run.insert(linkLimit, { ...input, atMost: input.kind === 'closed' ? 0 : atMost }) };
  },

  takeLimitBack(run, { id }) {
    run.remove(linkLimit, id);
    return {};
  },
};

function centreRow(run: QueryRun, id: string) {
  const row = run.db.select().from(linkCentre).where(eq(linkCentre.id, id)).get();
  if (!row) throw notFound('The centre');
  return row;
}

function nameIn(town: string): string {
  return `The Link, ${town}`;
}

function allNames(run: QueryRun): string[] {
  return run.db
    .select({ name: linkCentre.name })
    .from(linkCentre)
    .all()
    .map(({ name }) => name);
}

function refuseSameName(run: QueryRun, name: string, own: string | null): void {
  const rows = run.db.select({ id: linkCentre.id, name: linkCentre.name }).from(linkCentre).all();
  if (rows.some((row) => row.id !== own && row.name.toLowerCase() === name.toLowerCase())) {
    throw refuseField('name', 'There is a centre of this name already.');
  }
}

/** A centre does not close over the head of a pupil who has a place there. */
function refuseWhoStays(run: QueryRun, centreId: string, closedOn: PlainDate): void {
  const staying = staysOf(run).filter(({ phases }) =>
    phases.some((phase) => phase.centreId === centreId && phase.untilOn > closedOn),
  );
  if (staying.length === 0) return;
  // Who is named, and where the link leads, is a case that the person may see.
  const first = staying.find(({ caseId }) => !run.hides(caseId));
  const reference = first ? (caseById(run, first.caseId)?.reference ?? '') : 'A pupil whose case is restricted';
  const who = staying.length === 1 ? `${reference} has a place` : `${staying.length} pupils have places`;
  const to = first?.placementId ? `/link/placements/${first.placementId}` : `/link/requests/${first?.requestId}`;
  throw refuse('rule', `${who} here after ${showDate(closedOn)}.`, 'Move them to another centre, or end them, first.', {
    fields: [{ path: 'closedOn', sentence: `${who} here after this day.` }],
    ...(first ? { link: { to, label: reference } } : {}),
  });
}
