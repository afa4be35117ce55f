import type { Sheet } from '../../../shared/api/week-record.ts';
import { countSessions } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useToday } from '../../api/office.ts';
import { useInAddress } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { A } from '../../parts/link.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { Badge } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useMonday, WeekParts } from './week-parts.tsx';
import { WeekPicker, weekToPlan } from './week-picker.tsx';

/** Every sheet of the week, and which of those that were printed no longer hold: after a change, only theirs go out again. */
export function SheetsScreen() {
  const today = useToday();
  const monday = useMonday(weekToPlan(today));
  const sheets = useAsk(api.weekRecord.sheets, { monday });
  const [which, setWhich] = useInAddress('which', 'all');
  return (
    <Page
      title="Week sheets"
      lead="One for each STA and each school that somebody comes to. Pupils stand on them by their initials."
      beside={<WeekPicker monday={monday} today={today} part="sheets" />}
    >
      <WeekParts monday={monday} />
      <Answered asked={sheets}>
        {({ state, area, stas, schools }) => {
          const stale = [area, ...stas, ...schools].filter(({ printed }) => printed?.stale).length;
          const shown = (list: readonly Sheet[]) =>
            which === 'stale' ? list.filter(({ printed }) => printed?.stale) : list;
          return (
            <>
              {state === 'draft' && <Notice>This week is a draft. Publish it before any sheet goes out.</Notice>}
              <RadioGroup
                name="which"
                label="Show"
                bare
                inline
                value={which}
                onChange={setWhich}
                options={[
                  { value: 'all', label: 'All sheets' },
                  { value: 'stale', label: `To print again (${stale})` },
                ]}
              />
              <Sheets title="Whole area" paper="area-week" monday={monday} list={shown([area])} />
              <Sheets title="STAs" paper="sta-week" monday={monday} list={shown(stas)} />
              <Sheets title="Schools" paper="school-week" monday={monday} list={shown(schools)} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}

interface SheetsProps {
  title: string;
  paper: string;
  monday: string;
  list: readonly Sheet[];
}

function Sheets({ title, paper, monday, list }: SheetsProps) {
  const columns: Column<Sheet>[] = [
    { id: 'name', label: 'For', cell: ({ name }) => name, sort: ({ name }) => name },
    { id: 'sessions', label: 'Sessions', width: '7rem', cell: ({ sessions }) => countSessions(sessions) },
    { id: 'printed', label: 'Printed', width: '19rem', cell: (sheet) => <Printed of={sheet} /> },
    {
      id: 'print',
      label: 'Print',
      width: '8rem',
      cell: ({ id, printed }) => (
        <LinkButton small to={`/print/${paper}/${id === '' ? '-' : id}?monday=${monday}`}>
          {printed ? 'Print again' : 'Print'}
        </LinkButton>
      ),
    },
  ];
  return (
    <Section title={title}>
      <Table label={title} rows={list} rowKey={({ id }) => id} columns={columns} empty={<Empty title="None here." />} />
    </Section>
  );
}

function Printed({ of: { printed } }: { of: Sheet }) {
  if (!printed) return <>Not yet</>;
  return (
    <>
      <A to={`/papers/${printed.id}`}>{printed.number}</A>, <ShowTime at={printed.at} full />, {printed.recipient}{' '}
      {printed.stale && <Badge look={{ shape: 'warning', tint: 'wait' }}>no longer holds</Badge>}
    </>
  );
}
