import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { NotHere } from './shell/not-here.tsx';
import { Shell } from './shell/shell.tsx';

/**
 * Every place of the app: its address and the screen that is shown there, each in a file of its own that is loaded when
 * somebody goes there. The rail (places.ts) shows the places that have a line here.
 *
 *   place('/cases/$caseId', () => import('./screens/cases/case-screen.tsx'), 'CaseScreen')
 */
const root = createRootRoute({ component: Shell, notFoundComponent: NotHere });

/** One case: a frame that stays, and within it one part at a time, each a place of its own. */
const oneCase = place('/cases/$caseId', () => import('./screens/cases/case-screen.tsx'), 'CaseScreen');
const caseParts = [
  within(oneCase, '/', () => import('./screens/cases/timeline-screen.tsx'), 'CaseTimelineScreen'),
  within(
    oneCase,
    '/eligibility',
    () => import('./screens/eligibility/eligibility-screen.tsx'),
    'CaseEligibilityScreen',
  ),
  within(oneCase, '/evidence', () => import('./screens/cases/evidence-screen.tsx'), 'CaseEvidenceScreen'),
  within(oneCase, '/enquiries', () => import('./screens/enquiries/case-enquiries-screen.tsx'), 'CaseEnquiriesScreen'),
  within(oneCase, '/enquiries/$enquiryId', () => import('./screens/enquiries/enquiry-screen.tsx'), 'EnquiryScreen'),
  within(oneCase, '/plans', () => import('./screens/plans/case-plans-screen.tsx'), 'CasePlansScreen'),
  within(oneCase, '/people', () => import('./screens/pupils/case-people-screen.tsx'), 'CasePeopleScreen'),
  within(oneCase, '/link', () => import('./screens/link/case-link-screen.tsx'), 'CaseLinkScreen'),
  within(oneCase, '/papers', () => import('./screens/cases/papers-screen.tsx'), 'CasePapersScreen'),
  within(oneCase, '/access', () => import('./screens/cases/access-screen.tsx'), 'CaseAccessScreen'),
  within(oneCase, '/history', () => import('./screens/cases/history-screen.tsx'), 'CaseHistoryScreen'),
];

/** One school: the same. */
const oneSchool = place('/schools/$schoolId', () => import('./screens/schools/school-screen.tsx'), 'SchoolScreen');
const schoolParts = [
  within(oneSchool, '/', () => import('./screens/schools/sign-up-screen.tsx'), 'SchoolSignUpScreen'),
  within(oneSchool, '/self-review', () => import('./screens/schools/self-review-screen.tsx'), 'SchoolSelfReviewScreen'),
  within(oneSchool, '/cases', () => import('./screens/schools/cases-screen.tsx'), 'SchoolCasesScreen'),
  within(oneSchool, '/calendar', () => import('./screens/schools/calendar-screen.tsx'), 'SchoolCalendarScreen'),
  within(
    oneSchool,
    '/calendar/import',
    () => import('./screens/schools/calendar-screen.tsx'),
    'SchoolCalendarImportScreen',
  ),
  within(oneSchool, '/papers', () => import('./screens/schools/papers-screen.tsx'), 'SchoolPapersScreen'),
  within(oneSchool, '/details', () => import('./screens/schools/details-screen.tsx'), 'SchoolDetailsScreen'),
  within(oneSchool, '/history', () => import('./screens/schools/history-screen.tsx'), 'SchoolHistoryScreen'),
];

const screens = [
  place('/', () => import('./screens/today/today-screen.tsx'), 'TodayScreen'),
  place('/enquiries', () => import('./screens/enquiries/enquiries-screen.tsx'), 'EnquiriesScreen'),
  place('/enquiries/new', () => import('./screens/enquiries/new-enquiry-screen.tsx'), 'NewEnquiryScreen'),
  place('/cases', () => import('./screens/cases/cases-screen.tsx'), 'CasesScreen'),
  oneCase.addChildren(caseParts),
  place(
    '/suspensions/import',
    () => import('./screens/cases/import-suspensions-screen.tsx'),
    'ImportSuspensionsScreen',
  ),
  place('/decisions', () => import('./screens/eligibility/decisions-screen.tsx'), 'DecisionsScreen'),
  place('/decisions/$decisionId', () => import('./screens/eligibility/decision-screen.tsx'), 'DecisionScreen'),
  place('/pupils/$pupilId', () => import('./screens/pupils/pupil-screen.tsx'), 'PupilScreen'),
  place('/pupils/$pupilId/bundle', () => import('./screens/pupils/bundle-screen.tsx'), 'BundleScreen'),
  place('/link', () => import('./screens/link/link-screen.tsx'), 'LinkScreen'),
  place('/history/verify', () => import('./screens/history/verify-screen.tsx'), 'VerifyScreen'),
  place('/link/requests/$requestId', () => import('./screens/link/request-screen.tsx'), 'RequestScreen'),
  place('/link/requests/$requestId/edit', () => import('./screens/link/request-form.tsx'), 'EditRequestScreen'),
  place('/cases/$caseId/link/new', () => import('./screens/link/request-form.tsx'), 'NewRequestScreen'),
  place('/link/centres/new', () => import('./screens/link/centre-form.tsx'), 'NewCentreScreen'),
  place('/link/centres/$centreId', () => import('./screens/link/centre-screen.tsx'), 'CentreScreen'),
  place('/link/centres/$centreId/edit', () => import('./screens/link/centre-form.tsx'), 'EditCentreScreen'),
  place('/link/panels/$panelId', () => import('./screens/link/panel-screen.tsx'), 'PanelScreen'),
  place('/link/placements/$placementId', () => import('./screens/link/placement-screen.tsx'), 'PlacementScreen'),
  place('/history', () => import('./screens/history/history-screen.tsx'), 'HistoryScreen'),
  place('/deployment', () => import('./screens/deployment/deployment-screen.tsx'), 'DeploymentScreen'),
  place('/deployment/$monday', () => import('./screens/deployment/deployment-screen.tsx'), 'DeploymentScreen'),
  place('/deployment/$monday/meeting', () => import('./screens/deployment/meeting-screen.tsx'), 'MeetingScreen'),
  place('/deployment/$monday/sheets', () => import('./screens/deployment/sheets-screen.tsx'), 'SheetsScreen'),
  place('/deployment/$monday/happened', () => import('./screens/deployment/happened-screen.tsx'), 'HappenedScreen'),
  place('/stas', () => import('./screens/stas/stas-screen.tsx'), 'StasScreen'),
  place('/stas/new', () => import('./screens/stas/new-sta-screen.tsx'), 'NewStaScreen'),
  place('/stas/$staId', () => import('./screens/stas/sta-screen.tsx'), 'StaScreen'),
  place('/plans', () => import('./screens/plans/plans-screen.tsx'), 'PlansScreen'),
  place('/plans/supply', () => import('./screens/plans/supply-screen.tsx'), 'SupplyScreen'),
  place('/plans/delivered', () => import('./screens/plans/delivered-screen.tsx'), 'DeliveredScreen'),
  place('/plans/$planId', () => import('./screens/plans/plan-screen.tsx'), 'PlanScreen'),
  place('/plans/$planId/edit', () => import('./screens/plans/plan-form-screens.tsx'), 'EditPlanScreen'),
  place('/cases/$caseId/plans/new', () => import('./screens/plans/plan-form-screens.tsx'), 'NewPlanScreen'),
  place('/schools', () => import('./screens/schools/schools-screen.tsx'), 'SchoolsScreen'),
  place('/schools/new', () => import('./screens/schools/new-school-screen.tsx'), 'NewSchoolScreen'),
  place('/schools/import', () => import('./screens/schools/import-screen.tsx'), 'ImportSchoolsScreen'),
  oneSchool.addChildren(schoolParts),
  place('/settings', () => import('./screens/settings/settings-screen.tsx'), 'SettingsScreen'),
  place('/settings/calendars', () => import('./screens/settings/calendars-screen.tsx'), 'CalendarsScreen'),
  place('/settings/calendars/import', () => import('./screens/settings/calendars-screen.tsx'), 'CalendarImportScreen'),
  place('/settings/rules', () => import('./screens/settings/rules-screen.tsx'), 'RulesScreen'),
  place('/settings/rules/$key', () => import('./screens/settings/rule-screen.tsx'), 'RuleScreen'),
  place('/settings/areas', () => import('./screens/settings/areas-screen.tsx'), 'AreasScreen'),
  place('/settings/areas/$areaId', () => import('./screens/settings/area-screen.tsx'), 'AreaScreen'),
  place('/settings/office', () => import('./screens/settings/office-screen.tsx'), 'OfficeScreen'),
  place('/settings/people', () => import('./screens/safety/people-screen.tsx'), 'PeopleScreen'),
  place('/settings/recovery-key', () => import('./screens/safety/recovery-key-screen.tsx'), 'RecoveryKeyScreen'),
  place('/settings/my-passphrase', () => import('./screens/safety/my-passphrase-screen.tsx'), 'MyPassphraseScreen'),
  place('/settings/backups', () => import('./screens/safety/backups-screen.tsx'), 'BackupsScreen'),
  place('/settings/retention', () => import('./screens/safety/retention-screen.tsx'), 'RetentionScreen'),
  place('/settings/protect', () => import('./screens/safety/protect-screen.tsx'), 'ProtectScreen'),
  place('/papers', () => import('./screens/papers/register-screen.tsx'), 'RegisterScreen'),
  place('/papers/$printId', () => import('./screens/papers/printed-screen.tsx'), 'PrintedScreen'),
  place('/print/$paper/$subjectId', () => import('./screens/papers/paper-screen.tsx'), 'PaperScreen'),
];

type Screens<N extends string> = Record<N, React.ComponentType>;

function place<N extends string>(path: string, load: () => Promise<Screens<N>>, name: N) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });
}

/** A place below another, shown within it. */
function within<N extends string>(parent: AnyRoute, path: string, load: () => Promise<Screens<N>>, name: N) {
  return createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load, name) });
}

export const router = createRouter({
  routeTree: root.addChildren(screens),
  defaultPreload: 'intent',
  // A bug on a screen is shown by our own page (shell/error-boundary.tsx), with its number, and not by the router's.
  disableGlobalCatchBoundary: true,
  scrollRestoration: true,
});
