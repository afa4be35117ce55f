import type { Certificate, ProvedLevel } from '../../../shared/api/certificate.ts';
import type { BoardWeek } from '../../../shared/api/deployment.ts';
import { Stack } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge } from '../../parts/state.tsx';
import { Timeline } from '../../parts/timeline.tsx';

export interface CertifiedProps {
  certificate: Certificate;
  running: boolean;
}

/** How sure a proposal is, in plain words; want by want for who wants to know. */
export function Certified({ certificate, running }: CertifiedProps) {
  const { proved, summary, levels } = certificate;
  return (
    <Stack gap="one">
      <p>
        <Badge look={proved ? { shape: 'tick', tint: 'good' } : { shape: 'half', tint: 'wait' }}>
          {levels.length === 0 ? 'Alternative' : proved ? 'Proved' : running ? 'Best so far' : 'Not proved'}
        </Badge>
      </p>
      <p>{summary}</p>
      <WantByWant certificate={certificate} />
    </Stack>
  );
}

/** Proposals that something was taken from, each with how sure it was: kept with the week. */
export function TakenProposals({ week }: { week: BoardWeek }) {
  if (week.taken.length === 0) return null;
  return (
    <Section title="Taken from proposals">
      <Timeline
        label="Taken from proposals"
        entries={week.taken.map(({ id, on, by, changes, whole, certificate }) => ({
          key: id,
          on,
          what: `${changes === 1 ? '1 change' : `${changes} changes`}${whole ? ', so that the board was as proposed' : ''} (${by})`,
          detail: (
            <>
              {certificate.summary}
              <WantByWant certificate={certificate} />
            </>
          ),
        }))}
      />
    </Section>
  );
}

function WantByWant({ certificate: { levels, solver, milliseconds } }: { certificate: Certificate }) {
  if (levels.length === 0) return null;
  return (
    <details>
      <summary>What was proved, want by want</summary>
      <ol>
        {levels.map((level) => (
          <li key={level.level}>
            {level.sentence} <small>({figuresOf(level)})</small>
          </li>
        ))}
      </ol>
      <p>
        <small>
          {solver}, {seconds(milliseconds)} in all. 0 is best on every want.
        </small>
      </p>
    </details>
  );
}

/** "kilometres by road: 1364; proved that none has fewer than 1360; after 2.1 s". */
function figuresOf({ counts, value, bound, milliseconds }: ProvedLevel): string {
  const reach = bound === value ? 'none has less' : `none has less than ${bound}`;
  return `${counts}: ${value}; ${value === 0 ? '' : `${reach}, `}after ${seconds(milliseconds)}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
