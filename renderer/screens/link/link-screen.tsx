import { useInAddress } from '../../api/place.ts';
import { Page } from '../../parts/page.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { CapacityView, CellPane, useChosen } from './capacity-view.tsx';
import { CentresView } from './centres-view.tsx';
import { LevellingView } from './levelling-view.tsx';
import { PanelsView, PlacementsView } from './lists.tsx';
import { WaitingView, WantOfPlace } from './waiting-view.tsx';
import { WhatIfView } from './what-if-view.tsx';

/** The Link: places day by day, who waits, the panel, placements. */
export function LinkScreen() {
  const [tab, setTab] = useInAddress('tab', 'capacity');
  const [chosen, setChosen] = useChosen();
  return (
    <Page
      title="Link"
      lead="For pupils of the Nuneaton, Bedworth and Rugby area. The pupil stays on the home school’s roll."
      wide
      side={tab === 'capacity' && chosen && <CellPane chosen={chosen} onClose={() => setChosen(null)} />}
    >
      <Tabs
        label="The Link"
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { id: 'capacity', label: 'Capacity', content: <CapacityView chosen={chosen} onChoose={setChosen} /> },
          { id: 'waiting', label: 'Waiting list', content: <WaitingView /> },
          { id: 'what-if', label: 'What if', content: <WhatIfView /> },
          { id: 'level', label: 'Home days', content: <LevellingView /> },
          { id: 'panels', label: 'Panel', content: <PanelsView /> },
          { id: 'placements', label: 'Placements', content: <PlacementsView /> },
          { id: 'centres', label: 'Centres', content: <CentresView /> },
          { id: 'refused', label: 'Refused for want of a place', content: <WantOfPlace /> },
        ]}
      />
    </Page>
  );
}
