import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { connect } from '../../db/connect.ts';
import { chanceFrom } from '../../db/demo/making.ts';
import { nameAt, personAt } from '../../db/demo/names.ts';
import { recordChange } from '../../db/history.ts';
import type { Register } from '../../db/open.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';

/** The county of speed.md: 250 schools, 5,000 cases, 100,000 reviews and other events, inserted in bulk under history. */
export interface County {
  caseIds: string[];
  pupilIds: string[];
  events: number;
}

type Value = string | number | null;

export function fillCounty(register: Register, officeId: string): County {
  const { sqlite } = register.writing;
  let county: County = { caseIds: [], pupilIds: [], events: 0 };
  const entry = {
    id: randomUUID(),
    officeId,
    at: '2026-11-24T08:00:00.000Z',
    personId: 'bench',
    personName: 'Bench',
    procedure: 'bench.fill',
    sentence: 'filled the bench',
    requestId: randomUUID(),
  };
  recordChange(sqlite, register.historyKey, entry, (seq) => {
    county = addCounty(adder(sqlite, officeId, seq), 5000);
    return null;
  });
  register.writing.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  register.writing.sqlite.exec('ANALYZE');
  return county;
}

/** A county of any size in one transaction on a connection of its own, without history: for measuring what reads. */
export function fillWithoutHistory(register: Register, officeId: string, cases: number): void {
  const sqlite = connect(register.file, register.key, { readonly: false });
  // What is measured is reading; filling it may be as careless as it is fast.
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('cache_size = -400000');
  sqlite.exec('BEGIN IMMEDIATE');
  const entries = Number(sqlite.prepare('SELECT max(seq) FROM change').pluck().get());
  addCounty(adder(sqlite, officeId, entries, inOrder()), cases);
  sqlite.exec('COMMIT');
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.exec('ANALYZE');
  sqlite.close();
}

/** As if no case had ever been closed. */
export function openEveryCase(register: Register): void {
  const sqlite = connect(register.file, register.key, { readonly: false });
  sqlite.exec('UPDATE case_file SET closed_on = NULL, closed_why = NULL');
  sqlite.close();
}

function addCounty(add: Add, cases: number): County {
  const county: County = { caseIds: [], pupilIds: [], events: 0 };
  const chance = chanceFrom(5);
  const schools = Array.from({ length: 250 }, (_, at) =>
    add('school', {
      urn: String(910000 + at),
      name: `Bench ${nameAt(at)} Primary School`,
      status: 'open',
      phase: 'primary',
      note: '',
    }),
  );
  for (let at = 0; at < cases; at++) {
    const opened = addDays('2022-09-01', Math.floor((at * 1530) / cases));
    addCase(county, add, chance, schools[at % schools.length] ?? '', at, opened);
  }
  return county;
}

type Add = (table: string, values: Record<string, Value>) => string;

/** Ids one after another, as the register's own are: a UUID of version 7 begins with the time. */
function inOrder(): () => string {
  let made = 0;
  return () => `01930000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
}

/** Inserts with one prepared statement per table. */
function adder(sqlite: Database.Database, officeId: string, seq: number, newId: () => string = randomUUID): Add {
  const statements = new Map<string, Database.Statement<Value[]>>();
  return (table, values) => {
    const id = newId();
    const row = { id, office_id: officeId, version: seq, changed_at: '2026-11-24', changed_by: 'bench', ...values };
    const columns = Object.keys(row);
    const key = `${table} ${columns.join()}`;
    let statement = statements.get(key);
    if (!statement) {
      statement = sqlite.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      statements.set(key, statement);
    }
    statement.run(...Object.values(row));
    return id;
  };
}

function addCase(
  county: County,
  add: Add,
  chance: ReturnType<typeof chanceFrom>,
  school: string,
  at: number,
  opened: PlainDate,
): void {
  // One case in ten is open, as in an office that closes what it ends.
  const isOpen = at % 10 === 0;
  const { givenName, familyName } = personAt(at);
  const pupil = add('pupil', {
    given_name: `${givenName}${at % 50}`,
    family_name: `${familyName}${at % 31}`,
    date_of_birth: addDays('2015-09-01', (at * 7) % 2000),
    home_school_id: school,
    sen_status: 'K',
    needs: '["SEMH"]',
    note: '',
  });
  const caseId = add('case_file', {
    reference: `C-${String(at + 1).padStart(4, '0')}`,
    pupil_id: pupil,
    opened_on: opened,
    closed_on: isOpen ? null : addDays(opened, 200),
    closed_why: isOpen ? null : 'The plan reached its end.',
  });
  county.caseIds.push(caseId);
  county.pupilIds.push(pupil);
  add('carer', { pupil_id: pupil, name: nameAt(at + 9), relationship: 'Mother', parental_responsibility: 1, note: '' });
  add('agreement', { pupil_id: pupil, agreed_by: nameAt(at + 9), agreed_on: opened, how: 'signed', note: '' });
  const enquiry = add('enquiry', {
    case_id: caseId,
    school_id: school,
    received_on: opened,
    how: 'phone',
    asked_by: nameAt(at + 5),
    concern: 'Leaves the classroom several times a day.',
    answer_due_on: addDays(opened, 7),
    answered_on: at % 40 === 0 ? null : addDays(opened, 4),
    answer: at % 40 === 0 ? null : 'Told the school by phone.',
  });
  for (const kind of ['psp', 'intervention', 'specialist-assessment', 'sendias-offer', 'enhanced-targeted-review']) {
    const evidence = add('evidence', {
      case_id: caseId,
      kind,
      started_on: addDays(opened, -120),
      title: kind,
      standing: 'seen',
      source: 'School',
      note: '',
    });
    const reviews = kind === 'psp' ? 12 : kind === 'intervention' ? 5 : 0;
    for (let n = 1; n <= reviews; n++, county.events++) {
      const heldOn = addDays(opened, n * 14 - 120);
      add('evidence_review', {
        evidence_id: evidence,
        held_on: heldOn,
        adjusted: n % 2,
        standing: 'seen',
        note: 'Held.',
      });
    }
  }
  for (let n = 0; n < 3; n++, county.events++) {
    const startedOn = addDays(opened, -20 * n - 5);
    const rest = { type: 'SUSP', reasons: '["DB"]', standing: 'seen', source: 'Letter', note: '' };
    add('suspension', {
      pupil_id: pupil,
      school_id: school,
      started_on: startedOn,
      sessions: chance.between(1, 6),
      ...rest,
    });
  }
  if (at % 40 === 0) return;
  const outcome = chance.one([
    'commissioned',
    'commissioned',
    'commissioned',
    'not-yet',
    'school-funded',
    'out-of-remit',
  ]);
  const stored = { rule_sets: '[]', parameters: '{}', facts: '{}', assessment: '{}' };
  add('decision', {
    case_id: caseId,
    enquiry_id: enquiry,
    decided_on: addDays(opened, 4),
    decided_by: 'Bench',
    outcome,
    route: outcome,
    reason: 'Bench.',
    ...stored,
  });
  if (outcome !== 'commissioned') return;
  const [startOn, endOn] = [addDays(opened, 20), addDays(opened, 100)];
  const rest = { priority: 2, sta_limit: 1, possible_sessions: '[]', sta_wishes: '[]', purpose: 'Bench.' };
  const plan = add('plan', {
    case_id: caseId,
    kind: 'coaching',
    start_on: startOn,
    end_on: endOn,
    home_school_id: school,
    ...rest,
  });
  const agreed = {
    agreed_by: 'Head',
    role: 'Head teacher',
    agreed_on: opened,
    covers_from: startOn,
    covers_until: endOn,
  };
  add('plan_agreement', { plan_id: plan, school_id: school, ...agreed });
}
