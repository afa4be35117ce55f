import { useState } from 'react';
import type { ErasureLine, KeptPupil } from '../../../shared/api/retention.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { EraseDialog, YearsDialog } from './retention-dialogs.tsx';

/** Records at the end of their retention: what is due, what a legal hold keeps, what has been erased. */
export function RetentionScreen() {
  const [erasing, setErasing] = useState<KeptPupil | null>(null);
  const [setting, setSetting] = useState(false);
  return (
    <Page
      title="Keeping and erasing"
      up={[{ to: '/settings', label: 'Settings' }]}
      lead="Records are erased by hand, one pupil at a time, when they are due. A legal hold, put in the case under Access, keeps them whatever their age."
    >
      <Answered asked={useAsk(api.retention.list, {})}>
        {({ years, yearsVersion, yearsReason, due, held, erasures }) => (
          <>
            <Section title="Due to be erased">
              <Table
                label="Records that are due to be erased"
                rows={due}
                rowKey={({ pupilId }) => pupilId}
                columns={dueColumns(setErasing)}
                empty={
                  <Empty title="Nothing is due">No pupil’s records have reached the end of their retention.</Empty>
                }
              />
            </Section>
            <Section title="Legal holds">
              <Table
                label="Records that a legal hold keeps"
                rows={held}
                rowKey={({ pupilId }) => pupilId}
                columns={HELD}
                empty={<Empty title="There is no legal hold" />}
              />
            </Section>
            <Section title="Erased">
              <Table
                label="Erasures and their certificates"
                rows={erasures}
                rowKey={({ id }) => id}
                rowTo={({ id }) => `/print/erasure-certificate/${id}`}
                columns={ERASED}
                empty={<Empty title="Nothing has been erased" />}
              />
            </Section>
            <Section title="How long records are kept">
              <p>
                Until {years} years after the day of birth, or, where that is not known, after the last case was closed;
                never while a case is open. {yearsReason}
              </p>
              <Row>
                <Button onPress={() => setSetting(true)}>Change how long</Button>
              </Row>
            </Section>
            {setting && <YearsDialog years={years} version={yearsVersion} onClose={() => setSetting(false)} />}
          </>
        )}
      </Answered>
      {erasing && <EraseDialog kept={erasing} onClose={() => setErasing(null)} />}
    </Page>
  );
}

const dueColumns = (onErase: (kept: KeptPupil) => void): Column<KeptPupil>[] => [
  {
    id: 'pupil',
    label: 'Pupil',
    cell: ({ pupilName, caseId }) => (caseId ? <A to={`/cases/${caseId}`}>{pupilName}</A> : pupilName),
  },
  { id: 'cases', label: 'Cases', cell: ({ references }) => references.join(', ') || 'none', width: '9rem' },
  { id: 'until', label: 'Due since', cell: ({ keptUntil }) => <ShowDate on={keptUntil} />, width: '9rem' },
  {
    id: 'do',
    label: 'Do',
    cell: (kept) =>
      kept.hold ? (
        'Legal hold'
      ) : (
        <Button small kind="danger" label={`Erase the records of ${kept.pupilName}`} onPress={() => onErase(kept)}>
          Erase
        </Button>
      ),
    width: '8rem',
  },
];

const HELD: Column<KeptPupil>[] = [
  {
    id: 'pupil',
    label: 'Pupil',
    cell: ({ pupilName, caseId }) => (caseId ? <A to={`/cases/${caseId}/access`}>{pupilName}</A> : pupilName),
  },
  { id: 'since', label: 'Since', cell: ({ hold }) => <ShowDate on={hold?.fromOn} />, width: '9rem' },
  { id: 'why', label: 'Why', cell: ({ hold }) => hold?.reason },
];

const ERASED: Column<ErasureLine>[] = [
  { id: 'number', label: 'Certificate', cell: ({ number }) => number, width: '8rem' },
  { id: 'on', label: 'Erased', cell: ({ erasedOn }) => <ShowDate on={erasedOn} />, width: '9rem' },
  { id: 'by', label: 'By', cell: ({ erasedBy }) => erasedBy, width: '12rem' },
  { id: 'why', label: 'Reason', cell: ({ reason }) => reason },
  { id: 'rows', label: 'Records', align: 'end', cell: ({ rows }) => rows, width: '6rem' },
];
