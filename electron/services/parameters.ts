import { desc, eq, inArray } from 'drizzle-orm';
import { change, rowChange } from '../../db/schema/history.ts';
import { setting } from '../../db/schema/office.ts';
import type { ParameterLine, parametersApi } from '../../shared/api/parameters.ts';
import { refuse, refuseField } from '../core/refuse.ts';
import type { QueryRun } from '../core/run.ts';
import type { Service } from '../core/service.ts';
import { catalogue } from '../rules/catalogue.ts';
import { PARAMETERS, type Parameter, type ParameterKey, parameterByKey } from '../rules/parameters.ts';
import { changedCases } from './changed-cases.ts';
import { parametersOf } from './parameters-of.ts';

/** Figures that the memorandum leaves open: read, tried on the open cases, changed with a reason. */
export const parameters: Service<typeof parametersApi> = {
  list(run) {
    const values = parametersOf(run);
    const rows = run.db
      .select()
      .from(setting)
      .where(
        inArray(
          setting.key,
          PARAMETERS.map(({ key }) => key),
        ),
      )
      .all();
    const clauses = catalogue();
    return PARAMETERS.map((parameter: Parameter & { key: ParameterKey }): ParameterLine => {
      const row = rows.find(({ key }) => key === parameter.key);
      return {
        ...parameter,
        value: values[parameter.key],
        usedBy: [
          ...clauses.filter(({ uses }) => uses.includes(parameter.key)).map(({ rule }) => rule),
          ...(parameter.usedFor ? [parameter.usedFor] : []),
        ],
        version: row?.version ?? null,
        changes: row ? changesOf(run, row.id, parameter) : [],
      };
    });
  },

  preview: (run, { key, value }) => {
    const parameter = known(key, value);
    return changedCases(run, parameter.key, value);
  },

  change(run, { key, value, version, reason }) {
    const parameter = known(key, value);
    const row = run.db.select().from(setting).where(eq(setting.key, key)).get();
    if (parametersOf(run)[parameter.key] === value) {
      throw refuseField('value', 'This is the figure already.', 'Enter another one, or leave it.');
    }
    const values = { value: JSON.stringify(value), reason };
    if (row && version !== null) run.update(setting, row.id, version, values);
    else if (row) throw changedMeanwhile();
    else run.insert(setting, { key, ...values });
    return { key };
  },
};

function known(key: string, value: number) {
  const parameter = parameterByKey(key);
  if (!parameter) {
    throw refuse('not-found', `The rules use no figure called “${key}”.`, 'Choose one of the list.');
  }
  const { least, most, unit } = parameter;
  if (value < least || value > most) throw refuseField('value', `Enter a number from ${least} to ${most} (${unit}).`);
  return parameter;
}

function changedMeanwhile() {
  return refuse(
    'changed-meanwhile',
    'Somebody else has changed this figure since you looked at it. Nothing of yours has been saved.',
    'Look at the figure as it is now, then change it.',
  );
}

/** Who changed it, when, from what to what, and why: read off the history. */
function changesOf(run: QueryRun, rowId: string, parameter: Parameter): ParameterLine['changes'] {
  const rows = run.db
    .select({ at: change.at, by: change.personName, before: rowChange.before, after: rowChange.after })
    .from(rowChange)
    .innerJoin(change, eq(change.seq, rowChange.changeSeq))
    .where(eq(rowChange.rowId, rowId))
    .orderBy(desc(rowChange.changeSeq))
    .all();
  return rows.map(({ at, by, before, after }) => ({
    at,
    by,
    from: figureIn(before) ?? parameter.default,
    to: figureIn(after) ?? parameter.default,
    reason: reasonIn(after),
  }));
}

function imageOf(image: string | null): Record<string, unknown> {
  return image === null ? {} : (JSON.parse(image) as Record<string, unknown>);
}

function figureIn(image: string | null): number | null {
  const { value } = imageOf(image);
  const figure: unknown = typeof value === 'string' ? JSON.parse(value) : null;
  return typeof figure === 'number' ? figure : null;
}

/** An undo takes the row, and with it the reason, back. */
function reasonIn(image: string | null): string {
  const { reason } = imageOf(image);
  return typeof reason === 'string' ? reason : 'Taken back';
}
