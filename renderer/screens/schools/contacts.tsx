import { useState } from 'react';
import type { Contact, SchoolPage } from '../../../shared/api/schools.ts';
import { CONTACT_KINDS, type CodeOf, codesOf } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useOffice } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Table } from '../../parts/table.tsx';
import { ContactDialog, type ContactValues } from './contact-dialog.tsx';

/** Whom to ask for: one line for each place that the memorandum or the office wants filled, named or not. */
export function Contacts({ page }: { page: SchoolPage }) {
  const role = useOffice()?.person?.role;
  const mayWrite = role !== undefined && role !== 'read-only';
  const [editing, setEditing] = useState<{ contact: Contact | null; values: ContactValues } | null>(null);
  const end = useCommand(api.schools.endContact, { said: 'Contact ended.' });
  const add = (kind: ContactValues['kind'], name = '') =>
    setEditing({ contact: null, values: { version: 0, kind, name, role: '', email: '', phone: '' } });
  return (
    <Section
      title="Contacts"
      beside={
        mayWrite && (
          <Button small icon="plus" onPress={() => add('other')}>
            Add a contact
          </Button>
        )
      }
    >
      {end.refusal && <Refusal refusal={end.refusal} focus />}
      <Table
        label="Contacts of the school"
        rows={linesOf(page)}
        rowKey={({ key }) => key}
        columns={[
          {
            id: 'kind',
            label: 'Who',
            width: '11rem',
            cell: ({ kind, contact }) => (
              <>
                {CONTACT_KINDS[kind]}
                {contact?.role && contact.role !== CONTACT_KINDS[kind] && (
                  <>
                    <br />
                    <Quiet>{contact.role}</Quiet>
                  </>
                )}
              </>
            ),
          },
          {
            id: 'name',
            label: 'Name',
            cell: ({ contact, fromGias }) =>
              contact?.name ??
              (fromGias ? (
                <>
                  {fromGias} <Quiet>(from GIAS)</Quiet>
                </>
              ) : (
                <Quiet>Not named yet</Quiet>
              )),
          },
          { id: 'phone', label: 'Phone', cell: ({ contact }) => contact?.phone },
          { id: 'email', label: 'Email', cell: ({ contact }) => contact?.email },
          {
            id: 'do',
            label: <span className="unseen">What can be done</span>,
            width: '9rem',
            cell: ({ kind, contact, fromGias }) =>
              mayWrite && (
                <Row gap="half">
                  {contact ? (
                    <>
                      <Button
                        small
                        kind="plain"
                        label={`Change ${contact.name}, ${CONTACT_KINDS[kind]}`}
                        onPress={() => setEditing({ contact, values: valuesOf(contact) })}
                      >
                        Change
                      </Button>
                      <Button
                        small
                        kind="plain"
                        label={`End ${contact.name}, ${CONTACT_KINDS[kind]}`}
                        onPress={() => void end.run({ id: contact.id, version: contact.version })}
                      >
                        End
                      </Button>
                    </>
                  ) : (
                    <Button
                      small
                      kind="plain"
                      label={`Name the ${CONTACT_KINDS[kind]}`}
                      onPress={() => add(kind, fromGias ?? '')}
                    >
                      Name
                    </Button>
                  )}
                </Row>
              ),
          },
        ]}
      />
      {editing && (
        <ContactDialog
          schoolId={page.id}
          contact={editing.contact}
          values={editing.values}
          fresh={freshOf(page, editing.contact)}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}

interface Line {
  key: string;
  kind: CodeOf<typeof CONTACT_KINDS>;
  contact: Contact | null;
  /** Where nobody is named, the head teacher whom GIAS names. */
  fromGias: string | null;
}

/** Every kind at least once, in the order of the word list; "other" only where there is one. */
function linesOf(page: SchoolPage): Line[] {
  return codesOf(CONTACT_KINDS).flatMap((kind): Line[] => {
    const named = page.contacts.filter((contact) => contact.kind === kind);
    if (named.length > 0) return named.map((contact) => ({ key: contact.id, kind, contact, fromGias: null }));
    if (kind === 'other') return [];
    return [{ key: kind, kind, contact: null, fromGias: kind === 'head' ? page.headTeacher : null }];
  });
}

function valuesOf({ version, kind, name, role, email, phone }: Contact): ContactValues {
  return { version, kind, name, role: role ?? '', email: email ?? '', phone: phone ?? '' };
}

function freshOf(page: SchoolPage, contact: Contact | null): ContactValues | null {
  const now = contact && page.contacts.find(({ id }) => id === contact.id);
  return now ? valuesOf(now) : null;
}
