import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { Form } from '../../parts/form.tsx';
import { ChosenPassphrase, PassphraseField } from '../../parts/passphrase-field.tsx';
import css from './sign-in.module.css';

/** After a one-time passphrase: nothing else can be done before one's own is chosen. */
export function OwnPassphraseScreen({ name }: { name: string }) {
  const change = useCommand(api.keys.changeOwn, { said: 'You have a passphrase of your own.' });
  const form = useFields({ own: '', passphrase: '', again: '' });
  return (
    <main className={css.page} id="main" tabIndex={-1}>
      <div className={css.head}>
        <h1>Choose your own passphrase</h1>
        <p>
          {name}, the one you came in with was told to you, so somebody else knows it. It is good for this one time.
        </p>
      </div>
      <section className={css.box} aria-label="Choose your own passphrase">
        <Form form={form} command={change} submit="Keep this passphrase" onSubmit={() => void change.run(form.values)}>
          <PassphraseField
            label="One-time passphrase"
            hint="Once more, as you were told it."
            focusFirst
            {...form.field('own')}
          />
          <ChosenPassphrase form={form} />
        </Form>
      </section>
    </main>
  );
}
