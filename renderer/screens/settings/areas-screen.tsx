import { useState } from 'react';
import type { AreaLine } from '../../../shared/api/areas.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';

/** The areas into which the office divides its schools. */
export function AreasScreen() {
  const areas = useAsk(api.areas.list, {});
  const isManager = useIsManager();
  const [adding, setAdding] = useState(false);
  const add = isManager && (
    <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
      Add an area
    </Button>
  );
  return (
    <Page
      title="Areas"
      up={[{ to: '/settings', label: 'Settings' }]}
      lead="How the office divides its schools: by district, by consortium, by who looks after them. A school belongs to one area or to none."
      primary={add}
    >
      <Answered asked={areas}>
        {(rows) => (
          <Table
            label="Areas"
            rows={rows}
            rowKey={({ id }) => id}
            rowTo={({ id }) => `/settings/areas/${id}`}
            columns={COLUMNS}
            empty={
              <Empty title="No areas yet" action={add}>
                Without areas everything works; with them the list of schools can be narrowed to one.
              </Empty>
            }
          />
        )}
      </Answered>
      {adding && <AreaDialog area={null} onClose={() => setAdding(false)} />}
    </Page>
  );
}

const COLUMNS: readonly Column<AreaLine>[] = [
  { id: 'name', label: 'Area', width: '16rem', cell: ({ name }) => name, sort: ({ name }) => name },
  {
    id: 'schools',
    label: 'Schools',
    width: '6rem',
    align: 'end',
    cell: ({ schools }) => schools,
    sort: ({ schools }) => schools,
  },
  { id: 'note', label: 'Note', cell: ({ note }) => note },
];

/** Name and note of an area. */
export function AreaDialog({ area, onClose }: { area: AreaLine | null; onClose(): void }) {
  const fresh = { version: area?.version ?? 0, name: area?.name ?? '', note: area?.note ?? '' };
  const form = useDraft(area ? `area/${area.id}` : 'settings/area', fresh);
  const add = useCommand(api.areas.add, { said: 'Area added.' });
  const change = useCommand(api.areas.change, { said: 'Area changed.' });
  const save = async () => {
    const { version, ...input } = form.values;
    const answer = area ? await change.run({ id: area.id, version, ...input }) : await add.run(input);
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={area ? `Change ${area.name}` : 'Add an area'} onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={area ? fresh : undefined}
          command={area ? change : add}
          submit="Save"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <TextField label="Name" width="medium" focusFirst {...form.field('name')} />
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}
