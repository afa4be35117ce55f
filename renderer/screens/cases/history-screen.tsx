import { useState } from 'react';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useParam } from '../../api/place.ts';
import { Select } from '../../parts/choices.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { RowChanges } from '../../parts/row-change.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { Badge } from '../../parts/state.tsx';
import css from './cases.module.css';

/** The history of every field of the case: each change to any of its records, newest first, or to one of them. */
export function CaseHistoryScreen() {
  const caseId = useParam('caseId');
  const records = useAsk(api.cases.records, { id: caseId });
  const [chosen, setChosen] = useState('');
  return (
    <Section
      title="History"
      lead="Who changed what and when, field by field. Nothing in here can be altered; undoing a change adds another."
    >
      <Answered asked={records}>
        {(list) => (
          <>
            <Select
              name="record"
              label="Of"
              value={chosen}
              onChange={setChosen}
              options={[
                { value: '', label: `Everything in this case (${list.length} records)` },
                ...list.map(({ rowId, what }) => ({ value: rowId, label: what })),
              ]}
            />
            <Changes rowIds={chosen ? [chosen] : list.slice(0, AT_MOST).map(({ rowId }) => rowId)} />
          </>
        )}
      </Answered>
    </Section>
  );
}

const AT_MOST = 500;

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
