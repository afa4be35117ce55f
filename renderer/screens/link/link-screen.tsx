import type { LinkCentre } from '../../../shared/api/link.ts';
import { WEEKDAYS, type Weekday } from '../../../shared/dates.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { type Column, Table } from '../../parts/table.tsx';

const DAYS: Record<Weekday, string> = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri' };

const COLUMNS: readonly Column<LinkCentre>[] = [
  { id: 'name', label: 'Centre', cell: ({ name }) => name, sort: ({ name }) => name },
  { id: 'town', label: 'Town', cell: ({ town }) => town, sort: ({ town }) => town, wideOnly: true },
  ...WEEKDAYS.map(
    (day): Column<LinkCentre> => ({
      id: day,
      label: DAYS[day],
      cell: ({ places }) => places[day],
      align: 'end',
      width: '4.5rem',
    }),
  ),
  {
    id: 'length',
    label: 'Placement lasts',
    cell: ({ lengthTerms }) => `${lengthTerms} ${lengthTerms === 1 ? 'term' : 'terms'}`,
    wideOnly: true,
  },
  {
    id: 'open',
    label: 'Open',
    cell: ({ openedOn, closedOn }) =>
      closedOn ? (
        <>
          closed on <ShowDate on={closedOn} />
        </>
      ) : (
        <>
          since <ShowDate on={openedOn} />
        </>
      ),
    wideOnly: true,
  },
];

/** The Link's centres and their places on each weekday. */
export function LinkScreen() {
  const centres = useAsk(api.link.list, {});
  return (
    <Page
      title="Link"
      lead="Places on each weekday, for pupils of the Nuneaton, Bedworth and Rugby area. The pupil stays on the home school’s roll."
    >
      <Answered asked={centres}>
        {(list) => (
          <Table
            label="Link centres and their places on each weekday"
            rows={list}
            rowKey={({ id }) => id}
            columns={COLUMNS}
            empty={
              <Empty title="No Link centre yet">
                The centres in Nuneaton, Bedworth and Rugby will be listed here with their places on each weekday. The
                demo register shows how that looks.
              </Empty>
            }
          />
        )}
      </Answered>
    </Page>
  );
}
