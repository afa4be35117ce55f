import { type PlainDate, showDate } from '../../shared/dates.ts';
import { heading, type PaperDocument, paragraph } from './document.ts';
import { weekGrid } from './week-grid.ts';

/** One school's week: who comes, when, for whom. */
export interface SchoolWeek {
  school: string;
  monday: PlainDate;
  published: boolean;
  visits: readonly { session: string; sta: string; pupil: string }[];
  /** Plans of this school that get fewer sessions than agreed, with the reason in plain words. */
  short: readonly { pupil: string; wanted: number; given: number; why: string }[];
  officePhone: string | null;
}

export function schoolWeek(week: SchoolWeek): PaperDocument {
  const visits = week.visits.map(({ session, sta, pupil }) => ({ session, who: sta, where: `for ${pupil}` }));
  return {
    title: `Our visits to ${week.school}`,
    subtitle: `Week of ${showDate(week.monday)}.${week.published ? '' : ' Draft: this may still change.'}`,
    blocks: [
      paragraph(
        'These are the sessions that our Specialist Teaching Assistants (STAs) give to plans agreed with you. A session is half a school day: a morning or an afternoon.',
      ),
      ...(week.visits.length === 0
        ? [paragraph('Nobody comes to you this week.')]
        : [weekGrid(visits, true, week.monday, 52)]),
      ...(week.short.length === 0
        ? []
        : [
            heading('Fewer sessions than the plan says'),
            {
              kind: 'table' as const,
              summary: 'Plans that get fewer sessions this week than was agreed',
              rowHeaders: true,
              columns: [
                { header: 'Pupil', share: 15 },
                { header: 'Agreed', share: 12 },
                { header: 'This week', share: 14 },
                { header: 'Why', share: 60 },
              ],
              rows: week.short.map(({ pupil, wanted, given, why }) => [pupil, String(wanted), String(given), why]),
            },
          ]),
      heading('If something changes'),
      paragraph(
        `If the pupil is away, or the school is closed, please tell us as early as you can${week.officePhone ? `: ${week.officePhone}` : ''}. If one of us cannot come, we call you.`,
      ),
    ],
  };
}
