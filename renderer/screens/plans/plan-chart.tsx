import type { PlanLine } from '../../../shared/api/plans.ts';
import { addDays, daysBetween, earlierOf, laterOf, mondayOf, type PlainDate, showDate } from '../../../shared/dates.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { Icon } from '../../parts/icons.tsx';
import css from './plans.module.css';

/**
 * Plans over weeks: a bar for each phase, as high as its sessions a week, so that tapering can be seen. The axis is the
 * heading of a table's column and each plan's bars are a cell of it; the same facts stand in words beside them.
 */
export interface Span {
  from: PlainDate;
  until: PlainDate;
  days: number;
}

const MOST_BACK = 7 * 8;
const MOST_AHEAD = 7 * 30;

/** The weeks that a chart of these plans shows: all of them, but not more than 8 weeks back and 30 ahead. */
export function spanOf(plans: readonly PlanLine[], today: PlainDate): Span {
  const first = plans.reduce((found, { startOn }) => earlierOf(found, startOn), today);
  const last = plans.reduce((found, { endOn }) => laterOf(found, endOn), addDays(today, 28));
  const from = mondayOf(laterOf(first, addDays(today, -MOST_BACK)));
  const until = addDays(mondayOf(earlierOf(last, addDays(today, MOST_AHEAD))), 7);
  return { from, until, days: daysBetween(from, until) };
}

function shareOf(span: Span, day: PlainDate): number {
  return Math.min(100, Math.max(0, (daysBetween(span.from, day) / span.days) * 100));
}

const MOST_SESSIONS = 10;

/** As high as its sessions of ten; the lowest still holds its number. */
function heightOf(sessions: number): string {
  const share = Math.min(1, sessions / MOST_SESSIONS);
  return `calc(1rem + (100% - 1rem) * ${share})`;
}

/** The months above the bars; one that begins at the very end has no room for its name. */
export function ChartAxis({ span }: { span: Span }) {
  const months: { day: PlainDate; label: string }[] = [];
  for (let day = span.from; day < span.until; day = addDays(day, 1)) {
    if (day.endsWith('-01') && shareOf(span, day) < 95) months.push({ day, label: showDate(day).split(' ')[1] ?? '' });
  }
  return (
    <div className={css.axis}>
      <span className="unseen">Phases, week by week</span>
      {months.map(({ day, label }) => (
        <span key={day} aria-hidden="true" style={{ left: `${shareOf(span, day)}%` }}>
          {label}
        </span>
      ))}
    </div>
  );
}

/** '4 sessions a week until 27 Nov 2026, then 2 sessions a week until 8 Jan 2027'. */
export function phasesInWords({ phases }: PlanLine): string {
  return phases
    .map((phase) => `${countSessions(phase.sessionsPerWeek)} a week until ${showDate(phase.untilOn)}`)
    .join(', then ');
}

/** One plan's phases as bars, its next review as a mark on them. */
export function PlanBars({ plan, span, today }: { plan: PlanLine; span: Span; today: PlainDate }) {
  return (
    <div className={css.bars} data-state={plan.state}>
      {/* A line of text to stand on, level with the row's others. */}
      {'\u200b'}
      <span className="unseen">{phasesInWords(plan)}</span>
      <span className={css.today} aria-hidden="true" style={{ left: `${shareOf(span, today)}%` }} />
      {plan.nextReviewOn !== null && plan.nextReviewOn >= span.from && plan.nextReviewOn < span.until && (
        <span
          className={css.review}
          aria-hidden="true"
          title={`Review due ${showDate(plan.nextReviewOn)}`}
          style={{ left: `${shareOf(span, plan.nextReviewOn)}%` }}
        >
          <Icon shape="diamond" size={10} />
        </span>
      )}
      {plan.phases.map((phase) => {
        const left = shareOf(span, phase.fromOn);
        const width = shareOf(span, addDays(earlierOf(phase.untilOn, plan.endOn), 1)) - left;
        if (width <= 0) return null;
        return (
          <span
            key={phase.fromOn}
            className={css.bar}
            aria-hidden="true"
            title={`${showDate(phase.fromOn)} to ${showDate(phase.untilOn)}: ${countSessions(phase.sessionsPerWeek)} a week`}
            style={{ left: `${left}%`, width: `${width}%`, height: heightOf(phase.sessionsPerWeek) }}
          >
            {width > 3 ? phase.sessionsPerWeek : ''}
          </span>
        );
      })}
    </div>
  );
}
