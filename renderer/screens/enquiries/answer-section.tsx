import type { CaseEnquiry } from '../../../shared/api/cases.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { DraftedAnswer } from './drafted-answer.tsx';
import css from './enquiries.module.css';
import { OwnWordsForm } from './own-words-form.tsx';

/** The answer to the school: what was given, or the draft made from the verdicts that a manager edits and gives. */
export function AnswerSection({ caseId, enquiry }: { caseId: string; enquiry: CaseEnquiry }) {
  const isManager = useIsManager();
  const { answeredOn, answer } = enquiry;
  const print = <LinkButton to={`/print/enquiry-outcome/${caseId}`}>Print the outcome for the school</LinkButton>;
  return (
    <Section title="Our answer" beside={print}>
      {answeredOn !== null ? (
        <>
          <p>
            Answered <ShowDate on={answeredOn} />. <Quiet>What a school was told is not changed afterwards.</Quiet>
          </p>
          {answer && <div className={css.answer}>{answer}</div>}
        </>
      ) : isManager ? (
        <ToAnswer caseId={caseId} enquiry={enquiry} />
      ) : (
        <p>Not answered yet. A manager answers it here.</p>
      )}
    </Section>
  );
}

/** The draft belongs to one of the case's open enquiries; a further one is answered in a manager's own words. */
function ToAnswer({ caseId, enquiry }: { caseId: string; enquiry: CaseEnquiry }) {
  const asked = useAsk(api.eligibility.answer, { caseId });
  return (
    <Answered asked={asked}>
      {(page) =>
        page.enquiryId === enquiry.id ? (
          <DraftedAnswer page={page} again={asked.again} />
        ) : (
          <OwnWordsForm enquiry={enquiry} />
        )
      }
    </Answered>
  );
}
