import { useState } from 'react';
import type { BackupLine } from '../../../shared/api/backups.ts';
import { askAllAgain, useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useOffice } from '../../api/office.ts';
import { useTask } from '../../api/task.ts';
import { BackupTable } from '../../parts/backup-table.tsx';
import { Button } from '../../parts/button.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { Progress } from '../../parts/progress.tsx';
import { Answered, Notice, Refusal } from '../../parts/refusal.tsx';
import { RestoreDialog } from '../../parts/restore-dialog.tsx';
import { RehearseDialog } from './rehearse-dialog.tsx';
import { SecondPlaceForm } from './second-place-form.tsx';

/** Copies of the register: when, why, proved; a second place for them; and putting one back. */
export function BackupsScreen() {
  const office = useOffice();
  const isManager = useIsManager();
  const list = useAsk(api.backups.list, {});
  const make = useTask(api.backups.make);
  const [chosen, setChosen] = useState<BackupLine | null>(null);
  const [rehearsed, setRehearsed] = useState<BackupLine | null>(null);
  const isProtected = office?.isProtected ?? false;
  return (
    <Page
      title="Backups"
      up={[{ to: '/settings', label: 'Settings' }]}
      lead="Made with the day’s first sign-in, before every import and update, and on closing. Each is opened, checked and compared at once; 7 days, 5 weeks and 12 months are kept."
      primary={
        isProtected &&
        isManager && (
          <Button kind="primary" busy={make.running} onPress={() => void make.start({}).then(askAllAgain)}>
            Back up now
          </Button>
        )
      }
    >
      {!isProtected && <Notice>Backups begin when the register has passphrases; the demo has none.</Notice>}
      <Progress task={make} />
      {make.refusal && <Refusal refusal={make.refusal} focus />}
      {make.value && (
        <Notice tint={make.value.second === 'failed' ? 'wait' : 'good'}>
          {make.value.second === 'failed'
            ? 'A backup was made and proved here. The second place could not be reached: put its disk in, then back up again.'
            : 'A backup was made and proved.'}
        </Notice>
      )}
      <Answered asked={list}>
        {({ backups, second, secondIsThere }) => (
          <>
            <BackupTable backups={backups} onRestore={isManager ? setChosen : null} onRehearse={setRehearsed} />
            {isProtected && isManager && (
              <Section
                title="The second place"
                lead="A folder on another disk, for the day on which this one is lost. Everything in it is encrypted; a share of the county will do."
              >
                {second && !secondIsThere && <Notice>{second} can not be reached just now.</Notice>}
                <SecondPlaceForm now={second} />
              </Section>
            )}
          </>
        )}
      </Answered>
      {rehearsed && <RehearseDialog backup={rehearsed} onClose={() => setRehearsed(null)} />}
      {chosen && <RestoreDialog backup={chosen} onClose={() => setChosen(null)} />}
    </Page>
  );
}
