import { type PlainDate, showDate, WEEKDAYS } from '../../shared/dates.ts';
import { type Block, heading, type PaperDocument, type Piece, paragraph, type Words } from './document.ts';

/** The whole area's week on one table: STAs down, days across; and what could not be met. */
export interface AreaWeek {
  monday: PlainDate;
  published: boolean;
  publishedOn: PlainDate | null;
  publishedBy: string | null;
  stas: readonly {
    name: string;
    /** What stands in each session: a visit, an absence, or nothing. */
    sessions: Readonly<Record<string, { text: string; away: boolean }>>;
    given: number;
    contracted: number;
  }[];
  unmet: readonly { pupil: string; school: string; wanted: number; given: number; why: string }[];
}

export function areaWeek(week: AreaWeek): PaperDocument {
  const given = week.stas.reduce((sum, sta) => sum + sta.given, 0);
  const settled = week.published
    ? `Published${week.publishedOn ? ` ${showDate(week.publishedOn)}` : ''}${week.publishedBy ? ` by ${week.publishedBy}` : ''}.`
    : 'Draft: this may still change.';
  return {
    title: `Week of ${showDate(week.monday)}`,
    subtitle: `All Specialist Teaching Assistants (STAs) of the area. ${given} sessions given to plans. ${settled}`,
    blocks: [
      {
        kind: 'table',
        summary: 'STAs down, days across; in each cell the morning, then the afternoon',
        rowHeaders: true,
        grid: true,
        columns: [
          { header: 'STA', share: 15 },
          ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((header) => ({ header, share: 17 })),
        ],
        rows: week.stas.map((sta) => [
          [
            { text: sta.name, strong: true },
            { text: `\n${sta.given} of ${sta.contracted}`, quiet: true },
          ],
          ...WEEKDAYS.map((day): Words => {
            const cell = (half: 'am' | 'pm', label: string): Piece[] => {
              const found = sta.sessions[`${day}-${half}`];
              return found
                ? [
                    { text: `${label} `, quiet: true },
                    { text: found.text, quiet: found.away },
                  ]
                : [];
            };
            const morning = cell('am', 'AM');
            const afternoon = cell('pm', 'PM');
            return morning.length > 0 && afternoon.length > 0
              ? [...morning, { text: '\n' }, ...afternoon]
              : [...morning, ...afternoon];
          }),
        ]),
      },
      ...unmet(week),
    ],
  };
}

function unmet(week: AreaWeek): Block[] {
  if (week.unmet.length === 0) return [paragraph('Every plan has the sessions it asks for this week.')];
  return [
    heading('Not met this week'),
    {
      kind: 'table',
      summary: 'Plans that get fewer sessions than they ask for, and why',
      rowHeaders: true,
      columns: [
        { header: 'Pupil', share: 12 },
        { header: 'School', share: 30 },
        { header: 'Given', share: 14 },
        { header: 'Why', share: 44 },
      ],
      rows: week.unmet.map(({ pupil, school, wanted, given, why }) => [pupil, school, `${given} of ${wanted}`, why]),
    },
  ];
}
