/** What the rows of a table are called, for people: on a certificate of erasure, and in what is given to whom it is about. */
const LABELS: Readonly<Record<string, string>> = {
  pupil: 'Pupil',
  carer: 'Parents and carers',
  agreement: 'Parental agreement',
  case_file: 'Cases',
  past_closing: 'Closings that were taken back',
  enquiry: 'Enquiries from schools',
  evidence: 'Evidence',
  evidence_review: 'Reviews of plans and interventions',
  recommendation: 'Recommendations of an assessment',
  suspension: 'Suspensions',
  waiver: 'Criteria that were set aside',
  decision: 'Decisions on eligibility',
  second_opinion: 'Second opinions',
  school_answer: 'Answers to schools',
  advice_request: 'Requests for advice',
  plan: 'Plans',
  plan_phase: 'Phases of plans',
  plan_target: 'Targets of plans',
  plan_agreement: 'Schools’ agreement to plans',
  plan_review: 'Reviews of plans',
  allocation: 'Sessions given',
  session_outcome: 'What happened in sessions',
  meeting_decision: 'What meetings decided',
  link_request: 'Requests for a Link place',
  link_move: 'Moves in the waiting list',
  link_item: 'Papers of the Link panel',
  link_interest: 'Interests declared',
  link_decision: 'Decisions of the Link panel',
  link_ratification: 'Ratified decisions',
  link_placement: 'Link placements',
  link_phase: 'Phases of placements',
  link_review: 'Reviews of placements',
  restriction: 'Restrictions of who may see',
  restriction_reader: 'People named in restrictions',
  legal_hold: 'Legal holds',
  subject_access: 'Bundles given out',
  print_record: 'Papers printed',
  panel_paper: 'Copies of panel papers, minutes, lists and area sheets, emptied',
};

/** A table without a name of its own is called by the table's. */
export function tableLabel(table: string): string {
  return LABELS[table] ?? table.replaceAll('_', ' ');
}

export function hasLabel(table: string): boolean {
  return table in LABELS;
}
