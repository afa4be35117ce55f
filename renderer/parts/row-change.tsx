import type { RowLine } from '../../shared/api/history.ts';
import { isPlainDate, showDate } from '../../shared/dates.ts';
import css from './row-change.module.css';

/** What one change of the history did to its rows, field by field: what was there, what is there now. */
export function RowChanges({ rows }: { rows: readonly RowLine[] }) {
  return (
    <ul className={css.rows}>
      {numbered(rows).map(({ row, key }) => (
        <li key={key}>
          <OneRow row={row} />
        </li>
      ))}
    </ul>
  );
}

/** A row may be written twice in one change, so its id alone is no key. */
function numbered(rows: readonly RowLine[]) {
  return rows.map((row, at) => ({ row, key: `${row.rowId} ${at}` }));
}

function OneRow({ row }: { row: RowLine }) {
  return (
    <div className={css.row}>
      <h3>
        {row.table.charAt(0).toUpperCase() + row.table.slice(1)} {row.what}
      </h3>
      <dl className={css.fields}>
        {row.fields
          .filter(({ before, after }) => !(isEmpty(before) && isEmpty(after)))
          .map(({ field, before, after }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>
                {row.what === 'changed' && (
                  <>
                    <span className="unseen">before: </span>
                    <del>{shown(before)}</del>
                    <span className="unseen">, after: </span>
                  </>
                )}
                {row.what === 'taken away' ? <del>{shown(before)}</del> : <ins>{shown(after)}</ins>}
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function isEmpty(value: string | null): boolean {
  return value === null || value === '' || value === '[]' || value === '{}';
}

/** Values as the register holds them, dates as they are shown elsewhere; ids of other records by their last letters. */
function shown(value: string | null): string {
  if (isEmpty(value) || value === null) return '(empty)';
  if (isPlainDate(value)) return showDate(value);
  return ID.test(value) ? `record …${value.slice(-6)}` : value;
}
