import { useState } from 'react';
import type { SchoolPage, SignUp } from '../../../shared/api/schools.ts';
import { codesOf, SELF_REVIEW } from '../../../shared/words.ts';
import { useIsManager } from '../../api/office.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { useSchool } from './school-screen.tsx';
import css from './schools.module.css';
import { SelfReviewForm } from './self-review-form.tsx';

/** What the school says of section 1 of the memorandum, kept with each sign-up. It informs; it gates nothing. */
export function SchoolSelfReviewScreen() {
  return <Answered asked={useSchool()}>{(page) => <SelfReviews page={page} key={page.id} />}</Answered>;
}

function SelfReviews({ page }: { page: SchoolPage }) {
  const isManager = useIsManager();
  const [chosen, setChosen] = useState(page.signUps[0]?.id ?? null);
  const [editing, setEditing] = useState(false);
  const signUp = page.signUps.find(({ id }) => id === chosen);
  if (!signUp) {
    return (
      <Section title="Self-review">
        <Empty title="No sign-up to keep it with" action={<LinkButton to={`/schools/${page.id}`}>Sign-up</LinkButton>}>
          A self-review answers the eleven points of section 1 and is kept with the school’s signature. Record the
          sign-up first.
        </Empty>
      </Section>
    );
  }
  const begin = isManager && !editing && (
    <Button small={signUp.selfReview !== null} onPress={() => setEditing(true)}>
      {signUp.selfReview ? 'Change the answers' : 'Enter the self-review'}
    </Button>
  );
  return (
    <Section
      title="Self-review"
      lead="What the school says of the eleven points of section 1. It informs a conversation; no criterion hangs on it."
      beside={signUp.selfReview && begin}
    >
      {page.signUps.length > 1 && (
        <Select
          name="signUp"
          label="Kept with the sign-up of"
          width="medium"
          value={signUp.id}
          onChange={(id) => {
            setChosen(id);
            setEditing(false);
          }}
          options={page.signUps.map((each) => ({
            value: each.id,
            label: `version ${each.mouVersion}, signed by ${each.signatory}`,
          }))}
        />
      )}
      {editing ? (
        <SelfReviewForm key={signUp.id} signUp={signUp} onClose={() => setEditing(false)} />
      ) : signUp.selfReview ? (
        <Answers signUp={signUp} />
      ) : (
        <Empty title="Not answered yet" action={begin}>
          Each point is answered with yes, partly or no, and a note where one helps.
        </Empty>
      )}
    </Section>
  );
}

function Answers({ signUp }: { signUp: SignUp }) {
  const answers = signUp.selfReview ?? {};
  return (
    <>
      <p>
        Answered <ShowDate on={signUp.selfReviewedOn} none="on a day that is not known" />.
      </p>
      <ol className={css.list} aria-label="Points of section 1">
        {codesOf(SELF_REVIEW).map((clause) => (
          <li key={clause} className={css.clause}>
            <span className={css.clauseId}>{clause}</span>
            <span>{SELF_REVIEW[clause]}</span>
            <div>
              <State of="selfReview" is={answers[clause]?.standing ?? 'none'} />{' '}
              {answers[clause]?.note && <Quiet>{answers[clause].note}</Quiet>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
