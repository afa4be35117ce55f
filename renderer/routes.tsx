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
