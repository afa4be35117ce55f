import { useState } from 'react';
import type { EligibilityPage } from '../../../shared/api/eligibility.ts';
import { showDate } from '../../../shared/dates.ts';
import type { Assessment } from '../../../shared/verdicts.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { CheckboxGroup } from '../../parts/choices.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import css from './eligibility.module.css';

/** The fewest things that would turn the answer to yes; ticked as promised, they show what the answer would then be. */
export function Missing({ page }: { page: EligibilityPage }) {
  const [promised, setPromised] = useState<string[]>([]);
  const asked = useAsk(api.eligibility.whatIf, { caseId: page.caseId, promised });
  if (page.closed || (page.assessment.earliest.kind === 'now' && asked.value?.things.length === 0)) return null;
  return (
    <Section
      title="What if"
      lead="Tick what the school promises, to see what the answer would be. Nothing is saved."
      beside={
        promised.length > 0 && (
          <Button small kind="plain" onPress={() => setPromised([])}>
            Untick all
          </Button>
        )
      }
    >
      <Answered asked={asked}>
        {({ things, on, assessment, unknown }) => (
          <div className={css.whatIf}>
            <CheckboxGroup
              name="promised"
              label="What is promised"
              bare
              value={promised}
              onChange={setPromised}
              options={things.map(({ key, rule, what, by }) => ({
                value: key,
                label: `${rule} ${what}`,
                ...(by && !what.includes(showDate(by)) ? { hint: `by ${showDate(by)}` } : {}),
              }))}
            />
            <div className={css.would} role="status">
              {promised.length === 0 ? (
                <p>Nothing is ticked.</p>
              ) : (
                <Would on={on} then={assessment} now={page.assessment} />
              )}
              {unknown.length > 0 && <Notice>Some of what was ticked is not missing any more.</Notice>}
            </div>
          </div>
        )}
      </Answered>
    </Section>
  );
}

/** The answer if the promises are kept, and the lines that would change. */
function Would({ on, then, now }: { on: string; then: Assessment; now: Assessment }) {
  const before = new Map(now.lines.map(({ rule, verdict }) => [rule, verdict]));
  const changed = then.lines.filter(({ rule, verdict }) => before.get(rule) !== verdict);
  return (
    <Stack gap="one">
      <Row>
        On <ShowDate on={on} />: <State of="route" is={then.route} />
      </Row>
      {changed.length === 0 ? (
        <p>No verdict would change by then.</p>
      ) : (
        <ul className={css.changed}>
          {changed.map(({ rule, verdict }) => (
            <li key={rule}>
              <strong>{rule}</strong> {before.has(rule) && <State of="verdict" is={before.get(rule) ?? verdict} />} then{' '}
              <State of="verdict" is={verdict} />
            </li>
          ))}
        </ul>
      )}
      {then.earliest.kind !== 'now' && (
        <p>
          <strong>Earliest yes then: </strong>
          {then.earliest.sentence}
        </p>
      )}
    </Stack>
  );
}
