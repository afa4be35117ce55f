import { type KeyboardEvent, memo, type PointerEvent, useMemo, useRef } from 'react';
import type { LinkSandbox, SandboxStart } from '../../../shared/api/link-ahead.ts';
import { showDate, WEEKDAYS } from '../../../shared/dates.ts';
import { type Free, firstFit, overOf, shapeOf } from '../../../shared/link-sandbox.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { Quiet } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import css from './what-if.module.css';

/** One who waits: centre and home day to choose, the start as a bar to drag or to move by keys. */
export interface StartRowProps {
  sandbox: LinkSandbox;
  request: LinkSandbox['requests'][number];
  start: SandboxStart | null;
  /** Its start as it is counted in `free`: while a bar is dragged a moment behind. */
  laid: SandboxStart | null;
  /** Places left with the whole option. */
  free: Free;
  onStart(requestId: string, start: SandboxStart | null): void;
}

/** Steps of the keys, in weeks: the arrows one, page up and down about half a half term. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -4, PageUp: 4 };

export const StartRow = memo(function StartRow({ sandbox, request, start, laid, free, onStart }: StartRowProps) {
  const over = useMemo(() => (laid ? overEach(sandbox, free, laid) : []), [sandbox, free, laid]);
  const set = (next: SandboxStart | null) => onStart(request.id, next);
  return (
    <li className={css.row}>
      <div className={css.who}>
        <A to={`/link/requests/${request.id}`}>{request.pupilName}</A>
        {start ? (
          <div className={css.pair}>
            <Select
              bare
              name={`centre-${request.id}`}
              label={`Centre for ${request.pupilName}`}
              options={sandbox.centres.map(({ id, name }) => ({ value: id, label: name }))}
              value={start.centreId}
              onChange={(centreId) => set({ ...start, centreId })}
            />
            <Select
              bare
              name={`day-${request.id}`}
              label={`Home day of ${request.pupilName}`}
              options={homeDayOptions(over)}
              value={start.homeDay}
              onChange={(homeDay) => set({ ...start, homeDay })}
            />
          </div>
        ) : (
          <NotPlaced sandbox={sandbox} request={request} free={free} onPlace={set} />
        )}
      </div>
      {start && (
        <Bar
          sandbox={sandbox}
          request={request}
          start={start}
          over={over[WEEKDAYS.indexOf(start.homeDay)] ?? 0}
          onMove={set}
        />
      )}
    </li>
  );
});

/** Each home day with what it would mean here. */
function homeDayOptions(over: readonly number[]) {
  return WEEKDAYS.map((day, at) => ({
    value: day,
    label: `${WEEKDAY_LABELS[day]}${over[at] ? `, ${over[at]} over` : ''}`,
  }));
}

/** Days over the places with each home day: the places of the start itself are given back first. */
function overEach(sandbox: LinkSandbox, free: Free, start: SandboxStart): number[] {
  const own = [...(free.get(start.centreId) ?? [])];
  const shape = shapeOf(sandbox, start.centreId, start.week);
  for (const { from, until, days } of shape?.spans ?? []) {
    const pattern = sandbox.patterns[WEEKDAYS.indexOf(start.homeDay)]?.[days] ?? [];
    for (let at = from; at <= until; at++) {
      const left = own[at];
      if (pattern.includes(at % WEEKDAYS.length) && left !== null && left !== undefined) own[at] = left + 1;
    }
  }
  const without: Free = new Map([[start.centreId, own]]);
  return WEEKDAYS.map((homeDay) => overOf(sandbox, without, { ...start, homeDay }));
}

interface NotPlacedProps {
  sandbox: LinkSandbox;
  request: LinkSandbox['requests'][number];
  free: Free;
  onPlace(start: SandboxStart): void;
}

function NotPlaced({ sandbox, request, free, onPlace }: NotPlacedProps) {
  const fit = firstFit(sandbox, free, request);
  const centre = sandbox.centres.find(({ id }) => id === (fit?.centreId ?? request.centreId)) ?? sandbox.centres[0];
  const first = sandbox.weeks.find(({ week }) => week >= request.earliestWeek && centre?.shapes[week]);
  const shape = fit && shapeOf(sandbox, fit.centreId, fit.week);
  return (
    <div className={css.choices}>
      <Quiet>
        {shape
          ? `Fits from ${showDate(shape.startOn)}, ${centre?.name}, ${WEEKDAY_LABELS[fit.homeDay]} at home`
          : 'Fits in no week of the two terms'}
      </Quiet>
      {(fit || (centre && first)) && (
        <Button
          small
          label={`Place ${request.pupilName}`}
          onPress={() =>
            onPlace(
              fit ?? { centreId: centre?.id ?? '', week: first?.week ?? 0, homeDay: request.homeDayWish ?? 'fri' },
            )
          }
        >
          {fit ? 'Place' : 'Place all the same'}
        </Button>
      )}
    </div>
  );
}

interface BarProps {
  sandbox: LinkSandbox;
  request: LinkSandbox['requests'][number];
  start: SandboxStart;
  /** Days of its own on which there are more pupils than places. */
  over: number;
  onMove(start: SandboxStart | null): void;
}

function Bar({ sandbox, request, start, over, onMove }: BarProps) {
  const track = useRef<HTMLDivElement>(null);
  const grabbed = useRef(0);
  const centre = sandbox.centres.find(({ id }) => id === start.centreId);
  // Weeks in which one may start there, as positions among the weeks that are shown.
  const able = sandbox.weeks.flatMap(({ week }, at) =>
    week >= request.earliestWeek && centre?.shapes[week] ? [at] : [],
  );
  const now = sandbox.weeks.findIndex(({ week }) => week === start.week);
  const shape = shapeOf(sandbox, start.centreId, start.week);
  const to = (at: number) => {
    const next = nearest(able, at);
    const week = next === undefined ? undefined : sandbox.weeks[next]?.week;
    if (week !== undefined && week !== start.week) onMove({ ...start, week });
  };
  const keyed = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const here = able.indexOf(now);
    if (step !== undefined) to(able[Math.min(able.length - 1, Math.max(0, here + step))] ?? now);
    else if (event.key === 'Home') to(able[0] ?? now);
    else if (event.key === 'End') to(able.at(-1) ?? now);
    else if (event.key === 'Delete') onMove(null);
    else return;
    event.preventDefault();
  };
  const weekAt = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    return box ? Math.floor(((event.clientX - box.left) / box.width) * sandbox.weeks.length) : now;
  };
  const words = shape
    ? `From ${showDate(shape.startOn)} to ${showDate(shape.endOn)}, ${over === 0 ? 'fits' : `${over} days over the places`}`
    : 'Cannot start in this week';
  return (
    <div className={css.track} ref={track}>
      <button
        type="button"
        role="slider"
        className={css.bar}
        aria-label={`Start of ${request.pupilName}`}
        aria-valuemin={0}
        aria-valuemax={sandbox.weeks.length - 1}
        aria-valuenow={now}
        aria-valuetext={words}
        title={words}
        data-over={over > 0 || undefined}
        style={{ '--at': now } as React.CSSProperties}
        onKeyDown={keyed}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          grabbed.current = weekAt(event) - now;
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) to(weekAt(event) - grabbed.current);
        }}
      >
        <span>{shape ? showDate(shape.startOn) : ''}</span>
        <span>{over === 0 ? 'fits' : `${over} over`}</span>
      </button>
    </div>
  );
}

function nearest(able: readonly number[], at: number): number | undefined {
  return able.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
}
