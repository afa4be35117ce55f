import type { TodayLine } from '../../../shared/api/today.ts';
import { showDate } from '../../../shared/dates.ts';
import { labelOf, TODAY_KINDS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useInAddress } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Due, dueState } from '../../parts/due.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Quiet, Stack } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';

/** What is due or late, the oldest first, each line with the rule that makes it due and leading to where it is done. */
export function TodayScreen() {
  const [which, setWhich] = useInAddress('which', 'all');
  const chosen = GROUPS.find(({ value }) => value === which) ?? ALL;
  const today = useToday();
  const isManager = useIsManager();
  const lines = useAsk(api.today.list, {});
  const fitting = lines.value?.filter((line) => chosen.holds(line, today));
  return (
    <Page
      title="Today"
      lead={lines.value && today ? leadOf(lines.value, today) : undefined}
      primary={
        isManager && (
          <LinkButton to="/enquiries/new" kind="primary" icon="plus">
            New enquiry
          </LinkButton>
        )
      }
    >
      <RadioGroup
        name="which"
        label="Show"
        bare
        inline
        value={chosen.value}
        onChange={setWhich}
        options={GROUPS.map(({ value, label, holds }) => {
          const count = lines.value?.filter((line) => holds(line, today)).length;
          return { value, label: count === undefined ? label : `${label} (${count})` };
        })}
      />
      <Answered asked={lines}>
        {() => (
          <Stack gap="three">
            <Table
              label="What is due or late, the oldest first"
              rows={fitting ?? []}
              rowKey={({ key }) => key}
              rowTo={({ to }) => to}
              columns={columnsOn(today)}
              empty={<NothingDue />}
            />
            <Clauses lines={fitting ?? []} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

interface Group {
  value: string;
  label: string;
  holds(line: TodayLine, today: string): boolean;
}

const ALL: Group = { value: 'all', label: 'Everything', holds: () => true };
const GROUPS: readonly Group[] = [
  ALL,
  { value: 'late', label: 'Late', holds: ({ on }, today) => on !== null && dueState(on, today) === 'late' },
  {
    value: 'schools',
    label: 'Enquiries and evidence',
    holds: ({ kind }) => !/^(?:plan-|week-|link-|backup$)/.test(kind),
  },
  { value: 'plans', label: 'Plans', holds: ({ kind }) => kind.startsWith('plan-') },
  { value: 'weeks', label: 'Weeks', holds: ({ kind }) => kind.startsWith('week-') },
  { value: 'link', label: 'Link', holds: ({ kind }) => kind.startsWith('link-') },
];

function leadOf(lines: readonly TodayLine[], today: string): string {
  const count = (state: string) => lines.filter(({ on }) => on !== null && dueState(on, today) === state).length;
  const [late, now] = [count('late'), count('today')];
  const said = late === 0 && now === 0 ? 'nothing is late, nothing is due today' : `${late} late, ${now} due today`;
  return `${showDate(today)}: ${said}.`;
}

/** What the clauses say that the lines above name, each once. */
function Clauses({ lines }: { lines: readonly TodayLine[] }) {
  const named = new Map(lines.filter(({ rule }) => rule !== '').map(({ rule, statement }) => [rule, statement]));
  if (named.size === 0) return null;
  const facts = [...named].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return (
    <Section title="What the memorandum says">
      <Facts of={facts} />
    </Section>
  );
}

function NothingDue() {
  return (
    <Empty title="Nothing here is due">
      Enquiries to answer, evidence that schools owe, reviews to hold, plans that end and weeks to publish are listed
      here as their day comes near.
    </Empty>
  );
}

function columnsOn(today: string): Column<TodayLine>[] {
  return [
    {
      id: 'what',
      label: 'What',
      width: '12rem',
      sort: ({ kind }) => labelOf(TODAY_KINDS, kind),
      cell: ({ kind }) => labelOf(TODAY_KINDS, kind),
    },
    {
      id: 'due',
      label: 'Due',
      width: '11.5rem',
      sort: ({ on }) => on,
      cell: ({ on }) => (on === null ? <State of="due" is="late" say="Owed" /> : <Due on={on} today={today} />),
    },
    {
      id: 'about',
      label: 'About',
      width: '16rem',
      sort: ({ about }) => about,
      cell: ({ about, schoolName }) => (
        <Stack gap="half">
          <span>{about}</span>
          {schoolName && <Quiet>{schoolName}</Quiet>}
        </Stack>
      ),
    },
    { id: 'sentence', label: 'How it stands', cell: ({ sentence }) => sentence },
    { id: 'rule', label: 'Clause', width: '4.5rem', sort: ({ rule }) => rule, cell: ({ rule }) => rule },
  ];
}
