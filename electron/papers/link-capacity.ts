import type { Capacity, CapacityCell } from '../../shared/api/link.ts';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type Block, heading, type PaperDocument, type Piece, paragraph, type Words } from './document.ts';

/** Free places of each centre by week and weekday, four terms ahead: the capacity view on paper, nobody named. */
export interface CapacitySheet {
  on: PlainDate;
  capacity: Capacity;
}

const DAYS = ['M', 'T', 'W', 'T', 'F'];
const SIDE_BY_SIDE = 3;

export function capacitySheet({ on, capacity }: CapacitySheet): PaperDocument {
  const terms = [...new Set(capacity.weeks.map(({ term }) => term))];
  return {
    title: 'Places at the Link',
    subtitle: `Free places by week and weekday as they stand on ${showDate(on)}, until ${showDate(capacity.until)}.`,
    blocks: [
      paragraph(
        'A number says how many places are free. 0: full. P: full, with places that a panel has promised. +1: one pupil over the places. –: closed. Empty: no school.',
      ),
      ...(capacity.unknown ? [paragraph(`Not shown further: ${capacity.unknown}.`)] : []),
      ...terms.flatMap((term) => oneTerm(term, capacity)),
    ],
  };
}

function oneTerm(term: string, { weeks, centres }: Capacity): Block[] {
  const own = weeks.flatMap((week, at) => (week.term === term ? [{ monday: week.monday, at }] : []));
  const tables = centres.map(({ name, weeks: cells }): Block[] => [
    heading(name, 3),
    {
      kind: 'table',
      summary: `${name}, ${term}: free places from Monday to Friday, week by week`,
      rowHeaders: true,
      columns: [{ header: 'Week', share: 46 }, ...DAYS.map((header) => ({ header, share: 21 }))],
      rows: own.map(({ monday, at }): Words[] => [dayAndMonth(monday), ...(cells[at] ?? []).map(cellWords)]),
    },
  ]);
  const rows = Array.from({ length: Math.ceil(tables.length / SIDE_BY_SIDE) }, (_, row) =>
    tables.slice(row * SIDE_BY_SIDE, (row + 1) * SIDE_BY_SIDE),
  );
  return [heading(term || 'Between terms'), ...rows.map((columns): Block => ({ kind: 'columns', columns }))];
}

function cellWords({ state, free, schoolDay }: CapacityCell): Words {
  if (!schoolDay) return '';
  const shown: Record<CapacityCell['state'], Piece> = {
    free: { text: String(free) },
    full: { text: '0', quiet: true },
    promised: { text: 'P', quiet: true },
    overbooked: { text: `+${-free}`, strong: true },
    closed: { text: '–', quiet: true },
  };
  return [shown[state]];
}

/** '30 Nov': the heading has the year. */
function dayAndMonth(date: PlainDate): string {
  return showDate(date).replace(/ \d{4}$/, '');
}
