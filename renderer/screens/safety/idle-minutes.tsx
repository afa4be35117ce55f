import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { Form } from '../../parts/form.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { NumberField } from '../../parts/text-field.tsx';

/** After how many minutes without a key or a pointer the register locks itself. */
export function IdleMinutes() {
  const minutes = useAsk(api.signIn.minutes, {});
  return (
    <Section
      title="Locking by itself"
      lead="When nobody has touched a key or the pointer for so long, the page is emptied and the keys are wiped. What was being typed is kept."
    >
      <Answered asked={minutes}>{({ minutes: now }) => <MinutesForm now={now} />}</Answered>
    </Section>
  );
}

function MinutesForm({ now }: { now: number }) {
  const set = useCommand(api.signIn.setMinutes, { said: 'The time has been changed.' });
  const form = useFields<{ minutes: number | null }>({ minutes: now });
  return (
    <Form
      form={form}
      command={set}
      submit="Keep this time"
      submitKind="secondary"
      onSubmit={() =>
        void set.run({ minutes: form.values.minutes ?? 0 }).then((answer) => {
          if (answer.ok) form.reset();
        })
      }
    >
      <NumberField label="Minutes" hint="From 1 to 60; 10 unless you change it." {...form.field('minutes')} />
    </Form>
  );
}
