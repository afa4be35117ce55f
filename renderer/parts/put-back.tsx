import { type ReactNode, useState } from 'react';
import type { BackupLine } from '../../shared/api/backups.ts';
import { useAsk } from '../api/ask.ts';
import { api } from '../api/client.ts';
import { BackupTable } from './backup-table.tsx';
import { Section } from './page.tsx';
import { Answered } from './refusal.tsx';
import { RestoreDialog } from './restore-dialog.tsx';

/** Where a register does not open: its last proven copies, one click away. Shows `none`, or nothing, where there are none. */
export function PutBack({ none = null }: { none?: ReactNode }) {
  const list = useAsk(api.backups.list, {});
  const [chosen, setChosen] = useState<BackupLine | null>(null);
  return (
    <Answered asked={list}>
      {({ backups }) =>
        backups.length === 0 ? (
          none
        ) : (
          <Section title="Put a proven copy back" lead="What it replaces is kept in the folder “replaced”.">
            <BackupTable backups={backups.slice(0, 5)} onRestore={setChosen} />
            {chosen && <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
          </Section>
        )
      }
    </Answered>
  );
}
