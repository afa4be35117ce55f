import { useState } from 'react';
import type { ChangedCase, ParameterLine } from '../../../shared/api/parameters.ts';
import { ROUTES, VERDICTS } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useTask } from '../../api/task.ts';
import { Button } from '../../parts/button.tsx';
import { Form } from '../../parts/form.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Notice, Refusal } from '../../parts/refusal.tsx';
import { Table } from '../../parts/table.tsx';
import { NumberField, TextArea } from '../../parts/text-field.tsx';

/** A new figure with its reason: first what it would do to the open cases, then the change. */
export function RuleForm({ parameter }: { parameter: ParameterLine }) {
  const { key, version, unit } = parameter;
  const fresh = { version, value: parameter.value as number | null, reason: '' };
  const form = useDraft(`parameter/${key}`, fresh);
  const preview = useTask(api.parameters.preview);
  const change = useCommand(api.parameters.change, { said: 'Figure changed.' });
  const [tried, setTried] = useState<number | null>(null);
  const { value } = form.values;
  const isSeen = preview.value !== undefined && tried === value;
  const look = () => {
    if (value === null) return;
    setTried(value);
    void preview.start({ key, value });
  };
  const save = async () => {
    if (value === null || !isSeen) return look();
    const answer = await change.run({ key, version: form.values.version, value, reason: form.values.reason });
    if (!answer.ok) return;
    preview.forget();
    await form.discard();
  };
  if (!form.ready) return null;
  return (
    <Stack gap="three">
      <Form
        form={form}
        fresh={{ version }}
        command={change}
        submit={isSeen ? 'Change the figure' : 'Show what would change'}
        submitKind={isSeen ? 'primary' : 'secondary'}
        onSubmit={() => void save()}
      >
        <NumberField label={`New figure, in ${unit}`} {...form.field('value')} />
        <Progress task={preview} starting="Judging the open cases again" />
        {preview.refusal && <Refusal refusal={preview.refusal} focus />}
        {isSeen && preview.value && (
          <>
            <HowMany {...preview.value} />
            <TextArea
              label="Why the figure is changed"
              hint="Kept in the history and shown here."
              rows={2}
              {...form.field('reason')}
            />
            <Row>
              <Button
                kind="plain"
                onPress={() => {
                  preview.forget();
                  void form.discard();
                }}
              >
                Leave it as it is
              </Button>
            </Row>
          </>
        )}
      </Form>
      {isSeen && preview.value && <WouldChange changed={preview.value.changed} />}
    </Stack>
  );
}

/** How many open cases would come out otherwise, and how: verdict by verdict, the most frequent first. */
function HowMany({ openCases, changed }: { openCases: number; changed: ChangedCase[] }) {
  const of = openCases === 1 ? 'the one open case' : `the ${openCases} open cases`;
  if (changed.length === 0) return <Notice tint="good">No verdict of {of} would change.</Notice>;
  const kinds = Map.groupBy(
    changed.flatMap(({ lines }) => lines.map(inWords)),
    (words) => words,
  );
  return (
    <div role="status">
      <Notice>
        <p>
          {changed.length} of {of} would be judged otherwise; they are listed below.
        </p>
        <ul>
          {[...kinds]
            .toSorted(([, a], [, b]) => b.length - a.length)
            .map(([words, all]) => (
              <li key={words}>
                {words}: {all.length === 1 ? '1 case' : `${all.length} cases`}
              </li>
            ))}
        </ul>
      </Notice>
    </div>
  );
}

function inWords({ rule, before, after }: ChangedCase['lines'][number]): string {
  return `${rule}: ${VERDICTS[before]} becomes ${VERDICTS[after]}`;
}

function WouldChange({ changed }: { changed: ChangedCase[] }) {
  if (changed.length === 0) return null;
  return (
    <Table
      label="Open cases that would be judged otherwise"
      rows={changed}
      rowKey={({ caseId }) => caseId}
      rowTo={({ caseId }) => `/cases/${caseId}`}
      columns={[
        { id: 'pupil', label: 'Pupil', cell: ({ pupilName }) => pupilName, sort: ({ pupilName }) => pupilName },
        { id: 'school', label: 'School', cell: ({ schoolName }) => schoolName, sort: ({ schoolName }) => schoolName },
        {
          id: 'verdicts',
          label: 'Verdicts',
          cell: ({ lines }) => (
            <>
              {lines.map((line) => (
                <div key={line.rule}>{inWords(line)}</div>
              ))}
            </>
          ),
        },
        {
          id: 'route',
          label: 'Route',
          cell: ({ routeBefore, routeAfter }) =>
            routeBefore === routeAfter
              ? `Stays: ${ROUTES[routeAfter]}`
              : `${ROUTES[routeBefore]} becomes ${ROUTES[routeAfter]}`,
        },
      ]}
    />
  );
}
