import { useState } from 'react';
import type { PanelItem, PanelPage, PanelPaper } from '../../../shared/api/link-panels.ts';
import { LINK_ABOUT } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { labelOf } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Notice, Refusal } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { DecisionWords } from './decision-words.tsx';
import css from './link.module.css';
import { DecideForm, RatifyForm } from './panel-decide.tsx';

/** One item of a meeting: its paper as sent, who takes no part, and the decision or the way to record it. */
export function Item({ page, item, writable }: { page: PanelPage; item: PanelItem; writable: boolean }) {
  const { paper, decision, ratified } = item;
  return (
    <article className={css.item} aria-label={`Item about ${paper.pupilName}`}>
      <h3>
        {item.number ? `Paper ${item.number}: ` : ''}
        <A to={`/link/requests/${item.requestId}`}>{paper.pupilName}</A>
      </h3>
      <Quiet>
        {labelOf(LINK_ABOUT, item.about)}, {paper.reference}, {paper.schoolName}
        {item.sentOn ? (
          <>
            ; sent <ShowDate on={item.sentOn} />
          </>
        ) : (
          '; paper not sent yet'
        )}
      </Quiet>
      {item.changedSince && (
        <Notice>The request has changed since its paper was sent. The paper stays as it was.</Notice>
      )}
      {paper.extension && <Extension {...paper.extension} />}
      {paper.urgent && <Urgent {...paper.urgent} />}
      <Paper paper={paper} />
      {item.keptOut.map(({ memberId, name, why }) => (
        <p key={memberId}>
          {name} takes no part. {why}
        </p>
      ))}
      {decision && <DecisionWords decision={decision} />}
      {ratified && (
        <>
          <p>
            <strong>{ratified.ratified ? 'The panel stands by it.' : 'The panel does not stand by it.'}</strong>{' '}
            {ratified.note}
          </p>
          <Quiet>Decided by {ratified.decidedBy.join(', ')}.</Quiet>
        </>
      )}
      {!decision && !ratified && <Undecided page={page} item={item} writable={writable} />}
    </article>
  );
}

function Extension({ placementId, centreName, endOn, untilOn, why }: NonNullable<PanelPaper['extension']>) {
  return (
    <p>
      <A to={`/link/placements/${placementId}`}>The placement</A> at {centreName} ends on <ShowDate on={endOn} />; asked
      for until <ShowDate on={untilOn} />. {why}
    </p>
  );
}

function Urgent({ chair, decidedOn, centreName, startOn, homeDay, why, reason }: NonNullable<PanelPaper['urgent']>) {
  return (
    <p>
      {chair} decided on <ShowDate on={decidedOn} />: {centreName}, from <ShowDate on={startOn} />,{' '}
      {WEEKDAY_LABELS[homeDay]} at home. Why it could not wait: {why} Reason: {reason}
    </p>
  );
}

function Paper({ paper }: { paper: PanelPaper }) {
  return (
    <details>
      <summary>The paper</summary>
      <Facts
        none="Not said"
        of={[
          ['Asked by', paper.askedBy],
          ['Wished for', paper.wish],
          ['Why school is not enough', paper.whyNotEnough],
          ['What will change there', paper.willChange],
          ['Staff on the home day', paper.homeStaff],
          ['Risk assessment', paper.riskAssessment],
          ['Transport', paper.transport],
          ['Exit plan', paper.exitPlan],
          ...(paper.admitted ? ([['Let on to the panel by', paper.admitted]] as const) : []),
        ]}
      />
      <ul>
        {paper.verdicts.map(({ rule, verdict, because }) => (
          <li key={rule}>
            {rule} <State of="verdict" is={verdict} /> {because}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Undecided({ page, item, writable }: { page: PanelPage; item: PanelItem; writable: boolean }) {
  const today = useToday();
  const [doing, setDoing] = useState<'decide' | 'declare' | null>(null);
  const off = useCommand(api.linkPanels.takeOff, { said: 'Taken off the agenda.' });
  const close = () => setDoing(null);
  const ratifies = item.about === 'ratification';
  return (
    <>
      {page.meetsOn <= today && <p>{item.quorum.sentence}</p>}
      {off.refusal && <Refusal refusal={off.refusal} focus />}
      {writable && doing === null && (
        <Row>
          <Button onPress={() => setDoing('declare')}>Record an interest</Button>
          {item.sentOn && (
            <Button onPress={() => setDoing('decide')}>
              {ratifies ? 'Record whether the panel stands by it' : 'Record the decision'}
            </Button>
          )}
          {!item.sentOn && !ratifies && (
            <Button kind="plain" busy={off.busy} onPress={() => void off.run({ itemId: item.id })}>
              Take off the agenda
            </Button>
          )}
        </Row>
      )}
      {doing === 'declare' && <Declare page={page} item={item} onClose={close} />}
      {doing === 'decide' &&
        (ratifies ? <RatifyForm item={item} onClose={close} /> : <DecideForm item={item} onClose={close} />)}
    </>
  );
}

function Declare({ page, item, onClose }: { page: PanelPage; item: PanelItem; onClose(): void }) {
  const form = useDraft(`link/interest/${item.id}`, { memberId: '', what: '' });
  const declare = useCommand(api.linkPanels.declare, { said: 'Interest recorded.' });
  if (!form.ready) return null;
  const save = async () => {
    const answer = await declare.run({ itemId: item.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Form form={form} command={declare} submit="Record the interest" onSubmit={() => void save()} onCancel={onClose}>
      <Select
        label="Member"
        placeholder="Choose"
        options={page.members.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field('memberId')}
      />
      <TextField label="What the interest is" {...form.field('what')} />
    </Form>
  );
}
