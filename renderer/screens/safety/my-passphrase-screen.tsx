import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useGoTo } from '../../api/place.ts';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { ChosenPassphrase, PassphraseField } from '../../parts/passphrase-field.tsx';

/** One's own passphrase, changed by whoever knows it. */
export function MyPassphraseScreen() {
  const change = useCommand(api.keys.changeOwn, { said: 'Your passphrase has been changed.' });
  const form = useFields({ own: '', passphrase: '', again: '' });
  const goTo = useGoTo();
  return (
    <Page
      title="Change my passphrase"
      lead="There is no need to change it every so often: only when somebody else may know it."
    >
      <Form
        form={form}
        command={change}
        submit="Change my passphrase"
        onSubmit={() =>
          void change.run(form.values).then((answer) => {
            if (answer.ok) goTo('/');
          })
        }
      >
        <PassphraseField label="Your passphrase now" focusFirst {...form.field('own')} />
        <ChosenPassphrase form={form} whose="your new" />
      </Form>
    </Page>
  );
}
