import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { caseFile, pupil } from '../../db/schema/cases.ts';
import { printRecord } from '../../db/schema/papers.ts';
import { contact, school, signUp } from '../../db/schema/schools.ts';
import type { ImportRow } from '../../shared/api/calendars.ts';
import type { schoolsApi } from '../../shared/api/schools.ts';
import { checkDfeNumber } from '../../shared/identifiers.ts';
import { DISTRICTS } from '../../shared/words.ts';
import { notFound, refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { type GiasSchool, readGias } from './gias.ts';
import { isInForce } from './sign-up-in-force.ts';
import { isStale } from './stale-papers.ts';

/** Previews that wait to be imported, by id. One office at one desk needs few: the oldest goes when there are more than four. */
const previews = new Map<string, GiasSchool[]>();

export const schools: Service<typeof schoolsApi> = {
  list(run, { search, signUp: wanted }) {
    const signed = signUpsBySchool(run);
    const open = run.prepared('schools.openCases', (db) =>
      db.$client.prepare(
        'SELECT pupil.home_school_id AS id, count(*) AS n FROM case_file JOIN pupil ON pupil.id = case_file.pupil_id WHERE case_file.closed_on IS NULL GROUP BY 1',
      ),
    );
    const counts = new Map((open.all() as { id: string; n: number }[]).map(({ id, n }) => [id, n]));
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return run.db
      .select()
      .from(school)
      .orderBy(asc(school.name))
      .all()
      .filter((row) => {
        const haystack = [row.name, row.urn, row.town, row.area, row.districtName].join(' ').toLowerCase();
        return words.every((word) => haystack.includes(word));
      })
      .map((row) => {
        const latest = signed.get(row.id)?.at(-1);
        const inForce = signed.get(row.id)?.find((each) => isInForce(each, run.today));
        return {
          id: row.id,
          version: row.version,
          urn: row.urn,
          name: row.name,
          town: row.town,
          area: row.area,
          districtName: row.districtName,
          phase: row.phase,
          status: row.status,
          signUp: inForce ? ('in-force' as const) : latest ? ('ended' as const) : ('none' as const),
          signUpUntil: (inForce ?? latest)?.inForceUntil ?? null,
          openCases: counts.get(row.id) ?? 0,
        };
      })
      .filter((line) => wanted === 'any' || (wanted === 'in-force') === (line.signUp === 'in-force'));
  },

  show(run, { id }) {
    const row = run.db.select().from(school).where(eq(school.id, id)).get();
    if (!row) throw notFound('The school');
    const contacts = run.db
      .select()
      .from(contact)
      .where(and(eq(contact.schoolId, id), isNull(contact.until)))
      .orderBy(asc(contact.kind))
      .all();
    const signUps = run.db.select().from(signUp).where(eq(signUp.schoolId, id)).orderBy(desc(signUp.signedOn)).all();
    const cases = run.db
      .select({
        id: caseFile.id,
        reference: caseFile.reference,
        givenName: pupil.givenName,
        familyName: pupil.familyName,
        closedOn: caseFile.closedOn,
      })
      .from(caseFile)
      .innerJoin(pupil, eq(pupil.id, caseFile.pupilId))
      .where(eq(pupil.homeSchoolId, id))
      .orderBy(desc(caseFile.openedOn))
      .all();
    const printed = run.db
      .select()
      .from(printRecord)
      .where(eq(printRecord.recipientSchoolId, id))
      .orderBy(desc(printRecord.number))
      .limit(50)
      .all();
    const { officeId: _office, changedAt: _at, changedBy: _by, selfReview, address3: _third, ...rest } = row;
    return {
      ...rest,
      selfReview: selfReview ?? {},
      contacts: contacts.map(({ id: contactId, version, kind, name, role, email, phone }) => ({
        id: contactId,
        version,
        kind,
        name,
        role,
        email,
        phone,
      })),
      signUps: signUps.map((each) => ({
        id: each.id,
        version: each.version,
        signatory: each.signatory,
        signatoryRole: each.signatoryRole,
        signedOn: each.signedOn,
        mouVersion: each.mouVersion,
        inForceFrom: each.inForceFrom,
        inForceUntil: each.inForceUntil,
        withdrawnOn: each.withdrawnOn,
        inForceToday: isInForce(each, run.today),
        note: each.note,
      })),
      cases: cases.map((each) => ({
        id: each.id,
        reference: each.reference,
        pupilName: `${each.givenName} ${each.familyName}`,
        open: each.closedOn === null,
      })),
      printed: printed.map((each) => ({
        id: each.id,
        number: each.number,
        paper: each.paper,
        printedAt: each.printedAt,
        stale: isStale(run.db, each),
      })),
    };
  },

  add(run, input) {
    const there = run.db
      .select({ id: school.id, name: school.name })
      .from(school)
      .where(eq(school.urn, input.urn))
      .get();
    if (there) {
      throw refuse(
        'conflict',
        `URN ${input.urn} is ${there.name}, which is in the register already.`,
        'Open that school and change it there.',
        {
          link: { to: `/schools/${there.id}`, label: there.name },
          fields: [{ path: 'urn', sentence: `This is the URN of ${there.name}.` }],
        },
      );
    }
    return { id: run.insert(school, { ...checked(input), selfReview: null }) };
  },

  change(run, { id, version, ...input }) {
    run.update(school, id, version, checked(input));
    return { id };
  },

  saveContact(run, { id, version, ...input }) {
    if (id && version !== null) {
      run.update(contact, id, version, input);
      return { id };
    }
    return { id: run.insert(contact, { ...input, until: null }) };
  },

  endContact(run, { id, version }) {
    run.update(contact, id, version, { until: run.today });
    return {};
  },

  signUp(run, input) {
    if (input.signedOn > run.today) throw refuseField('signedOn', 'The day of signing is in the future.');
    if (input.inForceUntil !== null && input.inForceUntil < input.inForceFrom) {
      throw refuseField('inForceUntil', 'The last day in force comes before the first.');
    }
    return { id: run.insert(signUp, { ...input, withdrawnOn: null }) };
  },

  withdrawSignUp(run, { id, version, withdrawnOn }) {
    run.update(signUp, id, version, { withdrawnOn });
    return {};
  },

  saveSelfReview(run, { id, version, selfReview }) {
    run.update(school, id, version, { selfReview });
    return {};
  },

  async *previewImport(run, { file }) {
    yield { done: 0, of: 1, doing: 'Reading the file' };
    const { rows, missingColumns } = readGias(Buffer.from(file, 'base64'));
    const held = new Map(
      run
        .query()
        .db.select()
        .from(school)
        .all()
        .map((row) => [row.urn, row]),
    );
    const lines: ImportRow[] = [];
    const wanted: GiasSchool[] = [];
    for (const [at, row] of rows.entries()) {
      if (at % 200 === 0) {
        yield { done: at, of: rows.length, doing: 'Comparing with the register' };
        // Lets a cancel in between two portions.
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (!row.ok) {
        lines.push({ row: row.row, what: 'refused', label: row.label, reason: row.reason });
        continue;
      }
      const there = held.get(row.school.urn);
      const differences = there ? differencesOf(there, row.school) : [];
      const what = !there ? 'new' : differences.length > 0 ? 'changed' : 'unchanged';
      if (what !== 'unchanged') wanted.push(row.school);
      lines.push({
        row: row.row,
        what,
        label: `${row.school.name} (${row.school.urn})`,
        reason: differences.join('; '),
      });
    }
    const previewId = run.newId();
    previews.set(previewId, wanted);
    for (const oldest of previews.keys()) {
      if (previews.size <= 4) break;
      previews.delete(oldest);
    }
    const count = (what: ImportRow['what']) => lines.filter((line) => line.what === what).length;
    return {
      previewId,
      counts: {
        new: count('new'),
        changed: count('changed'),
        unchanged: count('unchanged'),
        refused: count('refused'),
      },
      rows: lines,
      missingColumns,
    };
  },

  importGias(run, { previewId }) {
    const wanted = previews.get(previewId);
    if (!wanted)
      throw refuse(
        'not-found',
        'This preview is no longer there.',
        'Choose the file again and look at a fresh preview.',
      );
    if (wanted.length === 0)
      throw refuse('conflict', 'Nothing in this file is new, so nothing was imported.', 'Choose another file.');
    const held = new Map(
      run.db
        .select({ id: school.id, urn: school.urn })
        .from(school)
        .all()
        .map(({ id, urn }) => [urn, id]),
    );
    let added = 0;
    let changed = 0;
    for (const row of wanted) {
      const id = held.get(row.urn);
      if (id) {
        run.amend(school, id, told(row));
        changed++;
      } else {
        run.insert(school, { ...row, area: null, selfReview: null, note: '' });
        added++;
      }
    }
    previews.delete(previewId);
    return { added, changed };
  },
};

/** Additive: an empty cell never wipes what the office knows, and a phase that GIAS leaves open stays as it is. */
function told(row: GiasSchool): Partial<GiasSchool> {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== null && !(name === 'phase' && value === 'unknown')),
  );
}

function differencesOf(there: typeof school.$inferSelect, row: GiasSchool): string[] {
  const held: Record<string, unknown> = there;
  return Object.entries(told(row))
    .filter(([name, value]) => held[name] !== value)
    .map(([name, value]) => `${name}: ${String(held[name] ?? 'empty')} becomes ${String(value)}`);
}

function checked<T extends { dfeNumber: string | null; districtCode: string | null }>(input: T) {
  const number = input.dfeNumber ? checkDfeNumber(input.dfeNumber) : null;
  if (number && !number.ok) throw refuseField('dfeNumber', number.sentence);
  return {
    ...input,
    dfeNumber: number?.value ?? null,
    districtName: DISTRICTS[input.districtCode as keyof typeof DISTRICTS] ?? null,
  };
}

function signUpsBySchool(run: QueryRun) {
  const rows = run.db.select().from(signUp).orderBy(asc(signUp.signedOn)).all();
  return Map.groupBy(rows, ({ schoolId }) => schoolId);
}
