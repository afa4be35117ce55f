import { useEffect, useState } from 'react';
import type { OfficeState } from '../../../shared/api/office.ts';
import { labelOf, ROLES } from '../../../shared/words.ts';
import { askAllAgain } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Form } from '../../parts/form.tsx';
import { PassphraseField } from '../../parts/passphrase-field.tsx';
import { PutBack } from '../../parts/put-back.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { say } from '../../parts/toast.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import css from './sign-in.module.css';
import { WaitNotice } from './wait-notice.tsx';

type SignIn = NonNullable<OfficeState['signIn']>;
const CHOSEN_BEFORE = 'sts.who';

/** A register that is locked: who are you, and your passphrase. People are shown by initials and role, never by name. */
export function SignInScreen({ office, signIn }: { office: OfficeState; signIn: SignIn }) {
  const [isForgotten, setIsForgotten] = useState(false);
  useEffect(() => {
    document.title = 'Locked · STS area office';
  }, []);
  return (
    <main className={css.page} id="main" tabIndex={-1}>
      <div className={css.head}>
        <h1>STS area office</h1>
        <p>The register is locked. Everything in it is encrypted; what you were typing has been kept.</p>
      </div>
      {office.fault && (
        <Notice>
          <p>
            <strong>{office.fault.what}</strong>
          </p>
          <p>{office.fault.next}</p>
        </Notice>
      )}
      {office.fault && <PutBack />}
      {isForgotten ? (
        <RecoveryForm
          slots={optionsOf(signIn)}
          waitSeconds={signIn.recoveryWaitSeconds}
          onBack={() => setIsForgotten(false)}
        />
      ) : (
        <PassphraseForm office={office} signIn={signIn} onForgotten={() => setIsForgotten(true)} />
      )}
      <p className={css.version}>Version {office.version}</p>
    </main>
  );
}

function PassphraseForm({ office, signIn, onForgotten }: { office: OfficeState; signIn: SignIn; onForgotten(): void }) {
  const enter = useCommand(api.signIn.withPassphrase, { said: null });
  const options = optionsOf(signIn);
  const form = useFields({ slotId: rememberedOf(options), passphrase: '', acceptOlder: false });
  const chosen = signIn.slots.find(({ id }) => id === form.values.slotId);
  const go = async (acceptOlder: boolean) => {
    const answer = await enter.run({ ...form.values, acceptOlder });
    if (!answer.ok) {
      form.set({ passphrase: '' });
      // How long one has to wait now counts down on the page.
      await askAllAgain();
      return;
    }
    remember(options, form.values.slotId);
    const { wrongBefore } = answer.value;
    if (wrongBefore > 0) {
      say({
        sentence: `Before you, a wrong passphrase was typed ${wrongBefore} ${wrongBefore === 1 ? 'time' : 'times'}.`,
        change: null,
      });
    }
  };
  return (
    <section className={css.box} aria-labelledby="sign-in-heading">
      <h2 id="sign-in-heading">Sign in</h2>
      <WaitNotice seconds={chosen?.waitSeconds ?? 0} />
      <Form
        form={form}
        command={enter}
        submit="Sign in"
        onSubmit={() => void go(false)}
        beside={
          signIn.hasRecoveryKey && (
            <Button kind="plain" onPress={onForgotten}>
              I have forgotten my passphrase
            </Button>
          )
        }
      >
        {options.length > 1 && <RadioGroup label="Who are you?" options={options} {...form.field('slotId')} />}
        <PassphraseField
          label={chosen?.once ? 'One-time passphrase' : 'Passphrase'}
          hint={chosen?.once ? 'The one that you were told. You choose your own next.' : undefined}
          focusFirst
          {...form.field('passphrase')}
        />
      </Form>
      {office.fault?.kind === 'older' && (
        <Button busy={enter.busy} onPress={() => void go(true)}>
          Go on with the older file
        </Button>
      )}
    </section>
  );
}

export interface SlotOption {
  value: string;
  label: string;
}

function optionsOf({ slots }: SignIn): SlotOption[] {
  return slots.map(({ id, initials, role }) => ({
    value: id,
    label: role ? `${initials}, ${labelOf(ROLES, role)}` : initials,
  }));
}

/** By initials and role, as it is shown: slots get a new id with each new passphrase. */
function rememberedOf(options: readonly SlotOption[]): string {
  const label = sessionStorage.getItem(CHOSEN_BEFORE);
  return (options.find((option) => option.label === label) ?? options[0])?.value ?? '';
}

function remember(options: readonly SlotOption[], slotId: string): void {
  const label = options.find(({ value }) => value === slotId)?.label;
  if (label) sessionStorage.setItem(CHOSEN_BEFORE, label);
}
