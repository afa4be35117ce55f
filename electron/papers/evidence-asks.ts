/** What a visitor looks for, criterion by criterion: the rows of the blank evidence form. Statements in our own words. */
export const EVIDENCE_ASKS: readonly { clause: string; statement: string; ask: readonly string[] }[] = [
  {
    clause: 'A1',
    statement: 'The school has signed the memorandum',
    ask: ['The signed copy: who signed, when, which version'],
  },
  {
    clause: 'A2',
    statement: 'A specialist service has assessed the pupil, and what it advised was done',
    ask: ['The assessment and profile: service, date', 'Each recommendation: put in place, monitored, reviewed'],
  },
  {
    clause: 'A3',
    statement: 'A Pastoral Support Plan, adjusted at fortnightly reviews for at least a term',
    ask: ['The plan: date it began', 'Each review: date, and what was changed'],
  },
  {
    clause: 'A4',
    statement: 'Targeted interventions, monitored and reviewed for at least a term',
    ask: ['Each intervention: name, date it began', 'Each review: date, and what came of it'],
  },
  {
    clause: 'A5',
    statement: 'A Single Assessment or social care; or the family declined and the CAF officer was told',
    ask: ['Assessment or social worker: date, name', 'If declined: date, and the date the CAF officer was told'],
  },
  {
    clause: 'A6',
    statement: 'Parents were offered SENDIAS, the independent advice service',
    ask: ['Date of the offer, and how'],
  },
  {
    clause: 'A7',
    statement: 'Repeated suspensions (fixed-term exclusions)',
    ask: ['Each suspension: date, number of sessions, reason'],
  },
  { clause: 'P1', statement: 'A parent or carer agrees to work with us', ask: ['Who agreed, when, how'] },
];
