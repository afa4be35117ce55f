import { useState } from 'react';
import type { CentrePage } from '../../../shared/api/link-centres.ts';
import { showDate } from '../../../shared/dates.ts';
import { LINK_LIMITS } from '../../../shared/link-words.ts';
import { WEEKDAY_LABELS } from '../../../shared/sessions.ts';
import { labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useIsManager } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Row } from '../../parts/layout.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Refusal } from '../../parts/refusal.tsx';
import { ShowDate, ShowDates } from '../../parts/show.tsx';
import { CloseForm, LimitForm, PlacesForm } from './centre-changes.tsx';
import css from './link.module.css';
import { placesInWords } from './places-fields.tsx';

/** One provision: how placements run in it, its places from a day on, and what takes places out. */
export function CentreScreen() {
  const id = useParam('centreId');
  return <Answered asked={useAsk(api.linkCentres.show, { id })}>{(page) => <Centre page={page} />}</Answered>;
}

function Centre({ page }: { page: CentrePage }) {
  const manager = useIsManager();
  const [doing, setDoing] = useState<'places' | 'limit' | 'close' | null>(null);
  const close = () => setDoing(null);
  return (
    <Page
      title={page.name}
      lead={page.closedOn ? `Closes on ${showDate(page.closedOn)}` : page.town}
      up={[{ to: '/link?tab=centres', label: 'Centres' }]}
      primary={
        manager && (
          <LinkButton kind="primary" icon="pencil" to={`/link/centres/${page.id}/edit`}>
            Change
          </LinkButton>
        )
      }
      actions={
        manager && <Button onPress={() => setDoing('close')}>{page.closedOn ? 'Closing day' : 'Close it'}</Button>
      }
    >
      {doing === 'close' && <CloseForm page={page} onClose={close} />}
      <Section title="How a placement runs here">
        <Facts
          of={[
            ['Opened on', <ShowDate key="on" on={page.openedOn} />],
            ['A placement lasts', page.lengthTerms === 1 ? '1 term' : `${page.lengthTerms} terms`],
            ...(page.note ? ([['Note', page.note]] as const) : []),
          ]}
        />
        <table className={css.reading}>
          <thead>
            <tr>
              <th scope="col">Phase</th>
              <th scope="col">Days a week at the Link</th>
              <th scope="col">Share of the placement</th>
            </tr>
          </thead>
          <tbody>
            {page.phases.map((phase, at) => (
              <tr key={`${phase.what} ${phase.days} ${phase.share}`}>
                <th scope="row">{phase.what || `Phase ${at + 1}`}</th>
                <td>{phase.days}</td>
                <td>{phase.share} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="Places">
        <p>
          From <ShowDate on={page.openedOn} />: {placesInWords(page.places)}
        </p>
        <ul className={css.plain}>
          {page.later.map((row) => (
            <li key={row.id}>
              <Row gap="two">
                <span>
                  From <ShowDate on={row.fromOn} />: {placesInWords(row.places)}. {row.reason}
                </span>
                {manager && <TakeBack what="places" id={row.id} about={`the places from ${showDate(row.fromOn)}`} />}
              </Row>
            </li>
          ))}
        </ul>
        {manager && doing !== 'places' && (
          <Row>
            <Button onPress={() => setDoing('places')}>Change the places</Button>
          </Row>
        )}
        {doing === 'places' && <PlacesForm page={page} onClose={close} />}
      </Section>
      <Section title="Closures and staffing" lead="They take places out for some days; the reason shows with each day.">
        {page.limits.length === 0 && <p>None.</p>}
        <ul className={css.plain}>
          {page.limits.map((limit) => (
            <li key={limit.id}>
              <Row gap="two">
                <span>
                  <ShowDates from={limit.fromOn} until={limit.untilOn} />
                  {limit.days.length > 0 && `, ${limit.days.map((day) => WEEKDAY_LABELS[day]).join(', ')}`}:{' '}
                  {labelOf(LINK_LIMITS, limit.kind)}
                  {limit.kind === 'staffing' && ` (${limit.atMost})`}. {limit.reason}
                </span>
                {manager && <TakeBack what="limit" id={limit.id} about={`what began on ${showDate(limit.fromOn)}`} />}
              </Row>
            </li>
          ))}
        </ul>
        {manager && doing !== 'limit' && (
          <Row>
            <Button onPress={() => setDoing('limit')}>Take places out</Button>
          </Row>
        )}
        {doing === 'limit' && <LimitForm page={page} onClose={close} />}
      </Section>
    </Page>
  );
}

function TakeBack({ what, id, about }: { what: 'places' | 'limit'; id: string; about: string }) {
  const procedure = what === 'places' ? api.linkCentres.takePlacesBack : api.linkCentres.takeLimitBack;
  const back = useCommand(procedure, { said: 'Taken back.' });
  return (
    <>
      {back.refusal && <Refusal refusal={back.refusal} focus />}
      <Button kind="plain" small icon="cross" label={`Take back ${about}`} onPress={() => void back.run({ id })} />
    </>
  );
}
