/** Brings the record that somebody came to see into sight, once, when it is first drawn. */
export function bringIntoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' });
}
