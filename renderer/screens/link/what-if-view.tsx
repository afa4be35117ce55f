import { memo, useDeferredValue, useMemo } from 'react';
import type { LinkSandbox } from '../../../shared/api/link-ahead.ts';
import { WEEKDAYS, type Weekday } from '../../../shared/dates.ts';
import { freeWith, type SandboxOption } from '../../../shared/link-sandbox.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/choices.tsx';
import { Empty } from '../../parts/empty.tsx';
import { DraftNote } from '../../parts/form.tsx';
import { Row, Stack } from '../../parts/layout.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { Scroller } from '../../parts/scroller.tsx';
import { CompareOptions } from './compare-options.tsx';
import { MOST_OPTIONS, OPTION_NAMES, useOptions } from './options.ts';
import { PlacesAhead, WeekHeads } from './places-ahead.tsx';
import { StartRow } from './start-row.tsx';
import { TakeOption } from './take-option.tsx';
import css from './what-if.module.css';

/** A sandbox: starts dragged, home days changed, two terms seen at once, up to three options compared. */
export function WhatIfView() {
  return (
    <Answered asked={useAsk(api.linkAhead.sandbox, {})}>
      {(sandbox) =>
        sandbox.weeks.length === 0 ? (
          <Empty title="No week of the two terms ahead is known.">Enter the term dates under Settings first.</Empty>
        ) : (
          <Sandbox sandbox={sandbox} />
        )
      }
    </Answered>
  );
}

function Sandbox({ sandbox }: { sandbox: LinkSandbox }) {
  const trying = useOptions(sandbox);
  const { options, chosen, option, taken } = trying;
  // The bar in the hand moves at once; what its move does to everything else follows as fast as it can be drawn.
  const later = useDeferredValue(option);
  const compared = useDeferredValue(options);
  const free = useMemo(() => freeWith(sandbox, later), [sandbox, later]);
  if (!trying.draft.ready) return null;
  const style = { '--weeks': sandbox.weeks.length };
  return (
    <Stack>
      <p>
        Drag a start to another week, or move it with the arrow keys; change a centre or a home day. The places below
        follow. What you try out comes back as your own draft; nothing of it is in the register until it is decided.
      </p>
      <Row>
        <fieldset className={css.options}>
          <legend className="unseen">Options</legend>
          {options.map((_, at) => (
            <Button key={OPTION_NAMES[at]} pressed={at === chosen} onPress={() => trying.choose(at)}>
              Option {OPTION_NAMES[at]}
            </Button>
          ))}
        </fieldset>
        {options.length < MOST_OPTIONS && <Button onPress={trying.copy}>Another option</Button>}
        {options.length > 1 && <Button onPress={trying.drop}>Drop option {OPTION_NAMES[chosen]}</Button>}
        <Button onPress={trying.fill}>Everybody in turn</Button>
        <Button onPress={trying.clear}>Nobody yet</Button>
        <DraftNote draft={trying.draft} />
      </Row>
      <Scroller label="Starts and places in the two terms ahead">
        <div className={css.ahead} style={style as React.CSSProperties}>
          <WeekHeads sandbox={sandbox} />
          {sandbox.requests.length === 0 && <p>Nobody waits for a Link place.</p>}
          <ul className={css.rows} aria-label="Starts">
            {sandbox.requests.map((request) => (
              <StartRow
                key={request.id}
                sandbox={sandbox}
                request={request}
                start={option.starts[request.id] ?? null}
                laid={later.starts[request.id] ?? null}
                free={free}
                onStart={trying.setStart}
              />
            ))}
          </ul>
          <PlacesAhead sandbox={sandbox} free={free} />
        </div>
      </Scroller>
      <CompareOptions sandbox={sandbox} options={compared} chosen={chosen} />
      <HomeDays
        sandbox={sandbox}
        homeDays={later.homeDays}
        onHomeDay={trying.setHomeDay}
        onKeep={trying.keepHomeDays}
      />
      <TakeOption
        sandbox={sandbox}
        option={later}
        chosen={chosen}
        taken={taken}
        onTake={trying.take}
        onMoved={trying.keepHomeDays}
      />
    </Stack>
  );
}

const DAYS = WEEKDAYS.map((day) => ({ value: day, label: WEEKDAY_LABELS[day] }));

interface HomeDaysProps {
  sandbox: LinkSandbox;
  homeDays: SandboxOption['homeDays'];
  onHomeDay(placementId: string, homeDay: Weekday): void;
  onKeep(): void;
}

const HomeDays = memo(function HomeDays({ sandbox, homeDays, onHomeDay, onKeep }: HomeDaysProps) {
  if (sandbox.placements.length === 0) return null;
  return (
    <Section
      title="Home days of those who have a place"
      lead="They would move from next week on; nobody has more or fewer days at the Link in a week."
      beside={Object.keys(homeDays).length > 0 && <Button onPress={onKeep}>As they are</Button>}
    >
      <div className={css.homeDays}>
        {sandbox.placements.map(({ id, pupilName, centreName, homeDay }) => (
          <Select
            key={id}
            name={`home-${id}`}
            label={`${pupilName}, ${centreName}`}
            hint={(homeDays[id] ?? homeDay) === homeDay ? undefined : `${WEEKDAY_LABELS[homeDay]} until now`}
            options={DAYS}
            value={homeDays[id] ?? homeDay}
            onChange={(to) => onHomeDay(id, to)}
          />
        ))}
      </div>
    </Section>
  );
});
