import type { StaRow } from '../../../shared/api/stas.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { labelOf, SKILLS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { useInAddress } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { Badge } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';

/** All STAs with their week: who works when, who is away, who still has room. */
export function StasScreen() {
  const stas = useAsk(api.stas.list, {});
  const isManager = useIsManager();
  const [shown, setShown] = useInAddress('shown', 'present');
  const add = isManager && (
    <LinkButton to="/stas/new" kind="primary" icon="plus">
      Add an STA
    </LinkButton>
  );
  return (
    <Page
      title="STAs"
      lead="Specialist Teaching Assistants: when they work, what they can do, when they are away."
      primary={add}
    >
      <Answered asked={stas}>
        {(list) => {
          const left = list.filter(({ hasLeft }) => hasLeft);
          const rows = shown === 'left' ? left : list.filter(({ hasLeft }) => !hasLeft);
          return (
            <>
              {left.length > 0 && (
                <Row>
                  <Button small kind="plain" pressed={shown !== 'left'} onPress={() => setShown('present')}>
                    In post ({list.length - left.length})
                  </Button>
                  <Button small kind="plain" pressed={shown === 'left'} onPress={() => setShown('left')}>
                    Left ({left.length})
                  </Button>
                </Row>
              )}
              <Table
                label="STAs"
                rows={rows}
                rowKey={({ id }) => id}
                rowTo={({ id }) => `/stas/${id}`}
                columns={COLUMNS}
                sorted={{ by: 'name' }}
                empty={
                  <Empty title="No STA yet" action={add}>
                    Add each STA with her weekly pattern, base and skills. She then appears on the deployment board.
                  </Empty>
                }
              />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

const COLUMNS: readonly Column<StaRow>[] = [
  { id: 'name', label: 'Name', cell: ({ name }) => name, sort: ({ name }) => name, width: '14rem' },
  { id: 'base', label: 'Base', cell: ({ baseName }) => baseName, sort: ({ baseName }) => baseName },
  {
    id: 'skills',
    label: 'Skills',
    cell: ({ skills }) => skills.map((skill) => labelOf(SKILLS, skill)).join(', '),
    wideOnly: true,
  },
  {
    id: 'week',
    label: 'This week',
    cell: ({ given, contracted, away }) => `${given} given of ${contracted - away}`,
    sort: ({ given }) => given,
    width: '9rem',
  },
  {
    id: 'away',
    label: 'Away',
    cell: ({ awayToday, away }) =>
      awayToday ? (
        <Badge look={{ shape: 'clock', tint: 'wait' }}>{awayToday}</Badge>
      ) : away > 0 ? (
        `${countSessions(away)} this week`
      ) : (
        ''
      ),
    sort: ({ away }) => away,
  },
  {
    id: 'dates',
    label: 'In post',
    cell: ({ startsOn, leavesOn }) =>
      leavesOn ? (
        <>
          until <ShowDate on={leavesOn} />
        </>
      ) : (
        <>
          from <ShowDate on={startsOn} />
        </>
      ),
    sort: ({ startsOn }) => startsOn,
    wideOnly: true,
    width: '10rem',
  },
];
