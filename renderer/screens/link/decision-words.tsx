import type { PanelItem } from '../../../shared/api/link-panels.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { Quiet } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';

/** A decision as the record holds it: what, where and when, reasons, conditions, dissent, by whom. */
export type DecisionShown = NonNullable<PanelItem['decision']>;

export function DecisionWords({ decision }: { decision: DecisionShown }) {
  return (
    <>
      <div>
        <State of="linkOutcome" is={decision.outcome} />{' '}
        {decision.startOn && decision.homeDay && (
          <>
            {decision.centreName}, from <ShowDate on={decision.startOn} />, {WEEKDAY_LABELS[decision.homeDay]} at home
          </>
        )}
        {decision.untilOn && (
          <>
            extended until <ShowDate on={decision.untilOn} />
          </>
        )}
        {decision.evidenceBy && (
          <>
            evidence by <ShowDate on={decision.evidenceBy} />
          </>
        )}
      </div>
      <p>{decision.reason}</p>
      {Object.entries(decision.reasons).map(([rule, text]) => (
        <p key={rule}>
          {rule === 'places' ? 'Places' : rule}: {text}
        </p>
      ))}
      {decision.conditions && <p>Conditions: {decision.conditions}</p>}
      {decision.dissent && <p>Dissent: {decision.dissent}</p>}
      <Quiet>Decided by {decision.decidedBy.join(', ')}.</Quiet>
      <A to={`/print/panel-letter/${decision.id}`}>Letter about it</A>
    </>
  );
}
