import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { RecordTable } from '../../db/schema/tables.ts';
import { isPlainDate, showDate } from '../../shared/dates.ts';
import * as linkWords from '../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../shared/sessions.ts';
import * as words from '../../shared/words.ts';
import type { QueryRun } from '../core/run.ts';

/** One stored value in plain words: what a column is called, and what stands in it. */

/** Kept by the register for itself; what leads to another record of the pupil is said by standing beside it. */
const OWN = new Set([
  'id',
  'office_id',
  'version',
  'changed_at',
  'changed_by',
  'content_hash',
  'subject_version',
  'drafted_from',
]);

/** What is shown of a record of something else (a school, an STA, a week) that a row leads to. */
const NAMED_BY: Readonly<Record<string, string>> = {
  school: 'name',
  sta: 'name',
  person: 'name',
  link_centre: 'name',
  link_member: 'name',
  deployment_week: 'monday',
  link_panel: 'meets_on',
};

export interface ColumnInWords {
  name: string;
  label: string;
  say(run: QueryRun, value: unknown): string;
}

/** Columns of a table that say something, in their order. */
export function columnsInWords(table: RecordTable): ColumnInWords[] {
  const references = new Map(
    getTableConfig(table).foreignKeys.flatMap((key) => {
      const { columns, foreignTable } = key.reference();
      return columns.map(({ name }): [string, string] => [name, getTableName(foreignTable)]);
    }),
  );
  return Object.values(getTableColumns(table)).flatMap((column) => {
    const to = references.get(column.name);
    const isLead = to !== undefined || (column.name.endsWith('_id') && column.columnType === 'SQLiteText');
    if (OWN.has(column.name) || (isLead && NAMED_BY[to ?? ''] === undefined)) return [];
    const labels = column.enumValues?.length ? labelsOf(column.enumValues) : ANY_LABEL;
    const isYesNo = column.dataType === 'boolean';
    const say = to
      ? (run: QueryRun, value: unknown) => nameOf(run, to, value)
      : (_run: QueryRun, value: unknown) => plain(isYesNo ? value === 1 : value, labels);
    return [{ name: column.name, label: columnLabel(column.name), say }];
  });
}

/** 'askedBy' is 'Asked by', 'school_id' is 'School'. */
function columnLabel(name: string): string {
  const text = name.replace(/_id$/, '').replaceAll('_', ' ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function nameOf(run: QueryRun, table: string, id: unknown): string {
  const column = NAMED_BY[table];
  if (typeof id !== 'string' || column === undefined) return '';
  const found = run.db.$client
    .prepare<[string], string>(`SELECT "${column}" FROM "${table}" WHERE id = ?`)
    .pluck()
    .get(id);
  return plain(found ?? null, {});
}

type Labels = Readonly<Record<string, string>>;

const LISTS: readonly Labels[] = [...Object.values(words), ...Object.values(linkWords), WEEKDAY_LABELS].filter(
  isLabels,
);
/** For codes inside lists and objects: any word list that knows the code. */
const ANY_LABEL: Labels = Object.assign({}, ...LISTS.toReversed());

function isLabels(value: unknown): value is Labels {
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');
}

/** The word list whose codes these are. */
function labelsOf(codes: readonly string[]): Labels {
  return LISTS.find((list) => codes.length === Object.keys(list).length && codes.every((code) => code in list)) ?? {};
}

/** A stored value as people write it; lists and objects line by line. */
function plain(value: unknown, labels: Labels): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (/^[[{]/.test(value)) return fromJson(value, labels);
    return isPlainDate(value) ? showDate(value) : (labels[value] ?? value);
  }
  if (Array.isArray(value))
    return value
      .map((each) => plain(each, labels))
      .filter(Boolean)
      .join('; ');
  return Object.entries(value as object)
    .filter(([key]) => !NOT_THE_CHILDS.has(key))
    .map(([key, each]) => [labels[key] ?? key, plain(each, labels)])
    .filter(([, said]) => said !== '')
    .map(([key, said]) => `${key}: ${said}`)
    .join('; ');
}

/** Parts of a decision's facts that are the same for every child. */
const NOT_THE_CHILDS = new Set([
  'calendar',
  'id',
  'caseId',
  'pupilId',
  'staId',
  'schoolId',
  'furniture',
  'about',
  'share',
  'kind',
  'across',
  'marker',
]);

function fromJson(text: string, labels: Labels): string {
  try {
    return plain(JSON.parse(text), labels);
  } catch {
    return text;
  }
}
