import type { SchoolPage, SignUp } from '../../../shared/api/schools.ts';
import { addDays, isPlainDate } from '../../../shared/dates.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { DateField } from '../../parts/date-field.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { Columns } from '../../parts/layout.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';

interface SignUpDialogProps {
  page: SchoolPage;
  /** The one that is corrected; null for a new signature. */
  signUp: SignUp | null;
  onClose(): void;
}

/** Who signed, when, which version, from when until when. A renewal begins where the one before it ends. */
export function SignUpDialog({ page, signUp, onClose }: SignUpDialogProps) {
  const today = useToday();
  const fresh = signUp ? valuesOf(page.signUps.find(({ id }) => id === signUp.id) ?? signUp) : renewalOf(page, today);
  const form = useDraft(signUp ? `sign-up/${signUp.id}` : `school/${page.id}/sign-up`, fresh);
  const sign = useCommand(api.schools.signUp, { said: 'Sign-up recorded.' });
  const correct = useCommand(api.schools.changeSignUp, { said: 'Sign-up corrected.' });
  const save = async () => {
    const { version, inForceUntil, ...values } = form.values;
    const input = { ...values, inForceUntil: inForceUntil || null };
    const answer = signUp
      ? await correct.run({ id: signUp.id, version, ...input })
      : await sign.run({ schoolId: page.id, ...input });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  const isRenewal = !signUp && page.signUps.length > 0;
  const title = signUp ? 'Correct the sign-up' : isRenewal ? 'Record a renewal' : 'Record the sign-up';
  return (
    <Dialog title={title} onClose={onClose} wide>
      {form.ready && (
        <Form
          form={form}
          fresh={signUp ? fresh : undefined}
          command={signUp ? correct : sign}
          submit={signUp ? 'Save' : title}
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <Columns>
            <TextField label="Who signed" width="medium" focusFirst {...form.field('signatory')} />
            <TextField
              label="Role"
              hint="For example head teacher, chair of governors."
              width="medium"
              {...form.field('signatoryRole')}
            />
            <DateField label="Signed on" today={today} until={today} {...form.field('signedOn')} />
            <TextField
              label="Version of the memorandum"
              hint="As it is printed on it, for example 2017."
              width="short"
              {...form.field('mouVersion')}
            />
            <DateField label="In force from" today={today} {...form.field('inForceFrom')} />
            <DateField
              label="In force until"
              optional
              hint="The last day. Left empty: until another replaces it."
              today={today}
              {...(isPlainDate(form.values.inForceFrom) ? { from: form.values.inForceFrom } : {})}
              {...form.field('inForceUntil')}
            />
          </Columns>
          <TextArea label="Note" optional rows={2} {...form.field('note')} />
        </Form>
      )}
    </Dialog>
  );
}

/** Ends a sign-up before its time. */
export function EndSignUpDialog({ signUp, onClose }: { signUp: SignUp; onClose(): void }) {
  const today = useToday();
  const fresh = { version: signUp.version, withdrawnOn: today };
  const form = useDraft(`sign-up/${signUp.id}/end`, fresh);
  const end = useCommand(api.schools.withdrawSignUp, { said: 'Sign-up ended.' });
  const save = async () => {
    const answer = await end.run({ id: signUp.id, ...form.values });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title="End the sign-up" onClose={onClose}>
      {form.ready && (
        <Form
          form={form}
          fresh={{ version: signUp.version }}
          command={end}
          submit="End the sign-up"
          submitKind="danger"
          onSubmit={() => void save()}
          onCancel={onClose}
        >
          <p>From that day on criterion A1 is not met for the pupils of this school, unless another sign-up holds.</p>
          <DateField label="First day on which it no longer holds" today={today} {...form.field('withdrawnOn')} />
        </Form>
      )}
    </Dialog>
  );
}

function valuesOf(signUp: SignUp) {
  return {
    version: signUp.version,
    signatory: signUp.signatory,
    signatoryRole: signUp.signatoryRole,
    signedOn: signUp.signedOn,
    mouVersion: signUp.mouVersion,
    inForceFrom: signUp.inForceFrom,
    inForceUntil: signUp.inForceUntil ?? '',
    note: signUp.note,
  };
}

/** What a new signature most likely is: the head's, of the version signed last, from the day after the last one ends. */
function renewalOf(page: SchoolPage, today: string): ReturnType<typeof valuesOf> {
  const [last] = page.signUps;
  const follows = last?.inForceToday && last.inForceUntil ? addDays(last.inForceUntil, 1) : today;
  return {
    version: 0,
    signatory: page.contacts.find(({ kind }) => kind === 'head')?.name ?? page.headTeacher ?? '',
    signatoryRole: 'Head teacher',
    signedOn: today,
    mouVersion: last?.mouVersion ?? '',
    inForceFrom: follows,
    inForceUntil: '',
    note: '',
  };
}
