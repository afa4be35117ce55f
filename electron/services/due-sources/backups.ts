import { dirname } from 'node:path';
import { asc } from 'drizzle-orm';
import { change } from '../../../db/schema/history.ts';
import { addDays, showDate } from '../../../shared/dates.ts';
import { isLate, lastProven } from '../../core/backing-up.ts';
import type { QueryRun } from '../../core/run.ts';
import { readKeyFile } from '../../safety/key-folder.ts';
import type { DueSource } from './source.ts';

/** The register's backups, where none of the last two days proved itself. The demo and what has no passphrases has none. */
export const backupsDue: DueSource = {
  id: 'backups',
  caseNotes: false,
  read(run) {
    const folder = dirname(run.db.$client.name);
    const read = readKeyFile(folder);
    if (read.kind !== 'read') return [];
    const last = lastProven(folder, read.keys.registerId);
    const since = last?.madeAt ?? begunAt(run);
    if (!isLate(since, run.now)) return [];
    const sentence = last
      ? `The last one that proved itself is of ${showDate(last.madeAt.slice(0, 10))}.`
      : 'No copy of this register has proved itself yet.';
    const on = addDays(since.slice(0, 10), 2);
    const about = 'The register itself';
    return [
      { key: 'backup', kind: 'backup', on, about, schoolName: null, sentence, rule: '', to: '/settings/backups' },
    ];
  },
};

function begunAt(run: QueryRun): string {
  return run.db.select({ at: change.at }).from(change).orderBy(asc(change.seq)).limit(1).get()?.at ?? run.now;
}
