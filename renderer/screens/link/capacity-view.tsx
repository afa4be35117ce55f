import { memo, useState } from 'react';
import type { Capacity, CapacityCell } from '../../../shared/api/link.ts';
import { showDate, WEEKDAYS } from '../../../shared/dates.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Quiet, Row, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { SidePane } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { Legend, State } from '../../parts/state.tsx';
import { stateLook, stateWord } from '../../parts/states.ts';
import css from './link.module.css';

/** Centres × weeks × weekdays, four terms ahead; each cell opens the pupils in it. */
export interface Chosen {
  centreId: string;
  centreName: string;
  cell: CapacityCell;
}

export function CapacityView({ chosen, onChoose }: { chosen: Chosen | null; onChoose(chosen: Chosen): void }) {
  const asked = useAsk(api.link.capacity, {});
  return (
    <Answered asked={asked}>
      {(capacity) => (
        <Stack gap="one">
          <Row apart>
            <Legend of="place" />
            <LinkButton small to="/print/link-capacity/-">
              Print
            </LinkButton>
          </Row>
          {capacity.unknown && (
            <Notice>
              Shown until <ShowDate on={capacity.until} />: {capacity.unknown}. Enter its term dates under Settings.
            </Notice>
          )}
          <Quiet>{capacity.learnt}</Quiet>
          <Grid capacity={capacity} chosen={chosen} onChoose={onChoose} />
        </Stack>
      )}
    </Answered>
  );
}

interface GridProps {
  capacity: Capacity;
  chosen: Chosen | null;
  onChoose(chosen: Chosen): void;
}

const Grid = memo(function Grid({ capacity, chosen, onChoose }: GridProps) {
  return (
    <section className={css.scroller} aria-label="Places by week">
      <table className={css.grid}>
        <caption className="unseen">Free places of each Link centre by week and weekday</caption>
        <thead>
          <tr>
            <th className={css.week} scope="col" rowSpan={2}>
              Week of
            </th>
            {capacity.centres.map(({ id, name }) => (
              <th key={id} colSpan={5} scope="colgroup">
                {name}
              </th>
            ))}
          </tr>
          <tr>
            {capacity.centres.map(({ id }) =>
              WEEKDAYS.map((day) => (
                <th key={`${id} ${day}`} scope="col">
                  <abbr title={WEEKDAY_LABELS[day]}>{WEEKDAY_LABELS[day].slice(0, 3)}</abbr>
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {capacity.weeks.map(({ monday, term }, week) => (
            <tr key={monday}>
              <th className={css.week} scope="row">
                {showDate(monday)} {capacity.weeks[week - 1]?.term !== term && <span className={css.term}>{term}</span>}
              </th>
              {capacity.centres.map((centre) =>
                (centre.weeks[week] ?? []).map((cell, day) => (
                  <Cell
                    key={`${centre.id} ${cell.date}`}
                    cell={cell}
                    centreName={centre.name}
                    first={day === 0}
                    pressed={chosen?.centreId === centre.id && chosen.cell.date === cell.date}
                    onChoose={() => onChoose({ centreId: centre.id, centreName: centre.name, cell })}
                  />
                )),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});

interface CellProps {
  cell: CapacityCell;
  centreName: string;
  first: boolean;
  pressed: boolean;
  onChoose(): void;
}

function Cell({ cell, centreName, first, pressed, onChoose }: CellProps) {
  const { state, free } = cell;
  const text = state === 'free' ? String(free) : state === 'overbooked' ? `${-free} over` : state === 'full' ? '0' : '';
  return (
    <td className={css.cell} data-first={first || undefined}>
      <button
        type="button"
        data-state={state}
        aria-pressed={pressed}
        aria-label={`${centreName}, ${showDate(cell.date)}: ${inWords(cell)}`}
        title={inWords(cell)}
        onClick={onChoose}
      >
        <Icon shape={stateLook('place', state).shape} size={10} />
        {text}
      </button>
    </td>
  );
}

function inWords({ state, free, places, occupied, promised, why, schoolDay }: CapacityCell): string {
  if (!schoolDay) return why ?? 'No school';
  const there = `${occupied} of ${places} places taken${promised > 0 ? `, ${promised} promised` : ''}`;
  const words = { free: `${free} free`, overbooked: `${-free} over the places`, full: 'Full, 0 free' };
  const word = state in words ? words[state as keyof typeof words] : stateWord('place', state);
  return [word, there, why].filter(Boolean).join('; ');
}

/** Who is behind one number. */
export function CellPane({ chosen, onClose }: { chosen: Chosen; onClose(): void }) {
  const [{ centreId, cell }] = [chosen];
  const asked = useAsk(api.link.cell, { centreId, date: cell.date });
  return (
    <SidePane title={`${chosen.centreName}, ${showDate(cell.date)}`} onClose={onClose}>
      <p>
        <State of="place" is={cell.state} /> {inWords(cell)}
      </p>
      <Answered asked={asked}>
        {(pupils) =>
          pupils.length === 0 ? (
            <p>Nobody’s pattern has this day.</p>
          ) : (
            <ul className={css.plain}>
              {pupils.map((pupil) => (
                <li key={pupil.requestId}>
                  {pupil.restricted ? (
                    pupil.pupilName
                  ) : (
                    <A
                      to={
                        pupil.placementId
                          ? `/link/placements/${pupil.placementId}`
                          : `/link/requests/${pupil.requestId}`
                      }
                    >
                      {pupil.pupilName}
                    </A>
                  )}
                  {pupil.promised && ' (place promised)'}
                  <br />
                  <Quiet>
                    {pupil.schoolName}; {pupil.days} days a week, {WEEKDAY_LABELS[pupil.homeDay]} at home, until{' '}
                    {showDate(pupil.untilOn)}. {pupil.likely}
                  </Quiet>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </SidePane>
  );
}

export function useChosen() {
  return useState<Chosen | null>(null);
}
