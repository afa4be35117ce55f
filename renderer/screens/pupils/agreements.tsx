import { useState } from 'react';
import type { AgreementLine, PupilPage } from '../../../shared/api/pupils.ts';
import { AGREEMENT_WAYS, labelOf } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Section } from '../../parts/page.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import css from './pupils.module.css';

/** The agreement to engage (P1): who gave it, when and how, and where it was withdrawn. */
export function Agreements({ pupil }: { pupil: PupilPage }) {
  const isManager = useIsManager();
  const [doing, setDoing] = useState<AgreementLine | 'new' | null>(null);
  const { agreements, agreed } = pupil;
  const record = isManager && (
    <Button small icon="plus" onPress={() => setDoing('new')}>
      Record an agreement
    </Button>
  );
  return (
    <Section
      title="Agreement to engage"
      lead="Everything that involves the child directly waits for it. It is not the legal basis for holding the data."
      beside={agreements.length > 0 && record}
    >
      {agreements.length > 0 && !agreed && <p>Nobody’s agreement stands now.</p>}
      {agreements.length === 0 ? (
        <Empty title="No agreement is recorded" action={record}>
          Record who agreed, on which day and how: a signed form, an email, or what was said.
        </Empty>
      ) : (
        <ul className={css.list}>
          {agreements.map((each) => (
            <li className={css.entry} key={each.id}>
              <Row apart>
                <span>
                  <State of="agreement" is={each.withdrawnOn ? 'withdrawn' : 'agreed'} />{' '}
                  <strong>{each.agreedBy}</strong>, <ShowDate on={each.agreedOn} />,{' '}
                  {labelOf(AGREEMENT_WAYS, each.how).toLowerCase()}
                </span>
                {isManager && !each.withdrawnOn && (
                  <Button
                    small
                    kind="plain"
                    label={`Record withdrawal: ${each.agreedBy}`}
                    onPress={() => setDoing(each)}
                  >
                    Record withdrawal
                  </Button>
                )}
              </Row>
              {each.withdrawnOn && (
                <span>
                  Withdrawn <ShowDate on={each.withdrawnOn} />: {each.withdrawnWhy}
                </span>
              )}
              {each.note && <Quiet>{each.note}</Quiet>}
            </li>
          ))}
        </ul>
      )}
      {doing === 'new' && <AgreeDialog pupil={pupil} onClose={() => setDoing(null)} />}
      {doing !== null && doing !== 'new' && <WithdrawDialog agreement={doing} onClose={() => setDoing(null)} />}
    </Section>
  );
}

function AgreeDialog({ pupil, onClose }: { pupil: PupilPage; onClose(): void }) {
  const today = useToday();
  const responsible = pupil.carers.filter(({ parentalResponsibility }) => parentalResponsibility);
  const form = useDraft<{ agreedBy: string; agreedOn: string; how: keyof typeof AGREEMENT_WAYS; note: string }>(
    `pupil/${pupil.id}/agreement`,
    {
      agreedBy: responsible.length === 1 ? (responsible[0]?.name ?? '') : '',
      agreedOn: today,
      how: 'signed',
      note: '',
    },
  );
  const agree = useCommand(api.pupils.agree, { said: 'Agreement recorded.' });
  const save = async () => {
    const answer = await agree.run({ pupilId: pupil.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="Record an agreement to engage" onClose={onClose}>
      {form.ready && (
        <Form form={form} command={agree} submit="Record agreement" onSubmit={() => void save()} onCancel={onClose}>
          <TextField label="Who agreed" width="medium" focusFirst {...form.field('agreedBy')} />
          {responsible.length > 1 && (
            <Row>
              {responsible.map(({ id, name }) => (
                <Button key={id} small kind="plain" onPress={() => form.set({ agreedBy: name })}>
                  {name}
                </Button>
              ))}
            </Row>
          )}
          <DateField label="On" today={today} until={today} {...form.field('agreedOn')} />
          <RadioGroup label="How" inline options={optionsOf(AGREEMENT_WAYS)} {...form.field('how')} />
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

function WithdrawDialog({ agreement, onClose }: { agreement: AgreementLine; onClose(): void }) {
  const today = useToday();
  const fresh = { version: agreement.version, withdrawnOn: today, withdrawnWhy: '' };
  const form = useDraft(`agreement/${agreement.id}/withdrawn`, fresh);
  const withdraw = useCommand(api.pupils.withdrawAgreement, { said: 'Recorded that the agreement was withdrawn.' });
  const save = async () => {
    const answer = await withdraw.run({ id: agreement.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`${agreement.agreedBy} withdrew the agreement`} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          command={withdraw}
          submit="Record that it was withdrawn"
          submitKind="danger"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <DateField label="Withdrawn on" today={today} until={today} {...form.field('withdrawnOn')} />
          <TextArea label="Why" rows={2} {...form.field('withdrawnWhy')} />
        </Form>
      )}
    </Dialog>
  );
}
