import { useState } from 'react';
import type { EvidenceLine, RecommendationLine } from '../../../shared/api/evidence.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { TakeBackDialog, TakenBack } from './taking-back.tsx';

type Doing = { what: 'add' } | { what: 'change' | 'back'; of: RecommendationLine };

interface RecommendationsProps {
  item: EvidenceLine;
  /** The recommendation that somebody came here to see. */
  shown: string;
  showsBack: boolean;
}

/** What a specialist recommended, and how far each recommendation has come: put in place, monitored, reviewed (A2). */
export function Recommendations({ item, shown, showsBack }: RecommendationsProps) {
  const isManager = useIsManager();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const rows = item.recommendations.filter(({ withdrawnOn }) => showsBack || withdrawnOn === null);
  const mayWrite = isManager && item.withdrawnOn === null;
  return (
    <>
      {rows.length === 0 ? (
        <Quiet>No recommendation is recorded yet. Each has to be put in place, monitored and reviewed.</Quiet>
      ) : (
        <Table
          label="Recommendations"
          rows={rows}
          rowKey={({ id }) => id}
          chosen={shown}
          columns={mayWrite ? [...COLUMNS, actions(setDoing)] : COLUMNS}
        />
      )}
      {mayWrite && (
        <Row>
          <Button small icon="plus" onPress={() => setDoing({ what: 'add' })}>
            Add a recommendation
          </Button>
        </Row>
      )}
      {doing?.what === 'add' && <RecommendationDialog item={item} of={null} onClose={close} />}
      {doing?.what === 'change' && <RecommendationDialog item={item} of={doing.of} onClose={close} />}
      {doing?.what === 'back' && (
        <TakeBackDialog what="recommendation" called={doing.of.what} row={doing.of} onClose={close} />
      )}
    </>
  );
}

function dated(on: string | null) {
  return on ? <ShowDate on={on} /> : <Quiet>Not yet</Quiet>;
}

const COLUMNS: readonly Column<RecommendationLine>[] = [
  {
    id: 'what',
    label: 'Recommended',
    cell: (row) => (
      <>
        {row.what} <TakenBack of={row} />
        {row.note && (
          <div>
            <Quiet>{row.note}</Quiet>
          </div>
        )}
      </>
    ),
  },
  { id: 'implemented', label: 'Put in place', cell: ({ implementedOn }) => dated(implementedOn), width: '8rem' },
  { id: 'monitored', label: 'Monitored', cell: ({ monitoredOn }) => dated(monitoredOn), width: '8rem' },
  { id: 'reviewed', label: 'Reviewed', cell: ({ reviewedOn }) => dated(reviewedOn), width: '8rem' },
];

function actions(onDo: (doing: Doing) => void): Column<RecommendationLine> {
  return {
    id: 'do',
    label: 'Do',
    width: '13rem',
    cell: (of) =>
      !of.withdrawnOn && (
        <Row gap="half">
          <Button small kind="plain" label={`Change: ${of.what}`} onPress={() => onDo({ what: 'change', of })}>
            Change
          </Button>
          <Button small kind="plain" label={`Take back: ${of.what}`} onPress={() => onDo({ what: 'back', of })}>
            Take back
          </Button>
        </Row>
      ),
  };
}

interface RecommendationDialogProps {
  item: EvidenceLine;
  /** The recommendation that is changed; null for a new one. */
  of: RecommendationLine | null;
  onClose(): void;
}

function RecommendationDialog({ item, of, onClose }: RecommendationDialogProps) {
  const today = useToday();
  const form = useDraft(of ? `recommendation/${of.id}` : `evidence/${item.id}/recommendation`, valuesOf(of));
  const fresh = of && item.recommendations.find(({ id }) => id === of.id);
  const add = useCommand(api.evidence.addRecommendation, { said: 'Recommendation recorded.' });
  const change = useCommand(api.evidence.changeRecommendation);
  const save = async () => {
    const { version, what, implementedOn, monitoredOn, reviewedOn, note } = form.values;
    const input = {
      what,
      implementedOn: implementedOn || null,
      monitoredOn: monitoredOn || null,
      reviewedOn: reviewedOn || null,
      note,
    };
    const answer = of
      ? await change.run({ id: of.id, version, ...input })
      : await add.run({ evidenceId: item.id, ...input });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={of ? 'How far it has come' : 'Add a recommendation'} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={fresh ? valuesOf(fresh) : undefined}
          command={of ? change : add}
          submit={of ? 'Save' : 'Record'}
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <TextArea label="What was recommended" rows={2} {...form.field('what')} />
          <Row gap="two" align="start">
            <DateField label="Put in place on" optional today={today} until={today} {...form.field('implementedOn')} />
            <DateField label="Monitored on" optional today={today} until={today} {...form.field('monitoredOn')} />
            <DateField label="Reviewed on" optional today={today} until={today} {...form.field('reviewedOn')} />
          </Row>
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

function valuesOf(of: RecommendationLine | null) {
  return {
    version: of?.version ?? 0,
    what: of?.what ?? '',
    implementedOn: of?.implementedOn ?? '',
    monitoredOn: of?.monitoredOn ?? '',
    reviewedOn: of?.reviewedOn ?? '',
    note: of?.note ?? '',
  };
}
