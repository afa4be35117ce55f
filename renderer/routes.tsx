import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotHere } from './shell/not-here.tsx';
import { Shell } from './shell/shell.tsx';

/**
 * Every place of the app: its address and the screen that is shown there, each in a file of its own that is loaded when
 * somebody goes there. The rail (places.ts) shows the places that have a line here.
 *
 *   place('/cases/$caseId', () => import('./screens/cases/case-screen.tsx'), 'CaseScreen')
 */
const root = createRootRoute({ component: Shell, notFoundComponent: NotHere });

const screens = [
  place('/link', () => import('./screens/link/link-screen.tsx'), 'LinkScreen'),
  place('/history', () => import('./screens/history/history-screen.tsx'), 'HistoryScreen'),
  place('/deployment', () => import('./screens/deployment/deployment-screen.tsx'), 'DeploymentScreen'),
  place('/deployment/$monday', () => import('./screens/deployment/deployment-screen.tsx'), 'DeploymentScreen'),
  place('/stas', () => import('./screens/stas/stas-screen.tsx'), 'StasScreen'),
  place('/stas/new', () => import('./screens/stas/new-sta-screen.tsx'), 'NewStaScreen'),
  place('/stas/$staId', () => import('./screens/stas/sta-screen.tsx'), 'StaScreen'),
  place('/plans', () => import('./screens/plans/plans-screen.tsx'), 'PlansScreen'),
  place('/plans/$planId', () => import('./screens/plans/plan-screen.tsx'), 'PlanScreen'),
  place('/plans/$planId/edit', () => import('./screens/plans/plan-form-screens.tsx'), 'EditPlanScreen'),
  place('/cases/$caseId/plans/new', () => import('./screens/plans/plan-form-screens.tsx'), 'NewPlanScreen'),
  place('/papers', () => import('./screens/papers/register-screen.tsx'), 'RegisterScreen'),
  place('/papers/$printId', () => import('./screens/papers/printed-screen.tsx'), 'PrintedScreen'),
  place('/print/$paper/$subjectId', () => import('./screens/papers/paper-screen.tsx'), 'PaperScreen'),
];

type Screens<N extends string> = Record<N, React.ComponentType>;

function place<N extends string>(path: string, load: () => Promise<Screens<N>>, name: N) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });
}

export const router = createRouter({
  routeTree: root.addChildren(screens),
  defaultPreload: 'intent',
  scrollRestoration: true,
});
