import { useState } from 'react';
import type { AreaLine } from '../../../shared/api/areas.ts';
import type { SchoolLine } from '../../../shared/api/schools.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useIsManager } from '../../api/office.ts';
import { useGoTo, useInAddress, useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered, Refusal } from '../../parts/refusal.tsx';
import { Table } from '../../parts/table.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { AreaDialog } from './areas-screen.tsx';
import css from './settings.module.css';

/** One area: its schools, and putting others into it, as many at once as are chosen. */
export function AreaScreen() {
  const id = useParam('areaId');
  const areas = useAsk(api.areas.list, {});
  return (
    <Answered asked={areas}>
      {(list) => {
        const area = list.find((each) => each.id === id);
        return area ? <OneArea area={area} key={id} /> : <Gone />;
      }}
    </Answered>
  );
}

const UP = [
  { to: '/settings', label: 'Settings' },
  { to: '/settings/areas', label: 'Areas' },
];

function Gone() {
  return (
    <Page title="Area" up={UP}>
      <p>This area is not in the register any more.</p>
    </Page>
  );
}

function OneArea({ area }: { area: AreaLine }) {
  const isManager = useIsManager();
  const goTo = useGoTo();
  const [changing, setChanging] = useState(false);
  const remove = useCommand(api.areas.remove, { said: 'Area taken away.' });
  const takeAway = async () => {
    const answer = await remove.run({ id: area.id, version: area.version });
    if (answer.ok) goTo('/settings/areas');
  };
  return (
    <Page
      title={area.name}
      up={UP}
      lead={area.note || (area.schools === 1 ? '1 school' : `${area.schools} schools`)}
      actions={
        isManager && (
          <>
            <Button icon="pencil" onPress={() => setChanging(true)}>
              Change the name
            </Button>
            {area.schools === 0 && (
              <Button busy={remove.busy} onPress={() => void takeAway()}>
                Take the area away
              </Button>
            )}
          </>
        )
      }
    >
      {remove.refusal && <Refusal refusal={remove.refusal} focus />}
      <Schools area={area} />
      {changing && <AreaDialog area={area} onClose={() => setChanging(false)} />}
    </Page>
  );
}

const WHICH = [
  { value: 'here', label: 'In this area' },
  { value: 'none', label: 'In no area' },
  { value: 'all', label: 'All schools' },
] as const;
type Which = (typeof WHICH)[number]['value'];

function Schools({ area }: { area: AreaLine }) {
  const isManager = useIsManager();
  const [asked, setWhich] = useInAddress('which', area.schools > 0 ? 'here' : 'none');
  const which: Which = WHICH.find(({ value }) => value === asked)?.value ?? 'here';
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const assign = useCommand(api.areas.assign, { said: 'Schools put into the area.' });
  const takeOut = useCommand(api.areas.assign, { said: 'Schools taken out of the area.' });
  const schools = useAsk(api.schools.list, {
    search: search.slice(0, 100),
    area: which === 'here' ? area.id : which === 'none' ? 'none' : '',
    status: 'not-closed',
  });
  const refusal = assign.refusal ?? takeOut.refusal;
  const rows = schools.value ?? [];
  const here = rows.filter(({ id, areaId }) => chosen.has(id) && areaId === area.id);
  const elsewhere = rows.filter(({ id, areaId }) => chosen.has(id) && areaId !== area.id);
  const put = async (command: typeof assign, areaId: string | null, some: readonly SchoolLine[]) => {
    const answer = await command.run({ areaId, schoolIds: some.map(({ id }) => id) });
    if (answer.ok) setChosen(new Set());
  };
  const choose = (some: readonly SchoolLine[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const { id } of some) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  return (
    <Stack>
      <Row gap="three" align="end">
        <TextField
          name="search"
          label="Find a school"
          type="search"
          width="medium"
          placeholder="Name, town or district"
          value={search}
          onChange={setSearch}
        />
        <RadioGroup name="which" label="Show" bare inline value={which} onChange={setWhich} options={WHICH} />
      </Row>
      {refusal && <Refusal refusal={refusal} focus />}
      {isManager && rows.length > 0 && (
        <Row>
          <Button
            kind="primary"
            busy={assign.busy}
            disabled={elsewhere.length === 0}
            onPress={() => void put(assign, area.id, elsewhere)}
          >
            {`Put ${elsewhere.length} into ${area.name}`}
          </Button>
          <Button busy={takeOut.busy} disabled={here.length === 0} onPress={() => void put(takeOut, null, here)}>
            {`Take ${here.length} out`}
          </Button>
          <Button kind="plain" onPress={() => choose(rows, true)}>
            {`Choose all ${rows.length}`}
          </Button>
          {chosen.size > 0 && (
            <Button kind="plain" onPress={() => setChosen(new Set())}>
              Choose none
            </Button>
          )}
        </Row>
      )}
      <Answered asked={schools}>
        {(list) => (
          <Table
            label="Schools"
            rows={list}
            rowKey={({ id }) => id}
            columns={[
              { id: 'name', label: 'School', cell: ({ name }) => name, sort: ({ name }) => name },
              { id: 'town', label: 'Town', width: '10rem', cell: ({ town }) => town, sort: ({ town }) => town },
              {
                id: 'district',
                label: 'District',
                width: '12rem',
                cell: ({ districtName }) => districtName,
                sort: ({ districtName }) => districtName,
              },
              { id: 'area', label: 'Area now', width: '12rem', cell: (row) => row.area, sort: (row) => row.area },
              {
                id: 'choose',
                label: 'Choose',
                width: '5rem',
                cell: (row) =>
                  isManager && (
                    <input
                      type="checkbox"
                      className={css.choose}
                      aria-label={`Choose ${row.name}`}
                      checked={chosen.has(row.id)}
                      onChange={(event) => choose([row], event.target.checked)}
                    />
                  ),
              },
            ]}
            empty={<Empty title="No school here">Show all schools, or search for fewer letters.</Empty>}
          />
        )}
      </Answered>
    </Stack>
  );
}
