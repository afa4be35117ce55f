import { useState } from 'react';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useOffice } from '../../api/office.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PassphraseField } from '../../parts/passphrase-field.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './safety.module.css';

interface Made {
  recoveryKey: string;
  prove: readonly number[];
}

/** The recovery key: made, put on paper, and proved by typing part of it back. It is shown this once, and kept nowhere. */
export function RecoveryKeyScreen() {
  const keys = useAsk(api.keys.list, {});
  const [made, setMade] = useState<Made | null>(null);
  const [isProved, setIsProved] = useState(false);
  return (
    <Page
      title="Recovery key"
      up={[{ to: '/settings', label: 'Settings' }]}
      lead="If every passphrase is forgotten, this key on paper is the only way back into the register. It belongs in a safe, not beside the computer."
    >
      <Answered asked={keys}>
        {({ recovery }) =>
          isProved ? (
            <Done />
          ) : made ? (
            <OnPaper made={made} onProved={() => setIsProved(true)} />
          ) : (
            <Make recovery={recovery} onMade={setMade} />
          )
        }
      </Answered>
    </Page>
  );
}

function Make({ recovery, onMade }: { recovery: 'missing' | 'unproved' | 'proved'; onMade: (made: Made) => void }) {
  const make = useCommand(api.keys.newRecoveryKey, { said: null });
  const form = useFields({ own: '' });
  return (
    <Section title={recovery === 'proved' ? 'Make a new one' : 'Make it'}>
      <p>
        {recovery === 'proved'
          ? 'There is a recovery key, and it was proved. A new one takes its place once it is proved too: until then the old paper stays good.'
          : 'There is no proved recovery key yet. Have a printer or a pen at hand: the key is shown once.'}
      </p>
      <Form
        form={form}
        command={make}
        submit="Show a recovery key"
        onSubmit={() =>
          void make.run(form.values).then((answer) => {
            if (answer.ok) onMade(answer.value);
          })
        }
      >
        <PassphraseField
          label="Your own passphrase"
          hint="Once more, which also shows that you remember it."
          focusFirst
          {...form.field('own')}
        />
      </Form>
    </Section>
  );
}

function OnPaper({ made, onProved }: { made: Made; onProved: () => void }) {
  const office = useOffice();
  const prove = useCommand(api.keys.proveRecoveryKey, { said: null });
  const form = useFields({ first: '', second: '' });
  const [first, second] = made.prove;
  const groups = made.recoveryKey.split('-').map((letters, at) => ({ letters, number: at + 1 }));
  const error = prove.refusal?.fields?.[0]?.sentence;
  return (
    <>
      <Section title="1. Put it on paper">
        <div className={css.sheet} data-sheet>
          <h3>Recovery key of {office?.office?.name}</h3>
          <ol className={css.groups} aria-label="Recovery key, nine groups of four">
            {groups.map(({ letters, number }) => (
              <li key={number}>
                <span className={css.number}>{number}</span> {letters}
              </li>
            ))}
          </ol>
          <p>
            Made on <ShowDate on={office?.today} />. Whoever has this paper and the computer, or a backup, can read the
            whole register. Keep it in a safe. An earlier recovery key is good for nothing once this one is proved.
          </p>
          <p>
            To use it: on the sign-in page choose “I have forgotten my passphrase”. 0 and 1 are figures: the letters O,
            I and L are in no key.
          </p>
        </div>
        <Row>
          <Button kind="primary" onPress={() => window.print()}>
            Print this paper
          </Button>
          <span>or write it down by hand.</span>
        </Row>
      </Section>
      <Section title="2. Prove it" lead="Read it from the paper, not from the screen.">
        <Form
          form={form}
          command={{ ...prove, refusal: error ? null : prove.refusal }}
          submit="Prove the recovery key"
          submitKind="secondary"
          onSubmit={() =>
            void prove.run({ groups: [form.values.first, form.values.second] }).then((answer) => {
              if (answer.ok) onProved();
            })
          }
        >
          <TextField label={`Group ${first}`} width="short" error={error} {...form.field('first')} />
          <TextField label={`Group ${second}`} width="short" {...form.field('second')} />
        </Form>
      </Section>
    </>
  );
}

function Done() {
  return (
    <Section title="Proved">
      <Notice tint="good">
        <p>
          <strong>The recovery key on your paper is the one that opens this register.</strong>
        </p>
        <p>Put the paper into a safe now. It is not shown again; a new one can be made at any time.</p>
      </Notice>
      <Row>
        <LinkButton to="/settings/people" kind="primary">
          Give the others their passphrases
        </LinkButton>
        <LinkButton to="/">Go to Today</LinkButton>
      </Row>
    </Section>
  );
}
