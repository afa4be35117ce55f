import { api } from '../../api/client.ts';
import { useCommand } from '../../api/command.ts';
import { useIsManager } from '../../api/office.ts';
import { LinkButton } from '../../parts/button.tsx';
import { ImportFlow } from '../../parts/import/import-flow.tsx';
import { base64Of } from '../../parts/import/read-file.ts';
import { usePreview } from '../../parts/import/use-preview.ts';
import { Page } from '../../parts/page.tsx';
import { Notice } from '../../parts/refusal.tsx';

const MOST_MEGABYTES = 2;

/** Suspensions from a school's file: of pupils in the register, additive, previewed row by row, one step. */
export function ImportSuspensionsScreen() {
  const preview = usePreview(
    async (file) => api.evidence.previewSuspensions.call({ file: await base64Of(file) }),
    MOST_MEGABYTES,
  );
  const bring = useCommand(api.evidence.importSuspensions, { said: 'Suspensions imported.' });
  const isManager = useIsManager();
  return (
    <Page
      title="Import suspensions"
      up={[{ to: '/cases', label: 'Cases' }]}
      lead="Suspensions (fixed-term exclusions) of pupils who are in the register already. What is recorded is never written over, and a pupil is never made up from a file."
    >
      {isManager ? (
        <ImportFlow
          preview={preview}
          noun={['suspension', 'suspensions']}
          command={bring}
          onImport={async (_, leaveOut, file) => bring.run({ file: await base64Of(file), leaveOut })}
          next={
            <LinkButton to="/cases" kind="primary">
              Go to the cases
            </LinkButton>
          }
          label="File of suspensions"
          hint="A CSV file with upn (or first_name, family_name, date_of_birth), start, sessions, reasons (the Department’s codes, up to three) and type (SUSP, LNCH or PERM)."
          accept=".csv,text/csv"
        />
      ) : (
        <Notice>Only the two managers import suspensions.</Notice>
      )}
    </Page>
  );
}
