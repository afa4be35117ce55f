import { desc, eq } from 'drizzle-orm';
import { sta as staTable } from '../../../db/schema/deployment.ts';
import { change } from '../../../db/schema/history.ts';
import { contact, school as schoolTable } from '../../../db/schema/schools.ts';
import { RESTRICTED } from '../../../db/veil.ts';
import type { PaperAsk } from '../../../shared/api/papers.ts';
import { mondayOf, type PlainDate } from '../../../shared/dates.ts';
import { SESSION_CODES } from '../../../shared/sessions.ts';
import { labelOf, PLAN_KINDS } from '../../../shared/words.ts';
import { notFound, refuse } from '../../core/refuse.ts';
import type { QueryRun } from '../../core/run.ts';
import { Board } from '../../deployment/board.ts';
import { type Glance, glanceOf, whyUnmet } from '../../deployment/candidates.ts';
import { areaWeek } from '../../papers/area-week.ts';
import { schoolWeek } from '../../papers/school-week.ts';
import { staWeek } from '../../papers/sta-week.ts';
import { meetingOf } from '../meeting-of.ts';
import { type WeekFacts, weekOf } from '../week-of.ts';
import { askFor, initialsByCase, schoolRecipient } from './people.ts';
import type { PaperMade, PaperSource } from './source.ts';

/** Week sheets: of one STA, of one school, of the whole area. Pupils by initials only; there is no choice. */

const WITHHELD = ['Full names of pupils', 'Dates of birth', 'UPNs'];

interface Reading {
  monday: PlainDate;
  facts: WeekFacts;
  initials: Map<string, string>;
  published: boolean;
  common: Pick<PaperMade, 'subject' | 'hasName' | 'withheld' | 'notices'>;
}

function reading(run: QueryRun, { monday }: PaperAsk): Reading {
  if (!monday) throw refuse('invalid', 'A week sheet needs its week.', 'Choose the week.');
  const first = mondayOf(monday);
  const facts = weekOf(run, first);
  const published = facts.row?.state === 'published';
  return {
    monday: first,
    facts,
    initials: initialsByCase(run),
    published,
    common: {
      subject: { id: facts.row?.id ?? first, version: facts.row?.version ?? 0 },
      hasName: false,
      withheld: WITHHELD,
      notices: published ? [] : ['This week is a draft and may still change: publish it before you send this out.'],
    },
  };
}

function pupilOf({ facts, initials }: Reading, planId: string): string {
  return initials.get(facts.plans.get(planId)?.caseId ?? '') ?? '';
}

function schoolName({ facts }: Reading, id: string): string {
  return facts.week.schools.find((each) => each.id === id)?.name ?? 'A school';
}

export const staWeekSource: PaperSource = {
  managersOnly: false,
  read(run, ask) {
    const at = reading(run, ask);
    const { week } = at.facts;
    const sta = week.stas.find(({ id }) => id === ask.subjectId);
    const row = run.db.select().from(staTable).where(eq(staTable.id, ask.subjectId)).get();
    if (!row) throw notFound('The STA');
    const own = week.allocations.filter(({ staId }) => staId === ask.subjectId);
    const visits = own
      .toSorted((a, b) => SESSION_CODES.indexOf(a.session) - SESSION_CODES.indexOf(b.session))
      .map(({ session, planId, schoolId }) => ({
        session,
        pupil: pupilOf(at, planId),
        school: schoolName(at, schoolId),
        schoolId,
        planKind: labelOf(PLAN_KINDS, at.facts.plans.get(planId)?.kind ?? ''),
      }));
    const schools = [...new Set(visits.map(({ schoolId }) => schoolId))].map((id) => placeOf(run, id));
    return {
      ...at.common,
      document: staWeek({
        sta: row.name,
        monday: at.monday,
        published: at.published,
        visits,
        away: [
          ...(sta?.absences ?? []).flatMap(({ sessions }) => sessions.map((session) => ({ session, why: 'Away' }))),
          ...(sta?.commitments ?? []).flatMap(({ sessions, what }) =>
            sessions.map((session) => ({ session, why: what })),
          ),
        ],
        schools,
        note: '',
      }),
      recipients: [{ label: row.name, schoolId: null }],
    };
  },
};

function placeOf(run: QueryRun, id: string) {
  const row = run.db.select().from(schoolTable).where(eq(schoolTable.id, id)).get();
  if (!row) throw notFound('The school');
  const address = [row.street, row.locality, row.town, row.postcode].filter(Boolean).join(', ');
  return { id, name: row.name, address, phone: row.phone, contact: askFor(run, id) };
}

export const schoolWeekSource: PaperSource = {
  managersOnly: false,
  read(run, ask) {
    const at = reading(run, ask);
    const { week, plans } = at.facts;
    const row = run.db.select().from(schoolTable).where(eq(schoolTable.id, ask.subjectId)).get();
    if (!row) throw notFound('The school');
    const here = week.allocations.filter(({ schoolId }) => schoolId === ask.subjectId);
    const short = week.needs
      .filter(({ planId, notAgreedBy }) => plans.get(planId)?.schoolIds.includes(row.id) && notAgreedBy.length === 0)
      .map((need) => ({
        pupil: pupilOf(at, need.planId),
        wanted: need.sessions,
        given: week.allocations.filter(({ planId }) => planId === need.planId).length,
        // Why each STA could not come names her absences: that stays in the office.
        why: 'We do not have an STA for every session this week. We try again at our next meeting.',
      }))
      .filter(({ wanted, given }) => given < wanted);
    return {
      ...at.common,
      document: schoolWeek({
        school: row.name,
        monday: at.monday,
        published: at.published,
        visits: here.map(({ session, planId, staId }) => ({
          session,
          sta: week.stas.find(({ id }) => id === staId)?.name ?? 'An STA',
          pupil: pupilOf(at, planId),
        })),
        short: at.published ? short : [],
        officePhone: null,
      }),
      recipients: [schoolRecipient(run, row.id), ...contactsOf(run, row.id)],
    };
  },
};

function contactsOf(run: QueryRun, schoolId: string) {
  return run.db
    .select()
    .from(contact)
    .where(eq(contact.schoolId, schoolId))
    .all()
    .filter(({ until }) => until === null || until >= run.today)
    .map(({ name, role }) => ({ label: role ? `${name}, ${role}` : name, schoolId }));
}

export const areaWeekSource: PaperSource = {
  managersOnly: false,
  read(run, ask) {
    const at = reading(run, ask);
    const { week, row } = at.facts;
    const board = Board.of(week);
    const meeting = meetingOf(run, at.monday, at.facts);
    const decided = new Map(meeting.needs.map(({ planId, what }) => [planId, what]));
    const given = (staId: string) => week.allocations.filter((each) => each.staId === staId).length;
    return {
      ...at.common,
      document: areaWeek({
        monday: at.monday,
        published: at.published,
        publishedOn: row?.publishedOn ?? null,
        publishedBy: row?.publishedBy ?? null,
        stas: week.stas.map((sta) => ({
          name: sta.name,
          given: given(sta.id),
          contracted: sta.pattern.length,
          sessions: Object.fromEntries(glanceOf(board, sta).flatMap((cell) => cellOf(at, sta.id, cell))),
        })),
        unmet: week.needs
          .map((need) => ({
            pupil: pupilOf(at, need.planId),
            school: (at.facts.plans.get(need.planId)?.schoolIds ?? []).map((id) => schoolName(at, id)).join(', '),
            wanted: need.sessions,
            given: week.allocations.filter(({ planId }) => planId === need.planId).length,
            why: whyUnmet(board, need) ?? '',
            // The office role and schools see this sheet, whoever prints it.
            decided: pupilOf(at, need.planId) === RESTRICTED ? '' : (decided.get(need.planId) ?? ''),
          }))
          .filter((each) => each.given < each.wanted),
        meeting: meeting.id === null ? null : { heldOn: meeting.heldOn, present: meeting.present, note: meeting.note },
      }),
      recipients: [{ label: 'The area office', schoolId: null }],
    };
  },
};

/** What stands in one session of the whole-area sheet: the visit, an absence, or nothing. */
function cellOf(
  at: Reading,
  staId: string,
  { session, state, label }: Glance,
): [string, { text: string; away: boolean }][] {
  const visit = at.facts.week.allocations.find((each) => each.staId === staId && each.session === session);
  if (visit) {
    return [[session, { text: `${pupilOf(at, visit.planId)}, ${schoolName(at, visit.schoolId)}`, away: false }]];
  }
  return state === 'away' || state === 'committed' ? [[session, { text: label, away: true }]] : [];
}

/** The head of the register's chain of history, short: printed on week sheets, so that a rewritten past would show. */
export function sealOf(run: QueryRun): string | null {
  const head = run.db.select({ hash: change.hash }).from(change).orderBy(desc(change.seq)).limit(1).get();
  return head ? head.hash.slice(0, 12) : null;
}
