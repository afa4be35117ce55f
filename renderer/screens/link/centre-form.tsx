import type { CentrePage } from '../../../shared/api/link-centres.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { type Draft, useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { useGoTo, useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Form } from '../../parts/form.tsx';
import { Row } from '../../parts/layout.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { NumberField, TextArea, TextField } from '../../parts/text-field.tsx';
import css from './link.module.css';
import { PlacesFields, type PlacesTyped, placesSent } from './places-fields.tsx';

interface PhaseTyped {
  key: number;
  what: string;
  days: number | null;
  share: number | null;
}

interface Values {
  version: number;
  name: string;
  town: string;
  openedOn: string;
  lengthTerms: number | null;
  phases: PhaseTyped[];
  note: string;
  places: PlacesTyped;
}

const UP = { to: '/link?tab=centres', label: 'Centres' };
const TEN: PlacesTyped = { mon: 10, tue: 10, wed: 10, thu: 10, fri: 10 };
/** As Appendix B says: four days and one, two terms; how the days go down is the office's. */
const USUAL: readonly [string, number, number][] = [
  ['At first', 4, 50],
  ['Reintegration begins', 3, 20],
  ['More days in the home school', 2, 15],
  ['Last weeks', 1, 15],
];

/** A new provision. */
export function NewCentreScreen() {
  const goTo = useGoTo();
  const draft = useDraft<Values>('link-centre/new', {
    version: 0,
    name: '',
    town: '',
    openedOn: '',
    lengthTerms: 2,
    phases: USUAL.map(([what, days, share], key) => ({ key, what, days, share })),
    note: '',
    places: TEN,
  });
  const add = useCommand(api.linkCentres.add, { said: 'Centre added.' });
  const save = async () => {
    const answer = await add.run({ ...sent(draft.values), places: placesSent(draft.values.places) });
    if (!answer.ok) return;
    await draft.discard();
    goTo(`/link/centres/${answer.value.id}`);
  };
  return (
    <Page title="New Link centre" up={[UP]}>
      {draft.ready && (
        <Form form={draft} command={add} submit="Add the centre" onSubmit={() => void save()} label="Link centre">
          <Fields draft={draft} />
          <PlacesFields value={draft.values.places} onChange={(places) => draft.set({ places })} />
        </Form>
      )}
    </Page>
  );
}

/** An existing one, changed. */
export function EditCentreScreen() {
  const id = useParam('centreId');
  return (
    <Answered asked={useAsk(api.linkCentres.show, { id })}>
      {(page) => (
        <Page
          title={`Change ${page.name}`}
          lead="Placements that have been made keep their own phases and their own end."
          up={[UP, { to: `/link/centres/${id}`, label: page.name }]}
        >
          <EditForm page={page} />
        </Page>
      )}
    </Answered>
  );
}

function EditForm({ page }: { page: CentrePage }) {
  const goTo = useGoTo();
  const { version, name, town, openedOn, lengthTerms, note, places } = page;
  const phases = page.phases.map((phase, key) => ({ ...phase, key }));
  const values: Values = { version, name, town, openedOn, lengthTerms, phases, note, places };
  const draft = useDraft<Values>(`link-centre/${page.id}`, values);
  const change = useCommand(api.linkCentres.change, { said: 'Centre changed.' });
  if (!draft.ready) return null;
  const save = async () => {
    const answer = await change.run({ id: page.id, version: draft.values.version, ...sent(draft.values) });
    if (!answer.ok) return;
    await draft.discard();
    goTo(`/link/centres/${page.id}`);
  };
  return (
    <Form
      form={draft}
      command={change}
      fresh={values}
      submit="Save the centre"
      onSubmit={() => void save()}
      onCancel={() => goTo(`/link/centres/${page.id}`)}
      label="Link centre"
    >
      <Fields draft={draft} />
    </Form>
  );
}

function Fields({ draft }: { draft: Draft<Values> }) {
  const today = useToday();
  const { phases } = draft.values;
  const set = (key: number, some: Partial<PhaseTyped>) =>
    draft.set({ phases: phases.map((phase) => (phase.key === key ? { ...phase, ...some } : phase)) });
  const addOne = () => {
    const key = Math.max(-1, ...phases.map((phase) => phase.key)) + 1;
    draft.set({ phases: [...phases, { key, what: '', days: 1, share: 10 }] });
  };
  return (
    <>
      <TextField label="Name" width="medium" {...draft.field('name')} />
      <TextField label="Town" width="medium" {...draft.field('town')} />
      <Row gap="three" align="start">
        <DateField label="Opened on" today={today} {...draft.field('openedOn')} />
        <NumberField
          label="A placement lasts, in terms"
          hint="Two, reintegration included (B1)."
          {...draft.field('lengthTerms')}
        />
      </Row>
      <fieldset className={css.part}>
        <legend>How a placement runs here</legend>
        <p>Days a week at the Link, phase by phase. Appendix B says four at first, and one in the home school (B2).</p>
        {phases.map((phase, at) => (
          <fieldset className={css.phase} key={phase.key}>
            <legend>Phase {at + 1}</legend>
            <Row gap="two" align="end">
              <NumberField
                name={`phases.${at}.days`}
                label="Days a week"
                value={phase.days}
                onChange={(days) => set(phase.key, { days })}
              />
              <NumberField
                name={`phases.${at}.share`}
                label="Share of the placement, per cent"
                value={phase.share}
                onChange={(share) => set(phase.key, { share })}
              />
              <TextField
                name={`phases.${at}.what`}
                label="What happens"
                optional
                width="medium"
                value={phase.what}
                onChange={(what) => set(phase.key, { what })}
              />
              {phases.length > 1 && (
                <Button
                  kind="plain"
                  icon="cross"
                  label={`Take phase ${at + 1} away`}
                  onPress={() => draft.set({ phases: phases.filter(({ key }) => key !== phase.key) })}
                />
              )}
            </Row>
          </fieldset>
        ))}
        <Row>
          <Button icon="plus" onPress={addOne}>
            Add a phase
          </Button>
        </Row>
      </fieldset>
      <TextArea label="Note" optional rows={2} {...draft.field('note')} />
    </>
  );
}

function sent({ name, town, openedOn, lengthTerms, phases, note }: Values) {
  return {
    name,
    town,
    openedOn,
    lengthTerms: lengthTerms ?? 0,
    phases: phases.map(({ what, days, share }) => ({ what, days: days ?? 0, share: share ?? 0 })),
    note,
  };
}
