import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type CodeOf, labelOf, PLAN_KINDS, TRANSFER_BASES } from '../../shared/words.ts';
import { type Block, heading, type PaperDocument, paragraph, quiet, strong, type Words } from './document.ts';
import { type PupilNamed, privately, pupilShown } from './names.ts';
import { type WeekVisit, weekGrid } from './week-grid.ts';

/** The plan summary for the school: what kind of plan and why, when, who comes, who does what, reviews, signatures. */
export interface PlanSummary {
  pupil: PupilNamed & { yearGroup: string | null };
  caseReference: string;
  kind: CodeOf<typeof PLAN_KINDS>;
  /** Why there is a plan, in the managers' words. */
  purpose: string;
  startOn: PlainDate;
  endOn: PlainDate;
  /** Stopped before its end. */
  endedEarlyOn: PlainDate | null;
  homeSchool: string;
  /** Supported transfer only. */
  newSchool: string | null;
  transferBasis: CodeOf<typeof TRANSFER_BASES> | null;
  transferBasisNote: string | null;
  leadTeacher: string | null;
  phases: readonly {
    fromOn: PlainDate;
    untilOn: PlainDate;
    sessionsPerWeek: number;
    school: string;
    what: string;
  }[];
  targets: readonly { what: string; schoolWill: string; familyWill: string; stsWill: string; pupilWill: string }[];
  reviews: readonly { dueOn: PlainDate; heldOn: PlainDate | null; note: string }[];
  agreements: readonly {
    school: string;
    /** Null: not agreed yet. */
    agreedBy: string | null;
    role: string | null;
    agreedOn: PlainDate | null;
  }[];
  /** The sessions of one published week, or why there are none to show. */
  week: { monday: PlainDate; visits: readonly WeekVisit[] } | null;
  /** How to reach the office, where it is known. */
  officePhone: string | null;
}

const WHAT_IT_IS: Record<CodeOf<typeof PLAN_KINDS>, string> = {
  coaching:
    'In a coaching plan, a Specialist Teaching Assistant (STA) from our service works beside your own teaching assistants, so that your staff can carry the support on when the plan ends.',
  reintegration:
    'A reintegration plan brings a pupil back into class step by step. A Specialist Teaching Assistant (STA) from our service comes for a set number of sessions.',
  'supported-transfer':
    'A supported transfer plan helps a pupil move to another school. A Specialist Teaching Assistant (STA) from our service goes with the pupil, first in one school and then in the other.',
};

/** Said only of a plan whose phases do so. */
const TAPERS = 'They become fewer from phase to phase.';

export function planSummary(plan: PlanSummary): PaperDocument {
  const say = privately(plan.pupil);
  const shown = pupilShown(plan.pupil);
  return {
    title: `${labelOf(PLAN_KINDS, plan.kind)} for ${shown}`,
    subtitle: tapers(plan) ? `${WHAT_IT_IS[plan.kind]} ${TAPERS}` : WHAT_IT_IS[plan.kind],
    blocks: [
      facts(plan),
      heading('Why there is a plan'),
      paragraph(say(plan.purpose)),
      heading('Phases and sessions'),
      phases(plan, say),
      paragraph('A session is half a school day: a morning or an afternoon.', 'small'),
      ...whoComes(plan),
      heading('Targets, and who does what'),
      targets(plan, say),
      heading('Reviews'),
      reviews(plan, say),
      heading('Agreement'),
      ...agreement(plan),
    ],
  };
}

function tapers({ kind, phases: all }: PlanSummary): boolean {
  if (kind !== 'reintegration' || all.length < 2) return false;
  return all.every(({ sessionsPerWeek }, at) => at === 0 || sessionsPerWeek < (all[at - 1]?.sessionsPerWeek ?? 0));
}

function facts(plan: PlanSummary): Block {
  const { pupil } = plan;
  return {
    kind: 'facts',
    across: 2,
    items: [
      { term: 'Pupil', words: [strong(pupilShown(pupil)), { text: pupil.yearGroup ? `, ${pupil.yearGroup}` : '' }] },
      { term: 'School', words: plan.homeSchool },
      { term: 'Starts', words: showDate(plan.startOn) },
      ...(plan.newSchool ? [{ term: 'Moves to', words: plan.newSchool }] : []),
      {
        term: plan.endedEarlyOn ? 'Ended early' : 'Ends',
        words: showDate(plan.endedEarlyOn ?? plan.endOn),
      },
      ...(plan.transferBasis
        ? [
            {
              term: 'Basis of the move',
              words: [labelOf(TRANSFER_BASES, plan.transferBasis), plan.transferBasisNote].filter(Boolean).join('. '),
            },
          ]
        : []),
      { term: 'Lead teacher', words: plan.leadTeacher ?? quiet1('To be named') },
      { term: 'Our reference', words: plan.caseReference },
    ],
  };
}

const quiet1 = (text: string): Words => [quiet(text)];

function phases(plan: PlanSummary, say: (text: string) => string): Block {
  const twoSchools = plan.newSchool !== null;
  return {
    kind: 'table',
    summary: 'Each phase of the plan with its dates, sessions each week and what happens',
    rowHeaders: true,
    columns: [
      { header: 'From', share: twoSchools ? 18 : 16 },
      { header: 'Until', share: twoSchools ? 18 : 16 },
      { header: 'Sessions a week', share: 18 },
      ...(twoSchools ? [{ header: 'Where', share: 28 }] : []),
      { header: 'What happens', share: twoSchools ? 40 : 54 },
    ],
    rows: plan.phases.map((phase) => [
      showDate(phase.fromOn),
      showDate(phase.untilOn),
      String(phase.sessionsPerWeek),
      ...(twoSchools ? [phase.school] : []),
      say(phase.what),
    ]),
  };
}

function whoComes(plan: PlanSummary): Block[] {
  if (plan.week === null) {
    return [
      heading('Who comes, and when'),
      paragraph(
        'We settle each week’s sessions at our weekly deployment meeting and tell you then. This week’s are not settled yet.',
      ),
    ];
  }
  const title = heading(`Who comes in the week of ${showDate(plan.week.monday)}`);
  if (plan.week.visits.length === 0) return [title, paragraph('Nobody comes this week.')];
  return [title, weekGrid(plan.week.visits, plan.newSchool !== null)];
}

function targets(plan: PlanSummary, say: (text: string) => string): Block {
  if (plan.targets.length === 0) return paragraph('Targets will be settled with the school.');
  const pupilToo = plan.targets.some(({ pupilWill }) => pupilWill !== '');
  return {
    kind: 'table',
    summary: 'Each target, and what the school, the family and the service do towards it',
    rowHeaders: true,
    columns: [
      { header: 'Target', share: 28 },
      { header: 'The school will', share: 24 },
      { header: 'The family will', share: 24 },
      { header: 'We (STS) will', share: 24 },
      ...(pupilToo ? [{ header: 'The pupil will', share: 20 }] : []),
    ],
    rows: plan.targets.map((target) => [
      say(target.what),
      say(target.schoolWill),
      say(target.familyWill),
      say(target.stsWill),
      ...(pupilToo ? [say(target.pupilWill)] : []),
    ]),
  };
}

function reviews(plan: PlanSummary, say: (text: string) => string): Block {
  if (plan.reviews.length === 0) return paragraph('No review date is set yet.');
  const held = plan.reviews.filter(({ heldOn }) => heldOn !== null);
  const due = plan.reviews.filter(({ heldOn }) => heldOn === null).map(({ dueOn }) => showDate(dueOn));
  const lines = held.map(({ heldOn, note }) => `Held ${showDate(heldOn ?? '')}${note ? `: ${say(note)}` : ''}`);
  if (due.length > 0) lines.push(`We review the plan together on ${inWords(due)}.`);
  return paragraph(lines.join('\n'));
}

function agreement(plan: PlanSummary): Block[] {
  const rows: Words[][] = plan.agreements.map(({ school, agreedBy, role, agreedOn }) => [
    school,
    agreedBy ? [agreedBy, role ? `, ${role}` : ''].join('') : quiet1('Not yet agreed'),
    '',
    agreedOn ? showDate(agreedOn) : '',
  ]);
  return [
    paragraph(
      `The plan runs only when ${plan.agreements.length > 1 ? 'both schools have' : 'the school has'} agreed to it. It ends on ${showDate(plan.endOn)}; going on longer needs a fresh agreement.${plan.officePhone ? ` To change anything, call us on ${plan.officePhone}.` : ''}`,
    ),
    {
      kind: 'table',
      summary: 'Who agrees to the plan, with room for signatures',
      rowHeaders: true,
      rowHeight: 26,
      grid: true,
      columns: [
        { header: 'For', share: 28 },
        { header: 'Name and role', share: 30 },
        { header: 'Signature', share: 27 },
        { header: 'Date', share: 15 },
      ],
      rows: [...rows, ['Parent or carer', '', '', ''], ['Specialist Teaching Service', plan.leadTeacher ?? '', '', '']],
    },
  ];
}

/** 'a, b and c'. */
function inWords(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
