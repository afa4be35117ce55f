import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';

/** A case's Link requests and placements. */
export function CaseLinkScreen() {
  const caseId = useParam('caseId');
  const manager = useIsManager();
  return (
    <Answered asked={useAsk(api.linkRequests.forCase, { caseId })}>
      {({ requests }) => (
        <Stack>
          {manager && (
            <Row>
              <LinkButton icon="plus" to={`/cases/${caseId}/link/new`}>
                New placement request
              </LinkButton>
            </Row>
          )}
          {requests.length === 0 ? (
            <Empty title="No Link request.">
              A school may ask for a place at the Link once Appendix A is met. A panel decides.
            </Empty>
          ) : (
            <ul>
              {requests.map((request) => (
                <li key={request.id}>
                  <A to={`/link/requests/${request.id}`}>
                    Request of <ShowDate on={request.receivedOn} />
                  </A>{' '}
                  <State of="linkRequest" is={request.state} />{' '}
                  {request.placementId && <A to={`/link/placements/${request.placementId}`}>The placement</A>}
                </li>
              ))}
            </ul>
          )}
        </Stack>
      )}
    </Answered>
  );
}
