import { useState } from 'react';
import type { SchoolPage } from '../../../shared/api/schools.ts';
import { showDate } from '../../../shared/dates.ts';
import { labelOf, SCHOOL_FIELDS, SCHOOL_PHASES, SCHOOL_STATUSES } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { SchoolFields, schoolInput, valuesOfSchool } from './school-form.tsx';
import { useSchool } from './school-screen.tsx';

/** Everything that is known of the school itself, from GIAS and by hand. */
export function SchoolDetailsScreen() {
  return <Answered asked={useSchool()}>{(page) => <Details page={page} key={page.id} />}</Answered>;
}

function Details({ page }: { page: SchoolPage }) {
  const isManager = useIsManager();
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title="Details"
      beside={
        isManager &&
        !editing && (
          <Button small icon="pencil" onPress={() => setEditing(true)}>
            Change details
          </Button>
        )
      }
    >
      {editing ? <EditSchool page={page} onClose={() => setEditing(false)} /> : <Known page={page} />}
    </Section>
  );
}

function Known({ page }: { page: SchoolPage }) {
  const { lowAge, highAge, easting, northing } = page;
  return (
    <Facts
      of={[
        [SCHOOL_FIELDS.urn, page.urn],
        [SCHOOL_FIELDS.dfeNumber, page.dfeNumber && `${page.dfeNumber.slice(0, 3)}/${page.dfeNumber.slice(3)}`],
        [SCHOOL_FIELDS.type, page.type],
        [SCHOOL_FIELDS.phase, labelOf(SCHOOL_PHASES, page.phase)],
        [SCHOOL_FIELDS.status, labelOf(SCHOOL_STATUSES, page.status)],
        ['Ages', lowAge === null || highAge === null ? null : `${lowAge} to ${highAge}`],
        [SCHOOL_FIELDS.pupils, page.pupils],
        [SCHOOL_FIELDS.trust, page.trust],
        ['Address', [page.street, page.locality, page.town, page.postcode].filter(Boolean).join(', ')],
        ['District', page.districtName],
        ['Area', page.area],
        [SCHOOL_FIELDS.phone, page.phone],
        [SCHOOL_FIELDS.headTeacher, page.headTeacher],
        ['Place on the map', easting === null || northing === null ? null : `${easting}, ${northing}`],
        [SCHOOL_FIELDS.openedOn, page.openedOn && showDate(page.openedOn)],
        [SCHOOL_FIELDS.closedOn, page.closedOn ? showDate(page.closedOn) : 'Not closed'],
        [SCHOOL_FIELDS.note, page.note || 'None'],
      ]}
    />
  );
}

function EditSchool({ page, onClose }: { page: SchoolPage; onClose(): void }) {
  const fresh = { version: page.version, ...valuesOfSchool(page) };
  const form = useDraft(`schools/${page.id}`, fresh);
  const change = useCommand(api.schools.change, { said: 'Details changed.' });
  const save = async () => {
    const answer = await change.run({ id: page.id, version: form.values.version, ...schoolInput(form.values) });
    if (!answer.ok) return;
    await form.discard();
    onClose();
  };
  if (!form.ready) return null;
  return (
    <Form form={form} fresh={fresh} command={change} submit="Save" onSubmit={() => void save()} onCancel={onClose}>
      <SchoolFields form={form} />
    </Form>
  );
}
