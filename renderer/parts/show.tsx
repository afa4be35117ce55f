import { isPlainDate, showDate } from '../../shared/dates.ts';
import { labelOf, ROLES } from '../../shared/words.ts';
import css from './show.module.css';

/** How dates, instants and people are shown, everywhere. */
export function ShowDate({ on, none = '' }: { on: string | null | undefined; none?: string }) {
  if (!on || !isPlainDate(on)) return <>{none}</>;
  return (
    <time className={css.date} dateTime={on}>
      {showDate(on)}
    </time>
  );
}

/** '2 Sep 2026 to 18 Dec 2026'. */
export function ShowDates({ from, until }: { from: string; until: string | null }) {
  return (
    <>
      <ShowDate on={from} /> to {until ? <ShowDate on={until} /> : 'further notice'}
    </>
  );
}

/** An instant of the history or a draft, on this machine's clock: '10:42' today, '24 Nov 2026, 10:42' before. */
export function ShowTime({ at, full }: { at: string; full?: boolean }) {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return <>{at}</>;
  return <time dateTime={at}>{full ? `${showDate(dayOf(instant))}, ${clockOf(instant)}` : clockOf(instant)}</time>;
}

export function clockOf(instant: Date): string {
  return `${String(instant.getHours()).padStart(2, '0')}:${String(instant.getMinutes()).padStart(2, '0')}`;
}

function dayOf(instant: Date): string {
  const part = (number: number) => String(number).padStart(2, '0');
  return `${instant.getFullYear()}-${part(instant.getMonth() + 1)}-${part(instant.getDate())}`;
}

/** A person of the office by name and role. */
export function Person({ name, role }: { name: string; role?: string }) {
  return (
    <span className={css.person}>
      {name}
      {role && <span className={css.role}>{labelOf(ROLES, role)}</span>}
    </span>
  );
}
