import { Outlet } from '@tanstack/react-router';
import type { SchoolPage } from '../../../shared/api/schools.ts';
import { labelOf, SCHOOL_PHASES } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useOffice } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { LinkButton } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered } from '../../parts/refusal.tsx';
import { State } from '../../parts/state.tsx';
import { TabLinks } from '../../parts/tabs.tsx';

/** One school: what it is called and whether it has signed stays on top; below it one part at a time (routes.tsx). */
export function SchoolScreen() {
  return <Answered asked={useSchool()}>{(page) => <SchoolFrame page={page} key={page.id} />}</Answered>;
}

/** The school of the address, for the frame and for each of its parts. */
export function useSchool() {
  return useAsk(api.schools.show, { id: useParam('schoolId') });
}

function SchoolFrame({ page }: { page: SchoolPage }) {
  const isManager = useIsManager();
  const isOffice = useOffice()?.person?.role === 'office';
  return (
    <Page
      title={page.name}
      beside={
        <>
          <SignUpState page={page} />
          {page.status !== 'open' && <State of="school" is={page.status} />}
        </>
      }
      up={[{ to: '/schools', label: 'Schools' }]}
      lead={[labelOf(SCHOOL_PHASES, page.phase), page.town, page.area, `URN ${page.urn}`].filter(Boolean).join(' · ')}
      actions={isManager && <LinkButton to={`/print/school-week/${page.id}`}>Week sheet</LinkButton>}
    >
      <TabLinks
        label="Parts of the school"
        links={partsOf(page).filter(({ to }) => !(isOffice && to.endsWith('/history')))}
      />
      <Outlet />
    </Page>
  );
}

const partsOf = ({ id, cases, plans }: SchoolPage) => [
  { to: `/schools/${id}`, label: 'Sign-up and contacts', exact: true },
  { to: `/schools/${id}/self-review`, label: 'Self-review' },
  {
    to: `/schools/${id}/cases`,
    label: `Cases and plans (${cases.filter(isOpen).length + plans.filter(isCurrent).length})`,
  },
  { to: `/schools/${id}/calendar`, label: 'Calendar' },
  { to: `/schools/${id}/papers`, label: 'Papers' },
  { to: `/schools/${id}/details`, label: 'Details' },
  { to: `/schools/${id}/history`, label: 'History' },
];

const isOpen = ({ closedOn }: SchoolPage['cases'][number]) => closedOn === null;
const isCurrent = ({ state }: SchoolPage['plans'][number]) => state !== 'ended';

function SignUpState({ page }: { page: SchoolPage }) {
  const isInForce = page.signUps.some(({ inForceToday }) => inForceToday);
  return (
    <State
      of="signUp"
      is={isInForce ? 'in-force' : page.signUps.length > 0 ? 'ended' : 'none'}
      say={isInForce ? 'Signed up' : page.signUps.length > 0 ? 'Sign-up ended' : 'Not signed up'}
    />
  );
}
