import { Section } from '../../parts/page.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { useSchool } from './school-screen.tsx';

/** The history of every field of the school, its contacts and its sign-ups. */
export function SchoolHistoryScreen() {
  return (
    <Section
      title="History"
      lead="Who changed what and when, field by field. Nothing in here can be altered; undoing a change adds another."
    >
      <Answered asked={useSchool()}>
        {({ records }) => <RecordHistory whole="this school" records={records} />}
      </Answered>
    </Section>
  );
}
