import { yearNotEntered } from '../../shared/school-time.ts';
import { A } from './link.tsx';
import { Notice } from './refusal.tsx';

/** What could not be known, one sentence; where a calendar has not been entered, with the way to it. */
export function NotKnown({ sentence, tint = 'wait' }: { sentence: string; tint?: 'wait' | 'calm' }) {
  const year = yearNotEntered(sentence);
  return (
    <Notice tint={tint}>
      <span>{sentence}</span>
      {year && <ToCalendar year={year} />}
    </Notice>
  );
}

/** The way to the county's calendar of one year, in the settings. */
export function ToCalendar({ year }: { year: string }) {
  return <A to={`/settings/calendars?year=${year}`}>Calendar for {year}, under Settings</A>;
}
