import { recordChange } from '../../db/history.ts';
import { closedDay, office, termHalf } from '../../db/schema/office.ts';
import { BANK_HOLIDAYS, COUNTY_TERM_HALVES } from '../../shared/county-calendar.ts';
import type { App, OpenRegister } from '../core/app.ts';
import { refuse } from '../core/refuse.ts';
import { type CommandRun, commandRun, type Person } from '../core/run.ts';

/** How a register begins: its first entry of history, which no command writes because there is no office yet. */
export interface Beginning {
  officeName: string;
  /** Written once: this register holds invented people only. */
  demo: boolean;
  /** The Area Manager, who begins it. */
  by: string;
  /** The id that a key slot names already. */
  byId?: string;
}

/** Writes the first entry: the office and whatever `fill` adds. Returns what `fill` returns. */
export function beginRegister(
  app: App,
  { register }: OpenRegister,
  { officeName, demo, by, byId }: Beginning,
  fill: (run: CommandRun) => string,
): string {
  const { clock, newId } = app.context;
  const officeId = newId();
  const person: Person = { id: byId ?? newId(), name: by, role: 'area-manager' };
  const now = clock.now();
  const entry = {
    id: newId(),
    officeId,
    at: now,
    personId: person.id,
    personName: person.name,
    procedure: 'office.start',
    sentence: 'started the register',
    requestId: newId(),
  };
  const answer = recordChange(register.writing.sqlite, register.historyKey, entry, (seq) => {
    const run = commandRun({ register, person, officeId, today: clock.today(), now, newId }, seq);
    run.insert(office, { id: officeId, name: officeName, demo });
    return fill(run);
  });
  app.readOffice();
  return answer;
}

/** The county's published term dates and England's bank holidays. */
export function enterCountyCalendar(run: CommandRun): void {
  for (const half of COUNTY_TERM_HALVES) run.insert(termHalf, { ...half, schoolId: null });
  for (const { date, name } of BANK_HOLIDAYS) {
    run.insert(closedDay, { schoolId: null, date, kind: 'bank-holiday', name });
  }
}

/** The register that has just been asked for, or a refusal that says why it is not there. */
export function openedRegister(app: App): OpenRegister {
  if (app.open) return app.open;
  throw refuse(
    'conflict',
    app.fault?.what ?? 'The register could not be opened.',
    app.fault?.next ?? 'Nothing was changed. Try it again.',
  );
}
