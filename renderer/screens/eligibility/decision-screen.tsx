import { showDate } from '../../../shared/dates.ts';
import { labelOf, ROUTES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useParam } from '../../api/place.ts';
import { Facts } from '../../parts/facts.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { Badge, State } from '../../parts/state.tsx';
import css from './eligibility.module.css';
import { TodayOtherwise } from './today-otherwise.tsx';

/** One decision, with what it was made on: the verdicts of that day, the figures, the rules. */
export function DecisionScreen() {
  const decisionId = useParam('decisionId');
  return (
    <Answered asked={useAsk(api.eligibility.decision, { decisionId })}>
      {({ decision, caseId, reference, assessment, parameters, replaysTheSame }) => (
        <Page
          title={`Decision of ${showDate(decision.decidedOn)}, ${reference}`}
          beside={
            <>
              <State of="route" is={decision.outcome} />
              {decision.superseded && <Badge look={{ shape: 'square', tint: 'plain' }}>Superseded</Badge>}
            </>
          }
          up={[
            { to: '/cases', label: 'Cases' },
            { to: `/cases/${caseId}/eligibility`, label: `Case ${reference}` },
          ]}
        >
          <Facts
            of={[
              ['Decided by', decision.decidedBy],
              ['Reason', decision.reason || 'As the rules say'],
              ['The rules said', labelOf(ROUTES, decision.route)],
              ['Rule sets', decision.ruleSets.join(', ')],
              [
                'Figures',
                <ul key="figures" className={css.changed}>
                  {parameters.map(({ key, label, value, unit }) => (
                    <li key={key}>
                      {label}: {value} {unit}
                    </li>
                  ))}
                </ul>,
              ],
            ]}
          />
          {replaysTheSame ? (
            <Notice tint="good">Run again on the facts of that day, the rules give the same verdicts.</Notice>
          ) : (
            <Notice>Run again on the facts of that day, the rules give other verdicts than were stored.</Notice>
          )}
          <TodayOtherwise why={decision.today} />
          <Section title="Verdicts of that day">
            <p>
              As of <ShowDate on={assessment.on} />. {assessment.because}
            </p>
            <ul className={css.lines}>
              {assessment.lines.map(({ rule, statement, verdict, because }) => (
                <li key={rule}>
                  <span>
                    <State of="verdict" is={verdict} />
                  </span>
                  <span>
                    <strong>{rule}</strong> {statement}
                    <br />
                    {because}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        </Page>
      )}
    </Answered>
  );
}
