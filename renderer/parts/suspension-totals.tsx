import { showDate } from '../../shared/dates.ts';
import type { SuspensionTotals as Totals } from '../../shared/verdicts.ts';
import { Quiet, Stack } from './layout.tsx';
import { NotKnown } from './not-known.tsx';
import { Notice } from './refusal.tsx';

/** What the suspensions come to, as the law counts them, and which of its limits are near or reached. */
export function SuspensionTotals({ of }: { of: Totals }) {
  return (
    <Stack gap="one">
      <p>
        <strong>{days(of.daysInTerm)}</strong> in the term {showDate(of.termFrom)} to {showDate(of.termUntil)},{' '}
        <strong>{days(of.daysInYear)}</strong> in {of.academicYear}{' '}
        <Quiet>
          ({of.countInYear} suspensions, {of.sessionsInYear} sessions
          {of.lunchtimesInYear > 0 && `, ${of.lunchtimesInYear} lunchtimes`})
        </Quiet>
      </p>
      {of.warnings
        .filter(({ reached }) => reached)
        .map(({ limit, sentence, cites }) => (
          <Notice key={limit}>
            {sentence} <Quiet>{cites}</Quiet>
          </Notice>
        ))}
      <ul>
        {of.warnings
          .filter(({ reached }) => !reached)
          .map(({ limit, sentence, cites }) => (
            <li key={limit}>
              {sentence} <Quiet>{cites}</Quiet>
            </li>
          ))}
      </ul>
      {of.unknown.map((sentence) => (
        <NotKnown key={sentence} sentence={sentence} tint="calm" />
      ))}
    </Stack>
  );
}

/** '1 day', '2½ days': a session is half a day. */
export function days(count: number): string {
  const whole = Math.floor(count);
  const half = count % 1 === 0 ? '' : '½';
  const figure = whole === 0 && half ? half : `${whole}${half}`;
  return count === 1 || figure === half ? `${figure} day` : `${figure} days`;
}
