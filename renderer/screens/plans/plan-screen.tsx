import { useState } from 'react';
import type { PlanPage } from '../../../shared/api/plans.ts';
import { countSessions, listSessions } from '../../../shared/sessions.ts';
import { labelOf, PLAN_KINDS, PRIORITIES, SKILLS, STA_WISHES, TRANSFER_BASES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Stack } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDate, ShowDates, ShowTime } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { Agreements } from './agreements.tsx';
import { EndEarlyForm, ExtendForm } from './ending-forms.tsx';
import css from './plans.module.css';
import { Reviews } from './reviews.tsx';

/** One plan: where it stands, what is agreed, who comes, what was reviewed. */
export function PlanScreen() {
  const planId = useParam('planId');
  return <Answered asked={useAsk(api.plans.show, { id: planId })}>{(page) => <Plan page={page} />}</Answered>;
}

function Plan({ page }: { page: PlanPage }) {
  const manager = useIsManager();
  const [ending, setEnding] = useState<'extend' | 'early' | null>(null);
  const kind = labelOf(PLAN_KINDS, page.kind);
  const close = () => setEnding(null);
  return (
    <Page
      title={`${kind} for ${page.pupilName}`}
      beside={<State of="plan" is={page.state} />}
      lead={page.standing}
      up={[
        { to: '/plans', label: 'Plans' },
        { to: `/cases/${page.caseId}/plans`, label: `Case ${page.reference}` },
      ]}
      primary={
        <LinkButton to={`/print/plan-summary/${page.id}`} kind="primary">
          Plan summary for the school
        </LinkButton>
      }
      actions={
        manager && (
          <>
            <LinkButton to={`/plans/${page.id}/edit`} icon="pencil">
              Change
            </LinkButton>
            <Button onPress={() => setEnding('extend')}>Extend</Button>
            {page.state !== 'ended' && <Button onPress={() => setEnding('early')}>End early</Button>}
          </>
        )
      }
    >
      {ending === 'extend' && <ExtendForm page={page} onClose={close} />}
      {ending === 'early' && <EndEarlyForm page={page} onClose={close} />}
      <Notices page={page} />
      <Section title="What and why">
        <p>{page.purpose}</p>
        <Facts of={factsOf(page)} none="None" />
      </Section>
      <Section title="Agreement" id="agreement" lead="A plan can be deployed only once each of its schools has agreed.">
        <Agreements page={page} />
      </Section>
      <Section title="Phases and sessions">
        <table className={css.reading}>
          <thead>
            <tr>
              <th scope="col">Dates</th>
              <th scope="col">Sessions a week</th>
              {page.newSchool && <th scope="col">Where</th>}
              <th scope="col">What happens</th>
            </tr>
          </thead>
          <tbody>
            {page.phases.map((phase) => (
              <tr key={phase.id}>
                <th scope="row">
                  <ShowDates from={phase.fromOn} until={phase.untilOn} />
                </th>
                <td>{phase.sessionsPerWeek}</td>
                {page.newSchool && <td>{phase.schoolName}</td>}
                <td>{phase.what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Weeks page={page} />
      <Targets page={page} />
      <Section title="Reviews">
        <Reviews page={page} />
      </Section>
    </Page>
  );
}

function Notices({ page }: { page: PlanPage }) {
  if (page.notices.length === 0 && page.staleCopies.length === 0) return null;
  return (
    <Stack gap="one">
      {page.staleCopies.length > 0 && (
        <Notice>
          <p>
            <strong>The plan has changed since it was printed.</strong> Out of date now:
          </p>
          <ul>
            {page.staleCopies.map((copy) => (
              <li key={copy.printId}>
                {copy.recipient}, printed <ShowTime at={copy.printedAt} full />{' '}
                <A to={`/print/plan-summary/${page.id}`}>Print it again</A>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {page.notices.map((notice) => (
        <Notice key={notice}>{notice}</Notice>
      ))}
    </Stack>
  );
}

function factsOf(page: PlanPage): (readonly [string, React.ReactNode])[] {
  return [
    ['Dates', <ShowDates key="dates" from={page.startOn} until={page.plannedEndOn} />],
    ...(page.endedEarlyOn
      ? ([
          [
            'Ended early',
            <span key="early">
              <ShowDate on={page.endedEarlyOn} />: {page.endedEarlyWhy}
            </span>,
          ],
        ] as const)
      : []),
    [
      page.newSchool ? 'From' : 'School',
      <A key="home" to={`/schools/${page.homeSchool.id}`}>
        {page.homeSchool.name}
      </A>,
    ],
    ...(page.newSchool
      ? ([
          [
            'To',
            <A key="new" to={`/schools/${page.newSchool.id}`}>
              {page.newSchool.name}
            </A>,
          ],
          [
            'Basis of the move',
            [labelOf(TRANSFER_BASES, page.transferBasis ?? ''), page.transferBasisNote].filter(Boolean).join('. '),
          ],
        ] as const)
      : []),
    ['Lead teacher', page.leadTeacher],
    ['Priority', labelOf(PRIORITIES, String(page.priority))],
    ['Skill wanted', page.skill ? labelOf(SKILLS, page.skill) : 'Any'],
    ['Possible sessions', page.possibleSessions.length === 0 ? 'All ten' : listSessions(page.possibleSessions)],
    ['STAs in one week', page.staLimit === 1 ? 'One' : `At most ${page.staLimit}`],
    ...(page.staWishes.length > 0
      ? ([
          [
            'STAs',
            <ul key="wishes" className={css.plain}>
              {page.staWishes.map(({ staId, staName, wish, reason }) => (
                <li key={staId}>
                  {labelOf(STA_WISHES, wish)}: <A to={`/stas/${staId}`}>{staName}</A>, because {reason}
                </li>
              ))}
            </ul>,
          ],
        ] as const)
      : []),
  ];
}

function Weeks({ page }: { page: PlanPage }) {
  return (
    <Section title="Who comes">
      {page.weeks.length === 0 ? (
        <p>No sessions are given from this week on. They are given on the deployment board.</p>
      ) : (
        <ul className={css.plain}>
          {page.weeks.map((week) => (
            <li key={week.monday}>
              <A to={`/deployment/${week.monday}`}>
                Week of <ShowDate on={week.monday} />
              </A>{' '}
              <State of="week" is={week.published ? 'published' : 'draft'} /> {countSessions(week.visits.length)}:{' '}
              {visitsInWords(week.visits)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** 'Jo Fennimore Monday morning, Wednesday morning'. */
function visitsInWords(visits: PlanPage['weeks'][number]['visits']): string {
  const byName = Map.groupBy(visits, ({ staName }) => staName);
  return [...byName].map(([name, own]) => `${name} ${listSessions(own.map(({ session }) => session))}`).join('; ');
}

function Targets({ page }: { page: PlanPage }) {
  const pupilToo = page.targets.some(({ pupilWill }) => pupilWill !== '');
  return (
    <Section title="Targets, and who does what">
      {page.targets.length === 0 ? (
        <p>No target is set yet.</p>
      ) : (
        <table className={css.reading}>
          <thead>
            <tr>
              <th scope="col">Target</th>
              <th scope="col">The school will</th>
              <th scope="col">The family will</th>
              <th scope="col">STS will</th>
              {pupilToo && <th scope="col">The pupil will</th>}
            </tr>
          </thead>
          <tbody>
            {page.targets.map((target) => (
              <tr key={target.id}>
                <th scope="row">{target.what}</th>
                <td>{target.schoolWill}</td>
                <td>{target.familyWill}</td>
                <td>{target.stsWill}</td>
                {pupilToo && <td>{target.pupilWill}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
