import { askedFor } from '../../../shared/asked-for.ts';
import { showDate } from '../../../shared/dates.ts';
import type { Assessment, Thing } from '../../../shared/verdicts.ts';
import { ToCalendar } from '../../parts/not-known.tsx';
import { Notice } from '../../parts/refusal.tsx';
import css from './eligibility.module.css';
import { hiddenByCalendar } from './not-known.ts';

/** What has to happen and by when; a day that the sentence names already is not said twice. */
export function whatBy({ what, by }: Pick<Thing, 'what' | 'by'>): string {
  const named = by === null || what.includes(showDate(by));
  return named ? `${what}.` : `${what}, by ${showDate(by)}.`;
}

/**
 * The earliest yes and the smallest missing set, together: from when, what is missing, and what has to be kept up until
 * then. Where the fewest things would take longer than others, both are said; where nothing would help, only that.
 */
export function MissingAndEarliest({ of }: { of: Assessment }) {
  const { missing, earliest } = of;
  const soonest = earliest.kind === 'from' || earliest.kind === 'unknown' ? earliest.things : [];
  const isSame = missing.every(({ key }) => soonest.some((thing) => thing.key === key));
  const upkeep = soonest.filter(({ key }) => !missing.some((thing) => thing.key === key));
  return (
    <>
      <p>
        <strong>Earliest yes: </strong>
        {earliest.kind === 'from' ? `${on(of, earliest.on)}, if this is done.` : earliest.sentence}
      </p>
      {earliest.kind !== 'never' && (
        <>
          <Things label="Missing" of={askedFor(missing, earliest)} />
          <HiddenByCalendar of={of} />
          <Things label={isSame ? 'To be kept up until then' : 'Sooner, with more'} of={isSame ? upkeep : soonest} />
        </>
      )}
    </>
  );
}

function on({ on: today }: Assessment, day: string): string {
  return day === today ? `today, ${showDate(day)}` : showDate(day);
}

/** Said beside what is missing, so that nobody takes a criterion that is left out of it for one that is met. */
function HiddenByCalendar({ of }: { of: Assessment }) {
  const hidden = hiddenByCalendar(of);
  if (hidden === null) return null;
  return (
    <Notice>
      <span>{hidden.sentence}</span>
      <ToCalendar year={hidden.year} />
    </Notice>
  );
}

function Things({ label, of }: { label: string; of: readonly Thing[] }) {
  if (of.length === 0) return null;
  return (
    <div>
      <strong>{label}</strong>
      <ul className={css.things}>
        {of.map((thing) => (
          <li key={thing.key}>
            {thing.rule}: {whatBy(thing)}
          </li>
        ))}
      </ul>
    </div>
  );
}
