import { useState } from 'react';
import type { ClosedDayLine, TermHalfLine } from '../../../shared/api/calendars.ts';
import { academicYearOf } from '../../../shared/school-time.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useInAddress } from '../../api/place.ts';
import { Button } from '../button.tsx';
import { Row } from '../layout.tsx';
import { Section } from '../page.tsx';
import { Answered, Notice } from '../refusal.tsx';
import { ClosedDayDialog } from './closed-day-dialog.tsx';
import { ClosedDays } from './closed-days.tsx';
import { HalfDialog, type HalfPlace } from './half-dialog.tsx';
import { Terms } from './terms.tsx';
import { YearView } from './year-view.tsx';

/** A calendar, one academic year at a time: the county's, or a school's with what it does differently marked. */
export interface CalendarProps {
  /** Null for the county. */
  schoolId: string | null;
}

type Editing =
  | { what: 'half'; place: HalfPlace; half: TermHalfLine | null }
  | { what: 'day'; day: ClosedDayLine | null };

export function Calendar({ schoolId }: CalendarProps) {
  const today = useToday();
  const isManager = useIsManager();
  const calendar = useAsk(api.calendars.show, { schoolId });
  const [year, setYear] = useInAddress('year', academicYearOf(today));
  const [editing, setEditing] = useState<Editing | null>(null);
  const close = () => setEditing(null);
  return (
    <Answered asked={calendar}>
      {({ halves, closedDays, holding, terms }) => {
        const years = [...new Set(terms.map(({ academicYear }) => academicYear))];
        const own = terms.filter(({ academicYear }) => academicYear === year);
        const missing = own.filter(({ days }) => days === null).map(({ term }) => term);
        return (
          <>
            <Row gap="half">
              {years.map((each) => (
                <Button small key={each} pressed={each === year} onPress={() => setYear(each)}>
                  {each}
                </Button>
              ))}
            </Row>
            {missing.length > 0 && (
              <Notice>
                <strong>
                  {missing.length === 3 || own.length === 0
                    ? `The calendar for ${year} is not entered.`
                    : `The calendar for ${year} is not entered whole: ${missing.join(' and ')} is missing.`}
                </strong>{' '}
                Until it is, whatever reaches into it says so instead of guessing: due dates, the ends of plans, the
                reviews of a Pastoral Support Plan.
              </Notice>
            )}
            <YearView academicYear={year} holding={holding} today={today} />
            <Section title="Terms">
              <Terms
                academicYear={year}
                isCounty={schoolId === null}
                holding={holding}
                halves={halves}
                terms={own}
                mayWrite={isManager}
                onEdit={(place, half) => setEditing({ what: 'half', place, half })}
              />
            </Section>
            <Section
              title="Days without school"
              beside={
                isManager && (
                  <Button small icon="plus" onPress={() => setEditing({ what: 'day', day: null })}>
                    {schoolId === null ? 'Enter a day' : 'Enter an INSET day or closure'}
                  </Button>
                )
              }
            >
              <ClosedDays
                academicYear={year}
                isCounty={schoolId === null}
                holding={holding}
                own={closedDays}
                mayWrite={isManager}
                onEdit={(day) => setEditing({ what: 'day', day })}
              />
            </Section>
            {editing?.what === 'half' && (
              <HalfDialog schoolId={schoolId} place={editing.place} half={editing.half} onClose={close} />
            )}
            {editing?.what === 'day' && <ClosedDayDialog schoolId={schoolId} day={editing.day} onClose={close} />}
          </>
        );
      }}
    </Answered>
  );
}
