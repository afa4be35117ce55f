import { DEMO_MANAGERS } from '../../db/demo/names.ts';
import { demoRegister } from '../../db/demo/register.ts';
import { decision } from '../../db/schema/cases.ts';
import { linkDecision } from '../../db/schema/link.ts';
import { office, person } from '../../db/schema/office.ts';
import { mondayOf, type PlainDate } from '../../shared/dates.ts';
import type { App, OpenRegister } from '../core/app.ts';
import type { CommandRun } from '../core/run.ts';
import { beginRegister, enterCountyCalendar, openedRegister } from './begin.ts';
import { withWhatItRestsOn, withWhatThePanelSaw } from './demo-decision.ts';

/**
 * The demo register: invented people only, everything relative to today. Made afresh where there is none, where it was
 * made in another week, so that "this week" is this week, and where it does not open any more; what was tried out in
 * it goes with it. Never while another copy of the app has it open: then `app.fault` says so.
 */
export function openDemo(app: App): void {
  app.openFolder('demo');
  if (app.fault?.kind === 'busy') return;
  if (app.open && wasMadeInWeekOf(app.open, app.context.clock.today())) return;
  app.closeRegister();
  app.removeDemo();
  app.makeDemo();
  const [by] = DEMO_MANAGERS;
  beginRegister(app, openedRegister(app), { officeName: 'Demo area office', demo: true, by }, fillDemo);
}

function wasMadeInWeekOf({ register }: OpenRegister, today: PlainDate): boolean {
  const row = register.reading.orm.select({ madeAt: office.changedAt }).from(office).get();
  return row !== undefined && mondayOf(row.madeAt.slice(0, 10)) === mondayOf(today);
}

/** Everything but the office itself. Gives the id of the Area Manager. */
function fillDemo(run: CommandRun): string {
  const [areaManager, assistant] = DEMO_MANAGERS;
  const id = run.insert(person, { id: run.person.id, name: areaManager, role: 'area-manager', active: true });
  run.insert(person, { name: assistant, role: 'assistant-area-manager', active: true });
  enterCountyCalendar(run);
  for (const { table, values } of demoRegister(run.today, run.newId)) {
    const whole =
      table === decision
        ? withWhatItRestsOn(run, values)
        : table === linkDecision
          ? withWhatThePanelSaw(run, values)
          : values;
    run.insert(table, whole as never);
  }
  return id;
}
