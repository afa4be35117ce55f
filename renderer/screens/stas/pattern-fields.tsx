import type { Session } from '../../../shared/sessions.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { Columns } from '../../parts/layout.tsx';
import { PatternGrid } from './pattern-grid.tsx';

/** A working pattern: the same every week, or two weeks that take turns. */
export interface PatternFieldsProps {
  sessions: Session[];
  /** Null: every week is alike. */
  otherWeekSessions: Session[] | null;
  onChange(some: { sessions?: Session[]; otherWeekSessions?: Session[] | null }): void;
}

export function PatternFields({ sessions, otherWeekSessions, onChange }: PatternFieldsProps) {
  const isFortnightly = otherWeekSessions !== null;
  return (
    <>
      <RadioGroup
        name="turns"
        label="Pattern"
        inline
        value={isFortnightly ? 'fortnightly' : 'weekly'}
        options={[
          { value: 'weekly', label: 'The same every week' },
          { value: 'fortnightly', label: 'Two weeks in turn' },
        ]}
        onChange={(turns) => onChange({ otherWeekSessions: turns === 'weekly' ? null : [...sessions] })}
      />
      <Columns>
        <PatternGrid
          name="sessions"
          label={isFortnightly ? 'In the first week' : 'Sessions she works'}
          value={sessions}
          onChange={(next) => onChange({ sessions: next })}
        />
        {isFortnightly && (
          <PatternGrid
            name="otherWeekSessions"
            label="In the second week"
            value={otherWeekSessions}
            onChange={(next) => onChange({ otherWeekSessions: next })}
          />
        )}
      </Columns>
    </>
  );
}
