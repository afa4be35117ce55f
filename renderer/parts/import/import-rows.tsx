import { useMemo, useState } from 'react';
import type { ImportRow } from '../../../shared/api/imports.ts';
import { Button } from '../button.tsx';
import { Empty } from '../empty.tsx';
import { Row, Stack } from '../layout.tsx';
import { SidePane, WithSide } from '../page.tsx';
import { State } from '../state.tsx';
import { type Column, Table } from '../table.tsx';
import { TextField } from '../text-field.tsx';
import css from './import.module.css';

/** Every row of a file and what would become of it: narrowed by kind and by words, opened field by field, left out one by one. */
export interface ImportRowsProps {
  label: string;
  rows: readonly ImportRow[];
  left: ReadonlySet<number>;
  onLeave(left: ReadonlySet<number>): void;
}

type Kind = ImportRow['what'] | 'all';
const KINDS: readonly { kind: Kind; word: string }[] = [
  { kind: 'all', word: 'All' },
  { kind: 'new', word: 'New' },
  { kind: 'changed', word: 'Changed' },
  { kind: 'unchanged', word: 'Unchanged' },
  { kind: 'refused', word: 'Refused' },
];

export function ImportRows({ label, rows, left, onLeave }: ImportRowsProps) {
  const [kind, setKind] = useState<Kind>('all');
  const [words, setWords] = useState('');
  const [opened, setOpened] = useState<number | null>(null);
  const shown = useMemo(() => rows.filter((row) => isOf(row, kind) && holds(row, words)), [rows, kind, words]);
  const choosable = shown.filter(isWritten);
  const row = rows.find((each) => each.row === opened);
  const set = (some: readonly ImportRow[], isLeft: boolean) => {
    const next = new Set(left);
    for (const each of some) {
      if (isLeft) next.add(each.row);
      else next.delete(each.row);
    }
    onLeave(next);
  };
  return (
    <WithSide side={row && <OneRow row={row} onClose={() => setOpened(null)} />}>
      <Stack gap="one">
        <Row gap="two" align="end">
          <fieldset className={css.kinds}>
            <legend className="unseen">Show</legend>
            {KINDS.map(({ kind: each, word }) => (
              <Button small key={each} pressed={kind === each} onPress={() => setKind(each)}>
                {`${word} (${rows.filter((one) => isOf(one, each)).length})`}
              </Button>
            ))}
          </fieldset>
          <TextField
            name="words"
            label="Search the rows"
            bare
            type="search"
            width="medium"
            placeholder="Search the rows"
            value={words}
            onChange={setWords}
          />
        </Row>
        {choosable.length > 0 && (
          <Row>
            <Button small kind="plain" onPress={() => set(choosable, true)}>
              {`Leave out the ${choosable.length} shown`}
            </Button>
            <Button small kind="plain" onPress={() => set(choosable, false)}>
              {`Take in the ${choosable.length} shown`}
            </Button>
          </Row>
        )}
        <Table
          label={label}
          rows={shown}
          rowKey={(each) => String(each.row)}
          columns={columnsOf(left, (each, isLeft) => set([each], isLeft))}
          onRow={(each) => setOpened(each.row)}
          chosen={opened === null ? null : String(opened)}
          empty={<Empty title="No row like that.">Show all rows, or search for fewer letters.</Empty>}
        />
      </Stack>
    </WithSide>
  );
}

function columnsOf(
  left: ReadonlySet<number>,
  onLeave: (row: ImportRow, isLeft: boolean) => void,
): readonly Column<ImportRow>[] {
  return [
    { id: 'label', label: 'In the file', cell: (row) => row.label, sort: (row) => row.label },
    {
      id: 'what',
      label: 'What',
      width: '8rem',
      cell: (row) => <State of="row" is={row.what} />,
      sort: (row) => row.what,
    },
    { id: 'reason', label: 'Details', cell: detailsOf, sort: detailsOf },
    {
      id: 'row',
      label: 'Row',
      width: '4rem',
      align: 'end',
      cell: (row) => row.row,
      sort: (row) => row.row,
      wideOnly: true,
    },
    {
      id: 'take',
      label: 'Import',
      width: '5rem',
      cell: (row) =>
        isWritten(row) && (
          <input
            type="checkbox"
            className={css.take}
            aria-label={`Import ${row.label}`}
            checked={!left.has(row.row)}
            onChange={(event) => onLeave(row, !event.target.checked)}
          />
        ),
    },
  ];
}

/** One row in full, with each field that would be written over. */
function OneRow({ row, onClose }: { row: ImportRow; onClose(): void }) {
  return (
    <SidePane title={row.label} onClose={onClose}>
      <Row>
        <State of="row" is={row.what} />
        <span>Row {row.row} of the file</span>
      </Row>
      {row.reason && <p>{row.reason}</p>}
      {row.changes.length > 0 && (
        <table className={css.changes}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Now</th>
              <th scope="col">Becomes</th>
            </tr>
          </thead>
          <tbody>
            {row.changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{before || 'Empty'}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SidePane>
  );
}

function isWritten(row: ImportRow): boolean {
  return row.what === 'new' || row.what === 'changed';
}

function isOf(row: ImportRow, kind: Kind): boolean {
  return kind === 'all' || row.what === kind;
}

function holds(row: ImportRow, words: string): boolean {
  const within = `${row.label} ${row.reason}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word));
}

/** What changes, in one line; otherwise what the row is known by, or why it is refused. */
function detailsOf(row: ImportRow): string {
  if (row.changes.length === 0) return row.reason;
  const [first] = row.changes;
  return row.changes.length === 1 && first
    ? `${first.field}: ${first.before || 'empty'} becomes ${first.after}`
    : `${row.changes.length} fields: ${row.changes.map(({ field }) => field).join(', ')}`;
}
