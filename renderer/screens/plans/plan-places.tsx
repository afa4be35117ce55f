import { SubPlaces } from '../../parts/sub-places.tsx';

/** The plans' own places: all of them over time, what they have had, and whether there will be STAs for them. */
const PLACES = [
  { to: '/plans', label: 'Plan clocks' },
  { to: '/plans/delivered', label: 'Sessions delivered' },
  { to: '/plans/supply', label: 'Supply and need' },
] as const;

export function PlanPlaces() {
  return <SubPlaces label="Parts of the plans" places={PLACES} />;
}
