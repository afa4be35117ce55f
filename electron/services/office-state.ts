import { asc } from 'drizzle-orm';
import { person } from '../../db/schema/office.ts';
import type { OfficeState } from '../../shared/api/office.ts';
import { type App, type OpenRegister, personOf, type Session } from '../core/app.ts';
import { isLate, lastProven } from '../core/backing-up.ts';
import { secondPlace } from '../safety/backups.ts';
import { UNPROTECTED_LINE } from '../safety/key-file.ts';
import { waitLeft } from '../safety/tries.ts';
import { RECOVERY } from './key-ring.ts';

/** What the page shows first: an open register and who sits there, a register to sign in to, or neither. */
export function stateOf(app: App, session: Session): OfficeState {
  const { open, keys, context } = app;
  const isLocked = keys !== null && (open === null || session.personId === null);
  const shared = { today: context.clock.today(), version: context.version, fault: app.fault };
  if (!open || isLocked) {
    return {
      ...shared,
      office: null,
      person: null,
      people: [],
      protection: null,
      isProtected: keys !== null,
      mustChange: false,
      wrongBefore: 0,
      lastProven: null,
      signIn: keys ? signInOf(app) : null,
    };
  }
  const people = open.register.reading.orm.select().from(person).orderBy(asc(person.role), asc(person.name)).all();
  const active = people.filter((each) => each.active).map(({ id, name, role }) => ({ id, name, role }));
  if (!open.isProtected) session.personId ??= active[0]?.id ?? null;
  return {
    ...shared,
    office: open.office,
    person: personOf(open, session),
    // Only where people change places without a passphrase.
    people: open.isProtected ? [] : active,
    protection: open.office ? protectionOf(app, open) : null,
    isProtected: open.isProtected,
    mustChange: session.mustChange,
    wrongBefore: session.wrongBefore,
    lastProven: provenOf(app, open),
    signIn: null,
  };
}

function signInOf(app: App): OfficeState['signIn'] {
  const { folder, clock } = app.context;
  const slots = app.keys?.slots ?? [];
  const waitOf = (whose: string) => waitLeft(folder, whose, clock.now());
  return {
    slots: slots
      .filter(({ kind }) => kind === 'person')
      .map(({ id, initials, role, once }) => ({ id, initials, role, once, waitSeconds: waitOf(id) })),
    hasRecoveryKey: slots.some(({ kind }) => kind === 'recovery'),
    recoveryWaitSeconds: waitOf(RECOVERY),
  };
}

/** Late where no copy of today or yesterday proved itself. */
function provenOf(app: App, open: OpenRegister): OfficeState['lastProven'] {
  if (!open.isProtected || !app.keys) return null;
  const { folder, clock } = app.context;
  const last = lastProven(folder, app.keys.registerId);
  return { madeAt: last?.madeAt ?? null, isLate: isLate(last?.madeAt ?? null, clock.now()) };
}

const ONE_PLACE = {
  line: 'Backups lie on this computer only: if it is lost or stolen, so are they.',
  to: '/settings/backups',
  label: 'Choose a second place',
};

function protectionOf(app: App, open: OpenRegister): OfficeState['protection'] {
  if (open.which === 'demo') return null;
  if (!open.isProtected) return { line: UNPROTECTED_LINE, to: '/settings/protect', label: 'Protect it now' };
  const recovery = app.keys?.slots.filter(({ kind }) => kind === 'recovery') ?? [];
  if (recovery.some(({ proved }) => proved)) return secondPlace(app.context.folder) === null ? ONE_PLACE : null;
  return {
    line: 'There is no recovery key on paper yet: if the passphrases are forgotten, nobody can open this register.',
    to: '/settings/recovery-key',
    label: recovery.length > 0 ? 'Prove the recovery key' : 'Make a recovery key',
  };
}
