import { useMemo } from 'react';
import type { Happened, HappenedSession } from '../../../shared/api/week-record.ts';
import { showDate, WEEKDAYS } from '../../../shared/dates.ts';
import { dateOfSession, SESSION_CODES, SESSIONS, sessionOf, WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { SESSION_OUTCOMES } from '../../../shared/words.ts';
import { Icon, type Shape } from '../../parts/icons.tsx';
import { Unseen } from '../../parts/layout.tsx';
import css from './happened.module.css';
import type { ExceptionValues } from './happened-screen.tsx';
import { shortSchool } from './short-school.ts';

/** The published week as STAs × sessions: each press marks a session as not as planned, or takes the mark away. */
export interface HappenedGridProps {
  happened: Happened;
  exceptions: readonly ExceptionValues[];
  onPress: ((one: HappenedSession) => void) | undefined;
}

const SHAPES: Readonly<Record<ExceptionValues['outcome'], Shape>> = {
  'as-planned': 'tick',
  'other-sta': 'right',
  short: 'half',
  'not-held': 'cross',
};

export function HappenedGrid({ happened, exceptions, onPress }: HappenedGridProps) {
  const special = new Map(exceptions.map((each) => [each.allocationId, each]));
  const rows = useMemo(() => [...Map.groupBy(happened.sessions, ({ staId }) => staId).entries()], [happened.sessions]);
  return (
    <div className={css.scroll}>
      <table className={css.grid}>
        <caption className="unseen">Sessions of the week, by STA</caption>
        <thead>
          <tr>
            <th scope="col">STA</th>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="colgroup" colSpan={2}>
                {WEEKDAY_LABELS[day].slice(0, 3)}{' '}
                {showDate(dateOfSession(happened.monday, sessionOf(day, 'am'))).slice(0, -5)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([staId, own]) => {
            const at = new Map(own.map((one) => [one.session, one]));
            return (
              <tr key={staId}>
                <th scope="row">{own[0]?.staName}</th>
                {SESSION_CODES.map((session) => {
                  const one = at.get(session);
                  return (
                    <td key={session} data-half={session.slice(4)}>
                      {one && (
                        <Cell
                          one={one}
                          outcome={special.get(one.allocationId)?.outcome ?? null}
                          isRecorded={happened.recordedOn !== null}
                          onPress={onPress}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  one: HappenedSession;
  outcome: ExceptionValues['outcome'] | null;
  isRecorded: boolean;
  onPress: HappenedGridProps['onPress'];
}

function Cell({ one, outcome, isRecorded, onPress }: CellProps) {
  const is = outcome ?? 'as-planned';
  const said = `${one.staName}, ${SESSIONS[one.session]}: ${one.ref} at ${one.schoolName}, ${SESSION_OUTCOMES[is].toLowerCase()}`;
  const words = (
    <>
      <Unseen>
        {one.staName}, {SESSIONS[one.session]}:{' '}
      </Unseen>
      <span className={css.ref}>
        {(outcome !== null || isRecorded) && <Icon shape={SHAPES[is]} />}
        {one.ref}
      </span>
      <span className={css.school}>{shortSchool(one.schoolName)}</span>
      <Unseen>
        {' '}
        {one.schoolName.slice(shortSchool(one.schoolName).length).trim()}, {SESSION_OUTCOMES[is].toLowerCase()}
      </Unseen>
    </>
  );
  if (!onPress) {
    return (
      <span className={css.session} data-outcome={is}>
        {words}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={css.session}
      data-outcome={is}
      aria-pressed={outcome !== null}
      title={said}
      onClick={() => onPress(one)}
    >
      {words}
    </button>
  );
}
