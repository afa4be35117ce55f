import { useCallback } from 'react';
import type { ImportRow } from '../../../shared/api/imports.ts';
import { uuidv7 } from '../../../shared/uuid.ts';
import { api } from '../../api/client.ts';
import { send, useCommand } from '../../api/command.ts';
import { useIsManager } from '../../api/office.ts';
import { LinkButton } from '../../parts/button.tsx';
import { ImportFlow } from '../../parts/import/import-flow.tsx';
import { inParts } from '../../parts/import/read-file.ts';
import { type ReadFile, usePreview } from '../../parts/import/use-preview.ts';
import { Page } from '../../parts/page.tsx';
import { Notice } from '../../parts/refusal.tsx';

/** Schools from a GIAS extract: additive, previewed row by row, one step. */
export function ImportSchoolsScreen() {
  const bring = useCommand(api.schools.importGias, { said: 'Schools imported.' });
  const preview = usePreview(useGiasReading(), MOST_MEGABYTES);
  const isManager = useIsManager();
  return (
    <Page
      title="Import schools from GIAS"
      up={[{ to: '/schools', label: 'Schools' }]}
      lead="Schools that are new are added, what GIAS knows better is written over, and nothing is ever taken away: an empty cell leaves what the office has entered as it is."
    >
      {isManager ? (
        <ImportFlow
          preview={preview}
          noun={['school', 'schools']}
          command={bring}
          onImport={({ previewId }, leaveOut) => bring.run({ previewId, leaveOut })}
          notices={(value) => <Notices {...value} />}
          next={
            <LinkButton to="/schools" kind="primary">
              Go to the schools
            </LinkButton>
          }
          label="GIAS extract"
          hint="On the website Get Information About Schools choose Downloads, then “Establishment fields CSV”, and unzip it. The file is called edubasealldata….csv. The one for all England will do: other authorities are left out."
          accept=".csv,text/csv"
        />
      ) : (
        <Notice>Only the two managers import schools.</Notice>
      )}
    </Page>
  );
}

/** All England has about 60 MB. */
const MOST_MEGABYTES = 300;

interface GiasPreview {
  previewId: string;
  rows: ImportRow[];
  elsewhere: number;
  missingColumns: string[];
}

/** Sends the file part by part, then has it compared with the register. A refusal of a part ends it there. */
function useGiasReading(): ReadFile<GiasPreview> {
  return useCallback(async (file, tell, signal) => {
    const fileId = uuidv7();
    const of = Math.ceil(file.size / 1_000_000);
    let refused: Awaited<ReturnType<ReadFile<never>>> = null;
    const isWhole = await inParts(file, signal, async (bytes, part) => {
      tell({ done: part, of, doing: `Reading ${file.name}, megabytes` });
      const answer = await send(api.schools.sendGiasPart, { fileId, part, bytes });
      if (!answer.ok) refused = answer;
      return answer.ok;
    });
    if (!isWhole) return refused;
    for await (const event of await api.schools.previewImport.call({ fileId }, { signal })) {
      if (event.kind === 'answer') return event.answer;
      tell(event);
    }
    return null;
  }, []);
}

function Notices({ elsewhere, missingColumns }: GiasPreview) {
  return (
    <>
      {elsewhere > 0 && (
        <p>
          Left out: {elsewhere === 1 ? 'one school of another authority' : `${elsewhere} schools of other authorities`}.
        </p>
      )}
      {missingColumns.length > 0 && (
        <Notice>
          The file lacks {missingColumns.length === 1 ? 'a column' : 'columns'} that GIAS usually has, so nothing is
          known from it of: {missingColumns.join(', ')}.
        </Notice>
      )}
    </>
  );
}
