import type { ParameterLine } from '../../../shared/api/parameters.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Facts } from '../../parts/facts.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { RuleForm } from './rule-form.tsx';
import css from './settings.module.css';

/** One figure: what it is, why it is so, what another would change, and every change so far. */
export function RuleScreen() {
  const key = useParam('key');
  const parameters = useAsk(api.parameters.list, {});
  return (
    <Answered asked={parameters}>
      {(list) => {
        const parameter = list.find((each) => each.key === key);
        return parameter ? <OneRule parameter={parameter} key={key} /> : <Unknown />;
      }}
    </Answered>
  );
}

const UP = [
  { to: '/settings', label: 'Settings' },
  { to: '/settings/rules', label: 'Rule parameters' },
];

function Unknown() {
  return (
    <Page title="Rule parameter" up={UP}>
      <p>The rules have no figure of that name.</p>
    </Page>
  );
}

function OneRule({ parameter }: { parameter: ParameterLine }) {
  const isManager = useIsManager();
  const { label, value, unit, default: usual, least, most, reason, source, usedBy, changes } = parameter;
  return (
    <Page title={label} up={UP}>
      <Facts
        of={[
          ['Holds now', `${value} ${unit}`],
          ['Default', `${usual} ${unit}`],
          ['Why the default', reason],
          ['Memorandum', source],
          ['Can be set', `${least} to ${most}`],
          ['Used by', usedBy.join(', ') || 'Due dates; no verdict'],
        ]}
      />
      {isManager && (
        <Section
          title="Set another figure"
          lead="Decisions that have been made keep the figures they were made on. Open cases are judged by the new one from now on."
        >
          <RuleForm parameter={parameter} />
        </Section>
      )}
      <Section title="Changes so far">
        {changes.length === 0 ? (
          <p>None: the default has held from the start.</p>
        ) : (
          <ol className={css.changes}>
            {changes.map((change) => (
              <li key={change.at}>
                <p>
                  From {change.from} to {change.to}: {change.reason}
                </p>
                <Quiet>
                  {change.by}, <ShowTime at={change.at} full />
                </Quiet>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </Page>
  );
}
