import { useState } from 'react';
import type { KeyHolder } from '../../../shared/api/keys.ts';
import { askAllAgain } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useTask } from '../../api/task.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { ChosenPassphrase, PassphraseField } from '../../parts/passphrase-field.tsx';
import { Progress } from '../../parts/progress.tsx';
import { GivenPassphrases } from './given-passphrases.tsx';

/** A passphrase for somebody who has none or has forgotten it. */
export function GiveDialog({ who, onClose }: { who: KeyHolder; onClose: () => void }) {
  const give = useCommand(api.keys.give, { said: `${who.name} has a passphrase.` });
  const form = useFields({ own: '', by: 'them' as 'them' | 'told', passphrase: '', again: '' });
  const { by, own, passphrase, again } = form.values;
  return (
    <Dialog title={`A passphrase for ${who.name}`} onClose={onClose}>
      <Form
        form={form}
        command={give}
        submit="Give this passphrase"
        onCancel={onClose}
        onSubmit={() =>
          void give
            .run({ own, personId: who.personId, typedByThem: by === 'them', passphrase, again })
            .then((answer) => {
              if (answer.ok) onClose();
            })
        }
      >
        <RadioGroup
          label="Who types it?"
          options={[
            {
              value: 'them',
              label: `${who.name}, here and now`,
              hint: 'Hand the keyboard over for the two fields below.',
            },
            {
              value: 'told',
              label: 'You do',
              hint: `${who.name} is told it, and chooses another at the first sign-in.`,
            },
          ]}
          {...form.field('by')}
        />
        <ChosenPassphrase form={form} whose={by === 'them' ? `${who.name}’s` : 'a'} />
        <PassphraseField
          label="Your own passphrase"
          hint="To show that it is you who gives it."
          {...form.field('own')}
        />
      </Form>
    </Dialog>
  );
}

export function TakeDialog({ who, onClose, onNewKey }: { who: KeyHolder; onClose: () => void; onNewKey: () => void }) {
  const take = useCommand(api.keys.take, { said: `${who.name} has no passphrase any more.` });
  const form = useFields({ own: '' });
  const [isTaken, setIsTaken] = useState(false);
  if (isTaken) {
    return (
      <Dialog title={`${who.name} can sign in no more`} onClose={onClose}>
        <p>Could {who.name} have kept a copy of the register and its keys? Then give the register a new key.</p>
        <Row>
          <Button kind="primary" onPress={onNewKey}>
            Change the register’s key
          </Button>
          <Button kind="plain" onPress={onClose}>
            Not now
          </Button>
        </Row>
      </Dialog>
    );
  }
  return (
    <Dialog title={`Take ${who.name}’s passphrase away`} onClose={onClose}>
      <Form
        form={form}
        command={take}
        submit="Take it away"
        submitKind="danger"
        onCancel={onClose}
        onSubmit={() =>
          void take.run({ own: form.values.own, personId: who.personId }).then((answer) => {
            if (answer.ok) setIsTaken(true);
          })
        }
      >
        <PassphraseField label="Your own passphrase" focusFirst {...form.field('own')} />
      </Form>
    </Dialog>
  );
}

export function NewRegisterKeyDialog({ onClose }: { onClose: () => void }) {
  const change = useTask(api.keys.changeRegisterKey);
  const form = useFields({ own: '' });
  const given = change.value?.given;
  if (given) {
    return (
      <Dialog title="The register has a new key" onClose={onClose} alert>
        <GivenPassphrases given={given} />
        <p>The recovery key on paper opens the new key no more: make a new one now.</p>
        <Row>
          <Button kind="primary" onPress={onClose}>
            I have told or noted them
          </Button>
        </Row>
      </Dialog>
    );
  }
  return (
    <Dialog title="Change the register’s key" onClose={onClose}>
      <ul>
        <li>The register is copied under a new key, the copy is proved, and the old file is erased.</li>
        <li>You keep your passphrase. Everybody else gets one for one sign-in, which is shown here once.</li>
        <li>A new recovery key has to be made. Backups made before keep their own passphrases and recovery key.</li>
      </ul>
      <Form
        form={form}
        command={{ refusal: change.refusal, busy: change.running }}
        submit="Change the key"
        onCancel={onClose}
        onSubmit={() => void change.start(form.values).then(askAllAgain)}
      >
        <PassphraseField label="Your own passphrase" focusFirst {...form.field('own')} />
      </Form>
      <Progress task={change} />
    </Dialog>
  );
}
