import type { Role } from '../../shared/api/contract.ts';
import type { Slot } from './key-slots.ts';

/** What a slot shows before anybody has signed in, and which slots there are: kept in step with the office's people. */
export interface SlotPerson {
  id: string;
  name: string;
  role: Role;
  active: boolean;
}

/** 'A. T.' of 'Ada Tester'; a single name gives one letter. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => `${[...(word ?? '')][0]?.toUpperCase() ?? '?'}.`).join(' ');
}

/** The slots with today's initials and roles, without those of people who have left; null where nothing has to change. */
export function inStep(slots: readonly Slot[], people: readonly SlotPerson[]): Slot[] | null {
  const next = slots.flatMap((slot) => {
    if (slot.kind === 'recovery') return [slot];
    const person = people.find(({ id }) => id === slot.personId);
    if (!person?.active) return [];
    return [{ ...slot, initials: initialsOf(person.name), role: person.role }];
  });
  // A register that nobody could open any more is worse than a slot too many.
  if (!next.some(({ kind }) => kind === 'person')) return null;
  return JSON.stringify(next) === JSON.stringify(slots) ? null : next;
}
