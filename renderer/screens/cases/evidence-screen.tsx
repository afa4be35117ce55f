import { type ReactNode, useState } from 'react';
import type { EligibilityPage } from '../../../shared/api/eligibility.ts';
import type { EvidenceLine } from '../../../shared/api/evidence.ts';
import { EVIDENCE_KINDS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { useInAddress, useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { Switch } from '../../parts/choices.tsx';
import { Quiet, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { Clause } from './clause.tsx';
import { EvidenceDialog } from './evidence-dialog.tsx';
import { EvidenceItem } from './evidence-item.tsx';
import { type EvidenceKind, GROUPS, type Group } from './evidence-kinds.ts';
import { Suspensions } from './suspensions.tsx';

/** Everything that supports the criteria, criterion by criterion: what there is, and a way to record what there is not. */
export function CaseEvidenceScreen() {
  const caseId = useParam('caseId');
  const asked = useAsk(api.evidence.ofCase, { caseId });
  const reckoned = useAsk(api.eligibility.show, { caseId }).value;
  const [adding, setAdding] = useState<EvidenceKind | null>(null);
  const [showsBack, setShowsBack] = useState(false);
  const [shown] = useInAddress('show', '');
  return (
    <Answered asked={asked}>
      {({ evidence, suspensions, signUp }) => {
        const back = countBack(evidence) + suspensions.filter(({ withdrawnOn }) => withdrawnOn !== null).length;
        const shownGroup = (group: Group) => (
          <OneGroup
            key={group.id}
            group={group}
            evidence={evidence}
            reckoned={reckoned}
            shown={shown}
            showsBack={showsBack}
            onAdd={setAdding}
          />
        );
        return (
          <>
            {back > 0 && (
              <Switch
                name="back"
                label={`Show what was taken back (${back})`}
                value={showsBack}
                onChange={setShowsBack}
              />
            )}
            <Section title={<Clause of="A1" title="Sign-up to the memorandum" />}>
              <SignUp signUp={signUp} />
            </Section>
            {GROUPS.slice(0, 5).map(shownGroup)}
            <Suspensions
              caseId={caseId}
              suspensions={suspensions}
              showsBack={showsBack}
              shown={shown}
              totals={reckoned?.suspensions}
            />
            {GROUPS.slice(5).map(shownGroup)}
            {adding && (
              <EvidenceDialog caseId={caseId} kind={adding} item={null} fresh={null} onClose={() => setAdding(null)} />
            )}
          </>
        );
      }}
    </Answered>
  );
}

function countBack(evidence: readonly EvidenceLine[]): number {
  return evidence
    .flatMap((item) => [item, ...item.reviews, ...item.recommendations])
    .filter(({ withdrawnOn }) => withdrawnOn !== null).length;
}

interface SignUpProps {
  signUp: { schoolId: string; schoolName: string; inForce: boolean; signedOn: string | null; until: string | null };
}

function SignUp({ signUp: { schoolId, schoolName, inForce, signedOn, until } }: SignUpProps) {
  return (
    <p>
      <A to={`/schools/${schoolId}`}>{schoolName}</A>{' '}
      <State of="signUp" is={inForce ? 'in-force' : signedOn ? 'ended' : 'none'} />{' '}
      {signedOn && (
        <>
          signed <ShowDate on={signedOn} />
          {until && (
            <>
              , until <ShowDate on={until} />
            </>
          )}
        </>
      )}
    </p>
  );
}

interface OneGroupProps {
  group: Group;
  evidence: readonly EvidenceLine[];
  /** What the rules make of it: reviews as they are drawn. */
  reckoned: EligibilityPage | undefined;
  /** The record that somebody came here to see. */
  shown: string;
  showsBack: boolean;
  onAdd(kind: EvidenceKind): void;
}

function OneGroup({ group, evidence, reckoned, shown, showsBack, onAdd }: OneGroupProps) {
  const own = evidence
    .filter(({ kind, withdrawnOn }) => group.kinds.includes(kind) && (showsBack || withdrawnOn === null))
    .toReversed();
  return (
    <Section
      id={group.id}
      title={<Clause of={group.clauses} title={group.title} />}
      beside={<AddButton group={group} onAdd={onAdd} />}
    >
      {own.length === 0 ? (
        <p>
          <Quiet>Nothing yet. {group.teaches}</Quiet>
        </p>
      ) : (
        <Stack gap="one">
          {own.map((item) => (
            <EvidenceItem key={item.id} item={item} reckoned={reckoned} shown={shown} showsBack={showsBack} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

function AddButton({ group, onAdd }: Pick<OneGroupProps, 'group' | 'onAdd'>): ReactNode {
  const isManager = useIsManager();
  const [only, ...others] = group.kinds;
  if (!isManager || !only) return null;
  if (others.length === 0) {
    return (
      <Button small icon="plus" label={`Add: ${EVIDENCE_KINDS[only]}`} onPress={() => onAdd(only)}>
        Add
      </Button>
    );
  }
  return (
    <Menu
      label={`Add: ${group.title}`}
      icon="plus"
      small
      choices={group.kinds.map((kind) => ({ id: kind, label: EVIDENCE_KINDS[kind], onChoose: () => onAdd(kind) }))}
    >
      Add
    </Menu>
  );
}
