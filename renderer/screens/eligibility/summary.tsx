import { useState } from 'react';
import type { DecisionLine, EligibilityPage } from '../../../shared/api/eligibility.ts';
import type { Line } from '../../../shared/verdicts.ts';
import { labelOf } from '../../../shared/words.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { stateLook, stateWord } from '../../parts/states.ts';
import { CRITERIA } from './criteria.ts';
import { DecideDialog } from './decide-dialog.tsx';
import css from './eligibility.module.css';
import { MissingAndEarliest } from './things.tsx';
import { TodayOtherwise } from './today-otherwise.tsx';

/** The answer in one box: what the rules say, from when it could be yes, and what a manager decided. */
export function Summary({ page, chosen, onChoose }: SummaryProps) {
  const isManager = useIsManager();
  const [deciding, setDeciding] = useState(false);
  const { assessment, decisions, closed } = page;
  const [standing] = decisions;
  return (
    <section className={css.summary} aria-labelledby="answer">
      <div className={css.says}>
        <h2 id="answer">What the rules say</h2>
        <div className={css.route}>
          <State of="route" is={assessment.route} />
        </div>
        <Strip lines={assessment.lines} chosen={chosen} onChoose={onChoose} />
        <p>{assessment.because}</p>
        {assessment.earliest.kind !== 'now' && <MissingAndEarliest of={assessment} />}
      </div>
      <div className={css.says}>
        <h2>What was decided</h2>
        {standing ? <Standing decision={standing} /> : <p>Nothing yet. The rules advise; a manager decides.</p>}
        {isManager && !closed && (
          <Row>
            <Button kind="primary" onPress={() => setDeciding(true)}>
              {standing ? 'Decide again' : 'Decide'}
            </Button>
          </Row>
        )}
        {page.next.length > 0 && (
          <>
            <h2>What to do next</h2>
            <ul>
              {page.next.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {deciding && <DecideDialog page={page} onClose={() => setDeciding(false)} />}
    </section>
  );
}

interface SummaryProps {
  page: EligibilityPage;
  /** The rule whose evidence is open beside. */
  chosen: string;
  onChoose(rule: string): void;
}

/** Every verdict at one glance: the clause and the shape of its state; each opens what is behind it. */
function Strip({ lines, chosen, onChoose }: { lines: readonly Line[] } & Omit<SummaryProps, 'page'>) {
  return (
    <ul className={css.strip} aria-label="Verdicts">
      {lines.map(({ rule, verdict }) => {
        const { shape, tint } = stateLook('verdict', verdict);
        return (
          <li key={rule}>
            <button
              type="button"
              className={css.chip}
              data-tint={tint}
              aria-expanded={rule === chosen}
              onClick={() => onChoose(rule === chosen ? '' : rule)}
            >
              <Icon shape={shape} />
              {rule} <span className={css.about}>{labelOf(CRITERIA, rule)}</span>{' '}
              <span className={verdict === 'met' ? 'unseen' : undefined}>
                {stateWord('verdict', verdict).toLowerCase()}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Standing({ decision }: { decision: DecisionLine }) {
  return (
    <Stack gap="one">
      <Row>
        <State of="route" is={decision.outcome} />
        <span>
          <ShowDate on={decision.decidedOn} />, {decision.decidedBy}
        </span>
      </Row>
      {decision.against && <p>Decided otherwise than the rules said. {decision.reason}</p>}
      <TodayOtherwise why={decision.today} />
    </Stack>
  );
}
