/** The console: every page fetched only when it is opened. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { SessionGate } from '../spa/session.tsx'
import { ConsoleFrame, Home } from './frame.tsx'
import { NoSuchPage, PageProblem } from './page-problem.tsx'

const router = createBrowserRouter([{
  path: '/',
  Component: ConsoleFrame,
  HydrateFallback: Opening,
  ErrorBoundary: PageProblem,
  children: [
    { index: true, Component: Home },
    {
      ErrorBoundary: PageProblem,
      children: [
        { path: 'desk/:queue', lazy: async () => ({ Component: (await import('./desk/desk-page.tsx')).DeskPage }) },
        { path: 'desk/:queue/:id', lazy: async () => ({ Component: (await import('./desk/desk-page.tsx')).DeskPage }) },
        { path: 'dossiers/:id', lazy: async () => ({ Component: (await import('./dossier/dossier-page.tsx')).DossierPage }) },
        { path: 'report', lazy: async () => ({ Component: (await import('./report/report-page.tsx')).ReportPage }) },
        { path: 'settings', lazy: async () => ({ Component: (await import('./settings/settings-page.tsx')).SettingsPage }) },
        { path: 'people', lazy: async () => ({ Component: (await import('./people/people-page.tsx')).PeoplePage }) },
        { path: 'people/:key', lazy: async () => ({ Component: (await import('./people/person-page.tsx')).PersonPage }) },
        { path: 'mandates', lazy: async () => ({ Component: (await import('./mandates/mandates-page.tsx')).MandatesPage }) },
        { path: 'bodies', lazy: async () => ({ Component: (await import('./bodies/bodies-page.tsx')).BodiesPage }) },
        { path: 'supervision', lazy: async () => ({ Component: (await import('./supervision/supervision-page.tsx')).SupervisionPage }) },
        { path: 'appraisals/:village', lazy: async () => ({ Component: (await import('./supervision/appraisals-page.tsx')).AppraisalsPage }) },
        { path: 'deliberation', lazy: async () => ({ Component: (await import('./deliberation/deliberation-page.tsx')).DeliberationPage }) },
        { path: 'deliberation/matters/:id', lazy: async () => ({ Component: (await import('./deliberation/ladder-page.tsx')).LadderPage }) },
        { path: 'elections', lazy: async () => ({ Component: (await import('./elections/elections-page.tsx')).ElectionsPage }) },
        { path: 'elections/launch', lazy: async () => ({ Component: (await import('./elections/launch-page.tsx')).LaunchElectionPage }) },
        { path: 'elections/rules', lazy: async () => ({ Component: (await import('./elections/rules-page.tsx')).ElectionRulesPage }) },
        { path: 'elections/:id', lazy: async () => ({ Component: (await import('./elections/election-page.tsx')).ElectionPage }) },
        { path: 'elections/polling/:election', lazy: async () => ({ Component: (await import('./elections/polling/day-page.tsx')).PollingDayPage }) },
        { path: 'elections/polling/:election/hall', lazy: async () => ({ Component: (await import('./elections/polling/hall-page.tsx')).HallPage }) },
        { path: 'elections/polling/boxes/:box', lazy: async () => ({ Component: (await import('./elections/polling/box-page.tsx')).BoxPage }) },
        { path: 'elections/polling/boxes/:box/marks', lazy: async () => ({ Component: (await import('./elections/polling/marks-page.tsx')).MarksPage }) },
        { path: 'elections/polling/boxes/:box/sheets/:copy', lazy: async () => ({ Component: (await import('./elections/polling/sheet-page.tsx')).SheetPage }) },
        { path: 'elections/:id/roll', lazy: async () => ({ Component: (await import('./elections/roll-page.tsx')).RollPage }) },
        { path: 'elections/:id/candidates', lazy: async () => ({ Component: (await import('./elections/candidates-page.tsx')).CandidatesPage }) },
        { path: 'elections/:id/places', lazy: async () => ({ Component: (await import('./elections/places-page.tsx')).PlacesPage }) },
        { path: 'vacancies', lazy: async () => ({ Component: (await import('./mandates/vacancies-page.tsx')).VacanciesPage }) },
        { path: 'accounts', lazy: async () => ({ Component: (await import('./accounts/accounts-page.tsx')).AccountsPage }) },
        { path: 'audit', lazy: async () => ({ Component: (await import('./audit/audit-page.tsx')).AuditPage }) },
        { path: 'statistics', lazy: async () => ({ Component: (await import('./statistics/statistics-page.tsx')).StatisticsPage }) },
        { path: 'stars', lazy: async () => ({ Component: (await import('./stars/years-page.tsx')).StarYearsPage }) },
        { path: 'stars/standard', lazy: async () => ({ Component: (await import('./stars/standard-page.tsx')).StandardPage }) },
        { path: 'stars/years/:id', lazy: async () => ({ Component: (await import('./stars/year-page.tsx')).StarYearPage }) },
        { path: 'stars/figures', lazy: async () => ({ Component: (await import('./stars/figures-page.tsx')).StarFiguresPage }) },
        { path: 'stars/households', lazy: async () => ({ Component: (await import('./stars/households-page.tsx')).HouseholdsPage }) },
        { path: 'stars/meeting', lazy: async () => ({ Component: (await import('./stars/meeting-page.tsx')).MeetingPage }) },
        { path: 'points', lazy: async () => ({ Component: (await import('./points/points-page.tsx')).PointsPage }) },
        { path: 'open-affairs', lazy: async () => ({ Component: (await import('./open-affairs/open-affairs-page.tsx')).OpenAffairsPage }) },
        { path: 'open-affairs/:village/:item/:period', lazy: async () => ({ Component: (await import('./open-affairs/publication-page.tsx')).PublicationWorkPage }) },
        { path: 'collective-economy', lazy: async () => ({ Component: (await import('./collective-economy/contracts-page.tsx')).ContractsPage }) },
        { path: 'collective-economy/:village/funds/:period', lazy: async () => ({ Component: (await import('./collective-economy/ledger-page.tsx')).LedgerPage }) },
        { path: 'collective-economy/:village/meetings', lazy: async () => ({ Component: (await import('./collective-economy/meetings-page.tsx')).CollectiveMeetingsPage }) },
        { path: 'collective-economy/:village/inventory/:kind', lazy: async () => ({ Component: (await import('./collective-economy/inventory-page.tsx')).InventoryPage }) },
        { path: 'regions', lazy: async () => ({ Component: (await import('./regions/regions-page.tsx')).RegionsPage }) },
        { path: '*', Component: NoSuchPage },
      ],
    },
  ],
}], { basename: '/console' })

function Opening() {
  return <p className="opening" role="status">正在打开…</p>
}

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <SessionGate face="console" title="工作台">
        <RouterProvider router={router} />
      </SessionGate>
    </StrictMode>,
  )
}
