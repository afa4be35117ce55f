import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useInAddress } from '../../api/place.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { Table } from '../../parts/table.tsx';
import { TextField } from '../../parts/text-field.tsx';

const KINDS: Readonly<Record<string, string>> = { case: 'Case', school: 'School', sta: 'STA' };
const AT_LEAST = 2;

/** Everything that has a name: cases, pupils, schools, STAs. Ctrl+K asks the same and shows the first few. */
export function SearchScreen() {
  const [text, setText] = useInAddress('text', '');
  const enough = text.trim().length >= AT_LEAST;
  const found = useAsk(api.search.find, { text }, { ask: enough });
  return (
    <Page title="Search" lead="The first letters are enough: a name, a case reference, a UPN, a school, an STA.">
      <TextField name="text" type="search" label="Look for" focusFirst width="medium" value={text} onChange={setText} />
      {enough && (
        <Answered asked={found}>
          {(list) => (
            <Table
              label={`Found for ${text}`}
              rows={list}
              rowKey={({ to, label }) => `${to} ${label}`}
              rowTo={({ to }) => to}
              columns={[
                { id: 'label', label: 'Name', cell: ({ label }) => label, sort: ({ label }) => label },
                { id: 'detail', label: 'What it is about', cell: ({ detail }) => detail },
                {
                  id: 'kind',
                  label: 'Kind',
                  cell: ({ kind }) => KINDS[kind] ?? kind,
                  sort: ({ kind }) => kind,
                  width: '6rem',
                },
              ]}
              empty={
                <Empty title="Nothing by that name">
                  Try fewer letters, another spelling, or the school. Closed cases are found here too.
                </Empty>
              }
            />
          )}
        </Answered>
      )}
    </Page>
  );
}
