import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useGoTo } from '../../api/place.ts';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { BLANK_SCHOOL, SchoolFields, schoolInput } from './school-form.tsx';

/** A school that no GIAS extract has brought in. */
export function NewSchoolScreen() {
  const goTo = useGoTo();
  const form = useDraft('schools/new', BLANK_SCHOOL);
  const add = useCommand(api.schools.add, { said: 'School added.' });
  const save = async () => {
    const answer = await add.run(schoolInput(form.values));
    if (!answer.ok) return;
    await form.discard();
    goTo(`/schools/${answer.value.id}`);
  };
  return (
    <Page title="Add a school" up={[{ to: '/schools', label: 'Schools' }]}>
      {form.ready && (
        <Form
          form={form}
          command={add}
          submit="Add the school"
          onSubmit={() => void save()}
          onCancel={() => goTo('/schools')}
        >
          <SchoolFields form={form} isNew />
        </Form>
      )}
    </Page>
  );
}
