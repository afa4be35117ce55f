import { SESSION_CODES, type Session } from '../../../shared/sessions.ts';
import { GroupFrame } from '../../parts/field.tsx';
import { SessionTicks } from '../../parts/session-table.tsx';

/** Half days on which school and pupil can take an STA. Nothing ruled out is kept as an empty list. */
export function SessionsField({ value, onChange }: { value: readonly Session[]; onChange(value: Session[]): void }) {
  const possible = new Set<Session>(value.length === 0 ? SESSION_CODES : value);
  const toggle = (session: Session) => {
    const next = new Set(possible);
    if (next.has(session)) next.delete(session);
    else next.add(session);
    onChange(next.size === SESSION_CODES.length ? [] : SESSION_CODES.filter((each) => next.has(each)));
  };
  return (
    <GroupFrame
      name="possibleSessions"
      label="Sessions that are possible"
      hint={value.length === 0 ? 'All ten. Take out those on which nobody can come.' : `${value.length} of ten.`}
    >
      {() => <SessionTicks ticked={possible} onTick={toggle} />}
    </GroupFrame>
  );
}
