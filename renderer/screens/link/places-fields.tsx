import { WEEKDAYS, type Weekday } from '../../../shared/dates.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { Row } from '../../parts/layout.tsx';
import { NumberField } from '../../parts/text-field.tsx';
import css from './link.module.css';

/** Places by weekday, five numbers in a row. */
export type PlacesTyped = Record<Weekday, number | null>;

export interface PlacesFieldsProps {
  value: PlacesTyped;
  onChange(value: PlacesTyped): void;
}

export function PlacesFields({ value, onChange }: PlacesFieldsProps) {
  return (
    <fieldset className={css.part}>
      <legend>Places by weekday</legend>
      <Row gap="two" align="start">
        {WEEKDAYS.map((day) => (
          <NumberField
            key={day}
            name={`places.${day}`}
            label={WEEKDAY_LABELS[day]}
            value={value[day]}
            onChange={(places) => onChange({ ...value, [day]: places })}
          />
        ))}
      </Row>
    </fieldset>
  );
}

/** An empty field is sent as what no centre has, so that it is refused beside the field. */
export function placesSent(value: PlacesTyped): Record<Weekday, number> {
  const of = (day: Weekday) => value[day] ?? -1;
  return { mon: of('mon'), tue: of('tue'), wed: of('wed'), thu: of('thu'), fri: of('fri') };
}

/** '10 a day', or 'Mon 10, Tue 10, Wed 9, …'. */
export function placesInWords(places: Record<Weekday, number>): string {
  const numbers = new Set(WEEKDAYS.map((day) => places[day]));
  if (numbers.size === 1) return `${places.mon} a day`;
  return WEEKDAYS.map((day) => `${WEEKDAY_LABELS[day].slice(0, 3)} ${places[day]}`).join(', ');
}
