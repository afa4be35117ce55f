import { useState } from 'react';
import type { Decided, HeldItem, HeldSection } from '../../../shared/api/bundles.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useToday } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choices.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Form } from '../../parts/form.tsx';
import { Stack } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { Table } from '../../parts/table.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './bundle.module.css';
import { SaveDialog } from './save-bundle.tsx';

/** Everything that is held about one pupil, looked through for what is about others, and given out as an encrypted file. */
export function BundleScreen() {
  const pupilId = useParam('pupilId');
  return (
    <Answered asked={useAsk(api.bundles.held, { pupilId })}>
      {(held) => <BundleOf pupilId={pupilId} held={held} />}
    </Answered>
  );
}

interface Held {
  pupilName: string;
  caseId: string | null;
  sections: HeldSection[];
  given: { id: string; madeOn: string; askedOn: string; askedBy: string; withheld: number }[];
}

interface Values {
  askedOn: string;
  askedBy: string;
  decided: Decided[];
}

function BundleOf({ pupilId, held }: { pupilId: string; held: Held }) {
  const today = useToday();
  const form = useDraft<Values>(`pupil/${pupilId}/bundle`, { askedOn: today, askedBy: '', decided: [] });
  const make = useCommand(api.bundles.make, { said: 'Bundle made. Now save it as a file.' });
  const [saving, setSaving] = useState<string | null>(null);
  const items = held.sections.flatMap(({ records }) => records.flatMap((record) => record.items));
  const marked = items.filter((item) => item.marked !== null);
  const decisions = new Map(form.values.decided.map((each) => [each.key, each]));
  const open = marked.filter(({ key }) => !decisions.has(key)).length;
  const decide = (decision: Decided) =>
    form.set({ decided: [...form.values.decided.filter(({ key }) => key !== decision.key), decision] });
  const save = async () => {
    const there = new Set(items.map(({ key }) => key));
    const { decided, ...rest } = form.values;
    const answer = await make.run({ pupilId, ...rest, decided: decided.filter(({ key }) => there.has(key)) });
    if (!answer.ok) return;
    await form.discard();
    setSaving(answer.value.id);
  };
  const up = held.caseId ? [{ to: `/cases/${held.caseId}/access`, label: `Case of ${held.pupilName}` }] : [];
  return (
    <Page
      title={`What is held about ${held.pupilName}`}
      up={up}
      lead="For a parent, a pupil or an authority who asks what the service holds. The law gives one month. Check first who is asking, and that they may have it."
    >
      {form.ready && (
        <Form
          form={form}
          command={make}
          submit="Make the bundle"
          onSubmit={() => void save()}
          beside={
            <span role="status">{open === 0 ? 'Every marked entry is decided.' : `${open} still to be decided.`}</span>
          }
        >
          <DateField label="Asked on" today={today} until={today} {...form.field('askedOn')} />
          <TextField label="Who asked" width="medium" {...form.field('askedBy')} />
          <Section
            title={`About other people (${marked.length})`}
            lead="Each entry that is, or may be, about somebody else: keep it in, or leave it out and say why. The recipient reads the reason in its place."
          >
            {marked.length === 0 && <p>Nothing is marked. Read through the rest all the same.</p>}
            <Stack gap="one">
              {marked.map((item) => (
                <Deciding key={item.key} item={item} decision={decisions.get(item.key) ?? null} onDecide={decide} />
              ))}
            </Stack>
          </Section>
          <Section title="Everything else" lead="As it will stand in the bundle. Anything here can be left out too.">
            {held.sections.map((section) => (
              <Rest key={section.table} section={section} decisions={decisions} onDecide={decide} />
            ))}
          </Section>
        </Form>
      )}
      <Section title="Bundles made">
        <Table
          label="Bundles made about this pupil"
          rows={held.given}
          rowKey={({ id }) => id}
          empty={<p>None yet.</p>}
          columns={[
            { id: 'made', label: 'Made', cell: ({ madeOn }) => <ShowDate on={madeOn} />, width: '9rem' },
            { id: 'by', label: 'Asked by', cell: ({ askedBy }) => askedBy },
            { id: 'out', label: 'Left out', align: 'end', cell: ({ withheld }) => withheld, width: '6rem' },
            {
              id: 'do',
              label: 'Do',
              cell: ({ id }) => (
                <Button small onPress={() => setSaving(id)}>
                  Save as a file
                </Button>
              ),
              width: '9rem',
            },
          ]}
        />
      </Section>
      {saving && <SaveDialog id={saving} onClose={() => setSaving(null)} />}
    </Page>
  );
}

interface DecidingProps {
  item: HeldItem;
  decision: Decided | null;
  onDecide(decision: Decided): void;
}

const KEEP = [
  { value: 'keep', label: 'Keep it in' },
  { value: 'out', label: 'Leave it out' },
] as const;

function Deciding({ item, decision, onDecide }: DecidingProps) {
  const { key, label, value, marked } = item;
  return (
    <div className={css.deciding}>
      <RadioGroup
        name={`keep-${key}`}
        label={`${label}: ${value}`}
        hint={marked ?? undefined}
        inline
        options={KEEP}
        value={decision === null ? null : decision.keep ? 'keep' : 'out'}
        onChange={(chosen) => onDecide({ key, keep: chosen === 'keep', why: decision?.why ?? '' })}
      />
      {decision && !decision.keep && (
        <TextField
          name={`why-${key}`}
          label="Why it is left out"
          width="full"
          value={decision.why}
          onChange={(why) => onDecide({ ...decision, why })}
        />
      )}
    </div>
  );
}

interface RestProps {
  section: HeldSection;
  decisions: ReadonlyMap<string, Decided>;
  onDecide(decision: Decided): void;
}

/** Folded in: a file of some years is long. */
function Rest({ section, decisions, onDecide }: RestProps) {
  const records = section.records.map(({ id, items }) => ({
    id,
    items: items.filter(({ marked }) => marked === null),
  }));
  const count = records.reduce((sum, { items }) => sum + items.length, 0);
  if (count === 0) return null;
  return (
    <details className={css.rest}>
      <summary>
        {section.what} ({count})
      </summary>
      {records.map(({ id, items }) => (
        <Facts
          key={id}
          of={items.map((item) => [
            item.label,
            <Entry key={item.key} item={item} decision={decisions.get(item.key) ?? null} onDecide={onDecide} />,
          ])}
        />
      ))}
    </details>
  );
}

function Entry({ item, decision, onDecide }: DecidingProps) {
  const isOut = decision !== null && !decision.keep;
  return (
    <Stack gap="one">
      <span className={css.value} data-out={isOut || undefined}>
        {item.value}
      </span>
      {isOut ? (
        <Deciding item={{ ...item, marked: '' }} decision={decision} onDecide={onDecide} />
      ) : (
        <span>
          <Button
            kind="plain"
            small
            label={`Leave out ${item.label}: ${item.value.slice(0, 60)}`}
            onPress={() => onDecide({ key: item.key, keep: false, why: '' })}
          >
            Leave out
          </Button>
        </span>
      )}
    </Stack>
  );
}
