import { useState } from 'react';
import type { KeyHolder } from '../../../shared/api/keys.ts';
import { type CodeOf, codesOf, labelOf, ROLES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Confirm, Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { TextField } from '../../parts/text-field.tsx';

type Role = CodeOf<typeof ROLES>;

const HINTS: Readonly<Record<Role, string>> = {
  'area-manager': 'Everything, people and keys included.',
  'assistant-area-manager': 'Everything, people and keys included.',
  office: 'Schedules, schools and contacts; no case notes.',
  'read-only': 'Sees everything that is not restricted; changes nothing.',
};
const ROLE_OPTIONS = codesOf(ROLES).map((role) => ({ value: role, label: labelOf(ROLES, role), hint: HINTS[role] }));

export function AddPersonDialog({ onClose }: { onClose: () => void }) {
  const add = useCommand(api.office.addPerson, { said: 'Added. Give the person a passphrase next.' });
  const form = useFields<{ name: string; role: Role }>({ name: '', role: 'office' });
  return (
    <Dialog title="Add a person" onClose={onClose}>
      <Form
        form={form}
        command={add}
        submit="Add the person"
        onCancel={onClose}
        onSubmit={() =>
          void add.run(form.values).then((answer) => {
            if (answer.ok) onClose();
          })
        }
      >
        <TextField label="Name" width="medium" focusFirst {...form.field('name')} />
        <RadioGroup label="Role" options={ROLE_OPTIONS} {...form.field('role')} />
      </Form>
    </Dialog>
  );
}

export function ChangePersonDialog({ who, onClose }: { who: KeyHolder; onClose: () => void }) {
  const people = useAsk(api.office.people, {});
  const row = people.value?.find(({ id }) => id === who.personId);
  const change = useCommand(api.office.changePerson, { said: 'Changed.' });
  const form = useFields({ name: who.name, role: who.role as Role, version: row?.version ?? 0 });
  return (
    <Dialog title={`Change ${who.name}`} onClose={onClose}>
      <Form
        form={form}
        command={change}
        fresh={row}
        submit="Save"
        onCancel={onClose}
        onSubmit={() =>
          void change
            .run({
              ...form.values,
              version: form.values.version || (row?.version ?? 0),
              id: who.personId,
              active: true,
            })
            .then((answer) => {
              if (answer.ok) onClose();
            })
        }
      >
        <TextField label="Name" width="medium" focusFirst {...form.field('name')} />
        {!who.isYou && <RadioGroup label="Role" options={ROLE_OPTIONS} {...form.field('role')} />}
      </Form>
    </Dialog>
  );
}

/** Their name stays on what they did; their passphrase goes at once. Then a new register key is offered. */
export function LeaveDialog({ who, onClose, onNewKey }: { who: KeyHolder; onClose: () => void; onNewKey: () => void }) {
  const people = useAsk(api.office.people, {});
  const row = people.value?.find(({ id }) => id === who.personId);
  const change = useCommand(api.office.changePerson, { said: null });
  const [isGone, setIsGone] = useState(false);
  if (isGone) {
    return (
      <Dialog title={`${who.name} has left`} onClose={onClose}>
        <p>The passphrase opens the register no more. What they recorded keeps their name.</p>
        <p>Could they have kept a copy of the register? Then give it a new key: from then on that copy falls behind.</p>
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
    <Confirm
      title={`Has ${who.name} left the office?`}
      yes="Yes, has left"
      danger
      busy={change.busy || !row}
      onClose={onClose}
      onYes={() => {
        if (!row) return;
        const { id, version, name, role } = row;
        void change.run({ id, version, name, role, active: false }).then((answer) => {
          if (answer.ok) setIsGone(true);
        });
      }}
    >
      <p>They can sign in no more, from this moment. What they recorded keeps their name.</p>
      {change.refusal && <Refusal refusal={change.refusal} focus />}
    </Confirm>
  );
}
