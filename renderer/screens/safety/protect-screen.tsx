import { useState } from 'react';
import { askAllAgain, useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useOffice } from '../../api/office.ts';
import { useTask } from '../../api/task.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { ChosenPassphrase, PassphraseField } from '../../parts/passphrase-field.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { GivenPassphrases } from './given-passphrases.tsx';

/** A register from before there were passphrases is taken over: copied under a key of its own, proved, and only then the old one erased. */
export function ProtectScreen() {
  const office = useOffice();
  const protect = useTask(api.keys.protect);
  const given = protect.value?.given;
  return (
    <Page
      title="Protect this register"
      up={[{ to: '/settings', label: 'Settings' }]}
      lead="Its key lies beside it, so whoever has this computer can read it. With a passphrase the key is kept wrapped."
    >
      {given ? (
        <>
          <Section title="The register is protected">
            <GivenPassphrases given={given} />
            <Row>
              <LinkButton to="/settings/recovery-key" kind="primary">
                Make the recovery key
              </LinkButton>
            </Row>
          </Section>
          <EraseOld />
        </>
      ) : office?.isProtected ? (
        <EraseOld />
      ) : (
        <Take protect={protect} name={office?.person?.name ?? 'You'} />
      )}
    </Page>
  );
}

function Take({ protect, name }: { protect: Protecting; name: string }) {
  const form = useFields({ passphrase: '', again: '' });
  return (
    <Section title={`${name}, choose your passphrase`}>
      <p>
        The register is copied under a new key, and the copy is opened, checked and compared. The unprotected file stays
        until you say that it may be erased.
      </p>
      <Form
        form={form}
        command={{ refusal: protect.refusal, busy: protect.running }}
        submit="Protect the register"
        onSubmit={() => void protect.start(form.values).then(askAllAgain)}
      >
        <ChosenPassphrase form={form} />
      </Form>
      <Progress task={protect} />
    </Section>
  );
}
type Protecting = ReturnType<
  typeof useTask<{ passphrase: string; again: string }, { given: { name: string; passphrase: string }[] }>
>;

/** Only as long as there is something left of the time without passphrases. */
function EraseOld() {
  const [files, setFiles] = useState<number | null>(null);
  return (
    <Answered asked={useAsk(api.keys.list, {})}>
      {({ unprotected }) => (unprotected > 0 ? <EraseForm onErased={setFiles} /> : <Erased files={files} />)}
    </Answered>
  );
}

/** `files`: how many went just now. */
function Erased({ files }: { files: number | null }) {
  return (
    <Section title="Nothing unprotected is left here">
      <p>
        {files !== null && `Erased just now: ${files} files, the key first. `}
        Copies elsewhere (an old backup, another disk) have to be erased there.
      </p>
      <EraseNotice />
    </Section>
  );
}

function EraseForm({ onErased }: { onErased(files: number): void }) {
  const erase = useCommand(api.keys.eraseUnprotected, { said: null });
  const form = useFields({ own: '' });
  const save = async () => {
    const answer = await erase.run(form.values);
    if (answer.ok) onErased(answer.value.files);
  };
  return (
    <Section title="Erase the unprotected file">
      <p>
        The file without a passphrase and its key are still here. Look around in the protected register first; when all
        is there, erase the old one. Copies of it elsewhere (an old backup, another disk) have to be erased there.
      </p>
      <Form
        form={form}
        command={erase}
        submit="Erase the unprotected file"
        submitKind="danger"
        onSubmit={() => void save()}
      >
        <PassphraseField label="Your own passphrase" {...form.field('own')} />
      </Form>
      <EraseNotice />
    </Section>
  );
}

function EraseNotice() {
  return (
    <Notice tint="calm">
      On a solid-state disk what was erased may linger out of reach of any program: encrypt the whole disk as well
      (BitLocker, FileVault, LUKS).
    </Notice>
  );
}
