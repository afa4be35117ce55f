import { useState } from 'react';
import type { PlanPage } from '../../../shared/api/plans.ts';
import { labelOf, PLAN_KINDS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useGoTo, useParam } from '../../api/place.ts';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { PlanFormFields, type SchoolName } from './plan-form.tsx';
import { inputOf, newPlan, valuesOf } from './plan-values.ts';

/** A new plan, from its case. */
export function NewPlanScreen() {
  const caseId = useParam('caseId');
  const asked = useAsk(api.plans.forCase, { caseId });
  return (
    <Answered asked={asked}>
      {({ start }) => (
        <Page
          title={`New plan for ${start.pupilName}`}
          lead="No end, no plan: every plan is for a limited time. It can be deployed once each school has agreed."
          up={[
            { to: '/cases', label: 'Cases' },
            { to: `/cases/${caseId}`, label: start.reference },
          ]}
        >
          {start.notices.map((notice) => (
            <Notice key={notice}>{notice}</Notice>
          ))}
          <NewPlanForm caseId={caseId} homeSchool={start.homeSchool} />
        </Page>
      )}
    </Answered>
  );
}

function NewPlanForm({ caseId, homeSchool }: { caseId: string; homeSchool: SchoolName }) {
  const goTo = useGoTo();
  // Made once: its rows have keys, which must not change while somebody types in them.
  const [initial] = useState(() => newPlan(homeSchool.id));
  const draft = useDraft(`plan/new/${caseId}`, initial);
  const add = useCommand(api.plans.add, { said: 'Plan made.' });
  if (!draft.ready) return null;
  const save = async () => {
    const answer = await add.run({ caseId, ...inputOf(draft.values) });
    if (!answer.ok) return;
    await draft.discard();
    goTo(`/plans/${answer.value.id}`);
  };
  return (
    <Form
      form={draft}
      command={add}
      submit="Make the plan"
      onSubmit={() => void save()}
      onCancel={() => goTo(`/cases/${caseId}/plans`)}
      label="Plan"
    >
      <PlanFormFields form={draft} homeSchool={homeSchool} />
    </Form>
  );
}

/** An existing plan, changed. */
export function EditPlanScreen() {
  const planId = useParam('planId');
  const asked = useAsk(api.plans.show, { id: planId });
  return (
    <Answered asked={asked}>
      {(page) => (
        <Page
          title={`Change the ${labelOf(PLAN_KINDS, page.kind).toLowerCase()} for ${page.pupilName}`}
          up={[
            { to: '/plans', label: 'Plans' },
            { to: `/plans/${planId}`, label: `${labelOf(PLAN_KINDS, page.kind)}, ${page.pupilName}` },
          ]}
        >
          <EditPlanForm page={page} />
        </Page>
      )}
    </Answered>
  );
}

function EditPlanForm({ page }: { page: PlanPage }) {
  const goTo = useGoTo();
  const draft = useDraft(`plan/${page.id}`, valuesOf(page));
  const change = useCommand(api.plans.change, { said: 'Plan changed.' });
  if (!draft.ready) return null;
  const save = async () => {
    const answer = await change.run({ id: page.id, version: draft.values.version, ...inputOf(draft.values) });
    if (!answer.ok) return;
    await draft.discard();
    goTo(`/plans/${page.id}`);
  };
  return (
    <Form
      form={draft}
      command={change}
      fresh={valuesOf(page)}
      submit="Save the plan"
      onSubmit={() => void save()}
      onCancel={() => goTo(`/plans/${page.id}`)}
      label="Plan"
    >
      <PlanFormFields form={draft} homeSchool={page.homeSchool} />
    </Form>
  );
}
