import { useState } from 'react';
import type { PlacementPage } from '../../../shared/api/link-placements.ts';
import { LINK_REVIEWS, REGISTER_CODES } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo, useParam } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Menu } from '../../parts/menu.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDate, ShowDates } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import css from './link.module.css';
import { CodeForm, EarlyForm, HomeDayForm, TransferForm } from './placement-forms.tsx';
import { PhasesForm } from './placement-phases-form.tsx';
import { PlanForm } from './placement-plan-form.tsx';

const FORMS = {
  home: HomeDayForm,
  phases: PhasesForm,
  transfer: TransferForm,
  code: CodeForm,
  early: EarlyForm,
  plan: PlanForm,
} as const;
const CHANGES = [
  { id: 'home', label: 'Move the home day' },
  { id: 'phases', label: 'Change the phases' },
  { id: 'transfer', label: 'Move to another centre' },
  { id: 'code', label: 'Register code' },
  { id: 'early', label: 'End early' },
] as const;

/** One placement: phases as dated weekly patterns, its end, reviews, and what can change on the way. */
export function PlacementScreen() {
  const id = useParam('placementId');
  return <Answered asked={useAsk(api.linkPlacements.show, { id })}>{(page) => <Placement page={page} />}</Answered>;
}

function Placement({ page }: { page: PlacementPage }) {
  const goTo = useGoTo();
  const manager = useIsManager() && page.state !== 'ended';
  const [doing, setDoing] = useState<keyof typeof FORMS | null>(null);
  const close = () => setDoing(null);
  const Doing = doing && FORMS[doing];
  return (
    <Page
      title={`Link placement of ${page.pupilName}`}
      beside={<State of="placement" is={page.state} />}
      lead={`${page.centreName}; home school ${page.schoolName}`}
      up={[
        { to: '/link?tab=placements', label: 'Placements' },
        { to: `/cases/${page.caseId}`, label: `Case ${page.reference}` },
      ]}
      primary={
        page.planId ? (
          <LinkButton kind="primary" to={`/plans/${page.planId}`}>
            Reintegration plan
          </LinkButton>
        ) : (
          manager && (
            <Button kind="primary" onPress={() => setDoing('plan')}>
              Make a reintegration plan
            </Button>
          )
        )
      }
      actions={
        manager && (
          <Menu
            label="Change"
            icon="pencil"
            choices={[
              ...CHANGES.map(({ id, label }) => ({ id, label, onChoose: () => setDoing(id) })),
              { id: 'extend', label: 'Extend: put it to a panel', onChoose: () => goTo('/link?tab=panels') },
            ]}
          >
            Change
          </Menu>
        )
      }
    >
      {Doing && <Doing page={page} onClose={close} />}
      {page.over && <Notice>{page.over} The capacity view shows them as overbooked.</Notice>}
      {page.planNotice && <Notice>{page.planNotice}</Notice>}
      <Section title="Dates">
        <Facts
          of={[
            ['From', <ShowDates key="dates" from={page.startOn} until={page.endOn} />],
            ['Planned end', <ShowDate key="planned" on={page.plannedEndOn} />],
            ...(page.endedEarlyWhy ? ([['Ended early', page.endedEarlyWhy]] as const) : []),
            ['Code in the register', page.registerCode ? labelOf(REGISTER_CODES, page.registerCode) : 'Not agreed yet'],
          ]}
        />
      </Section>
      <Section title="Phases">
        <table className={css.reading}>
          <thead>
            <tr>
              <th scope="col">Dates</th>
              <th scope="col">At the Link</th>
              <th scope="col">Home day</th>
              <th scope="col">Centre</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {page.phases.map((phase) => (
              <tr key={phase.fromOn}>
                <th scope="row">
                  <ShowDates from={phase.fromOn} until={phase.untilOn} />
                </th>
                <td>{phase.days.map((day) => WEEKDAY_LABELS[day]).join(', ')}</td>
                <td>{WEEKDAY_LABELS[phase.homeDay]}</td>
                <td>{phase.centreName}</td>
                <td>{phase.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="Reviews">
        {page.reviews.length === 0 && <p>No review is planned.</p>}
        {page.reviews.map((review) => (
          <Review key={review.id} review={review} writable={manager} />
        ))}
      </Section>
    </Page>
  );
}

function Review({ review, writable }: { review: PlacementPage['reviews'][number]; writable: boolean }) {
  const today = useToday();
  const [open, setOpen] = useState(false);
  return (
    <div className={css.item}>
      <Row apart>
        <div>
          <strong>
            {review.heldOn ? 'Held ' : 'Due '}
            <ShowDate on={review.heldOn ?? review.dueOn} />
          </strong>{' '}
          {review.verdict && labelOf(LINK_REVIEWS, review.verdict)}
          {review.heldOn === null && review.dueOn < today && <State of="due" is="late" />}
          {review.note && <p>{review.note}</p>}
        </div>
        {writable && review.heldOn === null && !open && (
          <Button small onPress={() => setOpen(true)}>
            Record the review
          </Button>
        )}
      </Row>
      {open && <ReviewForm review={review} onClose={() => setOpen(false)} />}
    </div>
  );
}

function ReviewForm({ review, onClose }: { review: PlacementPage['reviews'][number]; onClose(): void }) {
  const today = useToday();
  const form = useDraft(`link/review/${review.id}`, {
    heldOn: today,
    verdict: 'as-planned' as keyof typeof LINK_REVIEWS,
    note: '',
  });
  const hold = useCommand(api.linkPlacements.holdReview, { said: 'Review recorded.' });
  if (!form.ready) return null;
  const save = async () => {
    const answer = await hold.run({ id: review.id, version: review.version, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Form form={form} command={hold} submit="Record the review" onSubmit={() => void save()} onCancel={onClose}>
      <DateField label="Held on" today={today} until={today} {...form.field('heldOn')} />
      <RadioGroup label="How it goes" options={optionsOf(LINK_REVIEWS)} {...form.field('verdict')} />
      <TextArea label="Note" optional rows={2} {...form.field('note')} />
    </Form>
  );
}
