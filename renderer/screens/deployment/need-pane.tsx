import { useEffect } from 'react';
import type { BoardNeed, BoardWeek } from '../../../shared/api/deployment.ts';
import { labelOf, PLAN_KINDS, SKILLS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Row, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { SidePane } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { CandidateList } from './candidate-list.tsx';
import { pickUp, putDown, useCarrying } from './carrying.ts';
import { LackBadge } from './lack-badge.tsx';
import type { Placing } from './placing.tsx';
import { WhyUnmet } from './why-unmet.tsx';

/**
 * One plan's need beside the board: who could come, best first, each with her week; and for each who can not, the rule
 * that stops her. While it lacks sessions the board marks where each could go, and a press on either gives it.
 */
export interface NeedPaneProps {
  need: BoardNeed;
  week: BoardWeek;
  placing: Placing;
  readOnly: boolean;
  onClose(): void;
}

export function NeedPane({ need, week, placing, readOnly, onClose }: NeedPaneProps) {
  const { planId, ref } = need;
  const lacking = Math.max(0, need.sessions - need.given);
  const candidates = useAsk(api.deployment.candidates, { monday: week.monday, planId, moving: null });
  const isOffered = lacking > 0 && need.agreed && !readOnly;
  // Where nobody can come, what would help matters more than who can not.
  const isHelpFirst = candidates.value?.every(({ fit }) => fit === 'none') ?? false;
  const help = lacking > 0 && need.agreed && <WhatWouldHelp monday={week.monday} planId={planId} />;
  useOffering(isOffered, week, planId, ref);
  return (
    <SidePane title={ref} onClose={onClose}>
      <Stack gap="one">
        <Row>
          <LackBadge need={need} />
          <span>
            Priority {need.priority}, {labelOf(PLAN_KINDS, need.kind).toLowerCase()}
          </span>
        </Row>
        <p>
          {need.schools.map(({ name }) => name).join(', then ')}
          {need.skill && `; needs ${labelOf(SKILLS, need.skill)}`}. <A to={`/plans/${planId}`}>Open the plan</A>
        </p>
        {need.notices.map((sentence) => (
          <Notice key={sentence}>{sentence}</Notice>
        ))}
        {need.why && <p>{need.why}</p>}
      </Stack>
      {isHelpFirst && help}
      {need.agreed && (
        <Answered asked={candidates}>
          {(list) => (
            <CandidateList
              candidates={list}
              lacking={lacking}
              onGive={isOffered ? (staId, cell) => placing.give({ planId, ref, moving: null }, staId, cell) : undefined}
            />
          )}
        </Answered>
      )}
      {!isHelpFirst && help}
    </SidePane>
  );
}

/** What would meet the need: one change that was tried out, or another plan's session. */
function WhatWouldHelp({ monday, planId }: { monday: string; planId: string }) {
  const openings = useAsk(api.deployment.openings, { monday, planId });
  const { changes = [], competes = [] } = openings.value ?? {};
  return (
    <Stack gap="one">
      <h3>What would help</h3>
      {changes.length > 0 && (
        <ul>
          {changes.map(({ sentence, meets }) => (
            <li key={sentence}>
              {sentence} {meets && <strong>That would meet it.</strong>}
            </li>
          ))}
        </ul>
      )}
      {competes.length > 0 && (
        <>
          <p>It competes for these sessions, the least pressing first:</p>
          <ul>
            {competes.map(({ planId: other, sentence }) => (
              <li key={sentence}>
                <A to={`/plans/${other}`}>{sentence}</A>
              </li>
            ))}
          </ul>
        </>
      )}
      <WhyUnmet key={planId} monday={monday} planId={planId} />
    </Stack>
  );
}

/** While the pane is open the plan is carried: the board shows where it can go, also after each session that was given. */
function useOffering(isOffered: boolean, week: BoardWeek, planId: string, ref: string): void {
  const { carried } = useCarrying();
  const isOther = carried !== null && (carried.by !== 'choose' || carried.moving !== null);
  useEffect(() => {
    if (isOffered && !isOther) void pickUp(week.monday, { planId, ref, moving: null, by: 'choose' });
  }, [isOffered, isOther, week, planId, ref]);
  useEffect(() => () => putDown('choose'), []);
}
