import { useState } from 'react';
import { type PlainDate, showDate } from '../../shared/dates.ts';
import type { Heartbeat as HeartbeatData } from '../../shared/verdicts.ts';
import { labelOf, STANDINGS } from '../../shared/words.ts';
import { Button } from './button.tsx';
import css from './heartbeat.module.css';
import { type Drawing, drawHeartbeat, ROWS } from './heartbeat-geometry.ts';
import { Row } from './layout.tsx';
import { NotKnown } from './not-known.tsx';
import { Scroller } from './scroller.tsx';
import { ShowDate } from './show.tsx';
import { Table } from './table.tsx';

export interface HeartbeatProps {
  of: HeartbeatData;
  /** The day of the assessment. */
  on: PlainDate;
  /** Says what it is of; not where it stands below that name. */
  named?: boolean;
  /** With what the marks mean: once where there are several. */
  explained?: boolean;
}

/**
 * Reviews on a line of school weeks (domain.md, section 4): the gaps between them, holidays, the run that counts, the day on
 * which the next one is due. The same as a table behind one button.
 */
export function Heartbeat({ of, on, named = true, explained = true }: HeartbeatProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={css.heartbeat}>
      <figcaption>
        {named && (
          <>
            <strong>{of.title}</strong>, started <ShowDate on={of.startedOn} />
            {of.endedOn && (
              <>
                , ended <ShowDate on={of.endedOn} />
              </>
            )}
            .{' '}
          </>
        )}
        {inWords(of)}
      </figcaption>
      {asTable ? <BeatsTable of={of} /> : <Picture of={of} on={on} />}
      {of.unknown.map((sentence) => (
        <NotKnown key={sentence} sentence={sentence} />
      ))}
      <Row gap="two">
        {!asTable && explained && <Key />}
        <Button small kind="plain" pressed={asTable} onPress={() => setAsTable(!asTable)}>
          {asTable ? 'Show the drawing' : 'Show as a table'}
        </Button>
      </Row>
    </figure>
  );
}

/** What the drawing says, in words. */
function inWords({ runs, nextDueOn, lastDayOn, oneTermOn, endedOn, usual, allowed }: HeartbeatData): string {
  const present = runs.find((run) => run.present);
  const said = [`Reviews at most ${usual} school days apart${allowed > usual ? `, with grace ${allowed}` : ''}.`];
  if (present) {
    said.push(`The present run began ${showDate(present.from)} and is ${termsInWords(present.terms)} long.`);
    if (oneTermOn && present.terms < 1) said.push(`It is a term long on ${showDate(oneTermOn)} if reviews keep going.`);
  } else if (!endedOn) said.push('No run of reviews reaches today.');
  if (nextDueOn) {
    const grace = lastDayOn && lastDayOn !== nextDueOn ? `, ${showDate(lastDayOn)} at the latest` : '';
    said.push(`The next review is due ${showDate(nextDueOn)}${grace}.`);
  }
  return said.join(' ');
}

/** '0.8 of a term', '1.2 terms': never rounded up to a term that is not there yet. */
export function termsInWords(terms: number): string {
  const tenths = Math.floor(terms * 10) / 10;
  if (tenths === 1) return '1 term';
  return tenths < 1 ? `${tenths} of a term` : `${tenths} terms`;
}

function Picture({ of, on }: { of: HeartbeatData; on: PlainDate }) {
  const drawing = drawHeartbeat(of, on);
  return (
    <Scroller label={`Drawing: ${of.title}`}>
      <svg
        className={css.drawing}
        width={drawing.width}
        height={drawing.height}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        role="img"
        aria-label={`Reviews of ${of.title} on a line of school weeks. ${inWords(of)}`}
      >
        <Weeks drawing={drawing} />
        <Runs drawing={drawing} />
        <Gaps drawing={drawing} />
        <Next drawing={drawing} />
        <Beats drawing={drawing} />
        {drawing.today !== null && (
          <line className={css.today} x1={drawing.today} x2={drawing.today} y1={ROWS.runWords} y2={ROWS.axis} />
        )}
      </svg>
    </Scroller>
  );
}

function Weeks({ drawing: { weeks, months } }: { drawing: Drawing }) {
  return (
    <>
      {weeks.map(({ monday, x, width, schoolDays }) => (
        <rect
          key={monday}
          className={css.week}
          data-days={schoolDays === 0 ? 'none' : 'some'}
          x={x + 0.5}
          y={ROWS.run + 6}
          width={width - 1}
          height={ROWS.axis - ROWS.run - 6}
        />
      ))}
      {months.map(({ label, x }) => (
        <g key={x}>
          <line className={css.tick} x1={x} x2={x} y1={ROWS.axis} y2={ROWS.axis + 5} />
          <text className={css.words} x={x + 2} y={ROWS.months}>
            {label}
          </text>
        </g>
      ))}
    </>
  );
}

/** The run that counts is a bar above the line with its length in terms; older ones are thinner. */
function Runs({ drawing: { runs, width } }: { drawing: Drawing }) {
  return runs.map(({ from, x1, x2, present, terms }) => (
    <g key={from}>
      <line className={css.run} data-present={present || undefined} x1={x1} x2={x2} y1={ROWS.run} y2={ROWS.run} />
      {present && (
        <text className={css.words} x={Math.max(8, Math.min(x1, width - 90))} y={ROWS.runWords}>
          {termsInWords(terms)}
        </text>
      )}
    </g>
  ));
}

function Gaps({ drawing: { gaps } }: { drawing: Drawing }) {
  return gaps.map(({ from, to, x1, x2, schoolDays, broken }) => (
    <g key={`${from} ${to}`}>
      <line className={css.gap} data-broken={broken || undefined} x1={x1} x2={x2} y1={ROWS.beats} y2={ROWS.beats} />
      {broken && (
        <text className={css.brokenWords} x={(x1 + x2) / 2} y={ROWS.gapWords} textAnchor="middle">
          {schoolDays} days
        </text>
      )}
    </g>
  ));
}

function Next({ drawing: { next } }: { drawing: Drawing }) {
  if (!next) return null;
  return (
    <rect
      className={css.next}
      x={next.x1 - 5}
      y={ROWS.beats - 7}
      width={Math.max(10, next.x2 - next.x1 + 10)}
      height={14}
      rx={7}
    />
  );
}

/** Each review is a mark of its own shape: seen full, claimed open, left out crossed; the start is a square. */
function Beats({ drawing: { beats } }: { drawing: Drawing }) {
  return beats.map(({ reviewId, on, x, standing, leftOut }) => {
    const y = ROWS.beats;
    const title = <title>{`${reviewId ? 'Review' : 'Start'} ${showDate(on)}${leftOut ? `: ${leftOut}` : ''}`}</title>;
    if (leftOut) {
      return (
        <path key={`${reviewId} ${on}`} className={css.leftOut} d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`}>
          {title}
        </path>
      );
    }
    if (reviewId === null) {
      return (
        <rect key={on} className={css.beat} data-standing={standing} x={x - 4.5} y={y - 4.5} width={9} height={9}>
          {title}
        </rect>
      );
    }
    return (
      <circle key={reviewId} className={css.beat} data-standing={standing} cx={x} cy={y} r={4.5}>
        {title}
      </circle>
    );
  });
}

const KEY = [
  { id: 'start', label: 'Start' },
  { id: 'seen', label: 'Review, seen by STS' },
  { id: 'claimed', label: 'Review, claimed' },
  { id: 'broken', label: 'Gap too long' },
  { id: 'run', label: 'Run that counts' },
  { id: 'next', label: 'Next due' },
  { id: 'holiday', label: 'Holiday' },
  { id: 'today', label: 'Today' },
] as const;

/** What the marks mean, drawn as they are drawn above. */
function Key() {
  return (
    <ul className={css.key} aria-label="What the marks mean">
      {KEY.map(({ id, label }) => (
        <li key={id}>
          <svg width={20} height={14} viewBox="0 0 20 14" aria-hidden="true">
            <KeyMark id={id} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function KeyMark({ id }: { id: (typeof KEY)[number]['id'] }) {
  switch (id) {
    case 'start':
      return <rect className={css.beat} data-standing="seen" x={5.5} y={2.5} width={9} height={9} />;
    case 'seen':
    case 'claimed':
      return <circle className={css.beat} data-standing={id} cx={10} cy={7} r={4.5} />;
    case 'broken':
      return <line className={css.gap} data-broken x1={0} x2={20} y1={7} y2={7} />;
    case 'run':
      return <line className={css.run} data-present x1={1} x2={19} y1={7} y2={7} />;
    case 'next':
      return <rect className={css.next} x={3} y={1} width={14} height={12} rx={6} />;
    case 'holiday':
      return <rect className={css.week} data-days="none" x={3} y={1} width={14} height={12} />;
    case 'today':
      return <line className={css.today} x1={10} x2={10} y1={0} y2={14} />;
  }
}

/** The same, row by row. */
function BeatsTable({ of }: { of: HeartbeatData }) {
  const before = new Map(of.gaps.map((gap) => [gap.to, gap]));
  return (
    <Table
      label={`Reviews of ${of.title}`}
      rows={of.beats}
      rowKey={({ reviewId, on }) => `${reviewId} ${on}`}
      columns={[
        { id: 'on', label: 'Day', cell: ({ on }) => <ShowDate on={on} />, width: '8rem' },
        { id: 'what', label: 'What', cell: ({ reviewId }) => (reviewId ? 'Review' : 'Start'), width: '6rem' },
        { id: 'standing', label: 'How we know', cell: ({ standing }) => labelOf(STANDINGS, standing), width: '12rem' },
        {
          id: 'gap',
          label: 'School days since the one before',
          cell: ({ on, leftOut }) => {
            const gap = before.get(on);
            if (leftOut) return `Does not count: ${leftOut}`;
            return gap
              ? `${gap.schoolDays}${gap.broken ? `, more than ${of.allowed}: the run is broken here` : ''}`
              : '';
          },
        },
      ]}
    />
  );
}
