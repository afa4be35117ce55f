import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Calendar } from '../../parts/calendars/calendar.tsx';
import { CalendarImport } from '../../parts/calendars/calendar-import.tsx';
import { A } from '../../parts/link.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';

const UP = [{ to: '/settings', label: 'Settings' }];

/** The county's calendar, on which every deadline and every "one term" rests; and which schools differ from it. */
export function CalendarsScreen() {
  const isManager = useIsManager();
  return (
    <Page
      title="Calendars"
      up={UP}
      lead="The county’s term dates and days without school. Deadlines, notice and “at least one term” are counted on them."
      actions={isManager && <LinkButton to="/settings/calendars/import">Import a file</LinkButton>}
    >
      <Calendar schoolId={null} />
      <DifferingSchools />
    </Page>
  );
}

function DifferingSchools() {
  const asked = useAsk(api.calendars.schoolsWithOwn, {});
  return (
    <Section
      title="Schools that differ"
      lead="INSET days, closures and own term dates are entered on the school’s page."
    >
      <Answered asked={asked}>
        {(schools) =>
          schools.length === 0 ? (
            <p>None yet: the county’s calendar holds for every school.</p>
          ) : (
            <ul>
              {schools.map(({ id, name, halves, days }) => (
                <li key={id}>
                  <A to={`/schools/${id}/calendar`}>{name}</A>:{' '}
                  {[
                    days > 0 && (days === 1 ? '1 day without school' : `${days} days without school`),
                    halves > 0 &&
                      (halves === 1 ? 'own dates for half a term' : `own dates for ${halves} halves of terms`),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  );
}

export function CalendarImportScreen() {
  return (
    <Page
      title="Import a calendar"
      up={[...UP, { to: '/settings/calendars', label: 'Calendars' }]}
      lead="For the county, and so for every school. Lines that are new are added, changed dates are written over, nothing is taken away."
    >
      <CalendarImport schoolId={null} to="/settings/calendars" />
    </Page>
  );
}
