import type { Parameters } from './week.ts';

/**
 * How far and how long between two places, from Ordnance Survey coordinates. A place without coordinates gives null:
 * the journey is not known, and nobody guesses it.
 */
export interface Spot {
  easting: number | null;
  northing: number | null;
}

/** Metres by road: straight line times the detour, to the metre; 0 for one and the same spot. */
export function roadMetres(a: Spot, b: Spot, { detourPercent }: Parameters): number | null {
  if (a.easting === null || a.northing === null || b.easting === null || b.northing === null) return null;
  return Math.round((Math.hypot(a.easting - b.easting, a.northing - b.northing) * detourPercent) / 100);
}

/** Whole minutes by road, rounded up. */
export function journeyMinutes(a: Spot, b: Spot, parameters: Parameters): number | null {
  const metres = roadMetres(a, b, parameters);
  return metres === null ? null : Math.ceil((metres * 60) / (parameters.kmPerHour * 1000));
}
