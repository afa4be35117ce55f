/** What a criterion is about in a word or two, where there is no room for its statement. */
export const CRITERIA = {
  G1: 'age and school',
  G2: 'need',
  G3: 'provision',
  A1: 'sign-up',
  A2: 'assessment',
  A3: 'PSP',
  A4: 'interventions',
  A5: 'family',
  A6: 'SENDIAS',
  A7: 'suspensions',
  P1: 'agreement',
} as const;
