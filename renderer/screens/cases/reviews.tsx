import { useState } from 'react';
import type { EvidenceLine, ReviewLine } from '../../../shared/api/evidence.ts';
import { showDate } from '../../../shared/dates.ts';
import type { CodeOf, STANDINGS } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { StandingField } from './standing-field.tsx';
import { TakeBackDialog, TakenBack } from './taking-back.tsx';

type Doing = { what: 'add' } | { what: 'change' | 'back'; review: ReviewLine };

interface ReviewsProps {
  item: EvidenceLine;
  called: string;
  /** The review that somebody came here to see. */
  shown: string;
  showsBack: boolean;
}

/** The reviews of a PSP or an intervention, newest first; the last few, and all on request. */
export function Reviews({ item, called, shown: record, showsBack }: ReviewsProps) {
  const isManager = useIsManager();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [all, setAll] = useState(item.reviews.some(({ id }) => id === record));
  const close = () => setDoing(null);
  const reviews = item.reviews.filter(({ withdrawnOn }) => showsBack || withdrawnOn === null).toReversed();
  const shown = all ? reviews : reviews.slice(0, FEW);
  const mayWrite = isManager && item.withdrawnOn === null;
  return (
    <>
      {reviews.length === 0 && <Quiet>Not reviewed yet.</Quiet>}
      {reviews.length > 0 && (
        <Table
          label={`Reviews: ${called}`}
          rows={shown}
          rowKey={({ id }) => id}
          chosen={record}
          columns={mayWrite ? [...COLUMNS, actions(setDoing)] : COLUMNS}
        />
      )}
      <Row>
        {mayWrite && (
          <Button small icon="plus" label={`Add a review: ${called}`} onPress={() => setDoing({ what: 'add' })}>
            Add a review
          </Button>
        )}
        {reviews.length > FEW && (
          <Button small kind="plain" onPress={() => setAll(!all)}>
            {all ? 'Show the last few only' : `Show all ${reviews.length} reviews`}
          </Button>
        )}
      </Row>
      {doing?.what === 'add' && <ReviewDialog item={item} called={called} review={null} onClose={close} />}
      {doing?.what === 'change' && <ReviewDialog item={item} called={called} review={doing.review} onClose={close} />}
      {doing?.what === 'back' && (
        <TakeBackDialog
          what="review"
          called={`review of ${showDate(doing.review.heldOn)}`}
          row={doing.review}
          onClose={close}
        />
      )}
    </>
  );
}

const FEW = 4;

const COLUMNS: readonly Column<ReviewLine>[] = [
  { id: 'held', label: 'Reviewed', cell: ({ heldOn }) => <ShowDate on={heldOn} />, width: '8rem' },
  { id: 'adjusted', label: 'Adjusted', cell: ({ adjusted }) => (adjusted ? 'Yes' : 'Kept as it is'), width: '8rem' },
  {
    id: 'standing',
    label: 'How we know',
    cell: ({ standing }) => <State of="standing" is={standing} />,
    width: '12rem',
  },
  {
    id: 'note',
    label: 'Note',
    cell: (review) => (
      <>
        {review.note} <TakenBack of={review} />
      </>
    ),
  },
];

function actions(onDo: (doing: Doing) => void): Column<ReviewLine> {
  return {
    id: 'do',
    label: 'Do',
    width: '13rem',
    cell: (review) => {
      if (review.withdrawnOn) return null;
      const called = `review of ${showDate(review.heldOn)}`;
      return (
        <Row gap="half">
          <Button small kind="plain" label={`Change the ${called}`} onPress={() => onDo({ what: 'change', review })}>
            Change
          </Button>
          <Button small kind="plain" label={`Take back the ${called}`} onPress={() => onDo({ what: 'back', review })}>
            Take back
          </Button>
        </Row>
      );
    },
  };
}

interface ReviewValues {
  version: number;
  heldOn: string;
  adjusted: boolean;
  standing: CodeOf<typeof STANDINGS>;
  note: string;
}

interface ReviewDialogProps {
  item: EvidenceLine;
  called: string;
  /** The review that is changed; null for a new one. */
  review: ReviewLine | null;
  onClose(): void;
}

/** One review; several in a row are typed without leaving the dialog. */
function ReviewDialog({ item, called, review, onClose }: ReviewDialogProps) {
  const today = useToday();
  // Reviews entered in a row most often come from the same source.
  const [last, setLast] = useState<ReviewValues['standing']>('claimed');
  const form = useDraft<ReviewValues>(
    review ? `review/${review.id}` : `evidence/${item.id}/review`,
    review ? valuesOf(review) : { ...NEW, standing: last },
  );
  const fresh = review && item.reviews.find(({ id }) => id === review.id);
  const add = useCommand(api.evidence.addReview, { said: 'Review recorded.' });
  const change = useCommand(api.evidence.changeReview, { said: 'Review changed.' });
  const [recorded, setRecorded] = useState(0);
  const save = async (another: boolean) => {
    const { version, ...values } = form.values;
    const answer = review
      ? await change.run({ id: review.id, version, ...values })
      : await add.run({ evidenceId: item.id, ...values });
    if (!answer.ok) return;
    await form.discard();
    if (!another) return onClose();
    setLast(values.standing);
    setRecorded(recorded + 1);
  };
  return (
    <Dialog title={`${review ? 'Change' : 'Add'} a review: ${called}`} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={fresh ? valuesOf(fresh) : undefined}
          command={review ? change : add}
          submit={review ? 'Save' : 'Record'}
          onSubmit={() => void save(false)}
          onCancel={onClose}
          beside={
            !review && (
              <Button busy={add.busy} onPress={() => void save(true)}>
                Record, and add another
              </Button>
            )
          }
        >
          <p role="status">{recorded > 0 && `${recorded} recorded. Enter the next one.`}</p>
          <DateField
            label="Held on"
            today={today}
            from={item.startedOn}
            until={item.endedOn ?? today}
            {...form.field('heldOn')}
          />
          <Checkbox label="The plan was adjusted at this review" {...form.field('adjusted')} />
          <StandingField {...form.field('standing')} />
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

const NEW: ReviewValues = { version: 0, heldOn: '', adjusted: true, standing: 'claimed', note: '' };

function valuesOf({ version, heldOn, adjusted, standing, note }: ReviewLine): ReviewValues {
  return { version, heldOn, adjusted, standing, note };
}
