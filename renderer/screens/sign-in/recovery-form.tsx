import { askAllAgain } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { ChosenPassphrase } from '../../parts/passphrase-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './sign-in.module.css';
import type { SlotOption } from './sign-in-screen.tsx';
import { WaitNotice } from './wait-notice.tsx';

/** A forgotten passphrase: the paper from the safe, and a new passphrase of one's own. */
export function RecoveryForm({
  slots,
  waitSeconds,
  onBack,
}: {
  slots: readonly SlotOption[];
  waitSeconds: number;
  onBack: () => void;
}) {
  const enter = useCommand(api.signIn.withRecoveryKey, { said: 'You have a new passphrase.' });
  const form = useFields({ slotId: slots[0]?.value ?? '', recoveryKey: '', passphrase: '', again: '' });
  return (
    <section className={css.box} aria-labelledby="recovery-heading">
      <h2 id="recovery-heading">Use the recovery key</h2>
      <WaitNotice seconds={waitSeconds} />
      <Form
        form={form}
        command={enter}
        submit="Sign in with the recovery key"
        onSubmit={() =>
          void enter.run(form.values).then((answer) => {
            if (!answer.ok) void askAllAgain();
          })
        }
        onCancel={onBack}
        cancel="Back"
      >
        <TextField
          label="Recovery key"
          hint="Nine groups of four, from the paper. Capitals and spaces do not matter."
          focusFirst
          {...form.field('recoveryKey')}
        />
        {slots.length > 1 && <RadioGroup label="Who are you?" options={slots} {...form.field('slotId')} />}
        <ChosenPassphrase form={form} />
      </Form>
    </section>
  );
}
