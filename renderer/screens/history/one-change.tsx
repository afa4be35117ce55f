import type { RowLine } from '../../../shared/api/history.ts';
import { isPlainDate, showDate } from '../../../shared/dates.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Quiet, Stack } from '../../parts/layout.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import css from './one-change.module.css';

/** One entry of the history, field by field: what was there, what is there now. */
export function OneChange({ changeId, onUndo }: { changeId: string; onUndo: ((changeId: string) => void) | null }) {
  const entry = useAsk(api.history.rows, { changeId });
  return (
    <Answered asked={entry}>
      {({ change, rows }) => (
        <Stack>
          <p>
            {change.personName} {change.sentence}
            <br />
            <Quiet>
              <ShowTime at={change.at} full />
            </Quiet>
          </p>
          {change.warnings.map((warning) => (
            <Notice key={warning}>{warning}</Notice>
          ))}
          {onUndo && !change.undone && !change.undoes && (
            <div>
              <Button icon="undo" onPress={() => onUndo(change.id)}>
                Undo this
              </Button>
            </div>
          )}
          <ul className={css.rows}>
            {numbered(rows).map(({ row, key }) => (
              <li key={key}>
                <OneRow row={row} />
              </li>
            ))}
          </ul>
        </Stack>
      )}
    </Answered>
  );
}

/** A row may be written twice in one change, so its id alone is no key. */
function numbered(rows: readonly RowLine[]) {
  return rows.map((row, at) => ({ row, key: `${row.rowId} ${at}` }));
}

export function OneRow({ row }: { row: RowLine }) {
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
