import type { ReactNode } from 'react';
import { isPlainDate, mondayOf, type PlainDate } from '../../../shared/dates.ts';
import { useParam } from '../../api/place.ts';
import { SubPlaces } from '../../parts/sub-places.tsx';

/** The parts of a week, each a place of its own: the board, the meeting, the sheets, what happened. */
const PARTS = [
  { part: 'board', label: 'Board' },
  { part: 'meeting', label: 'Meeting' },
  { part: 'sheets', label: 'Sheets' },
  { part: 'happened', label: 'What happened' },
] as const;
export type WeekPart = (typeof PARTS)[number]['part'];

export function placeOfWeek(monday: PlainDate, part: WeekPart): string {
  return part === 'board' ? `/deployment/${monday}` : `/deployment/${monday}/${part}`;
}

/** The Monday of the address, or of the week that holds the day it names; the given one where it names none. */
export function useMonday(otherwise: PlainDate): PlainDate {
  const asked = useParam('monday');
  return isPlainDate(asked) ? mondayOf(asked) : otherwise;
}

export interface WeekPartsProps {
  monday: PlainDate;
  /** What can be done with the week as a whole. */
  beside?: ReactNode;
}

export function WeekParts({ monday, beside }: WeekPartsProps) {
  return (
    <SubPlaces
      label="Parts of the week"
      places={PARTS.map(({ part, label }) => ({ to: placeOfWeek(monday, part), label }))}
      beside={beside}
    />
  );
}
