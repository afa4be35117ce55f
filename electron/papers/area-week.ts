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
  /** `decided`: in the managers' words; empty where nothing was. */
  unmet: readonly { pupil: string; school: string; wanted: number; given: number; why: string; decided: string }[];
  /** The meeting that settled the week; null where it has not been recorded. */
  meeting: { heldOn: PlainDate; present: readonly string[]; note: string } | null;
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
      ...meeting(week),
    ],
  };
}

function unmet(week: AreaWeek): Block[] {
  if (week.unmet.length === 0) return [paragraph('Every plan has the sessions it asks for this week.')];
  // Without a record of the meeting the column would only be empty.
  const isDecided = week.meeting !== null;
  const columns = [
    { header: 'Pupil', share: 9 },
    { header: 'School', share: 22 },
    { header: 'Given', share: 11 },
    { header: 'Why', share: isDecided ? 28 : 58 },
  ];
  return [
    heading('Not met this week'),
    {
      kind: 'table',
      summary: 'Plans that get fewer sessions than they ask for, why, and what was decided about each',
      rowHeaders: true,
      columns: isDecided ? [...columns, { header: 'Decided', share: 30 }] : columns,
      rows: week.unmet.map(({ pupil, school, wanted, given, why, decided }) => [
        pupil,
        school,
        `${given} of ${wanted}`,
        why,
        ...(isDecided ? [decided] : []),
      ]),
    },
  ];
}

/** Who settled it, and what else they want kept. */
function meeting({ meeting: held }: AreaWeek): Block[] {
  if (held === null) return [];
  return [
    heading('Weekly meeting'),
    paragraph(`Held on ${showDate(held.heldOn)}. Present: ${held.present.join(', ')}.`),
    ...(held.note === '' ? [] : [paragraph(held.note)]),
  ];
}
