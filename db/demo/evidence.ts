import type { PlainDate } from '../../shared/dates.ts';
import type { CodeOf, EVIDENCE_KINDS, STANDINGS, SUSPENSION_REASONS } from '../../shared/words.ts';
import { evidence, evidenceReview, recommendation, suspension } from '../schema/cases.ts';
import type { Making } from './making.ts';
import type { DemoPupil } from './pupils.ts';

/**
 * What a school can show when it asks. A profile says what is missing; everything else is there, with dates that meet
 * Appendix A on the day that the case is decided.
 */
export const PROFILES = {
  complete: 'everything is there',
  declined: 'the family declined a Single Assessment and the CAF officer was told',
  'social-care': 'social care is involved in place of a Single Assessment',
  'broken-psp': 'the PSP missed its fortnightly reviews for a month',
  'young-psp': 'the PSP is not a term old yet',
  'no-suspensions': 'there have been no suspensions',
  'no-sendias': 'parents were not offered SENDIAS',
  'late-sendias': 'parents were offered SENDIAS only on the day of the decision',
  'no-assessment': 'no specialist service has assessed the pupil',
  'open-recommendations': 'recommendations are not yet reviewed',
  'no-family-assessment': 'nothing about a Single Assessment',
  bare: 'a phone call and nothing on paper yet',
} as const;
export type Profile = keyof typeof PROFILES;

interface Subject {
  caseId: string;
  pupil: DemoPupil;
  profile: Profile;
  /** School days ago on which the case was, or could be, decided. */
  decidedAgo: number;
  /** School days ago on which it was closed; 0 for an open one. */
  closedAgo: number;
}

export function addEvidence(making: Making, subject: Subject): void {
  if (subject.profile === 'bare') return;
  addPsp(making, subject);
  addIntervention(making, subject);
  if (subject.profile !== 'no-assessment') addAssessment(making, subject);
  addFamily(making, subject);
  if (subject.profile !== 'no-suspensions') addSuspensions(making, subject);
}

type Fields = { kind: CodeOf<typeof EVIDENCE_KINDS>; startedOn: PlainDate; title: string } & Partial<
  typeof evidence.$inferInsert
>;

function show({ add, time }: Making, { caseId }: Subject, fields: Fields, standing: CodeOf<typeof STANDINGS>): string {
  return add(evidence, {
    source: standing === 'seen' ? 'Document seen by STS' : 'SENCO, on the phone',
    note: '',
    ...fields,
    caseId,
    standing,
    seenOn: standing === 'seen' ? laterDay(fields.startedOn, time.day(-60)) : null,
  });
}

/** Evidence from before a case is seen when the case comes in, never before the thing itself. */
function laterDay(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

/** The heartbeat (A3): a review each fortnight, with a missed month where the profile asks for one. */
function addPsp(making: Making, subject: Subject): void {
  const { add, time, chance } = making;
  const { profile, decidedAgo, closedAgo } = subject;
  const age = profile === 'young-psp' ? chance.between(22, 40) : chance.between(88, 112);
  const started = decidedAgo + age;
  const id = show(
    making,
    subject,
    { kind: 'psp', startedOn: time.day(-started), title: 'Pastoral Support Plan' },
    'seen',
  );
  const silence = profile === 'broken-psp' ? { from: decidedAgo + 48, until: decidedAgo + 20 } : null;
  for (let ago = started - 10; ago > closedAgo; ago -= chance.between(9, 11)) {
    if (silence && ago < silence.from && ago > silence.until) continue;
    add(evidenceReview, {
      evidenceId: id,
      heldOn: time.day(-ago),
      adjusted: chance.yes(70),
      standing: ago > 15 ? 'seen' : 'claimed',
      note: chance.one([
        'Targets kept.',
        'One target met and replaced.',
        'Break times made shorter.',
        'Key adult changed.',
      ]),
    });
  }
}

/** A targeted intervention (A4), reviewed at most thirty school days apart. */
function addIntervention(making: Making, subject: Subject): void {
  const { add, time, chance } = making;
  const { decidedAgo, closedAgo } = subject;
  const started = decidedAgo + chance.between(82, 100);
  const title = chance.one([
    'Friendship group',
    'Nurture breakfast',
    'Feelings toolbox, twice a week',
    'Lunch club with an adult',
  ]);
  const id = show(making, subject, { kind: 'intervention', startedOn: time.day(-started), title }, 'seen');
  for (let ago = started - 24; ago > closedAgo; ago -= chance.between(20, 28)) {
    add(evidenceReview, {
      evidenceId: id,
      heldOn: time.day(-ago),
      adjusted: chance.yes(50),
      standing: 'claimed',
      note: chance.one(['Goes on as it is.', 'Group made smaller.', 'Moved to the morning.']),
    });
  }
  show(
    making,
    subject,
    { kind: 'universal-targeted', startedOn: time.day(-started), title: 'Provision map' },
    'claimed',
  );
}

const RECOMMENDATIONS = [
  'A quiet place that the pupil may choose to go to',
  'One key adult at the start and end of each day',
  'Instructions in single steps, with a picture',
  'A movement break before each change of lesson',
  'The same words from all adults when things go wrong',
] as const;

/** A specialist assessment and how far each recommendation has come (A2). */
function addAssessment(making: Making, subject: Subject): void {
  const { add, time, chance } = making;
  const made = subject.decidedAgo + chance.between(66, 80);
  const title = chance.one([
    'STS assessment and profile',
    'Educational psychologist’s report',
    'Speech and language profile',
  ]);
  const id = show(making, subject, { kind: 'specialist-assessment', startedOn: time.day(-made), title }, 'seen');
  const first = chance.between(0, RECOMMENDATIONS.length - 1);
  for (let at = 0; at < 3; at++) {
    const isOpen = subject.profile === 'open-recommendations' && at > 0;
    add(recommendation, {
      evidenceId: id,
      what: RECOMMENDATIONS[(first + at) % RECOMMENDATIONS.length] ?? RECOMMENDATIONS[0],
      implementedOn: time.day(-(made - 8 - at)),
      monitoredOn: isOpen && at === 2 ? null : time.day(-(made - 28)),
      reviewedOn: isOpen ? null : time.day(-(made - 50)),
      note: '',
    });
  }
}

/** Single Assessment, social care, or a refusal (A5); SENDIAS (A6); and what else a school brings. */
function addFamily(making: Making, subject: Subject): void {
  const { time, chance } = making;
  const { profile, decidedAgo } = subject;
  const on = (before: number) => time.day(-(decidedAgo + before));
  if (profile === 'declined') {
    const declined = {
      kind: 'family-declined',
      startedOn: on(40),
      title: 'Family declined',
      cafoToldOn: on(36),
    } as const;
    show(making, subject, declined, 'claimed');
  } else if (profile === 'social-care') {
    show(
      making,
      subject,
      { kind: 'social-care', startedOn: on(70), title: 'Children’s team, named social worker' },
      'seen',
    );
  } else if (profile !== 'no-family-assessment') {
    show(making, subject, { kind: 'single-assessment', startedOn: on(55), title: 'Single Assessment opened' }, 'seen');
  }
  if (profile !== 'no-sendias') {
    show(
      making,
      subject,
      {
        kind: 'sendias-offer',
        startedOn: on(profile === 'late-sendias' ? 0 : 30),
        title: 'Leaflet given and explained',
      },
      'claimed',
    );
  }
  if (chance.yes(60)) {
    show(
      making,
      subject,
      { kind: 'risk-assessment', startedOn: on(25), title: 'Risk assessment, school’s own form' },
      'seen',
    );
  }
  if (chance.yes(50)) {
    const title = `Attendance ${chance.between(78, 97)} % this school year`;
    show(making, subject, { kind: 'attendance-record', startedOn: on(12), title }, 'claimed');
  }
  if (chance.yes(40)) {
    show(making, subject, { kind: 'parent-engagement', startedOn: on(15), title: 'Came to the PSP meeting' }, 'seen');
  }
}

/** Repeated suspensions within three terms of the decision (A7). */
function addSuspensions(making: Making, subject: Subject): void {
  const { add, time, chance } = making;
  const count = chance.between(2, 4);
  for (let at = 0; at < count; at++) {
    const reasons = chance.one<readonly CodeOf<typeof SUSPENSION_REASONS>[]>([
      ['DB'],
      ['PP'],
      ['VA'],
      ['DM', 'DB'],
      ['PA'],
      ['LD'],
    ]);
    add(suspension, {
      pupilId: subject.pupil.id,
      schoolId: subject.pupil.home.id,
      startedOn: time.day(-(subject.decidedAgo + 8 + at * chance.between(11, 17))),
      sessions: chance.between(1, 6),
      type: at === 2 ? 'LNCH' : 'SUSP',
      reasons: [...reasons],
      standing: chance.yes(70) ? 'seen' : 'claimed',
      source: 'School’s letter to the parents',
      note: '',
    });
  }
}
