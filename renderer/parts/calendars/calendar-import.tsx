import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useIsManager } from '../../api/office.ts';
import { LinkButton } from '../button.tsx';
import { ImportFlow } from '../import/import-flow.tsx';
import { base64Of } from '../import/read-file.ts';
import { usePreview } from '../import/use-preview.ts';
import { Notice } from '../refusal.tsx';

/** Term dates, or days without school, from a CSV file: for the county, or for one school. */
export interface CalendarImportProps {
  schoolId: string | null;
  /** The calendar that it goes into. */
  to: string;
}

export function CalendarImport({ schoolId, to }: CalendarImportProps) {
  const isManager = useIsManager();
  const bring = useCommand(api.calendars.importFile, { said: 'Calendar imported.' });
  const preview = usePreview(
    async (file) => api.calendars.previewImport.call({ schoolId, file: await base64Of(file) }),
    1,
  );
  if (!isManager) return <Notice>Only the two managers change calendars.</Notice>;
  return (
    <ImportFlow
      preview={preview}
      noun={['line', 'lines']}
      command={bring}
      onImport={async (_value, leaveOut, file) => bring.run({ schoolId, file: await base64Of(file), leaveOut })}
      notices={({ kind }) => (
        <p>{kind === 'terms' ? 'The file holds term dates.' : 'The file holds days without school.'}</p>
      )}
      next={
        <LinkButton to={to} kind="primary">
          Go to the calendar
        </LinkButton>
      }
      label="CSV file"
      hint={
        <>
          Term dates in the columns academic_year, term, half, first_pupil_day, last_pupil_day; or days without school
          in the columns date, name and, where it is no bank holiday, kind (inset or closure). Dates as 2026-09-02 or
          02/09/2026.
        </>
      }
      accept=".csv,text/csv"
    />
  );
}
