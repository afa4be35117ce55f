import type { PanelPage } from '../../../shared/api/link-panels.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useFields } from '../../api/fields.ts';
import { useToday } from '../../api/office.ts';
import { Select } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { TextArea } from '../../parts/text-field.tsx';

/** What can be put on a meeting's agenda: a placement request, or the extension of a placement. */
export function PutRequestOn({ page }: { page: PanelPage }) {
  const form = useFields({ requestId: page.addable[0]?.requestId ?? '' });
  const put = useCommand(api.linkPanels.putOn, { said: 'On the agenda.' });
  const save = async () => {
    const answer = await put.run({ panelId: page.id, requestId: form.values.requestId });
    if (answer.ok) form.reset();
  };
  return (
    <Form form={form} command={put} submit="Put on the agenda" submitKind="secondary" onSubmit={() => void save()}>
      <Select
        label="Request"
        width="full"
        options={page.addable.map(({ requestId, label }) => ({ value: requestId, label }))}
        {...form.field('requestId')}
      />
    </Form>
  );
}

export function PutExtensionOn({ page, onClose }: { page: PanelPage; onClose(): void }) {
  const today = useToday();
  const form = useDraft(`link/extension/${page.id}`, { placementId: '', untilOn: '', why: '' });
  const put = useCommand(api.linkPanels.putExtensionOn, { said: 'On the agenda.' });
  if (!form.ready) return null;
  const save = async () => {
    const answer = await put.run({ panelId: page.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Form
      form={form}
      command={put}
      submit="Put the extension on the agenda"
      submitKind="secondary"
      label="Extension of a placement"
      onSubmit={() => void save()}
      onCancel={onClose}
    >
      <Row gap="three" align="start">
        <Select
          label="Placement"
          width="full"
          placeholder="Choose"
          options={page.extendable.map(({ placementId, label }) => ({ value: placementId, label }))}
          {...form.field('placementId')}
        />
        <DateField label="New last day" today={today} {...form.field('untilOn')} />
      </Row>
      <TextArea label="Why should it last longer?" rows={2} {...form.field('why')} />
    </Form>
  );
}
