import { useState } from 'react';
import type { PanelMember } from '../../../shared/api/link-panels.ts';
import { PANEL_ROLES } from '../../../shared/link-words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useFields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Checkbox, RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { optionsOf } from '../../parts/options.ts';
import { SearchSelect } from '../../parts/search-select.tsx';
import { TextField } from '../../parts/text-field.tsx';

/** A new member of the panel, seated at this meeting at once. */
export function MemberForm({ panelId }: { panelId: string }) {
  const [open, setOpen] = useState(false);
  if (open) return <NewMember panelId={panelId} onClose={() => setOpen(false)} />;
  return (
    <Row>
      <Button icon="plus" onPress={() => setOpen(true)}>
        Add a member
      </Button>
    </Row>
  );
}

function NewMember({ panelId, onClose }: { panelId: string; onClose(): void }) {
  const schools = useAsk(api.plans.choices, {}).value?.schools ?? [];
  const form = useDraft('link/member', {
    name: '',
    role: 'head' as keyof typeof PANEL_ROLES,
    schoolId: null as string | null,
    service: '',
    chairs: false,
  });
  const add = useCommand(api.linkPanels.addMember, { said: 'Member added.' });
  const seat = useCommand(api.linkPanels.seat, { said: null });
  if (!form.ready) return null;
  const save = async () => {
    const { role, schoolId, ...rest } = form.values;
    const answer = await add.run({ ...rest, role, schoolId: role === 'head' ? schoolId : null });
    if (!answer.ok) return;
    await seat.run({ panelId, memberId: answer.value.id, present: false, chairs: rest.chairs });
    await form.discard();
    onClose();
  };
  return (
    <Form form={form} command={add} submit="Add the member" onSubmit={() => void save()} onCancel={onClose}>
      <TextField label="Name" width="medium" {...form.field('name')} />
      <RadioGroup label="Role" inline options={optionsOf(PANEL_ROLES)} {...form.field('role')} />
      {form.values.role === 'head' ? (
        <SearchSelect
          name="schoolId"
          label="School"
          value={form.values.schoolId}
          onChange={(schoolId) => form.set({ schoolId })}
          items={schools.map(({ id, name }) => ({ id, label: name }))}
        />
      ) : (
        <TextField label="Service" optional width="medium" {...form.field('service')} />
      )}
      <Checkbox label="Usually in the chair" {...form.field('chairs')} />
    </Form>
  );
}

/** Who has left the panel is seated at no later meeting; what they decided stays in the records. */
export function LeftForm({ member, onClose }: { member: PanelMember; onClose(): void }) {
  const today = useToday();
  const form = useFields({ untilOn: today });
  const end = useCommand(api.linkPanels.endMember, { said: 'Recorded that the member has left.' });
  const save = async () => {
    const answer = await end.run({ id: member.id, version: member.version, ...form.values });
    if (answer.ok) onClose();
  };
  return (
    <Dialog title={`${member.name} leaves the panel`} onClose={onClose}>
      <Form form={form} command={end} submit="Record it" onSubmit={() => void save()} onCancel={onClose}>
        <DateField label="Last day on the panel" today={today} {...form.field('untilOn')} />
      </Form>
    </Dialog>
  );
}
