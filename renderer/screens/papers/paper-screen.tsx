import { useState } from 'react';
import type { PaperAsk, Preview } from '../../../shared/api/papers.ts';
import { addDays, mondayOf, showDate } from '../../../shared/dates.ts';
import { labelOf, PAPERS } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useFields } from '../../api/fields.ts';
import { useOffice, useToday } from '../../api/office.ts';
import { useInAddress, useParam } from '../../api/place.ts';
import { Button } from '../../parts/button.tsx';
import { RadioGroup, Select } from '../../parts/choices.tsx';
import { FormErrorsContext } from '../../parts/field.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered, Notice, Refusal } from '../../parts/refusal.tsx';
import { TextField } from '../../parts/text-field.tsx';
import css from './paper.module.css';
import { PaperSheets } from './paper-page.tsx';
import { printPages, savePdf } from './sending.tsx';

/** A paper before it leaves the office: the pages as they will print, whom they go to, initials or the full name. */
export function PaperScreen() {
  const paper = paperOf(useParam('paper'));
  const subject = useParam('subjectId');
  const today = useToday();
  const weekly = paper?.endsWith('-week') ?? false;
  const [monday, setMonday] = useInAddress('monday', weekly ? addDays(mondayOf(today), 7) : '');
  const [name, setName] = useState<'initials' | 'full'>('initials');
  if (!paper) return <Page title="There is no such paper">Go back and choose another.</Page>;
  const ask: PaperAsk = {
    paper,
    subjectId: subject === '-' ? '' : subject,
    monday: monday || null,
    fullName: name === 'full',
  };
  return (
    <Page
      title={labelOf(PAPERS, paper)}
      lead="What you see is what is printed. Saving or printing gives it a number in the print register."
      up={[{ to: '/papers', label: 'Print register' }]}
      wide
    >
      <Shown ask={ask} name={name} onName={setName} weekly={weekly} onMonday={setMonday} today={today} />
    </Page>
  );
}

interface ShownProps {
  ask: PaperAsk;
  name: 'initials' | 'full';
  onName(name: 'initials' | 'full'): void;
  weekly: boolean;
  onMonday(monday: string): void;
  today: string;
}

function Shown({ ask, name, onName, weekly, onMonday, today }: ShownProps) {
  const preview = useAsk(api.papers.preview, ask);
  const weeks = Array.from({ length: 6 }, (_, at) => addDays(mondayOf(today), (at - 2) * 7));
  const week = ask.monday && !weeks.includes(ask.monday) ? [ask.monday, ...weeks] : weeks;
  return (
    <Answered asked={preview}>
      {(shown) => (
        <div className={css.desk}>
          <PaperSheets title={shown.title} pages={shown.pages} />
          <div className={css.choices}>
            {weekly && (
              <Select
                name="monday"
                label="Week"
                value={ask.monday}
                onChange={onMonday}
                options={week.map((each) => ({ value: each, label: `Week of ${showDate(each)}` }))}
              />
            )}
            {shown.hasName && (
              <RadioGroup
                name="fullName"
                label="The pupil’s name"
                value={name}
                onChange={onName}
                options={[
                  { value: 'initials', label: 'Initials', hint: 'Names in the text become initials too.' },
                  { value: 'full', label: 'Full name', hint: 'Kept in the print register, with the reason.' },
                ]}
              />
            )}
            <Send ask={ask} shown={shown} stale={preview.stale} />
            {shown.notices.map((notice) => (
              <Notice key={notice}>{notice}</Notice>
            ))}
            {shown.withheld.length > 0 && (
              <p>
                <strong>Not on this paper:</strong> {shown.withheld.join(', ')}.
              </p>
            )}
          </div>
        </div>
      )}
    </Answered>
  );
}

/** Whom it goes to; then saved as PDF or printed, under one number. */
function Send({ ask, shown, stale }: { ask: PaperAsk; shown: Preview; stale: boolean }) {
  const role = useOffice()?.person?.role;
  const form = useFields({ recipient: shown.recipients[0]?.label ?? '', fullNameWhy: '' });
  const print = useCommand(api.papers.print, { said: null });
  const [sent, setSent] = useState<{ id: string; number: string } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const chosen = shown.recipients.find(({ label }) => label === form.values.recipient);
  const send = async (how: 'save' | 'print') => {
    setFailed(null);
    const answer = await print.run({
      ...ask,
      recipient: form.values.recipient,
      recipientSchoolId: chosen?.schoolId ?? null,
      fullNameWhy: form.values.fullNameWhy || null,
      seenHash: shown.contentHash,
    });
    if (!answer.ok) return;
    setSent(answer.value);
    const printed = await api.papers.printed.call({ id: answer.value.id });
    if (!printed.ok) setFailed(printed.refusal.what);
    else if (how === 'save') savePdf(printed.value.pdf, printed.value.number);
    else await printPages(printed.value.pages, printed.value.title);
  };
  if (role === 'read-only') return <p>Your role reads papers; a manager prints them.</p>;
  const sentences = new Map(print.refusal?.fields?.map(({ path, sentence }) => [path, sentence]));
  return (
    <FormErrorsContext value={{ sentences, called: () => {} }}>
      <Stack>
        {print.refusal && !print.refusal.fields?.length && <Refusal refusal={print.refusal} focus />}
        {shown.recipients.length > 1 && (
          <RadioGroup
            name="to"
            label="Goes to"
            value={chosen?.label ?? null}
            onChange={(recipient) => form.set({ recipient })}
            options={shown.recipients.map(({ label }) => ({ value: label, label }))}
          />
        )}
        <TextField
          label={shown.recipients.length > 1 ? 'Or somebody else' : 'Goes to'}
          hint="Kept in the print register, so that we know who holds a copy."
          {...form.field('recipient')}
        />
        {shown.hasName && ask.fullName && (
          <TextField label="Why the full name is needed" {...form.field('fullNameWhy')} />
        )}
        <Row>
          <Button kind="primary" busy={print.busy} disabled={stale} onPress={() => void send('save')}>
            Save PDF
          </Button>
          <Button busy={print.busy} disabled={stale} onPress={() => void send('print')}>
            Print
          </Button>
        </Row>
        <div role="status">
          {sent && (
            <p>
              Registered as <A to={`/papers/${sent.id}`}>{sent.number}</A>, for {form.values.recipient}.
            </p>
          )}
          {failed && <p>{failed}</p>}
        </div>
      </Stack>
    </FormErrorsContext>
  );
}

function paperOf(text: string): PaperAsk['paper'] | null {
  return text in PAPERS ? (text as PaperAsk['paper']) : null;
}
