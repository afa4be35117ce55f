import { WEEKDAYS } from '../../../shared/dates.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { useGoTo } from '../../api/place.ts';
import { Form } from '../../parts/form.tsx';
import { Section } from '../../parts/page.tsx';
import { ShowDates } from '../../parts/show.tsx';
import { NumberField, TextArea } from '../../parts/text-field.tsx';
import css from './link.module.css';
import type { DoingProps } from './placement-forms.tsx';

/** The reintegration plan of a placement: how many STA sessions each phase that is still to come asks for. */
export function PlanForm({ page, onClose }: DoingProps) {
  const goTo = useGoTo();
  const today = useToday();
  const left = page.phases.filter(({ untilOn }) => untilOn >= today);
  const daysAtFirst = page.phases[0]?.days.length ?? 0;
  const form = useDraft(`link/plan/${page.id}`, {
    purpose: '',
    // Reintegration begins where fewer days are spent at the Link than at first.
    sessions: left.map(({ fromOn, days }) => ({
      fromOn,
      sessionsPerWeek: (days.length < daysAtFirst ? 2 : 0) as number | null,
    })),
  });
  const make = useCommand(api.linkPlacements.makePlan, { said: 'Plan made. It needs the school’s agreement.' });
  if (!form.ready) return null;
  const { sessions } = form.values;
  const save = async () => {
    const answer = await make.run({
      id: page.id,
      version: page.version,
      purpose: form.values.purpose,
      sessions: sessions.map(({ fromOn, sessionsPerWeek }) => ({ fromOn, sessionsPerWeek: sessionsPerWeek ?? -1 })),
    });
    if (!answer.ok) return;
    await form.discard();
    goTo(`/plans/${answer.value.planId}`);
  };
  return (
    <Section
      title="Make a reintegration plan"
      lead="Its sessions show as a need in the weekly deployment, on the days that the pupil is in the home school."
    >
      <Form form={form} command={make} submit="Make the plan" onSubmit={() => void save()} onCancel={onClose}>
        <TextArea label="Why is there a plan?" rows={2} {...form.field('purpose')} />
        <table className={css.reading}>
          <thead>
            <tr>
              <th scope="col">Phase</th>
              <th scope="col">In school</th>
              <th scope="col">STA sessions a week</th>
            </tr>
          </thead>
          <tbody>
            {left.map((phase, at) => (
              <tr key={phase.fromOn}>
                <th scope="row">
                  <ShowDates from={phase.fromOn} until={phase.untilOn} /> {phase.what}
                </th>
                <td>{daysInSchool(phase.days.length)}</td>
                <td>
                  <NumberField
                    bare
                    name={`sessions.${at}.sessionsPerWeek`}
                    label={`STA sessions a week, phase ${at + 1}`}
                    value={sessions[at]?.sessionsPerWeek ?? null}
                    onChange={(sessionsPerWeek) =>
                      form.set({
                        sessions: sessions.map((each, n) => (n === at ? { ...each, sessionsPerWeek } : each)),
                      })
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Form>
    </Section>
  );
}

function daysInSchool(atLink: number): string {
  const days = WEEKDAYS.length - atLink;
  return days === 1 ? '1 day a week' : `${days} days a week`;
}
