import type { Meeting, MeetingNeed } from '../../../shared/api/week-record.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { LinkButton } from '../../parts/button.tsx';
import { CheckboxGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Quiet, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import { useMonday, WeekParts } from './week-parts.tsx';
import { WeekPicker, weekToPlan } from './week-picker.tsx';

/** The weekly meeting: who was there, and what was decided about each need that stays unmet, in the managers' own words. */
export function MeetingScreen() {
  const today = useToday();
  const monday = useMonday(weekToPlan(today));
  const meeting = useAsk(api.weekRecord.meeting, { monday });
  const isManager = useIsManager();
  const value = meeting.value?.monday === monday ? meeting.value : undefined;
  return (
    <Page
      title="Weekly meeting"
      beside={<WeekPicker monday={monday} today={today} part="meeting" />}
      actions={<LinkButton to={`/print/area-week/-?monday=${monday}`}>Print with the week sheet</LinkButton>}
    >
      <WeekParts monday={monday} />
      <Answered asked={{ ...meeting, value }}>
        {(known) => (isManager ? <Record key={monday} meeting={known} /> : <Read meeting={known} />)}
      </Answered>
    </Page>
  );
}

interface Values {
  id: string | null;
  version: number;
  heldOn: string;
  present: string[];
  others: string;
  note: string;
  /** Plan to what was decided about it. */
  decided: Record<string, string>;
}

function Record({ meeting }: { meeting: Meeting }) {
  const today = useToday();
  const known = valuesOf(meeting);
  const form = useDraft<Values>(`week/${meeting.monday}/meeting`, known);
  const record = useCommand(api.weekRecord.recordMeeting, { said: 'Meeting recorded.' });
  const { values } = form;
  const save = async () => {
    const others = values.others.split(',').map((name) => name.trim());
    const answer = await record.run({
      monday: meeting.monday,
      id: values.id,
      version: values.version,
      heldOn: values.heldOn,
      present: [...values.present, ...others.filter((name) => name !== '')],
      note: values.note,
      decisions: meeting.needs.map(({ planId }) => ({ planId, what: (values.decided[planId] ?? '').trim() })),
    });
    if (answer.ok) await form.discard();
  };
  if (!form.ready) return null;
  return (
    <Form form={form} command={record} submit="Save the record" fresh={known} onSubmit={() => void save()}>
      <Stack gap="three">
        <Stack>
          <DateField label="Held on" today={today} {...form.field('heldOn')} />
          <CheckboxGroup
            label="Present"
            inline
            options={meeting.people.map((name) => ({ value: name, label: name }))}
            {...form.field('present')}
          />
          <TextField
            label="Others present"
            optional
            hint="Names, with commas between them."
            width="medium"
            {...form.field('others')}
          />
        </Stack>
        <Section title="Decided about each need that stays unmet">
          <Quiet>It is on the whole-area sheet, which the office prints too: write of time, not of the child.</Quiet>
          {meeting.needs.length === 0 && (
            <Empty title="Nothing is unmet in this week.">Each plan has every session that it asks for.</Empty>
          )}
          <Stack>
            {meeting.needs.map((need) => (
              <TextArea
                key={need.planId}
                name={`decided.${need.planId}`}
                label={labelOf(need)}
                hint={need.why}
                optional
                rows={2}
                value={values.decided[need.planId] ?? ''}
                onChange={(what) => form.set({ decided: { ...values.decided, [need.planId]: what } })}
              />
            ))}
          </Stack>
        </Section>
        <TextArea label="Anything else" optional rows={3} {...form.field('note')} />
      </Stack>
    </Form>
  );
}

function valuesOf(meeting: Meeting): Values {
  const { id, version, heldOn, present, note, people, needs } = meeting;
  return {
    id,
    version,
    heldOn,
    present: present.filter((name) => people.includes(name)),
    others: present.filter((name) => !people.includes(name)).join(', '),
    note,
    decided: Object.fromEntries(needs.map(({ planId, what }) => [planId, what])),
  };
}

/** 'C-0024 SP, Otterstoke Primary School: has 2 of 4, priority 2'. */
function labelOf({ ref, schools, given, wanted, priority }: MeetingNeed): string {
  return `${ref}, ${schools.join(' and ')}: has ${given} of ${wanted}, priority ${priority}`;
}

function Read({ meeting }: { meeting: Meeting }) {
  if (meeting.id === null) return <Empty title="Nothing has been recorded of this week’s meeting." />;
  const decided = meeting.needs.filter(({ what }) => what !== '');
  return (
    <Stack>
      <Facts
        of={[
          ['Held on', <ShowDate key="held" on={meeting.heldOn} />],
          ['Present', meeting.present.join(', ')],
          ['Anything else', meeting.note || 'Nothing'],
        ]}
      />
      <Section title="Decided">
        {decided.length === 0 && <p>Nothing was decided about single plans.</p>}
        <ul>
          {decided.map((need) => (
            <li key={need.planId}>
              <A to={`/plans/${need.planId}`}>{labelOf(need)}</A>: {need.what}
            </li>
          ))}
        </ul>
      </Section>
    </Stack>
  );
}
