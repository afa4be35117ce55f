import { inArray } from 'drizzle-orm';
import { school } from '../../db/schema/schools.ts';
import type { ImportRow } from '../../shared/api/imports.ts';
import { showDate } from '../../shared/dates.ts';
import { DISTRICTS, labelOf, SCHOOL_FIELDS, SCHOOL_PHASES, SCHOOL_STATUSES } from '../../shared/words.ts';
import { refuse } from '../core/refuse.ts';
import type { CommandRun } from '../core/run.ts';
import type { TaskRun, TaskStep } from '../core/service.ts';
import type { GiasSchool } from './gias.ts';
import { type GiasReader, giasReader } from './gias-file.ts';

/**
 * From a GIAS extract to the register: its parts as they come, the preview, the import. What waits between two requests
 * is kept in memory, for few files: the oldest goes when there are more.
 */
interface Incoming {
  reader: GiasReader;
  /** The part that is to come next. */
  next: number;
}

/** A school that would be added, or written over as it was seen at `version`. */
interface Wanted {
  row: number;
  school: GiasSchool;
  seen: { id: string; version: number } | null;
}

const MOST_KEPT = 4;
const incoming = new Map<string, Incoming>();
const previews = new Map<string, Wanted[]>();

export function takeGiasPart(fileId: string, part: number, bytes: string): void {
  const file = incoming.get(fileId) ?? { reader: giasReader(), next: 0 };
  // Sent again because its answer was lost on the way.
  if (part === file.next - 1) return;
  if (part !== file.next) throw gone();
  keep(incoming, fileId, file);
  try {
    file.reader.take(Buffer.from(bytes, 'base64'));
    file.next++;
  } catch (error) {
    incoming.delete(fileId);
    throw error;
  }
}

/** Compares what was sent with the register. A file of no parts is an empty file. */
export async function* previewGias(
  run: TaskRun,
  fileId: string,
): AsyncGenerator<TaskStep<GiasPreview>, GiasPreview, void> {
  const file = incoming.get(fileId) ?? { reader: giasReader(), next: 0 };
  incoming.delete(fileId);
  const { rows, elsewhere, missingColumns } = file.reader.end();
  const held = new Map(
    run
      .query()
      .db.select()
      .from(school)
      .all()
      .map((row) => [row.urn, row]),
  );
  const lines: ImportRow[] = [];
  const wanted: Wanted[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % 200 === 0) {
      yield { done: at, of: rows.length, doing: 'Comparing with the register' };
      // Lets a cancel in between two portions.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!row.ok) {
      lines.push({ row: row.row, what: 'refused', label: row.label, reason: row.reason, changes: [] });
      continue;
    }
    const there = held.get(row.school.urn);
    const changes = there ? changesOf(there, row.school) : [];
    const what = !there ? 'new' : changes.length > 0 ? 'changed' : 'unchanged';
    const seen = there ? { id: there.id, version: there.version } : null;
    if (what !== 'unchanged') wanted.push({ row: row.row, school: row.school, seen });
    lines.push({
      row: row.row,
      what,
      label: `${row.school.name} (${row.school.urn})`,
      reason: known(row.school),
      changes,
    });
  }
  const previewId = run.newId();
  keep(previews, previewId, wanted);
  return { previewId, rows: lines, elsewhere, missingColumns };
}
interface GiasPreview {
  previewId: string;
  rows: ImportRow[];
  elsewhere: number;
  missingColumns: string[];
}

export function importGias(run: CommandRun, previewId: string, leaveOut: readonly number[]) {
  const previewed = previews.get(previewId);
  if (!previewed) throw gone();
  const left = new Set(leaveOut);
  const wanted = previewed.filter(({ row }) => !left.has(row));
  if (wanted.length === 0) {
    throw refuse(
      'conflict',
      previewed.length === 0
        ? 'Nothing in this file is new, so nothing was imported.'
        : 'Every row is left out, so nothing was imported.',
      previewed.length === 0 ? 'Choose another file.' : 'Take at least one row in.',
    );
  }
  refuseMoved(run, wanted);
  let added = 0;
  let changed = 0;
  for (const { school: row, seen } of wanted) {
    if (seen) {
      run.update(school, seen.id, seen.version, told(row));
      changed++;
    } else {
      run.insert(school, { ...row, areaId: null, note: '' });
      added++;
    }
  }
  previews.delete(previewId);
  return { added, changed };
}

/** What was shown is what is written: a school that somebody changed or added since asks for a fresh preview. */
function refuseMoved(run: CommandRun, wanted: readonly Wanted[]): void {
  const urns = wanted.map(({ school: row }) => row.urn);
  const now = new Map(
    run.db
      .select({ urn: school.urn, version: school.version })
      .from(school)
      .where(inArray(school.urn, urns))
      .all()
      .map(({ urn, version }) => [urn, version]),
  );
  const moved = wanted.find(({ school: row, seen }) => now.get(row.urn) !== seen?.version);
  if (!moved) return;
  throw refuse(
    'conflict',
    `${moved.school.name} was changed in the register after this preview. Nothing was imported.`,
    'Choose the file again and look at a fresh preview.',
  );
}

/** Additive: an empty cell never wipes what the office knows, and a phase that GIAS leaves open stays as it is. */
function told(row: GiasSchool): Partial<GiasSchool> {
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== null && !(name === 'phase' && value === 'unknown')),
  );
}

function changesOf(there: typeof school.$inferSelect, row: GiasSchool): ImportRow['changes'] {
  const held: Record<string, unknown> = there;
  return (
    Object.entries(told(row))
      .filter(([name, value]) => held[name] !== value)
      // The district's name follows from its code, and says nothing more.
      .filter(([name]) => name !== 'districtName' || held.districtCode === row.districtCode)
      .map(([name, value]) => ({
        field: labelOf(SCHOOL_FIELDS, name),
        before: shown(name, held[name]),
        after: shown(name, value),
      }))
  );
}

/** A value of a school in words. */
function shown(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  const text = String(value);
  if (name === 'phase') return labelOf(SCHOOL_PHASES, text);
  if (name === 'status') return labelOf(SCHOOL_STATUSES, text);
  if (name === 'districtCode') return labelOf(DISTRICTS, text);
  return name.endsWith('On') ? showDate(text) : text;
}

/** Phase, place and standing, by which a row is found among many: 'Primary, Rugby'. */
function known(row: GiasSchool): string {
  return [
    row.phase === 'unknown' ? 'Phase not known' : SCHOOL_PHASES[row.phase],
    row.town,
    row.districtName === row.town ? null : row.districtName,
    row.status === 'open' ? null : SCHOOL_STATUSES[row.status],
  ]
    .filter(Boolean)
    .join(', ');
}

function keep<T>(kept: Map<string, T>, id: string, value: T): void {
  kept.delete(id);
  kept.set(id, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}

function gone() {
  return refuse('not-found', 'This file is no longer at hand.', 'Choose the file again and look at a fresh preview.');
}
