import type { EligibilityPage } from '../../../shared/api/eligibility.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useInAddress, useParam } from '../../api/place.ts';
import { Heartbeat } from '../../parts/heartbeat.tsx';
import { Stack } from '../../parts/layout.tsx';
import { Section, SidePane, WithSide } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { SuspensionTotals } from '../../parts/suspension-totals.tsx';
import { Advice } from './advice.tsx';
import { Decisions } from './decisions.tsx';
import { Duties } from './duties.tsx';
import { LinePane } from './line-pane.tsx';
import { Missing } from './missing.tsx';
import { Offers } from './offers.tsx';
import { Opinions } from './opinions.tsx';
import { Summary } from './summary.tsx';
import { VerdictLines } from './verdict-lines.tsx';

/**
 * The whole answer, to be read in ten seconds: the route and the earliest yes on top, a line per clause below, each of which
 * opens its evidence beside; then what is missing, what the figures rest on, and what was decided.
 */
export function CaseEligibilityScreen() {
  const caseId = useParam('caseId');
  return (
    <Answered asked={useAsk(api.eligibility.show, { caseId })}>
      {(page) => <Eligibility page={page} key={page.caseId} />}
    </Answered>
  );
}

function Eligibility({ page }: { page: EligibilityPage }) {
  const [chosen, choose] = useInAddress('clause', '');
  const { assessment } = page;
  const line = [...assessment.lines, ...assessment.informing].find(({ rule }) => rule === chosen);
  return (
    <WithSide
      side={
        line && (
          <SidePane key={line.rule} title={`${line.rule}: ${line.clause}`} onClose={() => choose('')}>
            <LinePane page={page} line={line} />
          </SidePane>
        )
      }
    >
      <Summary page={page} chosen={chosen} onChoose={choose} />
      <Section title="Clause by clause">
        <VerdictLines lines={assessment.lines} chosen={chosen} onChoose={choose} />
      </Section>
      <Missing page={page} />
      {page.heartbeats.length > 0 && (
        <Section
          title="Reviews, week by week"
          lead="A run of reviews has to reach today and be a term long. A gap that is too long breaks it."
        >
          <Stack gap="three">
            {page.heartbeats.map((heartbeat, at) => (
              <Heartbeat
                key={heartbeat.evidenceId}
                of={heartbeat}
                on={assessment.on}
                explained={at === page.heartbeats.length - 1}
              />
            ))}
          </Stack>
        </Section>
      )}
      <Section title="Suspensions (fixed-term exclusions)">
        <SuspensionTotals of={page.suspensions} />
      </Section>
      <Section title="What the commissioned route offers">
        <Offers offers={assessment.offers} />
      </Section>
      <Decisions page={page} />
      <Opinions page={page} />
      <Section title="What STS owes">
        <Duties duties={page.duties} />
      </Section>
      <Advice page={page} />
      {assessment.informing.length > 0 && (
        <Section title="What informs, and does not decide">
          <VerdictLines lines={assessment.informing} chosen={chosen} onChoose={choose} dense />
        </Section>
      )}
    </WithSide>
  );
}
