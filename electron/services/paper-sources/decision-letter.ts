import { eq } from 'drizzle-orm';
import { linkDecision, linkRatification } from '../../../db/schema/link.ts';
import type { Weekday } from '../../../shared/dates.ts';
import { notFound } from '../../core/refuse.ts';
import type { QueryRun } from '../../core/run.ts';
import { endOf, phasesFor } from '../../link/placement.ts';
import { decisionLetter } from '../../papers/decision-letter.ts';
import { withheldFrom } from '../../papers/names.ts';
import { placementRulesOn } from '../../rules/rule-sets.ts';
import { calendarOf } from '../calendar-of.ts';
import { centresOf, requestsOf } from '../link-facts.ts';
import { caseForPaper, schoolRecipient } from './people.ts';
import type { PaperSource } from './source.ts';

type Decision = typeof linkDecision.$inferSelect;

/** The letter about one decision of the panel, drafted from what it decided. */
export const decisionLetterSource: PaperSource = {
  managersOnly: true,
  read(run, { subjectId, fullName }) {
    const decision = run.db.select().from(linkDecision).where(eq(linkDecision.id, subjectId)).get();
    const request = decision && requestsOf(run, decision.requestId)[0];
    if (!decision || !request) throw notFound('The decision');
    const { row } = request;
    const file = caseForPaper(run, row.caseId, fullName);
    const standing = urgentStanding(run, decision);
    return {
      document: decisionLetter({
        pupil: file.pupil,
        caseReference: file.reference,
        school: file.school.name,
        askedBy: row.askedBy,
        receivedOn: row.receivedOn,
        about: decision.about === 'extension' ? 'extension' : 'request',
        outcome: decision.outcome,
        decidedOn: decision.decidedOn,
        deciders: deciders(decision),
        urgent: standing,
        reason: decision.reason,
        reasons: placementRulesOn(decision.decidedOn).rules.flatMap(({ id, statement }) => {
          const text = decision.reasons[id];
          return text ? [{ rule: id, statement, text }] : [];
        }),
        conditions: decision.conditions,
        evidenceBy: decision.evidenceBy,
        ...placeOf(run, decision),
        untilOn: decision.untilOn,
      }),
      subject: { id: subjectId, version: decision.version },
      recipients: [schoolRecipient(run, file.school.id), { label: 'The parents or carers', schoolId: null }],
      hasName: true,
      withheld: [...withheldFrom(file.pupil), 'Names of the panel’s members', 'Dissent and interests'],
      notices: noticesOf(decision, standing),
    };
  },
};

function placeOf(run: QueryRun, { centreId, startOn, homeDay }: Decision) {
  const centre = centresOf(run).find(({ id }) => id === centreId);
  if (!centre || startOn === null || homeDay === null) return { place: null, phases: [] };
  const calendar = calendarOf(run, null);
  const end = endOf(calendar, startOn, centre.lengthTerms);
  const day: Weekday = homeDay;
  return {
    place: { centre: centre.name, startOn, endOn: end.known ? end.value : null, homeDay: day },
    phases: end.known ? phasesFor(calendar, centre, { startOn, endOn: end.value, homeDay: day }) : [],
  };
}

/** 'two head teachers and one member of specialist services' */
function deciders({ decidedBy }: Decision): string {
  const count = (role: string) => decidedBy.filter((each) => each.role === role).length;
  const [heads, specialists] = [count('head'), count('specialist')];
  return `${heads} head teacher${heads === 1 ? '' : 's'} and ${specialists} of specialist services`;
}

function urgentStanding(run: QueryRun, { id, urgentWhy }: Decision): string | null {
  if (urgentWhy === null) return null;
  const found = run.db.select().from(linkRatification).where(eq(linkRatification.decisionId, id)).get();
  if (!found) return 'The next panel is asked whether it stands by it.';
  return found.ratified ? 'The panel stands by it.' : 'The panel has not stood by it since.';
}

function noticesOf({ reasons, dissent }: Decision, standing: string | null): string[] {
  return [
    ...(reasons.places ? ['That it goes over the places is not in the letter.'] : []),
    ...(dissent ? ['The dissent is in the minutes, not in the letter.'] : []),
    ...(standing?.includes('not stood') ? ['A panel has not stood by this decision: do not send this letter.'] : []),
  ];
}
