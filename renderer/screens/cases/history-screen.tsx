import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useParam } from '../../api/place.ts';
import { Section } from '../../parts/page.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { Answered } from '../../parts/refusal.tsx';

/** The history of every field of the case: each change to any of its records, newest first, or to one of them. */
export function CaseHistoryScreen() {
  const caseId = useParam('caseId');
  const records = useAsk(api.cases.records, { id: caseId });
  return (
    <Section
      title="History"
      lead="Who changed what and when, field by field. Nothing in here can be altered; undoing a change adds another."
    >
      <Answered asked={records}>{(list) => <RecordHistory whole="this case" records={list} />}</Answered>
    </Section>
  );
}
