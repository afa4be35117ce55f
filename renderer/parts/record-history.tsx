import { useState } from 'react';
import { useAsk } from '../api/ask.ts';
import { api } from '../api/client.ts';
import { Select } from './choices.tsx';
import { Quiet } from './layout.tsx';
import css from './record-history.module.css';
import { Answered } from './refusal.tsx';
import { RowChanges } from './row-change.tsx';
import { ShowTime } from './show.tsx';
import { Badge } from './state.tsx';

/** The history of every field of a record and of what belongs to it: each change, newest first, or those of one part. */
export interface RecordHistoryProps {
  /** What the whole is called: 'this case'. */
  whole: string;
  records: readonly { rowId: string; what: string }[];
}

const AT_MOST = 500;

export function RecordHistory({ whole, records }: RecordHistoryProps) {
  const [chosen, setChosen] = useState('');
  return (
    <>
      <Select
        name="record"
        label="Of"
        value={chosen}
        onChange={setChosen}
        options={[
          { value: '', label: `Everything in ${whole} (${records.length} records)` },
          ...records.map(({ rowId, what }) => ({ value: rowId, label: what })),
        ]}
      />
      <Changes rowIds={chosen ? [chosen] : records.slice(0, AT_MOST).map(({ rowId }) => rowId)} />
    </>
  );
}

function Changes({ rowIds }: { rowIds: string[] }) {
  const asked = useAsk(api.history.ofRecord, { rowIds });
  return (
    <Answered asked={asked}>
      {(changes) => (
        <ol className={css.changes} aria-label="Changes, newest first">
          {changes.map(({ change, rows }) => (
            <li key={change.id}>
              <p>
                {change.personName} {change.sentence}{' '}
                {change.undone && <Badge look={{ shape: 'undo', tint: 'plain' }}>Undone</Badge>}
                <br />
                <Quiet>
                  <ShowTime at={change.at} full />
                </Quiet>
              </p>
              <RowChanges rows={rows} />
            </li>
          ))}
        </ol>
      )}
    </Answered>
  );
}
