import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager } from '../../api/office.ts';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { TextField } from '../../parts/text-field.tsx';

/** What the office is called. */
export function OfficeScreen() {
  const details = useAsk(api.office.details, {});
  const isManager = useIsManager();
  return (
    <Page title="Office" up={[{ to: '/settings', label: 'Settings' }]}>
      <Answered asked={details}>
        {(fresh) => (isManager ? <NameForm fresh={fresh} /> : <Facts of={[['Area office', fresh.name]]} />)}
      </Answered>
    </Page>
  );
}

function NameForm({ fresh }: { fresh: { name: string; version: number } }) {
  const form = useDraft('settings/office', fresh);
  const rename = useCommand(api.office.rename, { said: 'Name changed.' });
  const save = async () => {
    const answer = await rename.run(form.values);
    if (answer.ok) await form.discard();
  };
  if (!form.ready) return null;
  return (
    <Form form={form} fresh={fresh} command={rename} submit="Save" onSubmit={() => void save()}>
      <TextField
        label="Area office"
        hint="As schools know it. It stands on top of every screen, and on papers printed from now on."
        width="medium"
        {...form.field('name')}
      />
    </Form>
  );
}
