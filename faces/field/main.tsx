/** The grid worker's app. One small bundle, the map apart: all of it is wanted where there is no signal. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { SessionGate } from '../spa/session.tsx'
import { watchConnection } from './connection.ts'
import { DossierPage } from './dossier/dossier-page.tsx'
import { FieldFrame } from './frame.tsx'
import { GridPage } from './grid/grid-page.tsx'
import { MePage } from './me/me-page.tsx'
import { MessagesPage } from './messages/messages-page.tsx'
import { PageProblem } from './page-problem.tsx'
import { showScreen } from './screen.ts'
import { TasksPage } from './tasks/tasks-page.tsx'

showScreen()
watchConnection()

const router = createBrowserRouter([{
  path: '/',
  Component: FieldFrame,
  ErrorBoundary: PageProblem,
  children: [{
    ErrorBoundary: PageProblem,
    children: [
      { index: true, Component: TasksPage },
      { path: 'grid', Component: GridPage },
      // The frame keeps the report itself, so that leaving the page loses nothing that was typed.
      { path: 'report', element: null },
      { path: 'dossiers/:id', Component: DossierPage },
      { path: 'messages', Component: MessagesPage },
      { path: 'me', Component: MePage },
      { path: '*', Component: PageProblem },
    ],
  }],
}], { basename: '/field' })

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <SessionGate face="field" title="网格员">
        <RouterProvider router={router} />
      </SessionGate>
    </StrictMode>,
  )
}
