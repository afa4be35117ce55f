import type { BoardWeek } from '../../../shared/api/deployment.ts';
import { SESSIONS } from '../../../shared/sessions.ts';
import { Button } from '../../parts/button.tsx';
import { Icon, type Shape } from '../../parts/icons.tsx';
import { Row } from '../../parts/layout.tsx';
import type { Change } from './difference.ts';
import css from './proposal.module.css';

/** Every change of a proposal, by STA: take all, take hers, take one, leave one. */
export interface ChangeListProps {
  week: Pick<BoardWeek, 'stas'>;
  changes: readonly Change[];
  /** Set aside by the managers; they can be brought back. */
  left: readonly Change[];
  onTake(changes: readonly Change[]): void;
  onLeave(change: Change): void;
  onLeaveNone(): void;
}

const SHAPES: Readonly<Record<Change['kind'], Shape>> = { added: 'plus', moved: 'right', removed: 'cross' };
const WORDS: Readonly<Record<Change['kind'], string>> = { added: 'added', moved: 'moved', removed: 'taken off' };

export function ChangeList({ week, changes, left, onTake, onLeave, onLeaveNone }: ChangeListProps) {
  const names = new Map(week.stas.map(({ id, name }) => [id, name]));
  const nameOf = (staId: string) => names.get(staId) ?? 'An STA';
  const groups = [...Map.groupBy(changes, ({ staId }) => staId)];
  return (
    <section className={css.changes} aria-label="What it would change">
      {groups.map(([staId, own]) => (
        <section key={staId} className={css.group} aria-label={nameOf(staId)}>
          <Row apart>
            <h3>{nameOf(staId)}</h3>
            <Button small label={`Take hers: ${nameOf(staId)}`} onPress={() => onTake(own)}>
              Take hers
            </Button>
          </Row>
          <ul className={css.list}>
            {own.map((change) => (
              <li key={change.key} className={css.change} data-kind={change.kind}>
                <Icon shape={SHAPES[change.kind]} />
                <span>{sentenceOf(change, nameOf)}</span>
                <Button
                  small
                  kind="plain"
                  label={`Take: ${sentenceOf(change, nameOf)}`}
                  onPress={() => onTake([change])}
                >
                  Take
                </Button>
                <Button
                  small
                  kind="plain"
                  label={`Leave: ${sentenceOf(change, nameOf)}`}
                  onPress={() => onLeave(change)}
                >
                  Leave
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {left.length > 0 && (
        <Row>
          <span>{left.length} left aside.</span>
          <Button small kind="plain" onPress={onLeaveNone}>
            Show them again
          </Button>
        </Row>
      )}
    </section>
  );
}

/** What it comes to, and the one press that takes it all. */
export function TakeAll({ changes, busy, onTake }: Pick<ChangeListProps, 'changes' | 'onTake'> & { busy: boolean }) {
  if (changes.length === 0) return <p>Nothing in it differs from the board.</p>;
  return (
    <Row>
      <Button kind="primary" busy={busy} onPress={() => onTake(changes)}>
        Take all
      </Button>
      <span>{countsOf(changes)}</span>
    </Row>
  );
}

function countsOf(changes: readonly Change[]): string {
  return (['added', 'moved', 'removed'] as const)
    .map((kind) => ({ kind, count: changes.filter((each) => each.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${WORDS[kind]}`)
    .join(', ');
}

/** 'C-0024 SP on Wednesday afternoon (was Delphine Marzipan, Monday morning)'. */
function sentenceOf({ kind, ref, from, to }: Change, nameOf: (staId: string) => string): string {
  if (kind === 'added' && to) return `${ref} added on ${SESSIONS[to.session]}`;
  if (kind === 'removed' && from) return `${ref} taken off ${SESSIONS[from.session]}`;
  if (!from || !to) return ref;
  const was = from.staId === to.staId ? SESSIONS[from.session] : `${nameOf(from.staId)}, ${SESSIONS[from.session]}`;
  return `${ref} on ${SESSIONS[to.session]}, was ${was}`;
}
