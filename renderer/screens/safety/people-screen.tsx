import { useState } from 'react';
import type { KeyHolder } from '../../../shared/api/keys.ts';
import { labelOf, ROLES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Row } from '../../parts/layout.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';
import { IdleMinutes } from './idle-minutes.tsx';
import { GiveDialog, NewRegisterKeyDialog, TakeDialog } from './key-dialogs.tsx';
import { AddPersonDialog, ChangePersonDialog, LeaveDialog } from './person-dialogs.tsx';

type Doing = { what: 'add' | 'new-key' } | { what: 'give' | 'take' | 'change' | 'leave'; who: KeyHolder };

/** The office's people: what each may do, and who has a passphrase. */
export function PeopleScreen() {
  const keys = useAsk(api.keys.list, {});
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <Page
      title="People and passphrases"
      up={[{ to: '/settings', label: 'Settings' }]}
      lead="Each person signs in with a passphrase of their own; what each may do goes with the role."
      primary={
        <Button kind="primary" icon="plus" onPress={() => setDoing({ what: 'add' })}>
          Add a person
        </Button>
      }
    >
      <Answered asked={keys}>
        {({ isProtected, people, recovery }) => (
          <>
            {!isProtected && (
              <Notice>
                <p>This register has no passphrases: whoever sits at this computer can open it.</p>
              </Notice>
            )}
            <Table
              label="People of the office"
              rows={people}
              rowKey={({ personId }) => personId}
              columns={[
                { id: 'name', label: 'Name', cell: ({ name, isYou }) => (isYou ? `${name} (you)` : name) },
                { id: 'role', label: 'Role', cell: ({ role }) => labelOf(ROLES, role), width: '14rem' },
                ...(isProtected
                  ? [
                      {
                        id: 'passphrase',
                        label: 'Passphrase',
                        cell: ({ passphrase }: KeyHolder) => <State of="passphrase" is={passphrase} />,
                        width: '12rem',
                      },
                    ]
                  : []),
                {
                  id: 'do',
                  label: 'Do',
                  cell: (who) => <PersonMenu who={who} isProtected={isProtected} onChoose={setDoing} />,
                  width: '6rem',
                },
              ]}
            />
            {isProtected && (
              <>
                <RecoverySection recovery={recovery} />
                <IdleMinutes />
                <Section
                  title="A new key for the register"
                  lead="After somebody has left who may have kept a copy of the register and its keys: what is recorded from then on is closed to that copy."
                >
                  <Row>
                    <Button onPress={() => setDoing({ what: 'new-key' })}>Change the register’s key</Button>
                  </Row>
                </Section>
              </>
            )}
          </>
        )}
      </Answered>
      {doing?.what === 'add' && <AddPersonDialog onClose={close} />}
      {doing?.what === 'new-key' && <NewRegisterKeyDialog onClose={close} />}
      {doing && 'who' in doing && (
        <PersonDialog {...doing} onClose={close} onNewKey={() => setDoing({ what: 'new-key' })} />
      )}
    </Page>
  );
}

function PersonDialog({ what, who, onClose, onNewKey }: PersonDialogProps) {
  if (what === 'give') return <GiveDialog who={who} onClose={onClose} />;
  if (what === 'take') return <TakeDialog who={who} onClose={onClose} onNewKey={onNewKey} />;
  if (what === 'change') return <ChangePersonDialog who={who} onClose={onClose} />;
  return <LeaveDialog who={who} onClose={onClose} onNewKey={onNewKey} />;
}
interface PersonDialogProps {
  what: 'give' | 'take' | 'change' | 'leave';
  who: KeyHolder;
  onClose: () => void;
  onNewKey: () => void;
}

function PersonMenu({ who, isProtected, onChoose }: PersonMenuProps) {
  const can = (what: PersonDialogProps['what']) => () => onChoose({ what, who });
  return (
    <Menu
      label={`What to do about ${who.name}`}
      icon="more"
      kind="plain"
      small
      choices={[
        ...(isProtected && !who.isYou
          ? [
              {
                id: 'give',
                label: who.passphrase === 'none' ? 'Give a passphrase' : 'Reset the passphrase',
                onChoose: can('give'),
              },
              ...(who.passphrase === 'none'
                ? []
                : [{ id: 'take', label: 'Take the passphrase away', onChoose: can('take') }]),
            ]
          : []),
        { id: 'change', label: 'Change name or role', onChoose: can('change') },
        ...(who.isYou ? [] : [{ id: 'leave', label: 'Has left the office', onChoose: can('leave') }]),
      ]}
    />
  );
}
interface PersonMenuProps {
  who: KeyHolder;
  isProtected: boolean;
  onChoose: (doing: Doing) => void;
}

function RecoverySection({ recovery }: { recovery: 'missing' | 'unproved' | 'proved' }) {
  return (
    <Section title="Recovery key" beside={<State of="recovery" is={recovery} />}>
      <p>If every passphrase is forgotten, the recovery key on paper is the only way back into the register.</p>
      <Row>
        <LinkButton to="/settings/recovery-key">
          {recovery === 'proved' ? 'Make a new recovery key' : 'Make the recovery key'}
        </LinkButton>
      </Row>
    </Section>
  );
}
