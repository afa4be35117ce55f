import { asc } from 'drizzle-orm';
import { recordChange } from '../../db/history.ts';
import { closedDay, office as officeTable, person, termHalf } from '../../db/schema/office.ts';
import type { OfficeState, officeApi } from '../../shared/api/office.ts';
import { BANK_HOLIDAYS, COUNTY_TERM_HALVES } from '../../shared/county-calendar.ts';
import { type App, type OpenRegister, personOf, type Session } from '../core/app.ts';
import { refuse } from '../core/refuse.ts';
import { type CommandRun, commandRun, type Person } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { UNPROTECTED_LINE } from '../safety/key-file.ts';

/** The office: whether a register is open, starting one, the demo, and who sits at the desk. */
export const office: Service<typeof officeApi> = {
  state: { app: (app, session) => stateOf(app, session) },

  start: {
    app(app, session, input) {
      if (app.open?.office && !app.open.office.demo) {
        throw refuse(
          'conflict',
          'This folder already holds a register.',
          'Open it, or start the app with another folder.',
        );
      }
      app.openFolder('own', true);
      const open = opened(app);
      if (open.office)
        throw refuse('conflict', 'This folder already holds a register.', 'Open it from the welcome screen.');
      session.personId = begin(
        app,
        open,
        input.officeName,
        false,
        (run) => {
          const first = run.insert(person, {
            id: run.person.id,
            name: input.areaManager,
            role: 'area-manager',
            active: true,
          });
          run.insert(person, { name: input.assistantAreaManager, role: 'assistant-area-manager', active: true });
          if (input.countyCalendar) enterCountyCalendar(run);
          return first;
        },
        input.areaManager,
      );
      return stateOf(app, session);
    },
  },

  openDemo: {
    app(app, session) {
      app.openFolder('demo', true);
      opened(app);
      session.personId = null;
      return stateOf(app, session);
    },
  },

  leaveDemo: {
    app(app, session) {
      app.openFolder('own', false);
      session.personId = null;
      return stateOf(app, session);
    },
  },

  sit: {
    app(app, session, { personId }) {
      if (!app.open)
        throw refuse('no-register', 'No register is open.', 'Start a register, or look around in the demo.');
      if (!personOf(app.open, { personId })) {
        throw refuse('not-found', 'This person is not in the office.', 'Choose one of the names in the list.');
      }
      session.personId = personId;
      return stateOf(app, session);
    },
  },

  people: (run) =>
    run.db
      .select()
      .from(person)
      .orderBy(asc(person.name))
      .all()
      .map(({ id, name, role, active, version }) => ({ id, name, role, active, version })),

  addPerson: (run, { name, role }) => ({ id: run.insert(person, { name, role, active: true }) }),

  changePerson(run, { id, version, name, role, active }) {
    if (id === run.person.id && (!active || role !== run.person.role)) {
      throw refuse('rule', 'You can not take away your own place.', 'Ask the other manager to do it.');
    }
    run.update(person, id, version, { name, role, active });
    return { id };
  },
};

function opened(app: App): OpenRegister {
  if (app.open) return app.open;
  throw refuse(
    'conflict',
    app.fault ?? 'The register could not be opened.',
    'Nothing was changed. Mend what the sentence names, then try again.',
  );
}

/** Writes the first entry of a new register: the office and whatever `fill` adds. Returns what `fill` returns. */
function begin(
  app: App,
  open: OpenRegister,
  name: string,
  demo: boolean,
  fill: (run: CommandRun) => string,
  by: string,
): string {
  const { clock, newId } = app.context;
  const { register } = open;
  const officeId = newId();
  const first: Person = { id: newId(), name: by, role: 'area-manager' };
  const now = clock.now();
  const entry = {
    id: newId(),
    officeId,
    at: now,
    personId: first.id,
    personName: first.name,
    procedure: 'office.start',
    sentence: 'started the register',
    requestId: newId(),
  };
  const answer = recordChange(register.writing.sqlite, register.key, entry, (seq) => {
    const run = commandRun({ register, person: first, officeId, today: clock.today(), now, newId }, seq);
    run.insert(officeTable, { id: officeId, name, demo });
    return fill(run);
  });
  app.readOffice();
  return answer;
}

function enterCountyCalendar(run: CommandRun): void {
  for (const half of COUNTY_TERM_HALVES) run.insert(termHalf, { ...half, schoolId: null });
  for (const { date, name } of BANK_HOLIDAYS) {
    run.insert(closedDay, { schoolId: null, date, kind: 'bank-holiday', name });
  }
}

function stateOf(app: App, session: Session): OfficeState {
  const { open } = app;
  const people = open
    ? open.register.reading.orm.select().from(person).orderBy(asc(person.role), asc(person.name)).all()
    : [];
  const active = people.filter((each) => each.active).map(({ id, name, role }) => ({ id, name, role }));
  if (open && !session.personId) session.personId = active[0]?.id ?? null;
  return {
    office: open?.office ?? null,
    person: open ? personOf(open, session) : null,
    people: active,
    today: app.context.clock.today(),
    version: app.context.version,
    protection: open?.office ? UNPROTECTED_LINE : null,
    fault: app.fault,
  };
}
