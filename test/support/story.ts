import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/api/all.ts';
import type { Answer } from '../../shared/refusals.ts';
import { SESSION_CODES } from '../../shared/sessions.ts';
import type { CodeOf, EVIDENCE_KINDS } from '../../shared/words.ts';

/** What the story of one case needs that is not told in it: the file of schools, and evidence of the months before. */
export type Client = ContractRouterClient<Contract>;

/** Two invented schools as GIAS would list them. */
export const GIAS_FILE = {
  name: 'edubasealldata.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,PhaseOfEducation (name),StatutoryLowAge,StatutoryHighAge,Town,Postcode,Easting,Northing',
      '910001,937,9001,Mossy Bank Primary School,Community school,Open,01-09-2011,Primary,4,11,Rugby,CV99 1AA,450000,275000',
      '910002,937,9002,Quince Lane Infant School,Community school,Open,01-09-2011,Primary,4,7,Rugby,CV99 1AB,451000,275500',
    ].join('\r\n'),
    'latin1',
  ),
};

const PSP_REVIEWS = [
  ...['2026-05-15', '2026-06-05', '2026-06-19', '2026-07-03', '2026-07-16'],
  ...['2026-09-14', '2026-09-28', '2026-10-12', '2026-11-02', '2026-11-13', '2026-11-23'],
];
const INTERVENTION_REVIEWS = ['2026-05-22', '2026-06-26', '2026-07-14', '2026-10-02', '2026-11-06'];

/** Everything that Appendix A asks for and that the school brought in the weeks before, except what the story tells itself. */
export async function bringTheRest(client: Client, caseId: string, pupilId: string): Promise<void> {
  const add = async (kind: CodeOf<typeof EVIDENCE_KINDS>, startedOn: string, title: string) =>
    done(
      client.evidence.add(
        ask({
          caseId,
          kind,
          startedOn,
          endedOn: null,
          title,
          standing: 'seen',
          source: 'School file',
          note: '',
          cafoToldOn: null,
        }),
      ),
    );
  const review = (evidenceId: string, heldOn: string) =>
    done(client.evidence.addReview(ask({ evidenceId, heldOn, adjusted: true, standing: 'seen', note: '' })));
  const psp = await add('psp', '2026-05-01', 'Pastoral Support Plan');
  for (const heldOn of PSP_REVIEWS) await review(psp.id, heldOn);
  const intervention = await add('intervention', '2026-05-05', 'Friendship group');
  for (const heldOn of INTERVENTION_REVIEWS) await review(intervention.id, heldOn);
  const assessment = await add('specialist-assessment', '2026-06-01', 'STS assessment and profile');
  await done(
    client.evidence.addRecommendation(
      ask({
        evidenceId: assessment.id,
        what: 'One key adult at the start of each day',
        implementedOn: '2026-06-08',
        monitoredOn: '2026-07-01',
        reviewedOn: '2026-10-05',
        note: '',
      }),
    ),
  );
  await add('single-assessment', '2026-09-10', 'Single Assessment opened');
  await add('universal-targeted', '2026-05-01', 'Provision map');
  await add('parent-engagement', '2026-11-02', 'Came to the PSP meeting');
  await add('attendance-record', '2026-11-02', 'Attendance 91 %');
  for (const startedOn of ['2026-09-22', '2026-10-13']) {
    const suspended = {
      startedOn,
      sessions: 3,
      type: 'SUSP' as const,
      reasons: ['DB' as const],
      standing: 'seen' as const,
    };
    await done(client.evidence.addSuspension(ask({ caseId, ...suspended, source: 'Letter', note: '' })));
  }
  const agreed = { pupilId, agreedBy: 'Juno Testwell', agreedOn: '2026-11-20', how: 'signed' as const, note: '' };
  await done(client.pupils.agree(ask(agreed)));
}

/** An STA at Rugby who works each session of the week. */
export function addSta(client: Client, name: string): Promise<{ id: string }> {
  return done(
    client.stas.add(
      ask({
        name,
        baseName: 'Rugby office',
        baseEasting: 450_500,
        baseNorthing: 275_200,
        skills: ['semh'],
        sessionLimit: null,
        startsOn: '2026-09-01',
        leavesOn: null,
        phone: '',
        email: '',
        note: '',
        sessions: [...SESSION_CODES],
        otherWeekSessions: null,
      }),
    ),
  );
}

export function ask<T>(data: T): { requestId: string; data: T } {
  return { requestId: crypto.randomUUID(), data };
}

export async function done<T>(answer: Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(`Refused: ${given.refusal.what} ${JSON.stringify(given.refusal.fields ?? [])}`);
  return given.value;
}
