import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import type { CasePage } from '../../../shared/api/cases.ts';
import { CASE_DUES, labelOf } from '../../../shared/words.ts';
import { useAsk } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useIsManager, useToday } from '../../api/office.ts';
import { useParam } from '../../api/place.ts';
import { Due } from '../../parts/due.tsx';
import { Row } from '../../parts/layout.tsx';
import { A } from '../../parts/link.tsx';
import { Menu } from '../../parts/menu.tsx';
import { Page } from '../../parts/page.tsx';
import { Answered, Notice } from '../../parts/refusal.tsx';
import { ShowDate } from '../../parts/show.tsx';
import { State } from '../../parts/state.tsx';
import { TabLinks } from '../../parts/tabs.tsx';
import { CloseDialog, LeadDialog, ReopenDialog } from './case-dialogs.tsx';

/**
 * One case: whom it is about and where it stands stays on top; below it one part at a time, each a place of its own
 * (routes.tsx), so that the parts are screens that know nothing of each other.
 */
export function CaseScreen() {
  const id = useParam('caseId');
  return (
    <Answered asked={useAsk(api.cases.show, { id })}>{(page) => <CaseFrame page={page} key={page.id} />}</Answered>
  );
}

type Doing = 'lead' | 'close' | 'reopen';

function CaseFrame({ page }: { page: CasePage }) {
  const isManager = useIsManager();
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <Page
      title={page.pupilName}
      beside={
        <>
          <State of="stage" is={page.stage} />
          {page.restricted && <State of="access" is="restricted" />}
          {!page.agreed && !page.closedOn && <State of="agreement" is="missing" say="No parental agreement" />}
        </>
      }
      up={[{ to: '/cases', label: 'Cases' }]}
      actions={isManager && <MoreMenu closed={page.closedOn !== null} onChoose={setDoing} />}
    >
      <Row gap="two" align="baseline" apart>
        <Where page={page} />
        {page.due && <NextStep page={page} due={page.due} />}
      </Row>
      {page.closedOn && (
        <Notice tint="calm">
          <span>
            Closed <ShowDate on={page.closedOn} />: {page.closedWhy}
          </span>
        </Notice>
      )}
      <TabLinks label="Parts of the case" links={partsOf(page.id, isManager)} />
      <Outlet />
      {doing === 'lead' && <LeadDialog page={page} onClose={close} />}
      {doing === 'close' && <CloseDialog page={page} onClose={close} />}
      {doing === 'reopen' && <ReopenDialog page={page} onClose={close} />}
    </Page>
  );
}

const partsOf = (id: string, isManager: boolean) => [
  { to: `/cases/${id}`, label: 'Timeline', exact: true },
  { to: `/cases/${id}/eligibility`, label: 'Eligibility' },
  { to: `/cases/${id}/evidence`, label: 'Evidence' },
  { to: `/cases/${id}/enquiries`, label: 'Enquiries' },
  { to: `/cases/${id}/plans`, label: 'Plans' },
  { to: `/cases/${id}/link`, label: 'Link' },
  { to: `/cases/${id}/people`, label: 'People' },
  { to: `/cases/${id}/papers`, label: 'Papers' },
  { to: `/cases/${id}/history`, label: 'History' },
  ...(isManager ? [{ to: `/cases/${id}/access`, label: 'Access' }] : []),
];

/** 'C-0042 · Year 4 at Ashgrove Primary School · led by …'. */
function Where({ page }: { page: CasePage }) {
  return (
    <span>
      {page.reference} · {page.yearGroup ?? 'Year not known'} at{' '}
      <A to={`/schools/${page.schoolId}`}>{page.schoolName}</A>
      {page.leadTeacher ? ` · led by ${page.leadTeacher}` : ' · no lead teacher yet'}
    </span>
  );
}

function NextStep({ page, due }: { page: CasePage; due: NonNullable<CasePage['due']> }) {
  const today = useToday();
  const waiting = page.enquiries.findLast(({ answeredOn }) => answeredOn === null);
  const to = due.what === 'answer' && waiting ? `/cases/${page.id}/enquiries/${waiting.id}` : `/cases/${page.id}/plans`;
  return (
    <Row>
      <A to={to}>{labelOf(CASE_DUES, due.what)}</A>
      <Due on={due.on} today={today} />
    </Row>
  );
}

function MoreMenu({ closed, onChoose }: { closed: boolean; onChoose(doing: Doing): void }) {
  return (
    <Menu
      label="More to do with this case"
      choices={[
        { id: 'lead', label: 'Change who leads', icon: 'pencil', onChoose: () => onChoose('lead') },
        closed
          ? { id: 'reopen', label: 'Open the case again', icon: 'undo', onChoose: () => onChoose('reopen') }
          : { id: 'close', label: 'Close the case', icon: 'square', onChoose: () => onChoose('close') },
      ]}
    >
      More
    </Menu>
  );
}
