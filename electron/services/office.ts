import { asc, eq } from 'drizzle-orm';
import { office as officeTable, person } from '../../db/schema/office.ts';
import type { OfficeState, officeApi, StartInput } from '../../shared/api/office.ts';
import { type App, personOf, type Session } from '../core/app.ts';
import { notFound, refuse } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { setSecondPlace } from '../safety/backups.ts';
import { FIRST_DATABASE, type KeyFile } from '../safety/key-folder.ts';
import { sealSlot, wipe } from '../safety/key-slots.ts';
import { beginRegister, enterCountyCalendar, openedRegister } from './begin.ts';
import { openDemo } from './demo.ts';
import { checkChosen, inTurn, slotFor } from './key-ring.ts';
import { stateOf } from './office-state.ts';
import { checkSecondPlace } from './second-place.ts';

/** The office: whether a register is open, starting one, the demo, and who sits at the desk. */
export const office: Service<typeof officeApi> = {
  state: { app: (app, session) => stateOf(app, session) },

  start: {
    app: (app, session, input) => inTurn(app, () => startRegister(app, session, input)),
  },

  openDemo: {
    app(app, session) {
      if (app.open?.isProtected && session.personId === null) {
        throw refuse('not-signed-in', 'Somebody is working in the register.', 'Sign in, or wait until it is locked.');
      }
      app.seats.leaveAll();
      openDemo(app);
      openedRegister(app);
      session.personId = null;
      return stateOf(app, session);
    },
  },

  leaveDemo: {
    app(app, session) {
      if (app.open?.which === 'demo') app.openFolder('own');
      session.personId = null;
      return stateOf(app, session);
    },
  },

  sit: {
    app(app, session, { personId }) {
      if (!app.open)
        throw refuse('no-register', 'No register is open.', 'Start a register, or look around in the demo.');
      if (app.open.isProtected) {
        throw refuse('not-allowed', 'Nobody sits down here without a passphrase.', 'Lock the register, then sign in.');
      }
      if (!personOf(app.open, { ...session, personId })) {
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

/** A register of one's own: its keys sealed in the first person's slot, the file made and filled, and that person seated. */
async function startRegister(app: App, session: Session, input: StartInput): Promise<OfficeState> {
  const { officeName, areaManager, assistantAreaManager, countyCalendar, passphrase, again, secondPlace } = input;
  if (app.open?.which === 'own' || app.keys || app.fault) {
    throw refuse('conflict', 'This folder already holds a register.', 'Open it, or start the app with another folder.');
  }
  checkChosen({ passphrase, again }, [officeName, areaManager, assistantAreaManager]);
  if (secondPlace) checkSecondPlace(app.context.folder, 'secondPlace', secondPlace, input.acceptSameDisk);
  const { random, newId, kdf } = app.context;
  const keys = { register: random(32), history: random(32) };
  const registerId = newId();
  const first = { id: newId(), name: areaManager, role: 'area-manager' as const };
  const slot = await sealSlot(slotFor(app, first, false), registerId, passphrase, keys, kdf);
  const keyFile: KeyFile = { format: 1, registerId, database: FIRST_DATABASE, slots: [slot] };
  try {
    app.makeOwn(keys, keyFile, (open) => {
      const beginning = { officeName, demo: false, by: first.name, byId: first.id };
      beginRegister(app, open, beginning, (run) => {
        run.insert(person, { id: run.person.id, name: first.name, role: first.role, active: true });
        if (assistantAreaManager) {
          run.insert(person, { name: assistantAreaManager, role: 'assistant-area-manager', active: true });
        }
        if (countyCalendar) enterCountyCalendar(run);
        return run.person.id;
      });
    });
  } finally {
    wipe(keys);
  }
  openedRegister(app);
  app.seats.take(session, first.id);
  if (secondPlace) setSecondPlace(app.context.folder, secondPlace);
  return stateOf(app, session);
}
