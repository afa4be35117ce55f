import { useState } from 'react';
import type { PlacementPage } from '../../../shared/api/link-placements.ts';
import { showDate, WEEKDAYS } from '../../../shared/dates.ts';
import { LINK_REVIEWS, REGISTER_CODES } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo, useParam } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { RadioGroup, Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate, ShowDates } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { NumberField, TextArea } from '../../parts/text-field.tsx';
import css from './link.module.css';

const DAYS = WEEKDAYS.map((day) => ({ value: day, label: WEEKDAY_LABELS[day] }));

/** One placement: phases as dated weekly patterns, its end, reviews, and what can change on the way. */
export function PlacementScreen() {
  const id = useParam('placementId');
  return <Answered asked={useAsk(api.linkPlacements.show, { id })}>{(page) => <Placement page={page} />}</Answered>;
}

function Placement({ page }: { page: PlacementPage }) {
  const manager = useIsManager() && page.state !== 'ended';
  const [doing, setDoing] = useState<'home' | 'transfer' | 'early' | 'plan' | null>(null);
  const close = () => setDoing(null);
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
          <>
            <Button onPress={() => setDoing('home')}>Move the home day</Button>
            <Button onPress={() => setDoing('transfer')}>Move to another centre</Button>
            <Button onPress={() => setDoing('early')}>End early</Button>
          </>
        )
      }
    >
      {doing === 'home' && <HomeDayForm page={page} onClose={close} />}
      {doing === 'transfer' && <TransferForm page={page} onClose={close} />}
      {doing === 'early' && <EarlyForm page={page} onClose={close} />}
      {doing === 'plan' && <PlanForm page={page} onClose={close} />}
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
  const form = useFields({ heldOn: today, verdict: 'as-planned' as keyof typeof LINK_REVIEWS, note: '' });
  const hold = useCommand(api.linkPlacements.holdReview, { said: 'Review recorded.' });
  const save = async () => {
    const answer = await hold.run({ id: review.id, version: review.version, ...form.values });
    if (answer.ok) setOpen(false);
  };
  return (
    <div className={css.item}>
      <Row apart>
        <div>
          <strong>
            {review.heldOn ? 'Held ' : 'Due '}
            <ShowDate on={review.heldOn ?? review.dueOn} />
          </strong>{' '}
          {review.verdict ? (
            labelOf(LINK_REVIEWS, review.verdict)
          ) : review.dueOn < today ? (
            <State of="due" is="late" />
          ) : (
            ''
          )}
          {review.note && <p>{review.note}</p>}
        </div>
        {writable && review.heldOn === null && !open && (
          <Button small onPress={() => setOpen(true)}>
            Record the review
          </Button>
        )}
      </Row>
      {open && (
        <Form
          form={form}
          command={hold}
          submit="Record the review"
          onSubmit={() => void save()}
          onCancel={() => setOpen(false)}
        >
          <DateField label="Held on" today={today} until={today} {...form.field('heldOn')} />
          <RadioGroup label="How it goes" options={optionsOf(LINK_REVIEWS)} {...form.field('verdict')} />
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </div>
  );
}

interface DoingProps {
  page: PlacementPage;
  onClose(): void;
}

function HomeDayForm({ page, onClose }: DoingProps) {
  const today = useToday();
  const form = useFields({ fromOn: '', homeDay: page.homeDay });
  const move = useCommand(api.linkPlacements.moveHomeDay, { said: 'Home day moved.' });
  const save = async () => {
    const answer = await move.run({ id: page.id, version: page.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Section title="Move the home day" lead="From the first school day of a week; no week has more or fewer Link days.">
      <Form form={form} command={move} submit="Move the home day" onSubmit={() => void save()} onCancel={onClose}>
        <Row gap="three" align="start">
          <DateField label="From" today={today} {...form.field('fromOn')} />
          <Select label="Home day" options={DAYS} {...form.field('homeDay')} />
        </Row>
      </Form>
    </Section>
  );
}

function TransferForm({ page, onClose }: DoingProps) {
  const today = useToday();
  const centres = useAsk(api.link.list, {}).value ?? [];
  const form = useFields({ fromOn: '', centreId: '', homeDay: page.homeDay });
  const transfer = useCommand(api.linkPlacements.transfer, { said: 'Moved to the other centre.' });
  const save = async () => {
    const answer = await transfer.run({ id: page.id, version: page.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Section title="Move to another centre" lead="What was attended stays as it was.">
      <Form form={form} command={transfer} submit="Move" onSubmit={() => void save()} onCancel={onClose}>
        <Row gap="three" align="start">
          <DateField label="From" today={today} {...form.field('fromOn')} />
          <Select
            label="Centre"
            placeholder="Choose"
            options={centres.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.field('centreId')}
          />
          <Select label="Home day" options={DAYS} {...form.field('homeDay')} />
        </Row>
      </Form>
    </Section>
  );
}

function EarlyForm({ page, onClose }: DoingProps) {
  const today = useToday();
  const form = useFields({ endedEarlyOn: today, why: '' });
  const end = useCommand(api.linkPlacements.endEarly, { said: 'The placement ends early.' });
  const save = async () => {
    const answer = await end.run({ id: page.id, version: page.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Section title="End the placement early" lead={`It would end on ${showDate(page.endOn)}.`}>
      <Form
        form={form}
        command={end}
        submit="End it early"
        submitKind="danger"
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <DateField label="Last day" today={today} {...form.field('endedEarlyOn')} />
        <TextArea label="Why" rows={2} {...form.field('why')} />
      </Form>
    </Section>
  );
}

function PlanForm({ page, onClose }: DoingProps) {
  const goTo = useGoTo();
  const form = useFields<{ purpose: string; sessionsPerWeek: number | null }>({ purpose: '', sessionsPerWeek: 1 });
  const make = useCommand(api.linkPlacements.makePlan, { said: 'Plan made. It needs the school’s agreement.' });
  const save = async () => {
    const { purpose, sessionsPerWeek } = form.values;
    const answer = await make.run({
      id: page.id,
      version: page.version,
      purpose,
      sessionsPerWeek: sessionsPerWeek ?? 0,
    });
    if (answer.ok) goTo(`/plans/${answer.value.planId}`);
  };
  return (
    <Section
      title="Make a reintegration plan"
      lead="Its STA sessions are asked for on the home day, in each phase of the placement; they show in the weekly deployment."
    >
      <Form form={form} command={make} submit="Make the plan" onSubmit={() => void save()} onCancel={onClose}>
        <TextArea label="Why is there a plan?" rows={2} {...form.field('purpose')} />
        <NumberField label="Sessions a week" {...form.field('sessionsPerWeek')} />
      </Form>
    </Section>
  );
}
