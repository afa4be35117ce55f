import type { LinkCentre } from '../../../shared/api/link.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { LinkButton } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Form } from '../../parts/form.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { NumberField } from '../../parts/text-field.tsx';
import { placesInWords } from './places-fields.tsx';

const COLUMNS: readonly Column<LinkCentre>[] = [
  { id: 'name', label: 'Centre', cell: ({ name }) => name, sort: ({ name }) => name },
  { id: 'places', label: 'Places at its opening', cell: ({ places }) => placesInWords(placesOf(places)) },
  { id: 'length', label: 'A placement lasts', cell: ({ lengthTerms }) => `${lengthTerms} terms`, wideOnly: true },
  {
    id: 'opened',
    label: 'Opened',
    cell: ({ openedOn }) => <ShowDate on={openedOn} />,
    sort: ({ openedOn }) => openedOn,
  },
  { id: 'closed', label: 'Closes', cell: ({ closedOn }) => <ShowDate on={closedOn} none="No" /> },
];

/** The provisions: the Link's centres, or whatever follows them. */
export function CentresView() {
  const manager = useIsManager();
  return (
    <Answered asked={useAsk(api.link.list, {})}>
      {(list) => (
        <Stack>
          {manager && list.length > 0 && (
            <Row>
              <LinkButton icon="plus" to="/link/centres/new">
                New centre
              </LinkButton>
            </Row>
          )}
          {list.length > 0 ? (
            <Table
              label="Link centres"
              rows={list}
              rowKey={({ id }) => id}
              rowTo={({ id }) => `/link/centres/${id}`}
              columns={COLUMNS}
            />
          ) : (
            <>
              <Empty title="No Link centre yet.">
                The memorandum names the Link at Nuneaton, Bedworth and Rugby: two terms, four days a week at first. Add
                the three here, then change each as it is.
              </Empty>
              {manager && <ThreeForm />}
            </>
          )}
        </Stack>
      )}
    </Answered>
  );
}

function ThreeForm() {
  const today = useToday();
  const form = useFields<{ openedOn: string; places: number | null }>({ openedOn: '', places: null });
  const add = useCommand(api.linkCentres.addThree, { said: 'Three centres added.' });
  const save = () => add.run({ openedOn: form.values.openedOn, places: form.values.places ?? -1 });
  return (
    <Form form={form} command={add} submit="Add the three centres" onSubmit={() => void save()}>
      <DateField label="Open since" today={today} {...form.field('openedOn')} />
      <NumberField label="Places a day in each" {...form.field('places')} />
    </Form>
  );
}

function placesOf({ mon = 0, tue = 0, wed = 0, thu = 0, fri = 0 }: LinkCentre['places']) {
  return { mon, tue, wed, thu, fri };
}
