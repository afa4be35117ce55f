import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { caseFile } from '../../db/schema/cases.ts';
import { caseView } from '../../db/schema/history.ts';
import { person } from '../../db/schema/office.ts';
import { restriction, restrictionReader } from '../../db/schema/safety.ts';
import type { accessApi, Restriction } from '../../shared/api/access.ts';
import { CASE_READERS } from '../../shared/api/fields.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';

/** Who may see a case, and who has looked at it. What a restriction hides is done beneath every query (db/veil.ts). */
export const access: Service<typeof accessApi> = {
  ofCase(run, { caseId }) {
    const file = run.db.select().from(caseFile).where(eq(caseFile.id, caseId)).get();
    if (!file) throw notFound('The case');
    const all = restrictionsOf(run, caseId);
    return {
      caseId,
      pupilId: file.pupilId,
      reference: file.reference,
      restriction: all.find(({ liftedOn }) => liftedOn === null) ?? null,
      past: all.filter(({ liftedOn }) => liftedOn !== null),
      people: readersIn(run).map(({ id, name, role }) => ({ personId: id, name, role })),
      views: run.db
        .select()
        .from(caseView)
        .where(eq(caseView.caseId, caseId))
        .orderBy(desc(caseView.lastAt))
        .limit(MOST_VIEWS)
        .all()
        .map(({ caseId: _case, personId: _person, ...view }) => view),
    };
  },

  restrict(run, { caseId, reason, personIds }) {
    const file = run.db.select().from(caseFile).where(eq(caseFile.id, caseId)).get();
    if (!file) throw notFound('The case');
    if (run.db.select({ id: restriction.id }).from(restriction).where(standingOn(caseId)).get()) {
      throw refuse('conflict', 'This case is restricted already.', 'Change who may see it instead.');
    }
    const blank = { liftedOn: null, liftedWhy: null };
    const id = run.insert(restriction, { caseId, fromOn: run.today, reason, ...blank });
    nameReaders(run, id, personIds);
    return { id };
  },

  name(run, { id, version, personIds }) {
    const row = standing(run, id, version);
    for (const reader of run.db.select().from(restrictionReader).where(eq(restrictionReader.restrictionId, id)).all()) {
      if (!personIds.includes(reader.personId)) run.remove(restrictionReader, reader.id);
    }
    nameReaders(run, row.id, personIds);
    return { id };
  },

  lift(run, { id, version, why }) {
    standing(run, id, version);
    run.update(restriction, id, version, { liftedOn: run.today, liftedWhy: why });
    return { id };
  },
};

const MOST_VIEWS = 500;

const standingOn = (caseId: string) => and(eq(restriction.caseId, caseId), isNull(restriction.liftedOn));

/** The restriction as it was seen; who may see a case is changed by its readers, so its version is compared here. */
function standing(run: CommandRun, id: string, version: number) {
  const row = run.db.select().from(restriction).where(eq(restriction.id, id)).get();
  if (!row) throw notFound('The restriction');
  if (row.version !== version || row.liftedOn !== null) {
    throw refuse('conflict', 'The restriction has been changed meanwhile.', 'Look at it again, then decide.');
  }
  return row;
}

/** Whoever restricts a case is one of those who see it, so that somebody can always lift it. */
function nameReaders(run: CommandRun, restrictionId: string, personIds: readonly string[]): void {
  if (!personIds.includes(run.person.id)) {
    throw refuseField('personIds', 'Name yourself too: whoever is not named can not undo this.', 'Tick your own name.');
  }
  const may = new Set(readersIn(run).map(({ id }) => id));
  if (personIds.some((id) => !may.has(id))) {
    throw refuseField('personIds', 'Somebody who is named does not read cases, or has left the office.');
  }
  const named = run.db.select().from(restrictionReader).where(eq(restrictionReader.restrictionId, restrictionId)).all();
  const known = new Set(named.map(({ personId }) => personId));
  for (const personId of new Set(personIds)) {
    if (!known.has(personId)) run.insert(restrictionReader, { restrictionId, personId });
  }
}

function readersIn(run: QueryRun) {
  return run.db
    .select()
    .from(person)
    .where(eq(person.active, true))
    .orderBy(asc(person.name))
    .all()
    .filter(({ role }) => CASE_READERS.includes(role));
}

function restrictionsOf(run: QueryRun, caseId: string): Restriction[] {
  return run.db
    .select()
    .from(restriction)
    .where(eq(restriction.caseId, caseId))
    .orderBy(desc(restriction.version))
    .all()
    .map(({ id, version, fromOn, reason, liftedOn, liftedWhy }) => ({
      id,
      version,
      fromOn,
      reason,
      liftedOn,
      liftedWhy,
      readers: run.db
        .select({ personId: person.id, name: person.name, role: person.role, active: person.active })
        .from(restrictionReader)
        .innerJoin(person, eq(person.id, restrictionReader.personId))
        .where(eq(restrictionReader.restrictionId, id))
        .orderBy(asc(person.name))
        .all(),
    }));
}
