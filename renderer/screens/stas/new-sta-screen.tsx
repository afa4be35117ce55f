import { SESSION_CODES, type Session } from '../../../shared/sessions.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { useGoTo } from '../../api/place.ts';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { PatternFields } from './pattern-fields.tsx';
import { BLANK_STA, StaDetailsFields, type StaDetailsForm, staInput } from './sta-details-form.tsx';

interface NewStaForm extends StaDetailsForm {
  sessions: Session[];
  otherWeekSessions: Session[] | null;
}

/** A new starter, with the pattern she starts with. */
export function NewStaScreen() {
  const today = useToday();
  const goTo = useGoTo();
  const add = useCommand(api.stas.add, { said: 'STA added.' });
  const form = useDraft<NewStaForm>('stas/new', {
    ...BLANK_STA,
    sessions: [...SESSION_CODES],
    otherWeekSessions: null,
  });
  const save = async () => {
    const { sessions, otherWeekSessions } = form.values;
    const answer = await add.run({ ...staInput(form.values), sessions, otherWeekSessions });
    if (!answer.ok) return;
    await form.discard();
    goTo(`/stas/${answer.value.id}`);
  };
  return (
    <Page title="Add an STA" up={[{ to: '/stas', label: 'STAs' }]}>
      {form.ready && (
        <Form form={form} command={add} submit="Add the STA" onSubmit={save} onCancel={() => goTo('/stas')}>
          <StaDetailsFields form={form} today={today} />
          <PatternFields
            sessions={form.values.sessions}
            otherWeekSessions={form.values.otherWeekSessions}
            onChange={(some) => form.set(some)}
          />
        </Form>
      )}
    </Page>
  );
}
