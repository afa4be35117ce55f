import { useState } from 'react';
import type { PanelLine, PanelMember } from '../../../shared/api/link-panels.ts';
import type { PlacementLine } from '../../../shared/api/link-placements.ts';
import { showDate } from '../../../shared/dates.ts';
import { PANEL_ROLES } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useGoTo } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Form } from '../../parts/form.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './link.module.css';
import { LeftForm } from './member-form.tsx';

const PANELS: readonly Column<PanelLine>[] = [
  { id: 'day', label: 'Meets on', cell: ({ meetsOn }) => <ShowDate on={meetsOn} />, sort: ({ meetsOn }) => meetsOn },
  { id: 'state', label: 'State', cell: ({ state }) => <State of="panel" is={state} /> },
  { id: 'items', label: 'Items', cell: ({ items, decided }) => `${decided} of ${items} decided` },
  { id: 'place', label: 'Where', cell: ({ place }) => place, wideOnly: true },
];

/** Panel meetings, the latest first. */
export function PanelsView() {
  const manager = useIsManager();
  const [planning, setPlanning] = useState(false);
  return (
    <Stack>
      {planning ? (
        <PlanForm onClose={() => setPlanning(false)} />
      ) : (
        manager && (
          <Row>
            <Button icon="plus" onPress={() => setPlanning(true)}>
              Plan a meeting
            </Button>
          </Row>
        )
      )}
      <Answered asked={useAsk(api.linkPanels.list, {})}>
        {(list) => (
          <Table
            label="Panel meetings"
            rows={list}
            rowKey={({ id }) => id}
            rowTo={({ id }) => `/link/panels/${id}`}
            columns={PANELS}
            empty={
              <Empty title="No panel meeting yet.">
                A panel of head teachers and specialist services decides on each placement request.
              </Empty>
            }
          />
        )}
      </Answered>
      <Members />
    </Stack>
  );
}

/** Who is on the panel now, and a way to say that somebody has left. */
function Members() {
  const manager = useIsManager();
  const today = useToday();
  const [leaving, setLeaving] = useState<PanelMember | null>(null);
  return (
    <Section title="Members of the panel">
      <Answered asked={useAsk(api.linkPanels.members, {})}>
        {(list) => {
          const present = list.filter(({ untilOn }) => untilOn === null || untilOn >= today);
          return present.length === 0 ? (
            <p>Nobody yet. Members are added at a meeting.</p>
          ) : (
            <ul className={css.plain}>
              {present.map((member) => (
                <li key={member.id}>
                  <Row gap="two">
                    <span>
                      {member.name}, {labelOf(PANEL_ROLES, member.role)}
                      {member.schoolName || member.service ? `, ${member.schoolName ?? member.service}` : ''}
                      {member.chairs && ', usually in the chair'}
                      {member.untilOn && `, until ${showDate(member.untilOn)}`}
                    </span>
                    {manager && member.untilOn === null && (
                      <Button small kind="plain" label={`${member.name} leaves`} onPress={() => setLeaving(member)}>
                        Leaves
                      </Button>
                    )}
                  </Row>
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
      {leaving && <LeftForm member={leaving} onClose={() => setLeaving(null)} />}
    </Section>
  );
}

function PlanForm({ onClose }: { onClose(): void }) {
  const today = useToday();
  const goTo = useGoTo();
  const form = useDraft('link/panel', { meetsOn: '', startsAt: '', place: '' });
  const plan = useCommand(api.linkPanels.plan, { said: 'Meeting planned.' });
  if (!form.ready) return null;
  const save = async () => {
    const answer = await plan.run(form.values);
    if (!answer.ok) return;
    await form.discard();
    goTo(`/link/panels/${answer.value.id}`);
  };
  return (
    <Form form={form} command={plan} submit="Plan the meeting" onSubmit={() => void save()} onCancel={onClose}>
      <DateField label="Day" today={today} from={today} {...form.field('meetsOn')} />
      <TextField label="Time" optional width="short" {...form.field('startsAt')} />
      <TextField label="Where" width="medium" {...form.field('place')} />
    </Form>
  );
}

const PLACEMENTS: readonly Column<PlacementLine>[] = [
  { id: 'pupil', label: 'Pupil', cell: ({ pupilName }) => pupilName, sort: ({ pupilName }) => pupilName },
  { id: 'state', label: 'State', cell: ({ state }) => <State of="placement" is={state} /> },
  { id: 'centre', label: 'Centre', cell: ({ centreName }) => centreName, sort: ({ centreName }) => centreName },
  { id: 'days', label: 'Now', cell: ({ daysNow, homeDay }) => `${daysNow} days, ${WEEKDAY_LABELS[homeDay]} at home` },
  { id: 'end', label: 'Ends', cell: ({ endOn }) => <ShowDate on={endOn} />, sort: ({ endOn }) => endOn },
  {
    id: 'review',
    label: 'Next review',
    cell: (line) => <ShowDate on={line.nextReviewOn} none="None" />,
    wideOnly: true,
  },
  { id: 'school', label: 'Home school', cell: ({ schoolName }) => schoolName, wideOnly: true },
];

/** Placements, those that end first at the top. */
export function PlacementsView() {
  return (
    <Answered asked={useAsk(api.linkPlacements.list, {})}>
      {(list) => (
        <Table
          label="Placements"
          rows={list}
          rowKey={({ id }) => id}
          rowTo={({ id }) => `/link/placements/${id}`}
          columns={PLACEMENTS}
          empty={<Empty title="No placement runs.">A placement is made once the panel has approved its request.</Empty>}
        />
      )}
    </Answered>
  );
}
