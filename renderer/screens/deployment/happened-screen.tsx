import type { Happened, HappenedSession } from '../../../shared/api/week-record.ts';
import { mondayOf, showDate } from '../../../shared/dates.ts';
import { SESSIONS } from '../../../shared/sessions.ts';
import type { CodeOf, OUTCOME_REASONS, SESSION_OUTCOMES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useDraft } from '../../api/draft.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { Empty } from '../../parts/empty.tsx';
import { Form } from '../../parts/form.tsx';
import { Stack } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import { ExceptionFields } from './exception-fields.tsx';
import { HappenedGrid } from './happened-grid.tsx';
import { useMonday, WeekParts } from './week-parts.tsx';
import { WeekPicker } from './week-picker.tsx';

/** Friday's record in one pass: press what was not as planned and say why; one press records all the rest. */
export function HappenedScreen() {
  const today = useToday();
  const monday = useMonday(mondayOf(today));
  const happened = useAsk(api.weekRecord.happened, { monday });
  const value = happened.value?.monday === monday ? happened.value : undefined;
  return (
    <Page
      title="What happened"
      wide
      beside={
        <>
          <WeekPicker monday={monday} today={today} part="happened" />
          {value && <State of="happened" is={value.recordedOn ? 'recorded' : 'open'} say={stateSentence(value)} />}
        </>
      }
    >
      <WeekParts monday={monday} />
      <Answered asked={{ ...happened, value }}>{(known) => <Week key={monday} happened={known} />}</Answered>
    </Page>
  );
}

function stateSentence({ recordedOn, recordedBy }: Happened): string {
  return recordedOn ? `Recorded ${showDate(recordedOn)}${recordedBy ? ` by ${recordedBy}` : ''}` : 'Not recorded';
}

export interface ExceptionValues {
  allocationId: string;
  outcome: CodeOf<typeof SESSION_OUTCOMES>;
  reason: CodeOf<typeof OUTCOME_REASONS> | null;
  otherStaId: string | null;
  note: string;
}

function Week({ happened }: { happened: Happened }) {
  const today = useToday();
  const isManager = useIsManager();
  if (happened.state === 'draft') {
    return (
      <Empty title="This week has not been published.">
        What happened is recorded against what schools were told. Publish the week on its board first.
      </Empty>
    );
  }
  if (today < happened.fromOn || !isManager) {
    return (
      <Stack>
        {today < happened.fromOn && (
          <Notice tint="calm">It can be recorded from Friday, {showDate(happened.fromOn)}.</Notice>
        )}
        <HappenedGrid happened={happened} exceptions={exceptionsOf(happened)} onPress={undefined} />
      </Stack>
    );
  }
  return <Record happened={happened} />;
}

function Record({ happened }: { happened: Happened }) {
  const { monday, version, sessions } = happened;
  const known = { version, exceptions: exceptionsOf(happened) };
  const form = useDraft(`week/${monday}/happened`, known);
  const record = useCommand(api.weekRecord.recordHappened, { said: 'What happened is recorded.' });
  const { exceptions } = form.values;
  const byId = new Map(sessions.map((one) => [one.allocationId, one]));
  const setAt = (at: number, some: Partial<ExceptionValues>) =>
    form.set({ exceptions: exceptions.map((each, index) => (index === at ? { ...each, ...some } : each)) });
  const toggle = (one: HappenedSession) => {
    const isThere = exceptions.some(({ allocationId }) => allocationId === one.allocationId);
    form.set({
      exceptions: isThere
        ? exceptions.filter(({ allocationId }) => allocationId !== one.allocationId)
        : [...exceptions, { ...NOTHING_KNOWN, allocationId: one.allocationId }],
    });
  };
  const save = async () => {
    const answer = await record.run({ monday, version: form.values.version, exceptions });
    if (answer.ok) await form.discard();
  };
  if (!form.ready) return null;
  const asPlanned = sessions.length - exceptions.length;
  return (
    <Form
      form={form}
      command={record}
      fresh={known}
      submit={`Record ${asPlanned} as planned, ${exceptions.length} not`}
      onSubmit={() => void save()}
    >
      <Stack>
        <p>Everything counts as planned. Press each session that was not, and say below what happened.</p>
        <HappenedGrid happened={happened} exceptions={exceptions} onPress={toggle} />
        {exceptions.length > 0 && (
          <Section title="Not as planned">
            <Stack>
              {exceptions.map((each, at) => {
                const one = byId.get(each.allocationId);
                return (
                  <ExceptionFields
                    key={each.allocationId}
                    at={at}
                    title={one ? sessionWords(one) : 'A session that is not in the week any more'}
                    values={each}
                    stas={happened.stas.filter(({ id }) => id !== one?.staId)}
                    onChange={(some) => setAt(at, some)}
                    onAsPlanned={() => form.set({ exceptions: exceptions.filter((_, index) => index !== at) })}
                  />
                );
              })}
            </Stack>
          </Section>
        )}
      </Stack>
    </Form>
  );
}

const NOTHING_KNOWN: Omit<ExceptionValues, 'allocationId'> = {
  outcome: 'not-held',
  reason: null,
  otherStaId: null,
  note: '',
};

function exceptionsOf({ sessions }: Happened): ExceptionValues[] {
  return sessions.flatMap(({ allocationId, outcome, reason, otherStaId, note }) =>
    outcome === null || outcome === 'as-planned' ? [] : [{ allocationId, outcome, reason, otherStaId, note }],
  );
}

/** 'Kit Barleymow, Tuesday morning: C-0010 BL at Marrowby Primary School'. */
function sessionWords({ staName, session, ref, schoolName }: HappenedSession): string {
  return `${staName}, ${SESSIONS[session]}: ${ref} at ${schoolName}`;
}
