import { firstEntryThatDoesNotFit } from '../../db/verify.ts';
import { addDays, mondayOf } from '../../shared/dates.ts';
import { type CasesDesk, record, robin, startCases } from '../services/cases-register.ts';
import { chance, type Fault } from './fault.ts';

/** Days to which a clock jumps: back, forward a year, leap days, the turn of the year, and both changes of summer time. */
const DAYS = [
  ...['2026-11-23', '2025-11-24', '2027-11-24', '2028-02-29', '2024-02-29', '2026-12-31', '2027-01-01', '2027-01-03'],
  ...['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26', '2020-12-31', '2021-01-04'],
];

export const CLOCK: Fault = {
  fault: 'clock-jumps',
  lostMeans:
    'history out of order, an id given twice, a deadline that moved, a lock that opened early, or an app that breaks',
  short: DAYS.length,
  long: 400,
  async run(times) {
    const c = await startCases();
    const { desk } = c;
    const pick = chance(times);
    const due = new Map<string, string>();
    const ids = new Set<string>();
    let lost = 0;
    for (let tried = 0; tried < times; tried++) {
      desk.clock.day = times === DAYS.length ? (DAYS[tried] ?? '') : jump(desk.clock.day, pick);
      try {
        const { enquiryId } = await record(c, {
          receivedOn: desk.clock.day,
          pupil: { ...robin, givenName: `Robin${tried}`, dateOfBirth: '2018-03-04' },
        });
        if (ids.has(enquiryId)) lost++;
        ids.add(enquiryId);
        for (const [id, on] of await deadlines(c)) {
          if ((due.get(id) ?? on) !== on) lost++;
          due.set(id, on);
        }
        const monday = mondayOf(desk.clock.day);
        if (addDays(monday, 6) < desk.clock.day || monday > desk.clock.day) lost++;
      } catch {
        lost++;
      }
    }
    if (due.size === 0) throw new Error('No deadline was seen, so none was held to');
    lost += isInOrder(c) ? 0 : 1;
    lost += desk.log.filter(({ level }) => level === 'bug').length;
    desk.end();
    return { tried: times, lost };
  },
};

/** A day, a year, or to one of the days of the list, forward or back. */
function jump(from: string, pick: (below: number) => number): string {
  const way = pick(4);
  if (way === 0) return DAYS[pick(DAYS.length)] ?? from;
  const days = [1, 7, 365][pick(3)] ?? 1;
  return addDays(from, way === 1 ? -days : days);
}

/** The day by which each enquiry is owed its answer, as Today says it; what has passed out of the calendar says none. */
async function deadlines({ desk, client }: CasesDesk): Promise<[string, string][]> {
  const lines = await desk.done(client.today.list({}));
  return lines.flatMap(({ kind, key, on }) =>
    kind === 'enquiry' && on !== null ? [[key, on] as [string, string]] : [],
  );
}

function isInOrder({ desk }: CasesDesk): boolean {
  const register = desk.app.open?.register;
  if (!register) return false;
  const { sqlite } = register.reading;
  const seqs = sqlite.prepare('SELECT seq FROM change ORDER BY rowid').pluck().all();
  return seqs.every((seq, at) => seq === at + 1) && firstEntryThatDoesNotFit(sqlite, register.historyKey) === null;
}
