import { type Column, countAt, offerAt, served } from './column.ts';
import type { Master, Shares } from './master.ts';
import { searchWeeks } from './week-search.ts';

/**
 * A whole answer out of shares: settle on the weeks that have (nearly) a whole share, look for weeks of the others that
 * fit round them, and so on until every STA has one. Good, not proved. The master is left as open as it was.
 */
const WHOLE = 1 - 1e-6;
const NEARLY = 0.999;
const ROUNDS = 4;
const STEPS = 300;

export function dive(master: Master, start: Shares): Column[] | null {
  const settled = new Map<number, Column>();
  try {
    let shares: Shares | null = start;
    while (shares !== null) {
      const left = leftOf(master, settled);
      const open = master.columns
        .map((column, at) => ({ column, share: shares?.shares[at] ?? 0 }))
        .filter(({ column, share }) => share > 1e-6 && !settled.has(column.sta) && fits(master, left, column))
        .sort((a, b) => b.share - a.share);
      if (open.length === 0) break;
      const isWhole = open.every(({ share }) => share >= WHOLE);
      for (const { column } of isWhole ? open : open.filter(({ share }, at) => at === 0 || share > NEARLY)) {
        if (settled.has(column.sta)) continue;
        settled.set(column.sta, column);
        if (!isWhole) master.settle(column, true);
      }
      if (isWhole) break;
      shares = fillRound(master, settled);
    }
    return settled.size === master.people.length ? [...settled.values()] : null;
  } finally {
    for (const column of settled.values()) master.settle(column, false);
  }
}

/** New weeks for those who are not settled yet, as long as there are any worth it. */
function fillRound(master: Master, settled: ReadonlyMap<number, Column>): Shares | null {
  const left = leftOf(master, settled);
  const barred = new Set([...left.keys()].filter((need) => left[need]?.sessions === 0 || left[need]?.stas === 0));
  let shares = master.solve();
  for (let round = 0; round < ROUNDS && shares !== null; round++) {
    const { prices, due } = shares;
    const fresh = master.people.flatMap((person) => {
      if (settled.has(person.sta)) return [];
      const above = (due[person.sta] ?? 0) + 1;
      const wanted = { above, all: false, slack: 0, steps: STEPS, barred };
      return searchWeeks(master.problem, person, prices, wanted).columns.slice(-4);
    });
    if (fresh.every((column) => master.holds(column))) break;
    master.add(fresh);
    shares = master.solve();
  }
  return shares;
}

/** Per need: sessions and STAs it may still have beside the settled weeks. */
type Left = readonly { sessions: number; stas: number }[];

function leftOf({ problem, people }: Master, settled: ReadonlyMap<number, Column>): Left {
  const left = problem.needs.map(({ sessions, staLimit }) => ({ sessions, stas: staLimit }));
  for (const column of settled.values()) {
    for (let at = 0; at < served(column); at++) {
      const row = left[people[column.sta]?.offers[offerAt(column, at)]?.need ?? -1];
      if (!row) continue;
      row.sessions -= countAt(column, at);
      row.stas--;
    }
  }
  return left;
}

function fits({ people }: Master, left: Left, column: Column): boolean {
  for (let at = 0; at < served(column); at++) {
    const row = left[people[column.sta]?.offers[offerAt(column, at)]?.need ?? -1];
    if (!row || row.sessions < countAt(column, at) || row.stas < 1) return false;
  }
  return true;
}
