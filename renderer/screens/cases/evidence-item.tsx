import { useState } from 'react';
import type { EligibilityPage } from '../../../shared/api/eligibility.ts';
import type { EvidenceLine } from '../../../shared/api/evidence.ts';
import { EVIDENCE_KINDS } from '../../../shared/words.ts';
import { useIsManager } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Heartbeat } from '../../parts/heartbeat.tsx';
import { Quiet, Row } from '../../parts/layout.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import css from './cases.module.css';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { ASKING } from './evidence-kinds.ts';
import { Recommendations } from './recommendations.tsx';
import { Reviews } from './reviews.tsx';
import { bringIntoSight } from './shown.ts';
import { SeenDialog, TakeBackDialog, TakenBack } from './taking-back.tsx';

interface EvidenceItemProps {
  item: EvidenceLine;
  reckoned: EligibilityPage | undefined;
  /** The record that somebody came here to see: this, a review or a recommendation of it, or another. */
  shown: string;
  showsBack: boolean;
}

/** One piece of evidence: what, when, how we know, and what can be done with it; its reviews or recommendations below. */
export function EvidenceItem({ item, reckoned, shown, showsBack }: EvidenceItemProps) {
  const caseId = useParam('caseId');
  const [doing, setDoing] = useState<'change' | 'seen' | 'back' | null>(null);
  const close = () => setDoing(null);
  const asking = ASKING[item.kind];
  const isShown = [item, ...item.reviews, ...item.recommendations].some(({ id }) => id === shown);
  const heartbeat = reckoned?.heartbeats.find(({ evidenceId }) => evidenceId === item.id);
  const called = item.title || EVIDENCE_KINDS[item.kind];
  return (
    <div
      className={css.item}
      data-back={item.withdrawnOn ? true : undefined}
      data-shown={isShown || undefined}
      ref={isShown ? bringIntoSight : undefined}
    >
      <Row apart>
        <span>
          <strong>{called}</strong> <State of="standing" is={item.standing} />
        </span>
        {!item.withdrawnOn && <Actions item={item} called={called} onChoose={setDoing} />}
      </Row>
      <span>
        {asking.started} <ShowDate on={item.startedOn} />
        {item.endedOn && (
          <>
            {' '}
            · {asking.ended?.toLowerCase()} <ShowDate on={item.endedOn} />
          </>
        )}
        {asking.cafoTold && (
          <>
            {' '}
            · CAF officer{' '}
            {item.cafoToldOn ? (
              <>
                told <ShowDate on={item.cafoToldOn} />
              </>
            ) : (
              'not told yet'
            )}
          </>
        )}
      </span>
      <Quiet>
        {item.source}
        {item.seenOn && (
          <>
            {' '}
            · seen <ShowDate on={item.seenOn} />
          </>
        )}
        {item.note && ` · ${item.note}`}
      </Quiet>
      <TakenBack of={item} />
      {reckoned && heartbeat && <Heartbeat of={heartbeat} on={reckoned.assessment.on} named={false} />}
      {asking.has === 'reviews' && <Reviews item={item} called={called} shown={shown} showsBack={showsBack} />}
      {asking.has === 'recommendations' && <Recommendations item={item} shown={shown} showsBack={showsBack} />}
      {doing === 'change' && (
        <EvidenceDialog caseId={caseId} kind={item.kind} item={item} fresh={item} onClose={close} />
      )}
      {doing === 'seen' && <SeenDialog row={item} onClose={close} />}
      {doing === 'back' && <TakeBackDialog what="evidence" called={called} row={item} onClose={close} />}
    </div>
  );
}

interface ActionsProps {
  item: EvidenceLine;
  called: string;
  onChoose(doing: 'change' | 'seen' | 'back'): void;
}

function Actions({ item, called, onChoose }: ActionsProps) {
  const isManager = useIsManager();
  if (!isManager) return null;
  return (
    <Row gap="half">
      {item.standing === 'claimed' && (
        <Button small label={`Mark as seen: ${called}`} onPress={() => onChoose('seen')}>
          Mark as seen
        </Button>
      )}
      <Button small kind="plain" label={`Change: ${called}`} onPress={() => onChoose('change')}>
        Change
      </Button>
      <Button small kind="plain" label={`Take back: ${called}`} onPress={() => onChoose('back')}>
        Take back
      </Button>
    </Row>
  );
}
