import type { Parameters } from './parameters.ts';
import type { Rhythmic } from './rhythm.ts';

/** The two heartbeats of Appendix A: fortnightly reviews of a PSP (A3), regular ones of an intervention (A4). */
export function pspRhythm(parameters: Parameters): Rhythmic {
  return {
    rule: 'A3',
    kind: 'psp',
    noun: 'Pastoral Support Plan',
    reviews: 'PSP reviews',
    start: 'psp-start',
    review: 'psp-review',
    rhythm: { usual: parameters['fortnight-days'], grace: parameters['fortnight-grace'] },
  };
}

export function interventionRhythm(parameters: Parameters): Rhythmic {
  return {
    rule: 'A4',
    kind: 'intervention',
    noun: 'targeted intervention',
    reviews: 'intervention reviews',
    start: 'intervention-start',
    review: 'intervention-review',
    rhythm: { usual: parameters['intervention-spacing'], grace: 0 },
  };
}
