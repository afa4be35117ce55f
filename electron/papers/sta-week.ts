import { type PlainDate, showDate } from '../../shared/dates.ts';
import { type Block, heading, type PaperDocument, paragraph } from './document.ts';
import { sessionInWords, weekGrid } from './week-grid.ts';

/** One STA's week: where she is each session, with the places' addresses and what each plan wants. Pupils by initials. */
export interface StaWeek {
  sta: string;
  monday: PlainDate;
  /** Published, or a draft that may still change. */
  published: boolean;
  visits: readonly { session: string; pupil: string; school: string; schoolId: string; planKind: string }[];
  /** Sessions that she is away or has other commitments. */
  away: readonly { session: string; why: string }[];
  schools: readonly { id: string; name: string; address: string; phone: string | null; contact: string | null }[];
  /** What the managers want her to know this week. */
  note: string;
}

export function staWeek(week: StaWeek): PaperDocument {
  const away = week.away.map(({ session, why }) => ({ session, who: why, where: '' }));
  const visits = week.visits.map(({ session, pupil, school, planKind }) => ({
    session,
    who: school,
    where: `${pupil}\n${planKind}`,
  }));
  const count = week.visits.length;
  return {
    title: `Week sheet: ${week.sta}`,
    subtitle: `Week of ${showDate(week.monday)}. ${count} ${count === 1 ? 'session' : 'sessions'} on plans.${week.published ? '' : ' Draft: this may still change.'}`,
    blocks: [
      weekGrid([...visits, ...away], true, week.monday, 58),
      ...(week.note ? [heading('Note'), paragraph(week.note)] : []),
      ...places(week),
      heading('What happened'),
      paragraph(
        'Fill in on Friday and hand to the office: for each session, tick if it went as planned; otherwise say what happened.',
      ),
      happened(week),
    ],
  };
}

function places(week: StaWeek): Block[] {
  if (week.schools.length === 0) return [];
  return [
    heading('Where you go'),
    {
      kind: 'table',
      summary: 'The schools of the week with address and telephone',
      rowHeaders: true,
      columns: [
        { header: 'School', share: 30 },
        { header: 'Address', share: 40 },
        { header: 'Telephone', share: 16 },
        { header: 'Ask for', share: 22 },
      ],
      rows: week.schools.map(({ name, address, phone, contact }) => [name, address, phone ?? '', contact ?? '']),
    },
  ];
}

function happened(week: StaWeek): Block {
  return {
    kind: 'table',
    summary: 'One row for each session, to fill in',
    rowHeaders: true,
    grid: true,
    rowHeight: 22,
    columns: [
      { header: 'Session', share: 24 },
      { header: 'School', share: 34 },
      { header: 'As planned', share: 14 },
      { header: 'If not: what happened', share: 40 },
    ],
    rows: week.visits.map(({ session, school }) => [sessionInWords(session), school, '', '']),
  };
}
