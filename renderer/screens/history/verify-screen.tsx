import { api } from '../../api/client.ts';
import { useFields } from '../../api/fields.ts';
import { useTask } from '../../api/task.ts';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Notice } from '../../parts/refusal.tsx';
import { ShowTime } from '../../parts/show.tsx';
import { TextField } from '../../parts/text-field.tsx';

/** Whether anything in the past was changed unseen: every entry's keyed hash, and the seal of a paper that the office kept. */
export function VerifyScreen() {
  const verify = useTask(api.history.verify);
  const form = useFields({ seal: '' });
  const { value } = verify;
  return (
    <Page
      title="Verify the history"
      up={[{ to: '/history', label: 'History' }]}
      lead="Each entry carries a keyed hash that covers the one before it. Where an entry was changed, left out or moved, the chain does not fit from there on."
    >
      <Form
        form={form}
        command={{ refusal: verify.refusal, busy: verify.running }}
        submit="Verify"
        onSubmit={() => void verify.start(form.values)}
      >
        <TextField
          label="Seal on a paper"
          hint="Printed at the foot of each week sheet. With it, a register that was put back to an older state shows too."
          optional
          width="medium"
          {...form.field('seal')}
        />
      </Form>
      <Progress task={verify} />
      {value && (
        <Notice tint={value.firstThatDoesNotFit === null ? 'good' : 'wait'}>
          <p>
            <strong>
              {value.firstThatDoesNotFit === null
                ? `Every entry fits: ${value.entries} of ${value.entries}.`
                : `Entry ${value.firstThatDoesNotFit} does not fit: it, or one before it, was changed outside the app.`}
            </strong>
          </p>
          {value.firstThatDoesNotFit !== null && <p>Put back the last proven copy, and keep this file as it is.</p>}
          {form.values.seal.trim() !== '' &&
            (value.sealed ? (
              <p>
                The seal is that of entry {value.sealed.seq}, <ShowTime at={value.sealed.at} full />.
              </p>
            ) : (
              <p>No entry has this seal: it was misread, or the paper knows of a past that is not in this register.</p>
            ))}
        </Notice>
      )}
    </Page>
  );
}
