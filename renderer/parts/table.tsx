import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useGoTo } from '../api/place.ts';
import { Icon } from './icons.tsx';
import { A } from './link.tsx';
import css from './table.module.css';
import { useWindowOfRows } from './window-of-rows.ts';

/**
 * A dense table. Columns that have a `sort` can be sorted by their heading; with `rowTo` the first column is a link to the
 * row's place, and the whole row can be clicked; arrow up and down go from link to link. Over 200 rows only those in
 * sight are drawn.
 */
export interface Column<R> {
  id: string;
  label: ReactNode;
  cell(row: R): ReactNode;
  /** What it is sorted by; dates as ISO text. Left out: not sortable. */
  sort?(row: R): string | number | null;
  align?: 'start' | 'end';
  /** CSS width, such as '8rem'; others share what is left. */
  width?: string;
  /** On a narrow window this column is left out. */
  wideOnly?: boolean;
}

export interface TableProps<R> {
  /** What the table is, for its caption (screen readers only). */
  label: string;
  rows: readonly R[];
  rowKey(row: R): string;
  columns: readonly Column<R>[];
  rowTo?(row: R): string;
  /** For rows that open a side pane instead of a place. */
  onRow?(row: R): void;
  chosen?: string | null;
  sorted?: { by: string; down?: boolean };
  /** Shown instead of the table where there are no rows. */
  empty?: ReactNode;
}

const DRAWN_WHOLE = 200;

export function Table<R>(props: TableProps<R>) {
  const { label, rows, rowKey, columns, rowTo, onRow, chosen, empty } = props;
  const [sort, setSort] = useState(props.sorted ?? null);
  const ordered = useMemo(() => inOrder(rows, columns, sort), [rows, columns, sort]);
  const scroller = useRef<HTMLDivElement>(null);
  const windowed = ordered.length > DRAWN_WHOLE;
  const { from, until, before, after } = useWindowOfRows(scroller, ordered.length, windowed);
  const captionId = useId();
  const goTo = useGoTo();
  if (rows.length === 0 && empty) return <>{empty}</>;

  const open = (event: MouseEvent, row: R) => {
    if (event.target instanceof Element && event.target.closest('a, button, input, label, select')) return;
    if (window.getSelection()?.toString()) return;
    if (rowTo) goTo(rowTo(row));
    else onRow?.(row);
  };
  // A place of its own only where it scrolls by itself.
  const Scroller = windowed ? 'section' : 'div';
  return (
    <Scroller
      className={css.scroller}
      ref={scroller}
      data-windowed={windowed || undefined}
      aria-labelledby={windowed ? captionId : undefined}
      tabIndex={windowed ? 0 : undefined}
    >
      <table className={css.table} aria-rowcount={windowed ? ordered.length + 1 : undefined} onKeyDown={walkLinks}>
        <caption className="unseen" id={captionId}>
          {label}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {ordered.slice(from, until).map((row, at) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                className={css.row}
                aria-rowindex={windowed ? from + at + 2 : undefined}
                data-opens={rowTo || onRow ? true : undefined}
                data-chosen={chosen === key || undefined}
                onClick={(event) => open(event, row)}
              >
                {columns.map((column, first) => {
                  const content = column.cell(row);
                  const shared = { 'data-align': column.align, 'data-wide-only': column.wideOnly || undefined };
                  return first === 0 ? (
                    <th key={column.id} scope="row" {...shared}>
                      {rowTo ? (
                        <A to={rowTo(row)} data={{ 'data-row-link': true }}>
                          {content}
                        </A>
                      ) : onRow ? (
                        <button type="button" className={css.opener} data-row-link onClick={() => onRow(row)}>
                          {content}
                        </button>
                      ) : (
                        content
                      )}
                    </th>
                  ) : (
                    <td key={column.id} {...shared}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {after > 0 && <Spacer height={after} />}
        </tbody>
      </table>
    </Scroller>
  );
}

type Sort = { by: string; down?: boolean } | null;

function Heading<R>({ column, sort, onSort }: { column: Column<R>; sort: Sort; onSort(sort: Sort): void }) {
  const here = sort?.by === column.id;
  const shared = {
    scope: 'col' as const,
    style: column.width ? { width: column.width } : undefined,
    'data-align': column.align,
    'data-wide-only': column.wideOnly || undefined,
  };
  if (!column.sort) return <th {...shared}>{column.label}</th>;
  return (
    <th {...shared} aria-sort={here ? (sort.down ? 'descending' : 'ascending') : undefined}>
      <button
        type="button"
        className={css.sorter}
        onClick={() => onSort({ by: column.id, down: here ? !sort.down : false })}
      >
        {column.label}
        <span className={css.arrow} data-here={here || undefined}>
          <Icon shape={here && sort.down ? 'down' : 'up'} size={10} />
        </span>
      </button>
    </th>
  );
}

/** Stands for rows that are out of sight. */
function Spacer({ height }: { height: number }) {
  return (
    <tr>
      <td className={css.spacer} style={{ height }} colSpan={100} />
    </tr>
  );
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

function inOrder<R>(rows: readonly R[], columns: readonly Column<R>[], sort: Sort): readonly R[] {
  const by = columns.find((column) => column.id === sort?.by)?.sort;
  if (!by || !sort) return rows;
  const sign = sort.down ? -1 : 1;
  // What has no value stays at the end, whichever way it is sorted.
  return rows
    .map((row) => ({ row, key: by(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      return sign * collator.compare(String(a.key), String(b.key));
    })
    .map(({ row }) => row);
}

/** Arrow up and down, Home and End: from row to row. */
function walkLinks(event: KeyboardEvent<HTMLTableElement>): void {
  const { target, key, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !target.matches('[data-row-link]')) return;
  const links = [...currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  const here = links.indexOf(target);
  const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[key];
  const link = there === undefined ? undefined : links[there];
  if (!link) return;
  event.preventDefault();
  link.focus();
  link.scrollIntoView({ block: 'nearest' });
}
