import type { BoardWeek } from '../../../shared/api/deployment.ts';
import type { Proposals } from '../../../shared/api/proposals.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { Facts } from '../../parts/facts.tsx';
import { A } from '../../parts/link.tsx';
import { SidePane } from '../../parts/page.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { Certified } from './certified.tsx';
import { ChangeList, TakeAll } from './change-list.tsx';
import { type Change, stepsOf } from './difference.ts';
import { FiguresTable } from './figures-table.tsx';
import type { Proposing } from './proposing.ts';

/**
 * A proposal beside the board: how sure it is, how it compares, and every change it would make, each to be taken or left.
 * Nothing changes on the board until something is taken.
 */
export interface ProposalPaneProps {
  week: BoardWeek;
  proposing: Proposing;
  /** Which of the proposals is looked at. */
  chosen: number;
  onChoose(at: number): void;
  /** What the chosen one would change, without what was left. */
  changes: readonly Change[];
  left: readonly Change[];
  onLeave(change: Change): void;
  onLeaveNone(): void;
  onClose(): void;
}

export function ProposalPane(props: ProposalPaneProps) {
  const { week, proposing, chosen, onChoose, changes, left, onClose } = props;
  const take = useCommand(api.proposals.take, { said: 'Taken onto the board.' });
  const { value, running } = proposing;
  const proposal = value?.proposals[chosen] ?? value?.proposals[0];
  const isRepair = week.state === 'published';
  const reason = useFields({ changeReason: '' });
  const taking = (some: readonly Change[]) => {
    const changeReason = isRepair ? reason.values.changeReason.trim() : null;
    const from = { work: value?.work ?? '', chosen };
    void take.run({ monday: week.monday, steps: stepsOf(some), from, changeReason });
  };
  return (
    <SidePane title={isRepair ? 'Repair' : 'Proposal'} onClose={onClose}>
      <Progress
        task={{ running, progress: proposing.progress, cancel: proposing.stop }}
        starting="Working out a first answer"
      />
      {proposing.refusal && <Refusal refusal={proposing.refusal} />}
      {proposal && value && (
        <>
          <Certified certificate={proposal.certificate} running={running} />
          {value.proposals.length > 1 && <Alternatives value={value} chosen={chosen} onChoose={onChoose} />}
          {isRepair && changes.length > 0 && (
            <>
              <WhoIsTold week={week} changes={changes} />
              <TextArea
                label="Why does the published week change?"
                hint="Schools have been told what it was. The change is recorded."
                rows={2}
                {...reason.field('changeReason')}
              />
            </>
          )}
          <TakeAll changes={changes} busy={take.busy} onTake={taking} />
          {take.refusal && <Refusal refusal={take.refusal} focus />}
          {isRepair ? (
            <p>
              <A to={`/deployment/${week.monday}/sheets?which=stale`}>Sheets to print again</A>
            </p>
          ) : (
            <FiguresTable proposal={proposal} compared={value.compared} />
          )}
          <ChangeList
            week={week}
            changes={changes}
            left={left}
            onTake={taking}
            onLeave={props.onLeave}
            onLeaveNone={props.onLeaveNone}
          />
        </>
      )}
    </SidePane>
  );
}

/** Whom the changes concern: only they have to be told, and only their sheets go out again. */
function WhoIsTold({ week, changes }: { week: BoardWeek; changes: readonly Change[] }) {
  const stas = new Map(week.stas.map(({ id, name }) => [id, name]));
  const schools = new Map(week.needs.flatMap((need) => need.schools.map(({ id, name }) => [id, name] as const)));
  const namesOf = (key: 'staId' | 'schoolId', names: ReadonlyMap<string, string>) => [
    ...new Set(
      changes.flatMap(({ from, to }) => [from, to].flatMap((one) => (one ? (names.get(one[key]) ?? []) : []))),
    ),
  ];
  return (
    <Facts
      of={[
        ['Schools to tell', namesOf('schoolId', schools).join(', ')],
        ['STAs to tell', namesOf('staId', stas).join(', ')],
      ]}
    />
  );
}

function Alternatives({ value, chosen, onChoose }: { value: Proposals; chosen: number; onChoose(at: number): void }) {
  return (
    <RadioGroup
      name="alternative"
      label="Which one"
      value={String(chosen)}
      onChange={(at) => onChoose(Number(at))}
      options={value.proposals.map(({ trades }, at) => ({
        value: String(at),
        label: at === 0 ? 'The best' : `Alternative ${at}`,
        hint: at === 0 ? 'First in the managers’ order of importance.' : trades.join(' '),
      }))}
    />
  );
}
