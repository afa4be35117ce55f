import { useState } from 'react';
import type { KeptPupil, LegalHold } from '../../../shared/api/retention.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea } from '../../parts/text-field.tsx';

/** Until when the pupil's records are kept, and the legal hold that keeps them longer. */
export function Keeping({ pupilId }: { pupilId: string }) {
  return <Answered asked={useAsk(api.retention.ofPupil, { pupilId })}>{(kept) => <KeepingOf kept={kept} />}</Answered>;
}

function KeepingOf({ kept }: { kept: KeptPupil }) {
  const [doing, setDoing] = useState<'hold' | 'lift' | null>(null);
  const { hold } = kept;
  const close = () => setDoing(null);
  return (
    <Section
      title="How long the records are kept"
      beside={hold ? <State of="keeping" is="held" /> : <State of="keeping" is={kept.due ? 'due' : 'kept'} />}
    >
      {hold ? (
        <p>
          Legal hold since <ShowDate on={hold.fromOn} />: {hold.reason}
        </p>
      ) : (
        <p>
          {kept.keptUntil === null ? (
            'They are kept as long as a case of the pupil is open.'
          ) : (
            <>
              They are kept until <ShowDate on={kept.keptUntil} />, then{' '}
              <A to="/settings/retention">due to be erased</A>.
            </>
          )}
        </p>
      )}
      <Row>
        <LinkButton to={`/pupils/${kept.pupilId}/bundle`}>Subject-access bundle</LinkButton>
        {hold ? (
          <Button onPress={() => setDoing('lift')}>Lift the legal hold</Button>
        ) : (
          <Button onPress={() => setDoing('hold')}>Put a legal hold on them</Button>
        )}
      </Row>
      {doing === 'hold' && <HoldDialog kept={kept} onClose={close} />}
      {doing === 'lift' && hold && <LiftHoldDialog hold={hold} onClose={close} />}
    </Section>
  );
}

function HoldDialog({ kept, onClose }: { kept: KeptPupil; onClose(): void }) {
  const form = useDraft(`pupil/${kept.pupilId}/hold`, { reason: '' });
  const hold = useCommand(api.retention.hold, { said: 'Legal hold put.' });
  const save = async () => {
    const answer = await hold.run({ pupilId: kept.pupilId, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Legal hold: ${kept.pupilName}`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={hold} submit="Put the hold" onSubmit={() => void save()} onCancel={onClose}>
          <p>Nothing of this pupil can be erased, whatever its age, until the hold is lifted.</p>
          <TextArea label="Why nothing may be erased" rows={3} {...form.field('reason')} />
        </Form>
      )}
    </Dialog>
  );
}

function LiftHoldDialog({ hold, onClose }: { hold: LegalHold; onClose(): void }) {
  const form = useDraft(`hold/${hold.id}/lift`, { version: hold.version, why: '' });
  const lift = useCommand(api.retention.liftHold, { said: 'Legal hold lifted.' });
  const save = async () => {
    const answer = await lift.run({ id: hold.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="Lift the legal hold" onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={{ version: hold.version }}
          command={lift}
          submit="Lift the hold"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <TextArea label="Why it is lifted" rows={3} {...form.field('why')} />
        </Form>
      )}
    </Dialog>
  );
}
