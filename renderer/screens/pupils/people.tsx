import { useState } from 'react';
import type { PupilPage } from '../../../shared/api/pupils.ts';
import { labelOf, NEEDS, SEN_STATUSES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager } from '../../api/office.ts';
import { Button } from '../../parts/button.tsx';
import { Facts } from '../../parts/facts.tsx';
import { A } from '../../parts/link.tsx';
import { Section } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { Badge } from '../../parts/state.tsx';
import { Agreements } from './agreements.tsx';
import { Carers } from './carers.tsx';
import { PupilDialog } from './pupil-dialog.tsx';

/** A pupil's details, parents and carers, and the agreement to engage: on the pupil's page and in each case. */
export function People({ pupilId }: { pupilId: string }) {
  return (
    <Answered asked={useAsk(api.pupils.show, { id: pupilId })}>
      {(pupil) => (
        <>
          <Details pupil={pupil} />
          <Agreements pupil={pupil} />
          <Carers pupil={pupil} />
        </>
      )}
    </Answered>
  );
}

function Details({ pupil }: { pupil: PupilPage }) {
  const isManager = useIsManager();
  const [changing, setChanging] = useState(false);
  return (
    <Section
      title="The pupil"
      beside={
        isManager && (
          <Button small icon="pencil" onPress={() => setChanging(true)}>
            Change details
          </Button>
        )
      }
    >
      <Facts
        of={[
          ['Name', `${pupil.givenName} ${pupil.familyName}${pupil.knownAs ? `, known as ${pupil.knownAs}` : ''}`],
          ['Date of birth', pupil.dateOfBirth && <ShowDate key="born" on={pupil.dateOfBirth} />],
          ['Year', yearOf(pupil)],
          [
            'Home school',
            <A key="school" to={`/schools/${pupil.homeSchoolId}`}>
              {pupil.schoolName}
            </A>,
          ],
          ['UPN', pupil.upn && <Upn key="upn" upn={pupil.upn} temporary={pupil.temporaryUpn} />],
          ['SEN status', labelOf(SEN_STATUSES, pupil.senStatus)],
          ['Needs, the first is primary', pupil.needs.map((need) => labelOf(NEEDS, need)).join('; ')],
          ['Note', pupil.note || 'None'],
        ]}
      />
      {changing && <PupilDialog pupil={pupil} onClose={() => setChanging(false)} />}
    </Section>
  );
}

function Upn({ upn, temporary }: { upn: string; temporary: boolean }) {
  return (
    <>
      {upn} {temporary && <Badge look={{ shape: 'clock', tint: 'wait' }}>Temporary</Badge>}
    </>
  );
}

function yearOf({ yearGroup, yearByAge }: PupilPage): string | null {
  if (yearGroup === yearByAge || yearByAge === null) return yearGroup;
  return `${yearGroup}, taught out of the year that follows from the date of birth (${yearByAge})`;
}
