import { useState } from 'react';
import type { SuspensionLine } from '../../../shared/api/evidence.ts';
import { showDate } from '../../../shared/dates.ts';
import { countSessions } from '../../../shared/sessions.ts';
import type { SuspensionTotals as Totals } from '../../../shared/verdicts.ts';
import { labelOf, SUSPENSION_REASONS, SUSPENSION_TYPES } from '../../../shared/words.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { SuspensionTotals } from '../../parts/suspension-totals.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { Clause } from './clause.tsx';
import { bringIntoSight } from './shown.ts';
import { SuspensionDialog } from './suspension-dialog.tsx';
import { TakeBackDialog, TakenBack } from './taking-back.tsx';

type Doing = { what: 'add' } | { what: 'change' | 'back'; of: SuspensionLine };

interface SuspensionsProps {
  caseId: string;
  suspensions: readonly SuspensionLine[];
  showsBack: boolean;
  /** The suspension that somebody came here to see. */
  shown: string;
  /** What they come to, as the law counts them; not there yet while it is reckoned. */
  totals: Totals | undefined;
}

/** The pupil's suspensions at whichever school, newest first, with what they come to in days. */
export function Suspensions({ caseId, suspensions, showsBack, shown, totals }: SuspensionsProps) {
  const isManager = useIsManager();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const rows = suspensions.filter(({ withdrawnOn }) => showsBack || withdrawnOn === null);
  return (
    <Section
      id="a7"
      title={<Clause of="A7" title="Suspensions (fixed-term exclusions)" />}
      lead="Counted in sessions: a session is half a day, and so is a lunchtime suspension."
      beside={
        isManager && (
          <Button small icon="plus" label="Add: Suspension" onPress={() => setDoing({ what: 'add' })}>
            Add
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <p>
          <Quiet>Nothing yet. Repeated suspensions are what shows the need for commissioned work.</Quiet>
        </p>
      ) : (
        <div ref={rows.some(({ id }) => id === shown) ? bringIntoSight : undefined}>
          <Table
            label="Suspensions"
            rows={rows}
            rowKey={({ id }) => id}
            chosen={shown}
            columns={isManager ? [...COLUMNS, actions(setDoing)] : COLUMNS}
          />
        </div>
      )}
      {totals && <SuspensionTotals of={totals} />}
      {doing?.what === 'add' && <SuspensionDialog caseId={caseId} of={null} fresh={null} onClose={close} />}
      {doing?.what === 'change' && (
        <SuspensionDialog
          caseId={caseId}
          of={doing.of}
          fresh={suspensions.find(({ id }) => id === doing.of.id) ?? null}
          onClose={close}
        />
      )}
      {doing?.what === 'back' && (
        <TakeBackDialog
          what="suspension"
          called={`suspension of ${showDate(doing.of.startedOn)}`}
          row={doing.of}
          onClose={close}
        />
      )}
    </Section>
  );
}

const COLUMNS: readonly Column<SuspensionLine>[] = [
  { id: 'started', label: 'From', cell: ({ startedOn }) => <ShowDate on={startedOn} />, width: '7rem' },
  {
    id: 'sessions',
    label: 'How long',
    cell: ({ sessions, type }) => (
      <>
        {countSessions(sessions)}
        {type !== 'SUSP' && <div>{labelOf(SUSPENSION_TYPES, type)}</div>}
      </>
    ),
    width: '9rem',
  },
  {
    id: 'reasons',
    label: 'Reasons',
    cell: (row) => (
      <>
        {row.reasons.map((reason) => labelOf(SUSPENSION_REASONS, reason)).join('; ')} <TakenBack of={row} />
        {row.note && (
          <div>
            <Quiet>{row.note}</Quiet>
          </div>
        )}
      </>
    ),
  },
  {
    id: 'source',
    label: 'School, and how we know',
    cell: ({ schoolName, standing, source }) => (
      <>
        {schoolName}
        <div>
          <State of="standing" is={standing} /> <Quiet>{source}</Quiet>
        </div>
      </>
    ),
    width: '18rem',
  },
];

function actions(onDo: (doing: Doing) => void): Column<SuspensionLine> {
  return {
    id: 'do',
    label: 'Do',
    width: '13rem',
    cell: (of) => {
      if (of.withdrawnOn) return null;
      const called = `suspension of ${showDate(of.startedOn)}`;
      return (
        <Row gap="half">
          <Button small kind="plain" label={`Change the ${called}`} onPress={() => onDo({ what: 'change', of })}>
            Change
          </Button>
          <Button small kind="plain" label={`Take back the ${called}`} onPress={() => onDo({ what: 'back', of })}>
            Take back
          </Button>
        </Row>
      );
    },
  };
}
