import type { TimelineItem } from '../../../shared/api/cases.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useParam } from '../../api/place.ts';
import { Empty } from '../../parts/empty.tsx';
import type { Shape } from '../../parts/icons.tsx';
import { A } from '../../parts/link.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import type { Tint } from '../../parts/states.ts';
import { Timeline, type TimelineEntry } from '../../parts/timeline.tsx';

/** The case as a timeline: what is still to come first, then what happened, newest first. */
export function CaseTimelineScreen() {
  const id = useParam('caseId');
  return (
    <Answered asked={useAsk(api.cases.show, { id })}>
      {({ timeline }) => {
        const ahead = timeline.filter((item) => item.ahead).reverse();
        const past = timeline.filter((item) => !item.ahead);
        return (
          <>
            {ahead.length > 0 && (
              <Section title="To come">
                <Timeline label="To come" entries={ahead.map((item) => entryOf(id, item))} />
              </Section>
            )}
            <Section title="What happened">
              {past.length === 0 ? (
                <Empty title="Nothing has been recorded yet">
                  Enquiries, evidence, decisions, plans and papers appear here by their dates.
                </Empty>
              ) : (
                <Timeline label="What happened" entries={past.map((item) => entryOf(id, item))} />
              )}
            </Section>
          </>
        );
      }}
    </Answered>
  );
}

const LOOKS: Readonly<Record<TimelineItem['kind'], { shape: Shape; tint: Tint }>> = {
  case: { shape: 'square', tint: 'plain' },
  enquiry: { shape: 'dot', tint: 'wait' },
  evidence: { shape: 'ring', tint: 'calm' },
  review: { shape: 'half', tint: 'calm' },
  suspension: { shape: 'warning', tint: 'bad' },
  agreement: { shape: 'tick', tint: 'good' },
  decision: { shape: 'diamond', tint: 'good' },
  plan: { shape: 'play', tint: 'good' },
  paper: { shape: 'pencil', tint: 'plain' },
};

/** The part of the case in which more is known. */
const PARTS: Readonly<Record<TimelineItem['kind'], string | null>> = {
  case: null,
  enquiry: 'enquiries',
  evidence: 'evidence',
  review: 'evidence',
  suspension: 'evidence',
  agreement: 'people',
  decision: 'eligibility',
  plan: 'plans',
  paper: 'papers',
};

function entryOf(caseId: string, item: TimelineItem): TimelineEntry {
  const { key, on, kind, what, detail, standing, ahead } = item;
  const part = PARTS[kind];
  const to = item.to ?? (part && `/cases/${caseId}/${part}`);
  return {
    key,
    on,
    ...LOOKS[kind],
    ...(ahead ? { shape: 'clock' as const } : {}),
    what: (
      <>
        {to ? <A to={to}>{what}</A> : what} {standing && <State of="standing" is={standing} />}
      </>
    ),
    detail,
  };
}
