import { linkCentre } from '../schema/link.ts';
import type { Making } from './making.ts';

/** The three centres of the Link. */
export function addLinkCentres({ add, time }: Making): void {
  for (const [town, most] of [
    ['Nuneaton', 12],
    ['Bedworth', 10],
    ['Rugby', 8],
  ] as const) {
    add(linkCentre, {
      name: `The Link, ${town}`,
      town,
      openedOn: time.week(-60),
      lengthTerms: 2,
      places: { mon: most, tue: most, wed: most - 2, thu: most, fri: most - 2 },
    });
  }
}
