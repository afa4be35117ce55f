import { useState } from 'react';
import type { PlanAgreement, PlanPage } from '../../../shared/api/plans.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './plans.module.css';

/** Each school of the plan with its agreement, or with what is missing and the form to record it. */
export function Agreements({ page }: { page: PlanPage }) {
  const manager = useIsManager();
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <Stack gap="one">
      {page.schools.map((school) => {
        const own = page.agreements.filter(({ schoolId }) => schoolId === school.id);
        const given = own.find(({ holds }) => holds);
        const withdrawn = own.find(({ withdrawnOn }) => withdrawnOn !== null);
        return (
          <div className={css.agreement} key={school.id}>
            <Row apart>
              <div>
                <strong>{school.name}</strong>{' '}
                <State of="agreement" is={given ? 'agreed' : withdrawn ? 'withdrawn' : 'missing'} />{' '}
                {given && <Given agreement={given} />}
                {!given && withdrawn && (
                  <>
                    by {withdrawn.agreedBy}, <ShowDate on={withdrawn.withdrawnOn} />
                  </>
                )}
              </div>
              {manager &&
                open !== school.id &&
                (given ? (
                  <Button kind="plain" small onPress={() => setOpen(school.id)}>
                    Withdraw
                  </Button>
                ) : (
                  page.state !== 'ended' && (
                    <Button small onPress={() => setOpen(school.id)}>
                      Record agreement
                    </Button>
                  )
                ))}
            </Row>
            {open === school.id &&
              (given ? (
                <WithdrawForm agreement={given} onClose={close} />
              ) : (
                <AgreeForm planId={page.id} schoolId={school.id} onClose={close} />
              ))}
          </div>
        );
      })}
    </Stack>
  );
}

function Given({ agreement }: { agreement: PlanAgreement }) {
  return (
    <span>
      {agreement.agreedBy}, {agreement.role}, <ShowDate on={agreement.agreedOn} />; covers until{' '}
      <ShowDate on={agreement.coversUntil} />
    </span>
  );
}

function AgreeForm({ planId, schoolId, onClose }: { planId: string; schoolId: string; onClose(): void }) {
  const today = useToday();
  const form = useFields({ agreedBy: '', role: 'Head teacher', agreedOn: today });
  const agree = useCommand(api.plans.agree, { said: 'Agreement recorded.' });
  const save = async () => {
    const answer = await agree.run({ planId, schoolId, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Form form={form} command={agree} submit="Record agreement" onSubmit={() => void save()} onCancel={onClose}>
      <Row align="start" gap="two">
        <TextField label="Agreed by" width="medium" focusFirst {...form.field('agreedBy')} />
        <TextField label="Role" width="short" {...form.field('role')} />
        <DateField label="On" today={today} until={today} {...form.field('agreedOn')} />
      </Row>
    </Form>
  );
}

function WithdrawForm({ agreement, onClose }: { agreement: PlanAgreement; onClose(): void }) {
  const today = useToday();
  const form = useFields({ withdrawnOn: today });
  const withdraw = useCommand(api.plans.withdrawAgreement, { said: 'Recorded. The plan cannot be deployed now.' });
  const save = async () => {
    const answer = await withdraw.run({ id: agreement.id, version: agreement.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Form
      form={form}
      command={withdraw}
      submit="Record that it was withdrawn"
      submitKind="danger"
      onSubmit={() => void save()}
      onCancel={onClose}
    >
      <DateField label="Withdrawn on" today={today} {...form.field('withdrawnOn')} />
    </Form>
  );
}
