import { and, asc, desc, eq, isNull, max } from 'drizzle-orm';
import { formerRows, rowsOfPupils } from '../../db/belonging.ts';
import { EMPTIED, namedElsewhere, OlderForm } from '../../db/erase.ts';
import { panelPapersNaming, sheetsDecidingAbout } from '../../db/printed-copies.ts';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { setting } from '../../db/schema/office.ts';
import { erasure, legalHold } from '../../db/schema/safety.ts';
import { school } from '../../db/schema/schools.ts';
import type { KeptPupil, retentionApi } from '../../shared/api/retention.ts';
import { showDate } from '../../shared/dates.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { CommandRun, QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { certificateNumber, keptUntil, retentionRule, retentionYears, YEARS_KEY } from './retention-rule.ts';
import { tableLabel } from './table-labels.ts';

/** How long records are kept: what is due by the rule, legal holds, and erasing for good. */
export const retention: Service<typeof retentionApi> = {
  list(run) {
    const { years, version, reason } = retentionYears(run);
    const all = keptPupils(run);
    return {
      years,
      yearsVersion: version,
      yearsReason: reason,
      due: all.filter(({ due }) => due).toSorted((a, b) => (a.keptUntil ?? '').localeCompare(b.keptUntil ?? '')),
      held: all.filter(({ hold }) => hold !== null),
      erasures: run.db
        .select()
        .from(erasure)
        .orderBy(desc(erasure.number))
        .all()
        .map(({ id, number, erasedOn, erasedBy, rule, reason: why, counts }) => ({
          id,
          number: certificateNumber(number),
          erasedOn,
          erasedBy,
          rule,
          reason: why,
          rows: sum(Object.values(counts)),
        })),
    };
  },

  ofPupil: (run, { pupilId }) => keptPupil(run, pupilId),

  beforeErasing(run, { pupilId }) {
    const { references } = keptPupil(run, pupilId);
    const { $client: sqlite } = run.db;
    const own = [...rowsOfPupils(sqlite, [pupilId])];
    const there = own.flatMap(([, ids]) => ids);
    const sheets = sheetsDecidingAbout(sqlite, [...there, ...formerRows(sqlite, there)]);
    const rows: [string, string[]][] = [...own, [EMPTIED, [...panelPapersNaming(sqlite, references), ...sheets]]];
    const elsewhere = Map.groupBy(namedElsewhere(run.db.$client, pupilId), ({ table }) => table);
    return {
      counts: rows.flatMap(([table, ids]) => (ids.length > 0 ? [{ what: tableLabel(table), rows: ids.length }] : [])),
      elsewhere: [...elsewhere].map(([table, ids]) => ({ what: tableLabel(table), rows: ids.length })),
    };
  },

  setYears(run, { years, version, reason }) {
    const row = run.db.select().from(setting).where(eq(setting.key, YEARS_KEY)).get();
    if (row) run.update(setting, row.id, version ?? 0, { value: JSON.stringify(years), reason });
    else run.insert(setting, { key: YEARS_KEY, value: JSON.stringify(years), reason });
    return {};
  },

  hold(run, { pupilId, reason }) {
    if (keptPupil(run, pupilId).hold) {
      throw refuse('conflict', 'There is a legal hold on these records already.', 'Nothing needs to be done.');
    }
    const blank = { liftedOn: null, liftedWhy: null };
    return { id: run.insert(legalHold, { pupilId, fromOn: run.today, reason, ...blank }) };
  },

  liftHold(run, { id, version, why }) {
    const row = run.db.select().from(legalHold).where(eq(legalHold.id, id)).get();
    if (!row) throw notFound('The hold');
    if (row.liftedOn !== null) throw refuse('conflict', 'This hold has been lifted.', 'Nothing needs to be done.');
    run.update(legalHold, id, version, { liftedOn: run.today, liftedWhy: why });
    return { id };
  },

  erase(run, { pupilId, reference, reason }) {
    const kept = keptPupil(run, pupilId);
    checkMayGo(kept);
    if (!kept.references.some((each) => each.toLowerCase() === reference.trim().toLowerCase())) {
      throw refuseField(
        'reference',
        'This is not the reference of a case of this pupil.',
        'Type it as the list shows it.',
      );
    }
    checkNameless(run, pupilId, reason);
    const rule = retentionRule(retentionYears(run).years);
    const counts = erased(run, pupilId);
    const last =
      run.db
        .select({ number: max(erasure.number) })
        .from(erasure)
        .get()?.number ?? 0;
    const by = { erasedOn: run.today, erasedBy: run.person.name };
    return { id: run.insert(erasure, { number: last + 1, pupilId, ...by, rule, reason, counts }) };
  },
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function erased(run: CommandRun, pupilId: string): Record<string, number> {
  try {
    return run.erase(pupilId);
  } catch (error) {
    if (!(error instanceof OlderForm)) throw error;
    throw refuse(
      'rule',
      'Part of this register’s history was written before erasing was possible, and would no longer fit.',
      'Change the register’s key first, in Settings, People and passphrases: the history is then sealed anew.',
      { link: { to: '/settings/people', label: 'People and passphrases' } },
    );
  }
}

function checkMayGo({ hold, keptUntil: until, due }: KeptPupil): void {
  if (hold) {
    throw refuse(
      'rule',
      `There is a legal hold on these records: ${hold.reason}`,
      'Lift the hold first, where it is over.',
    );
  }
  if (due) return;
  throw refuse(
    'rule',
    until === null
      ? 'This pupil has an open case, so nothing is erased.'
      : `These records are kept until ${showDate(until)}.`,
    'Nothing was erased.',
  );
}

/** The certificate outlives the name. */
function checkNameless(run: QueryRun, pupilId: string, reason: string): void {
  const row = run.db.select().from(pupil).where(eq(pupil.id, pupilId)).get();
  const said = reason.toLowerCase();
  if ([row?.givenName, row?.familyName].some((name) => name && name.length > 1 && said.includes(name.toLowerCase()))) {
    throw refuseField('reason', 'The reason stays when the records are gone: do not name the pupil in it.');
  }
}

function keptPupil(run: QueryRun, pupilId: string): KeptPupil {
  const [found] = keptPupils(run, pupilId);
  if (!found) throw notFound('The pupil');
  return found;
}

function keptPupils(run: QueryRun, only?: string): KeptPupil[] {
  const { years } = retentionYears(run);
  const cases = Map.groupBy(
    run.db
      .select()
      .from(caseFile)
      .where(only === undefined ? undefined : eq(caseFile.pupilId, only))
      .orderBy(asc(caseFile.openedOn))
      .all(),
    ({ pupilId }) => pupilId,
  );
  const holds = new Map(
    run.db
      .select()
      .from(legalHold)
      .where(and(isNull(legalHold.liftedOn), only === undefined ? undefined : eq(legalHold.pupilId, only)))
      .all()
      .map((hold) => [hold.pupilId, hold]),
  );
  return run.db
    .select({ pupil, schoolName: school.name })
    .from(pupil)
    .innerJoin(school, eq(school.id, pupil.homeSchoolId))
    .where(only === undefined ? undefined : eq(pupil.id, only))
    .orderBy(asc(pupil.familyName), asc(pupil.givenName))
    .all()
    .map(({ pupil: row, schoolName }) => {
      const own = cases.get(row.id) ?? [];
      const until = keptUntil({ dateOfBirth: row.dateOfBirth, closings: own.map(({ closedOn }) => closedOn) }, years);
      const hold = holds.get(row.id);
      return {
        pupilId: row.id,
        pupilName: `${row.givenName} ${row.familyName}`,
        dateOfBirth: row.dateOfBirth,
        schoolName,
        caseId: own.at(-1)?.id ?? null,
        references: own.map(({ reference }) => reference),
        keptUntil: until,
        due: until !== null && until <= run.today,
        hold: hold ? { id: hold.id, version: hold.version, fromOn: hold.fromOn, reason: hold.reason } : null,
      };
    });
}
