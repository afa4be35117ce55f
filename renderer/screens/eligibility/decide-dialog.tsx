import type { EligibilityPage } from '../../../shared/api/eligibility.ts';
import { showDate } from '../../../shared/dates.ts';
import { type CodeOf, labelOf, ROUTES } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { RadioGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Form } from '../../parts/form.tsx';
import { optionsOf } from '../../parts/options.ts';
import { Notice } from '../../parts/refusal.tsx';
import { TextArea } from '../../parts/text-field.tsx';

interface DecideValues {
  outcome: CodeOf<typeof ROUTES>;
  reason: string;
  enquiryId: string;
}

const NONE = '';

/** A manager decides: with the rules, or against them with a reason. Never edited afterwards; another decision follows. */
export function DecideDialog({ page, onClose }: { page: EligibilityPage; onClose(): void }) {
  const { caseId, assessment, hash, enquiries, decisions } = page;
  const form = useDraft<DecideValues>(`case/${caseId}/decide`, {
    outcome: assessment.route,
    reason: '',
    enquiryId: enquiries[0]?.id ?? NONE,
  });
  const decide = useCommand(api.eligibility.decide, { said: 'Decision recorded.' });
  const { outcome, reason, enquiryId } = form.values;
  const against = outcome !== assessment.route;
  const save = async () => {
    const answer = await decide.run({ caseId, outcome, reason, enquiryId: enquiryId || null, seenHash: hash });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  return (
    <Dialog title={`Decide on ${page.pupilName}, ${page.reference}`} onClose={onClose}>
      {form.ready && (
        <Form form={form} command={decide} submit="Record the decision" onSubmit={() => void save()} onCancel={onClose}>
          <p>
            The rules say: {labelOf(ROUTES, assessment.route)}. {assessment.because}
          </p>
          {decisions.length > 0 && (
            <Notice tint="calm">
              The decision of {showDate(decisions[0]?.decidedOn ?? '')} stays on record; this one takes its place.
            </Notice>
          )}
          <RadioGroup label="Your decision" options={optionsOf(ROUTES)} {...form.field('outcome')} />
          {against && <Notice>This is not what the rules say, so a reason is needed.</Notice>}
          <TextArea label="Reason" optional={!against} rows={4} {...form.field('reason')} />
          {enquiries.length > 1 && (
            <RadioGroup
              label="It answers the enquiry of"
              options={[
                ...enquiries.map(({ id, receivedOn, askedBy }) => ({
                  value: id,
                  label: `${showDate(receivedOn)}, ${askedBy}`,
                })),
                { value: NONE, label: 'No enquiry' },
              ]}
              {...form.field('enquiryId')}
            />
          )}
        </Form>
      )}
    </Dialog>
  );
}
