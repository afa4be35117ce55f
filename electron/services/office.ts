import { asc, eq } from 'drizzle-orm';
import { office as officeTable, person } from '../../db/schema/office.ts';
import type { OfficeState, officeApi } from '../../shared/api/office.ts';
import { type App, personOf, type Session } from '../core/app.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { UNPROTECTED_LINE } from '../safety/key-file.ts';
import { beginRegister, enterCountyCalendar, openedRegister } from './begin.ts';
import { openDemo } from './demo.ts';

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
      const open = openedRegister(app);
      if (open.office)
        throw refuse('conflict', 'This folder already holds a register.', 'Open it from the welcome screen.');
      const beginning = { officeName: input.officeName, demo: false, by: input.areaManager };
      session.personId = beginRegister(app, open, beginning, (run) => {
        const name = input.areaManager;
        const first = run.insert(person, { id: run.person.id, name, role: 'area-manager', active: true });
        run.insert(person, { name: input.assistantAreaManager, role: 'assistant-area-manager', active: true });
        if (input.countyCalendar) enterCountyCalendar(run);
        return first;
      });
      return stateOf(app, session);
    },
  },

  openDemo: {
    app(app, session) {
      openDemo(app);
      openedRegister(app);
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

  details(run) {
    const row = officeRow(run);
    return { name: row.name, version: row.version };
  },

  rename(run, { version, name }) {
    run.update(officeTable, run.officeId, version, { name });
    return {};
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

function officeRow(run: QueryRun) {
  const row = run.db.select().from(officeTable).where(eq(officeTable.id, run.officeId)).get();
  if (!row) throw notFound('The office');
  return row;
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
