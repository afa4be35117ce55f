import type { BoardNeed } from '../../../shared/api/deployment.ts';
import { Badge } from '../../parts/state.tsx';

/** How much a need lacks, as a word with its shape. */
export function LackBadge({ need }: { need: Pick<BoardNeed, 'sessions' | 'given' | 'priority'> }) {
  const lacking = Math.max(0, need.sessions - need.given);
  if (lacking === 0) return <Badge look={{ shape: 'tick', tint: 'good' }}>has all {need.sessions}</Badge>;
  return (
    <Badge look={{ shape: 'ring', tint: need.priority === 1 ? 'bad' : 'wait' }}>
      lacks {lacking} of {need.sessions}
    </Badge>
  );
}
