import { useState } from 'react';
import type { SchoolPage, SignUp } from '../../../shared/api/schools.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import css from './schools.module.css';
import { EndSignUpDialog, SignUpDialog } from './sign-up-dialogs.tsx';

/** The school's signatures to the memorandum, the newest first; each can be corrected, ended, renewed. */
export function SignUps({ page }: { page: SchoolPage }) {
  const isManager = useIsManager();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const [latest] = page.signUps;
  const isInForce = page.signUps.some(({ inForceToday }) => inForceToday);
  const sign = isManager && (
    <Button kind={isInForce ? 'secondary' : 'primary'} small={isInForce} onPress={() => setDoing({ what: 'sign' })}>
      {latest ? 'Record a renewal' : 'Record the sign-up'}
    </Button>
  );
  return (
    <Section title="Sign-up to the memorandum" beside={latest && sign}>
      {latest && !isInForce && (
        <Notice>No sign-up is in force today, so criterion A1 is not met for the pupils of this school.</Notice>
      )}
      {page.signUps.length === 0 ? (
        <Empty title="This school has not signed" action={sign}>
          Until a sign-up is in force, criterion A1 is not met for its pupils. Record who signed, when, which version,
          and until when it holds.
        </Empty>
      ) : (
        <ul className={css.list} aria-label="Sign-ups, the newest first">
          {page.signUps.map((signUp) => (
            <li key={signUp.id} className={css.entry}>
              <OneSignUp signUp={signUp} />
              {isManager && (
                <Row>
                  <Button
                    small
                    kind="plain"
                    label={`Correct the sign-up of ${signUp.mouVersion}`}
                    onPress={() => setDoing({ what: 'correct', signUp })}
                  >
                    Correct
                  </Button>
                  {signUp.inForceToday && (
                    <Button
                      small
                      kind="plain"
                      label={`End the sign-up of ${signUp.mouVersion}`}
                      onPress={() => setDoing({ what: 'end', signUp })}
                    >
                      End
                    </Button>
                  )}
                </Row>
              )}
            </li>
          ))}
        </ul>
      )}
      {doing?.what === 'sign' && <SignUpDialog page={page} signUp={null} onClose={close} />}
      {doing?.what === 'correct' && <SignUpDialog page={page} signUp={doing.signUp} onClose={close} />}
      {doing?.what === 'end' && <EndSignUpDialog signUp={doing.signUp} onClose={close} />}
    </Section>
  );
}

type Doing = { what: 'sign' } | { what: 'correct' | 'end'; signUp: SignUp };

function OneSignUp({ signUp }: { signUp: SignUp }) {
  const until = signUp.withdrawnOn ?? signUp.inForceUntil;
  return (
    <div>
      <Row>
        <State
          of="signUp"
          is={signUp.inForceToday ? 'in-force' : 'ended'}
          say={signUp.inForceToday ? null : stateOf(signUp)}
        />
        <span>
          Version {signUp.mouVersion}, <ShowDate on={signUp.inForceFrom} /> to{' '}
          {until ? <ShowDate on={until} /> : 'further notice'}
        </span>
      </Row>
      <Quiet>
        Signed <ShowDate on={signUp.signedOn} /> by {signUp.signatory}, {signUp.signatoryRole}.
        {signUp.withdrawnOn && ' Ended before its time.'} {signUp.note}
      </Quiet>
    </div>
  );
}

function stateOf({ withdrawnOn, inForceUntil }: SignUp): string {
  return withdrawnOn || inForceUntil ? 'Ended' : 'Not begun';
}
