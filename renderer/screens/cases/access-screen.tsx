import { useState } from 'react';
import type { CaseAccess, Restriction } from '../../../shared/api/access.ts';
import { labelOf, ROLES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate, ShowTime } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { Table } from '../../parts/table.tsx';
import { LiftDialog, NameDialog, RestrictDialog } from './access-dialogs.tsx';
import { Keeping } from './keeping.tsx';

/** Who may see the case, and who has looked at it. */
export function CaseAccessScreen() {
  const caseId = useParam('caseId');
  return (
    <Answered asked={useAsk(api.access.ofCase, { caseId })}>
      {(access) => (
        <>
          <WhoMay access={access} />
          <WhoHas access={access} />
          <Keeping pupilId={access.pupilId} />
        </>
      )}
    </Answered>
  );
}

type Doing = 'restrict' | 'name' | 'lift';

function WhoMay({ access }: { access: CaseAccess }) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const { restriction } = access;
  const close = () => setDoing(null);
  return (
    <Section
      title="Who may see this case"
      beside={<State of="access" is={restriction ? 'restricted' : 'open'} />}
      lead="A restricted case, its pupil and everything about them is there only for the people named. For everybody else, and always for the office role, it is in no list, search, count or paper. Its need stays on the board without a name."
    >
      {restriction ? (
        <>
          <Facts
            of={[
              ['Restricted since', <ShowDate key="since" on={restriction.fromOn} />],
              ['Reason', restriction.reason],
              ['Seen by', namesOf(restriction)],
            ]}
          />
          <Row>
            <Button onPress={() => setDoing('name')}>Change who may see it</Button>
            <Button onPress={() => setDoing('lift')}>Lift the restriction</Button>
          </Row>
        </>
      ) : (
        <>
          <p>Everybody whose role reads cases may see it: managers, and people who only read.</p>
          <Row>
            <Button icon="lock" onPress={() => setDoing('restrict')}>
              Restrict this case
            </Button>
          </Row>
        </>
      )}
      {access.past.map((past) => (
        <p key={past.id}>
          Restricted from <ShowDate on={past.fromOn} /> to <ShowDate on={past.liftedOn} /> ({past.reason}). Lifted:{' '}
          {past.liftedWhy}
        </p>
      ))}
      {doing === 'restrict' && <RestrictDialog access={access} onClose={close} />}
      {doing === 'name' && restriction && <NameDialog access={access} restriction={restriction} onClose={close} />}
      {doing === 'lift' && restriction && <LiftDialog access={access} restriction={restriction} onClose={close} />}
    </Section>
  );
}

function namesOf({ readers }: Restriction): string {
  return readers.map(({ name, role, active }) => `${name} (${active ? labelOf(ROLES, role) : 'has left'})`).join(', ');
}

function WhoHas({ access: { views } }: { access: CaseAccess }) {
  return (
    <Section
      title="Who has looked at it"
      lead="Each person and day on which the case, its pupil or a paper about them was opened. Looks within five minutes count as one."
    >
      <Table
        label="Who has looked at this case"
        rows={views}
        rowKey={({ id }) => id}
        empty={<Empty title="Nobody has looked at it yet" />}
        columns={[
          { id: 'name', label: 'Who', cell: ({ personName }) => personName, sort: ({ personName }) => personName },
          { id: 'day', label: 'Day', cell: ({ day }) => <ShowDate on={day} />, sort: ({ day }) => day, width: '9rem' },
          {
            id: 'from',
            label: 'First and last look',
            cell: ({ firstAt, lastAt }) => (
              <>
                <ShowTime at={firstAt} />
                {lastAt !== firstAt && (
                  <>
                    {' '}
                    and <ShowTime at={lastAt} />
                  </>
                )}
              </>
            ),
            width: '11rem',
          },
          { id: 'times', label: 'Looks', align: 'end', cell: ({ times }) => times, width: '5rem' },
        ]}
      />
    </Section>
  );
}
