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
  // Stopped on the way: what was known by then.
  const found = task.value ?? task.soFar;
  const isWhole = task.value !== undefined;
  return (
    <Stack gap="one">
      {!task.running && (
        <div>
          <Button small onPress={() => void task.start({ monday, planId, work: uuidv7() })}>
            {found ? 'Find out again' : 'Find out why, and what would do'}
          </Button>
        </div>
      )}
      <Progress task={task} />
      {task.refusal && <Refusal refusal={task.refusal} />}
      <div role="status">
        {task.running ? task.soFar && <Known why={task.soFar} /> : found && <Found why={found} isWhole={isWhole} />}
      </div>
    </Stack>
  );
}

/** What is known while it still looks. */
function Known({ why: { conflict } }: { why: Why }) {
  return conflict && <Conflict conflict={conflict} />;
}

function Found({ why: { canBeMet, conflict, othersAtLeast, change, tried }, isWhole }: { why: Why; isWhole: boolean }) {
  if (canBeMet) {
    return <p>It can be met without anybody losing a session: others only have to be moved. “Propose” shows how.</p>;
  }
  return (
    <Stack gap="one">
      {conflict ? (
        <Conflict conflict={conflict} />
      ) : (
        <p>
          {othersAtLeast > 1
            ? `No small group of plans is in its way: it would take at least ${othersAtLeast} others together.`
            : 'No smallest group in conflict was found in the time for it.'}
        </p>
      )}
      <p>
        {change ? (
          <>
            <strong>{change}</strong> The week was solved again with it.
          </>
        ) : isWhole ? (
          `No single change was found that would meet it; ${tried} were tried by solving the week again.`
        ) : (
          `Stopped after ${tried} changes, none of which would meet it.`
        )}
      </p>
    </Stack>
  );
}

function Conflict({ conflict: { sentence, plans } }: { conflict: NonNullable<Why['conflict']> }) {
  return (
    <>
      <p>{sentence}</p>
      {plans.length > 1 && (
        <p>
          {plans.slice(1).map(({ planId, ref }, at) => (
            <span key={planId}>
              {at > 0 && ', '}
              <A to={`/plans/${planId}`}>{ref}</A>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
