import type { ClosedDayLine, Holding } from '../../../shared/api/calendars.ts';
import { academicYearOf } from '../../../shared/school-time.ts';
import { CLOSED_DAYS, labelOf } from '../../../shared/words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { Button } from '../button.tsx';
import { Empty } from '../empty.tsx';
import { Row } from '../layout.tsx';
import { Refusal } from '../refusal.tsx';
import { ShowDate } from '../show.tsx';
import { Table } from '../table.tsx';

/** Bank holidays, INSET days and closures of one academic year. */
export interface ClosedDaysProps {
  academicYear: string;
  isCounty: boolean;
  holding: Holding;
  /** What is entered for this calendar itself. */
  own: readonly ClosedDayLine[];
  mayWrite: boolean;
  onEdit(day: ClosedDayLine): void;
}

export function ClosedDays({ academicYear, isCounty, holding, own, mayWrite, onEdit }: ClosedDaysProps) {
  const remove = useCommand(api.calendars.removeClosedDay, { said: 'Day taken away.' });
  const days = holding.closedDays.filter(({ date }) => academicYearOf(date) === academicYear);
  const mine = (day: Holding['closedDays'][number]) =>
    (isCounty || day.of === 'school') && own.find(({ date }) => date === day.date);
  return (
    <>
      {remove.refusal && <Refusal refusal={remove.refusal} focus />}
      <Table
        label={`Days without school in ${academicYear}`}
        rows={days}
        rowKey={({ date, of }) => `${date} ${of}`}
        columns={[
          {
            id: 'date',
            label: 'Date',
            width: '9rem',
            cell: ({ date }) => <ShowDate on={date} />,
            sort: ({ date }) => date,
          },
          { id: 'name', label: 'Name', cell: ({ name }) => name, sort: ({ name }) => name },
          {
            id: 'kind',
            label: 'Kind',
            width: '9rem',
            cell: ({ kind }) => labelOf(CLOSED_DAYS, kind),
            sort: ({ kind }) => kind,
          },
          ...(isCounty
            ? []
            : [
                {
                  id: 'of',
                  label: 'Whose',
                  width: '8rem',
                  cell: ({ of }: Holding['closedDays'][number]) => (of === 'county' ? 'The county’s' : 'Its own'),
                },
              ]),
          {
            id: 'do',
            label: <span className="unseen">What can be done</span>,
            width: '12rem',
            cell: (day) => {
              const entry = mine(day);
              return (
                mayWrite &&
                entry && (
                  <Row gap="half">
                    <Button small kind="plain" label={`Change ${day.name}`} onPress={() => onEdit(entry)}>
                      Change
                    </Button>
                    <Button
                      small
                      kind="plain"
                      label={`Take away ${day.name}`}
                      onPress={() => void remove.run({ id: entry.id })}
                    >
                      Take away
                    </Button>
                  </Row>
                )
              );
            },
          },
        ]}
        empty={
          <Empty title="None entered">Bank holidays, INSET days and closures of {academicYear} belong here.</Empty>
        }
      />
    </>
  );
}
