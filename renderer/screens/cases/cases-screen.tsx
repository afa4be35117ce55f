import { type ReactNode, useState } from 'react';
import type { CaseLine } from '../../../shared/api/cases.ts';
import { CASE_DUES, CASE_STAGES, codesOf, labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo, useInAddress } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Due } from '../../parts/due.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Quiet, Row, Stack } from '../../parts/layout.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { TextField } from '../../parts/text-field.tsx';

/** "Where are we with …?": every case by name, UPN, school or reference, and by the stage it stands in. */
export function CasesScreen() {
  const [search, setSearch] = useInAddress('search', '');
  const [asked, setStage] = useInAddress('stage', 'open');
  const stage = WHICH.find((each) => each === asked) ?? 'open';
  const isManager = useIsManager();
  return (
    <Page
      title="Cases"
      lead="A case’s stage is worked out from what has been recorded; nobody types it."
      primary={
        isManager && (
          <LinkButton to="/enquiries/new" kind="primary" icon="plus">
            New enquiry
          </LinkButton>
        )
      }
      actions={<MoreMenu isManager={isManager} />}
    >
      <Stack>
        <TextField
          name="search"
          type="search"
          label="Find a case"
          hint="A name, UPN, school or case reference. The first letters are enough."
          width="medium"
          value={search}
          onChange={setSearch}
        />
        <StageFilter chosen={stage} onChoose={setStage} />
      </Stack>
      <CaseList key={`${stage} ${search}`} stage={stage} search={search} />
    </Page>
  );
}

/** What is done now and then, and to many cases at once. */
function MoreMenu({ isManager }: { isManager: boolean }) {
  const goTo = useGoTo();
  const differ = { id: 'differ', label: 'Decisions that would differ today', onChoose: () => goTo('/decisions') };
  const bring = { id: 'import', label: 'Import suspensions', onChoose: () => goTo('/suspensions/import') };
  return (
    <Menu label="More about the cases" choices={isManager ? [differ, bring] : [differ]}>
      More
    </Menu>
  );
}

const WHICH = ['open', ...codesOf(CASE_STAGES), 'all'] as const;
type Which = (typeof WHICH)[number];

/** Every stage with how many cases stand in it; one is pressed. */
function StageFilter({ chosen, onChoose }: { chosen: Which; onChoose(stage: Which): void }) {
  const counted = useAsk(api.cases.stages, {});
  const counts = new Map(counted.value?.map(({ stage, count }) => [stage, count]));
  const sum = (stages: readonly CaseLine['stage'][]) =>
    stages.reduce((total, stage) => total + (counts.get(stage) ?? 0), 0);
  const all = codesOf(CASE_STAGES);
  const countOf = (which: Which) => {
    if (which === 'all') return sum(all);
    return which === 'open' ? sum(all.filter((stage) => stage !== 'closed')) : (counts.get(which) ?? 0);
  };
  return (
    <Row gap="half">
      {WHICH.map((which) => (
        <Button key={which} small kind="plain" pressed={which === chosen} onPress={() => onChoose(which)}>
          {wordOf(which)}
          {counted.value && ` (${countOf(which)})`}
        </Button>
      ))}
    </Row>
  );
}

function wordOf(which: Which): string {
  if (which === 'open') return 'Open';
  return which === 'all' ? 'All' : labelOf(CASE_STAGES, which);
}

const AT_ONCE = 100;

/** One page at a time; made anew for another stage or search, so that it starts on the first page. */
function CaseList({ stage, search }: { stage: Which; search: string }) {
  const [ends, setEnds] = useState<readonly string[]>([]);
  const after = ends.at(-1) ?? null;
  const asked = useAsk(api.cases.list, { stage, search, limit: AT_ONCE, after });
  const today = useToday();
  return (
    <Answered asked={asked}>
      {({ cases, after: end }) => (
        <>
          <Table
            label="Cases"
            rows={cases}
            rowKey={({ id }) => id}
            rowTo={({ id }) => `/cases/${id}`}
            columns={columnsOf(today, ends.length === 0 && end === null)}
            empty={<NoCases stage={stage} search={search} />}
          />
          {(ends.length > 0 || end !== null) && (
            <Row>
              {ends.length > 0 && (
                <Button icon="left" onPress={() => setEnds(ends.slice(0, -1))}>
                  Newer
                </Button>
              )}
              <Quiet>Page {ends.length + 1}</Quiet>
              {end !== null && (
                <Button icon="right" onPress={() => setEnds([...ends, end])}>
                  Older
                </Button>
              )}
            </Row>
          )}
        </>
      )}
    </Answered>
  );
}

function NoCases({ stage, search }: { stage: Which; search: string }) {
  if (search.trim() !== '') {
    return (
      <Empty title={`No ${stage === 'all' ? '' : `${wordOf(stage).toLowerCase()} `}case by that name`}>
        Try fewer letters, another spelling, the school, or “All”, which holds closed cases too.
      </Empty>
    );
  }
  if (stage !== 'open' && stage !== 'all') return <Empty title={`No case stands at “${wordOf(stage)}”`} />;
  return (
    <Empty title="No case yet" action={<LinkButton to="/enquiries/new">Record an enquiry</LinkButton>}>
      A case is opened by the first enquiry about a pupil. From then on everything about the pupil’s support is here:
      evidence, eligibility, decisions, plans and papers.
    </Empty>
  );
}

/** Sorting by a heading sorts what is on the page: offered only where that is everything. */
function columnsOf(today: string, sortable: boolean): Column<CaseLine>[] {
  const columns: Column<CaseLine>[] = [
    {
      id: 'pupil',
      label: 'Pupil',
      cell: ({ pupilName }) => pupilName,
      sort: ({ pupilName }) => pupilName,
      width: '12rem',
    },
    {
      id: 'case',
      label: 'Case, opened',
      cell: ({ reference, openedOn }) => <Two top={reference} below={<ShowDate on={openedOn} />} />,
      sort: ({ openedOn, reference }) => `${openedOn} ${reference}`,
      width: '7rem',
    },
    {
      id: 'school',
      label: 'School, year',
      cell: ({ schoolName, yearGroup }) => <Two top={schoolName} below={yearGroup ?? 'Year not known'} />,
      sort: ({ schoolName }) => schoolName,
    },
    {
      id: 'stage',
      label: 'Stage, lead',
      cell: ({ stage, leadTeacher }) => <Two top={<State of="stage" is={stage} />} below={leadTeacher} />,
      sort: ({ stage }) => codesOf(CASE_STAGES).indexOf(stage),
      width: '13rem',
    },
    {
      id: 'due',
      label: 'Next due',
      cell: ({ due }) => due && <Two top={labelOf(CASE_DUES, due.what)} below={<Due on={due.on} today={today} />} />,
      sort: ({ due }) => due?.on ?? null,
      width: '13rem',
    },
  ];
  return sortable ? columns : columns.map(({ sort: _, ...column }) => column);
}

/** Two short lines in one cell: dense, and no wider than the longer one. */
function Two({ top, below }: { top: ReactNode; below: ReactNode }) {
  return (
    <>
      <div>{top}</div>
      <Quiet>{below}</Quiet>
    </>
  );
}
