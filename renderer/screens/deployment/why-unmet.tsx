import type { WhyUnmet as Why } from '../../../shared/api/proposals.ts';
import { uuidv7 } from '../../../shared/uuid.ts';
import { api } from '../../api/client.ts';
import { useTask } from '../../api/task.ts';
import { Button } from '../../parts/button.tsx';
import { Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Refusal } from '../../parts/refusal.tsx';

/** Why a plan stays unmet, to the bottom of it: asked for by name, because the week is solved many times over. */
export function WhyUnmet({ monday, planId }: { monday: string; planId: string }) {
  const task = useTask(api.proposals.explain);
  return (
    <Stack gap="one">
      {!task.running && (
        <div>
          <Button small onPress={() => void task.start({ monday, planId, work: uuidv7() })}>
            {task.value ? 'Find out again' : 'Find out why, and what would do'}
          </Button>
        </div>
      )}
      <Progress task={task} />
      {task.refusal && <Refusal refusal={task.refusal} />}
      <div role="status">{task.value && !task.running && <Found why={task.value} />}</div>
    </Stack>
  );
}

function Found({ why: { canBeMet, conflict, change, tried } }: { why: Why }) {
  if (canBeMet) {
    return <p>It can be met without anybody losing a session: others only have to be moved. “Propose” shows how.</p>;
  }
  return (
    <Stack gap="one">
      <p>{conflict ? conflict.sentence : 'No smallest group in conflict was found in the time for it.'}</p>
      {conflict && conflict.plans.length > 1 && (
        <p>
          {conflict.plans.slice(1).map(({ planId, ref }, at) => (
            <span key={planId}>
              {at > 0 && ', '}
              <A to={`/plans/${planId}`}>{ref}</A>
            </span>
          ))}
        </p>
      )}
      <p>
        {change ? (
          <>
            <strong>{change}</strong> The week was solved again with it.
          </>
        ) : (
          `No single change was found that would meet it; ${tried} were tried by solving the week again.`
        )}
      </p>
    </Stack>
  );
}
