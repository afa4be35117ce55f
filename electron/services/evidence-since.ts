import { earlierOf, type PlainDate } from '../../shared/dates.ts';
import type { Assessment, Line } from '../../shared/verdicts.ts';
import type { QueryRun } from '../core/run.ts';
import type { DecisionRow, Stored } from './decision-rows.ts';

/**
 * When the clock of a "not yet" starts again: the day on which evidence came that bears on a criterion which was open
 * then. A version is the number of the history entry that wrote a row, so "since the decision" is a comparison of numbers.
 * A fortnightly review that only keeps a run going starts nothing; one that makes the criterion met does.
 */
export function evidenceSince(run: QueryRun, row: DecisionRow, stored: Stored, now: Assessment): PlainDate | null {
  const wasOpen = stored.assessment.lines.filter(({ verdict }) => verdict !== 'met' && verdict !== 'waived');
  const days = wasOpen.flatMap((old) => {
    const line = now.lines.find(({ rule }) => rule === old.rule);
    return line ? cameOn(run, row, old, line) : [];
  });
  return days.reduce<PlainDate | null>((first, day) => (first === null ? day : earlierOf(first, day)), null);
}

function cameOn(run: QueryRun, row: DecisionRow, old: Line, line: Line): PlainDate[] {
  const changed = changedSince(run, line, row.version);
  const others = changed.filter(({ kind }) => kind !== 'review').map(({ on }) => on);
  if (others.length > 0) return [others.reduce(earlierOf)];
  if (line.verdict !== 'met') return [];
  const last = changed
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  // Nothing was recorded: the time that the criterion wanted has passed.
  return [last ?? (old.from !== null && old.from <= run.today ? old.from : run.today)];
}

const TABLES = ['evidence', 'evidence_review', 'recommendation', 'suspension', 'sign_up', 'agreement'] as const;

function changedSince(run: QueryRun, { evidence }: Line, version: number): { kind: string; on: PlainDate }[] {
  const kinds = new Map(evidence.map(({ id, kind }) => [id, kind]));
  const read = run.prepared('evidence-since.changed', (db) =>
    db.$client.prepare<[{ ids: string; version: number }], { id: string; at: string }>(
      TABLES.map(
        (table) =>
          `SELECT id, changed_at AS at FROM ${table} WHERE version > @version AND id IN (SELECT value FROM json_each(@ids))`,
      ).join(' UNION ALL '),
    ),
  );
  return read
    .all({ ids: JSON.stringify([...kinds.keys()]), version })
    .map(({ id, at }) => ({ kind: kinds.get(id) ?? '', on: at.slice(0, 10) }));
}
