import { type Desk, startRegister } from '../support/register.ts';

/**
 * A register with one case that meets every criterion on 24 Nov 2026, made through the router as a manager would. What a
 * test wants otherwise it leaves out, or takes back.
 */
export interface EligibleCase {
  desk: Desk;
  schoolId: string;
  pupilId: string;
  caseId: string;
  enquiryId: string;
  /** Ids of the evidence, by its kind. */
  evidence: Record<string, string>;
}

export type Leaving = 'sign-up' | 'psp' | 'sendias-offer' | 'agreement' | 'suspensions' | 'date-of-birth' | 'family';

const PSP_REVIEWS = [
  '2026-06-15',
  '2026-06-29',
  '2026-07-13',
  '2026-09-10',
  '2026-09-24',
  '2026-10-08',
  '2026-10-22',
  '2026-11-12',
];

export async function eligibleCase(leaving: readonly Leaving[] = []): Promise<EligibleCase> {
  const desk = await startRegister('2026-11-24');
  const { client, ask, done } = desk;
  const without = (what: Leaving) => leaving.includes(what);
  const school = await done(client.schools.add(ask(SCHOOL)));
  if (!without('sign-up')) await done(client.schools.signUp(ask({ schoolId: school.id, ...SIGN_UP })));
  const recorded = await done(
    client.enquiries.record(
      ask({
        schoolId: school.id,
        pupilId: null,
        pupil: { ...PUPIL, dateOfBirth: without('date-of-birth') ? null : PUPIL.dateOfBirth },
        receivedOn: '2026-11-20',
        how: 'phone' as const,
        askedBy: 'Senka Asking',
        askedByRole: 'SENCO',
        concern: 'Leaves the room.',
      }),
    ),
  );
  const { caseId } = recorded;
  const { pupilId } = await done(client.cases.show({ id: caseId }));
  const evidence: Record<string, string> = {};
  const add = async (kind: Kind, startedOn: string, title: string) => {
    const { id } = await done(client.evidence.add(ask({ caseId, kind, startedOn, title, ...SEEN })));
    evidence[kind] = id;
    return id;
  };
  if (!without('psp')) {
    const psp = await add('psp', '2026-06-01', 'Pastoral Support Plan');
    for (const heldOn of PSP_REVIEWS) await review(desk, psp, heldOn);
  }
  const intervention = await add('intervention', '2026-06-08', 'Friendship group');
  for (const heldOn of ['2026-07-06', '2026-09-14', '2026-10-19']) await review(desk, intervention, heldOn);
  const assessment = await add('specialist-assessment', '2026-06-02', 'Report of a psychologist');
  const carriedThrough = { implementedOn: '2026-06-10', monitoredOn: '2026-06-24', reviewedOn: '2026-07-08', note: '' };
  await done(
    client.evidence.addRecommendation(ask({ evidenceId: assessment, what: 'A quiet place', ...carriedThrough })),
  );
  if (!without('family')) await add('single-assessment', '2026-07-01', 'Opened');
  if (!without('sendias-offer')) await add('sendias-offer', '2026-09-21', 'Leaflet');
  if (!without('suspensions')) {
    for (const startedOn of ['2026-10-05', '2026-11-09'])
      await done(client.evidence.addSuspension(ask({ caseId, ...SUSPENDED, startedOn })));
  }
  if (!without('agreement')) {
    const agreed = { agreedBy: 'Mother', agreedOn: '2026-11-18', how: 'signed' as const, note: '' };
    await done(client.pupils.agree(ask({ pupilId, ...agreed })));
  }
  return { desk, schoolId: school.id, pupilId, caseId, enquiryId: recorded.enquiryId, evidence };
}

export async function review(desk: Desk, evidenceId: string, heldOn: string): Promise<void> {
  const held = { evidenceId, heldOn, adjusted: true, standing: 'seen' as const, note: '' };
  await desk.done(desk.client.evidence.addReview(desk.ask(held)));
}

export const eligibilityOf = ({ desk, caseId }: EligibleCase) => desk.done(desk.client.eligibility.show({ caseId }));
type Route = 'commissioned' | 'not-yet' | 'school-funded' | 'out-of-remit';

export async function decide(made: EligibleCase, outcome: Route, reason = ''): Promise<string> {
  const { desk, caseId } = made;
  const { hash } = await eligibilityOf(made);
  const { id } = await desk.done(desk.client.eligibility.decide(desk.ask({ caseId, outcome, reason, seenHash: hash })));
  return id;
}

/** The draft saved and given as it is. */
export async function giveAnswer(made: EligibleCase): Promise<void> {
  const { desk, caseId } = made;
  const { body } = await desk.done(desk.client.eligibility.answer({ caseId }));
  await desk.done(desk.client.eligibility.saveAnswer(desk.ask({ caseId, id: null, version: null, ...body })));
  const saved = await desk.done(desk.client.eligibility.answer({ caseId }));
  const given = { id: saved.id ?? '', version: saved.version ?? 0, givenOn: desk.clock.day };
  await desk.done(desk.client.eligibility.giveAnswer(desk.ask(given)));
}

type Kind = 'psp' | 'intervention' | 'specialist-assessment' | 'single-assessment' | 'sendias-offer';

const SCHOOL = {
  urn: '990901',
  dfeNumber: '9379901',
  name: 'Testing Hollow Primary School',
  phase: 'primary',
  status: 'open',
  street: null,
  town: 'Rugby',
  postcode: null,
  phone: null,
  headTeacher: 'Hedda Testing',
  districtCode: 'E07000220',
  areaId: null,
  easting: null,
  northing: null,
  note: '',
} as const;
const SIGN_UP = {
  signatory: 'Hedda Testing',
  signatoryRole: 'Head teacher',
  signedOn: '2025-09-08',
  mouVersion: '2017',
  inForceFrom: '2025-09-08',
  inForceUntil: null,
  note: '',
};
const PUPIL = {
  givenName: 'Quill',
  familyName: 'Testwell',
  dateOfBirth: '2018-03-14',
  upn: null,
  senStatus: 'K' as const,
  needs: ['SEMH' as const],
};
const SEEN = {
  endedOn: null,
  standing: 'seen' as const,
  source: 'Seen at the school',
  note: '',
  cafoToldOn: null,
};
const SUSPENDED = {
  sessions: 2,
  type: 'SUSP' as const,
  reasons: ['DB' as const],
  standing: 'seen' as const,
  source: 'Letter',
  note: '',
};
