import { useState } from 'react';
import type { BoardWeek } from '../../../shared/api/deployment.ts';
import { showDate } from '../../../shared/dates.ts';
import type { Refusal as RefusalOf } from '../../../shared/refusals.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Confirm, Dialog } from '../../parts/dialog.tsx';
import { Stack } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered, Refusal } from '../../parts/refusal.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Timeline } from '../../parts/timeline.tsx';

/** What is done with a week as a whole: have one proposed, copy last week, publish; and the rules it is judged by. */
export function WeekActions({ week, onPropose }: { week: BoardWeek; onPropose(): void }) {
  const isManager = useIsManager();
  const isDraft = week.state === 'draft';
  const [publishing, setPublishing] = useState(false);
  const [left, setLeft] = useState<{ copied: number; left: string[] } | null>(null);
  const copy = useCommand(api.deployment.copyLastWeek, { said: 'Last week copied.' });
  return (
    <>
      {isManager && isDraft && (
        <>
          <Button onPress={onPropose}>Propose</Button>
          <Button
            busy={copy.busy}
            disabled={week.lastWeek.given === 0}
            onPress={async () => {
              const answer = await copy.run({ monday: week.monday });
              if (answer.ok && answer.value.left.length > 0) setLeft(answer.value);
            }}
          >
            Copy last week ({week.lastWeek.given})
          </Button>
          <Button kind="primary" disabled={week.allocations.length === 0} onPress={() => setPublishing(true)}>
            Publish
          </Button>
        </>
      )}
      {publishing && <Publish week={week} onClose={() => setPublishing(false)} />}
      {copy.refusal && (
        <Dialog title="Nothing was copied" onClose={copy.forget}>
          <Refusal refusal={copy.refusal} />
        </Dialog>
      )}
      {left && (
        <Dialog title={`${countSessions(left.copied)} copied, ${left.left.length} not`} onClose={() => setLeft(null)}>
          <p>These do not hold any more this week:</p>
          <ul>
            {[...new Set(left.left)].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}

function Publish({ week, onClose }: { week: BoardWeek; onClose(): void }) {
  const publish = useCommand(api.deployment.publish, { said: 'Week published.' });
  const { wanted, given } = week.totals;
  const wrong = publish.refusal?.fields ?? [];
  return (
    <Confirm
      title={`Publish the week of ${showDate(week.monday)}?`}
      yes="Publish"
      busy={publish.busy}
      onClose={onClose}
      onYes={async () => {
        const answer = await publish.run({ monday: week.monday });
        if (answer.ok) onClose();
      }}
    >
      <Stack gap="one">
        <p>
          {countSessions(given)} are given. {wanted > given ? `${countSessions(wanted - given)} stay unmet. ` : ''}
          Everything is checked once more first.
        </p>
        <p>A published week is what schools are told: each later change takes a reason and is recorded.</p>
        {publish.refusal && (
          <Refusal refusal={publish.refusal} focus>
            {wrong.length > 1 && (
              <ul>
                {wrong.map(({ path, sentence }) => (
                  <li key={path}>{sentence}</li>
                ))}
              </ul>
            )}
          </Refusal>
        )}
      </Stack>
    </Confirm>
  );
}

/** Opens the policy: what is said while dragging comes from the same list. */
export function RulesButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small kind="plain" onPress={() => setOpen(true)}>
        Rules
      </Button>
      {open && <Rules onClose={() => setOpen(false)} />}
    </>
  );
}

/** The week as a file without names: for `npm run deployment`, or to be sent on with a question. */
export function SaveWeekButton({ monday }: { monday: string }) {
  const [refusal, setRefusal] = useState<RefusalOf | null>(null);
  const save = async () => {
    const answer = await api.deployment.weekFile.call({ monday });
    if (answer.ok) saveFile(answer.value.name, 'application/json', answer.value.json);
    else setRefusal(answer.refusal);
  };
  return (
    <>
      <Button small kind="plain" label="Save as file: the week, without names" onPress={() => void save()}>
        Save as file
      </Button>
      {refusal && (
        <Dialog title="Nothing was saved" onClose={() => setRefusal(null)}>
          <Refusal refusal={refusal} />
        </Dialog>
      )}
    </>
  );
}

/** The whole policy on one page: what must hold, and what is wanted in which order. */
function Rules({ onClose }: { onClose(): void }) {
  const rules = useAsk(api.deployment.rules, {});
  return (
    <Dialog title="The rules of deployment" onClose={onClose} wide>
      <Answered asked={rules}>
        {({ must, wanted }) => (
          <Stack>
            <h3>Must hold</h3>
            <ul>
              {must.map(({ id, sentence, source }) => (
                <li key={id}>
                  {sentence} <small>({source})</small>
                </li>
              ))}
            </ul>
            <h3>Is wanted, in this order</h3>
            <ol>
              {wanted.map(({ id, sentence }) => (
                <li key={id}>{sentence}</li>
              ))}
            </ol>
          </Stack>
        )}
      </Answered>
    </Dialog>
  );
}

/** What was changed after schools had been told. */
export function WeekChanges({ week }: { week: BoardWeek }) {
  if (week.changes.length === 0) return null;
  return (
    <Section title="Changes since it was published">
      <Timeline
        label="Changes since it was published"
        entries={week.changes.map(({ id, on, by, what, reason }) => ({
          key: id,
          on,
          what,
          detail: `${reason}${by ? ` (${by})` : ''}`,
        }))}
      />
    </Section>
  );
}
