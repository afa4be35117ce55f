import { useState } from 'react';
import type { ChangeLine } from '../../../shared/api/history.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { useInAddress } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row } from '../../parts/layout.tsx';
import { Page, SidePane } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { Badge } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';
import { useUndo } from '../../parts/undo.tsx';
import { OneChange } from './one-change.tsx';

const AT_ONCE = 100;

/** Who changed what and when, newest first; each entry opens field by field, and can be taken back. */
export function HistoryScreen() {
  const [befores, setBefores] = useState<readonly number[]>([]);
  const [chosen, setChosen] = useInAddress('entry', '');
  const undo = useUndo();
  const isManager = useIsManager();
  const before = befores.at(-1);
  const entries = useAsk(api.history.list, before === undefined ? { limit: AT_ONCE } : { limit: AT_ONCE, before });
  const oldest = entries.value?.at(-1)?.seq;
  return (
    <Page
      title="History"
      lead="Every change to this register, newest first. Nothing in here can be altered; undoing a change adds another."
      actions={isManager && <LinkButton to="/history/verify">Verify it</LinkButton>}
      side={
        chosen && (
          <SidePane title="One change" onClose={() => setChosen('')}>
            <OneChange changeId={chosen} onUndo={isManager ? undo.one : null} />
          </SidePane>
        )
      }
    >
      <Answered asked={entries}>
        {(list) => (
          <>
            <Table
              label="Changes, newest first"
              rows={list}
              rowKey={({ id }) => id}
              onRow={({ id }) => setChosen(id)}
              chosen={chosen}
              columns={[
                { id: 'what', label: 'What', cell: (line) => <What line={line} /> },
                { id: 'who', label: 'Who', cell: ({ personName }) => personName, width: '9rem' },
                { id: 'when', label: 'When', cell: ({ at }) => <ShowTime at={at} full />, width: '11rem' },
                { id: 'stands', label: 'Stands', cell: (line) => <Stands line={line} />, width: '6rem' },
              ]}
              empty={
                <Empty title="Nothing has been changed yet">
                  Whatever anybody records, changes or undoes will be listed here with who, when and what.
                </Empty>
              }
            />
            <Row>
              {befores.length > 0 && (
                <Button icon="left" onPress={() => setBefores(befores.slice(0, -1))}>
                  Newer
                </Button>
              )}
              {list.length === AT_ONCE && oldest !== undefined && (
                <Button icon="right" onPress={() => setBefores([...befores, oldest])}>
                  Older
                </Button>
              )}
            </Row>
          </>
        )}
      </Answered>
      {undo.dialog}
    </Page>
  );
}

function What({ line }: { line: ChangeLine }) {
  return <>{sentence(line.sentence)}</>;
}

function Stands({ line }: { line: ChangeLine }) {
  if (line.undone) return <Badge look={{ shape: 'undo', tint: 'plain' }}>Undone</Badge>;
  if (line.undoes) return <Badge look={{ shape: 'undo', tint: 'calm' }}>Undo</Badge>;
  return null;
}

/** 'recorded an enquiry' → 'Recorded an enquiry'. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
