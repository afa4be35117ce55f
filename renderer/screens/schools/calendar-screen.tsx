import { useIsManager } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Calendar } from '../../parts/calendars/calendar.tsx';
import { CalendarImport } from '../../parts/calendars/calendar-import.tsx';
import { Section } from '../../parts/page.tsx';

/** The school's own calendar: the county's, with its INSET days, closures and own term dates laid over it. */
export function SchoolCalendarScreen() {
  const schoolId = useParam('schoolId');
  const isManager = useIsManager();
  return (
    <Section
      title="Calendar"
      lead="The county’s calendar holds for this school except where it differs: its own INSET days and closures, and term dates of its own."
      beside={isManager && <LinkButton to={`/schools/${schoolId}/calendar/import`}>Import a file</LinkButton>}
    >
      <Calendar schoolId={schoolId} />
    </Section>
  );
}

export function SchoolCalendarImportScreen() {
  const schoolId = useParam('schoolId');
  return (
    <Section title="Import into this school’s calendar">
      <CalendarImport schoolId={schoolId} to={`/schools/${schoolId}/calendar`} />
    </Section>
  );
}
