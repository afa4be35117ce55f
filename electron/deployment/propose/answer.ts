import type { Allocation } from '../week.ts';
import type { Level } from './tally.ts';

/** What the optimiser gives back: an answer, and how far each level of it is proved. */
export interface LevelProof {
  level: Level;
  /** What the answer loses on this level; 0 is best. */
  value: number;
  /** No week that is as good on all earlier levels can lose less than this. */
  bound: number;
  /** The bound reaches the value: nothing better exists. */
  proved: boolean;
  /** From the start until this level was as it is, milliseconds. */
  milliseconds: number;
}

export interface Answer {
  allocations: Allocation[];
  /** In the order of the wants. */
  levels: LevelProof[];
  /** Every level is proved. */
  proved: boolean;
  milliseconds: number;
  /** Name and version of what solved it. */
  solver: string;
}

/** Called with each better answer and each better bound; returning true stops the search. */
export type Report = (answer: Answer) => void;
