import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useParam } from '../../api/place.ts';
import { Answered } from '../../parts/refusal.tsx';
import { People } from './people.tsx';

/** The pupil of a case and the pupil's people, within the case. */
export function CasePeopleScreen() {
  const caseId = useParam('caseId');
  return (
    <Answered asked={useAsk(api.cases.show, { id: caseId })}>{({ pupilId }) => <People pupilId={pupilId} />}</Answered>
  );
}
