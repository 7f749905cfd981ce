/** Prints the portal's pages: model and frame in, a whole HTML document out. Built to `dist/portal/render.js`. */
import { createHash } from 'node:crypto'
import { renderToStaticMarkup } from 'react-dom/server'
import { mapProjection } from '../../design/index.ts'
import type { Frame, PortalPage, PortalRenderer } from './contract.ts'
import { enhancement } from './enhancement.ts'
import { styleMark } from './frame.tsx'
import { Bodies, Occasion } from './pages/bodies.tsx'
import { Appraisals, Consultations, Say } from './pages/consultations.tsx'
import { CollectiveEconomy } from './pages/collective-economy.tsx'
import { Decisions, Opinion } from './pages/deliberation.tsx'
import { Home } from './pages/home.tsx'
import { Matter } from './pages/matter.tsx'
import { Me } from './pages/me.tsx'
import { Follow, Mine } from './pages/mine.tsx'
import { Grids, Help } from './pages/places.tsx'
import { Points, VillagePoints } from './pages/points.tsx'
import { ProblemSheet } from './pages/problem.tsx'
import { ReportCategory, ReportKind, ReportUrgent } from './pages/report-kind.tsx'
import { ReportAgainst } from './pages/report-against.tsx'
import { ReportCheck, ReportDone, ReportPhotos } from './pages/report-photos.tsx'
import { ReportContact, ReportWhat } from './pages/report-what.tsx'
import { ReportWhere } from './pages/report-where.tsx'
import { Rule, Rules } from './pages/rules.tsx'
import { SignIn, SignInCode, SignInPassword } from './pages/sign-in.tsx'
import { StarObjection, StarRate, Stars } from './pages/stars.tsx'
import { Election, ElectionProofs, ElectionProxies, ElectionRoll, Elections, MyElection } from './pages/elections.tsx'
import { OpenAffairs, Publication, PublicationAsk } from './pages/open-affairs.tsx'
import { SheetCheck, VillageStars } from './pages/village-stars.tsx'
import { Village } from './pages/village.tsx'
import styles from './styles.css?inline'

export const renderPage: PortalRenderer['renderPage'] = (page, frame) =>
  `<!doctype html>${renderToStaticMarkup(<Printed page={page} frame={frame} />).replace(styleMark, () => styles)}`

export const pointOnMap: PortalRenderer['pointOnMap'] = (map, x, y) => {
  const [lon, lat] = mapProjection(map).toPosition(x, y)
  return { lon, lat }
}

export { enhancement }

/** `img-src data:` for the tapped map; no inline script, no style attribute anywhere. */
export const contentSecurityPolicy: PortalRenderer['contentSecurityPolicy'] = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'`,
  `script-src 'self'`,
  `img-src 'self' data:`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

function Printed({ page, frame }: { page: PortalPage; frame: Frame }) {
  switch (page.page) {
    case 'home':
      return <Home page={page} frame={frame} />
    case 'report-category':
      return <ReportCategory page={page} frame={frame} />
    case 'report-kind':
      return <ReportKind page={page} frame={frame} />
    case 'report-urgent':
      return <ReportUrgent page={page} frame={frame} />
    case 'report-against':
      return <ReportAgainst page={page} frame={frame} />
    case 'report-what':
      return <ReportWhat page={page} frame={frame} />
    case 'report-where':
      return <ReportWhere page={page} frame={frame} />
    case 'report-photos':
      return <ReportPhotos page={page} frame={frame} />
    case 'report-contact':
      return <ReportContact page={page} frame={frame} />
    case 'report-check':
      return <ReportCheck page={page} frame={frame} />
    case 'report-done':
      return <ReportDone page={page} frame={frame} />
    case 'stars':
      return <Stars page={page} frame={frame} />
    case 'stars-rate':
      return <StarRate page={page} frame={frame} />
    case 'stars-objection':
      return <StarObjection page={page} frame={frame} />
    case 'elections':
      return <Elections page={page} frame={frame} />
    case 'election':
      return <Election page={page} frame={frame} />
    case 'election-roll':
      return <ElectionRoll page={page} frame={frame} />
    case 'election-proofs':
      return <ElectionProofs page={page} frame={frame} />
    case 'election-proxies':
      return <ElectionProxies page={page} frame={frame} />
    case 'my-election':
      return <MyElection page={page} frame={frame} />
    case 'collective-economy':
      return <CollectiveEconomy page={page} frame={frame} />
    case 'open-affairs':
      return <OpenAffairs page={page} frame={frame} />
    case 'publication':
      return <Publication page={page} frame={frame} />
    case 'publication-ask':
      return <PublicationAsk page={page} frame={frame} />
    case 'village-stars':
      return <VillageStars page={page} frame={frame} />
    case 'sheet-check':
      return <SheetCheck page={page} frame={frame} />
    case 'mine':
      return <Mine page={page} frame={frame} />
    case 'follow':
      return <Follow page={page} frame={frame} />
    case 'village':
      return <Village page={page} frame={frame} />
    case 'matter':
      return <Matter page={page} frame={frame} />
    case 'sign-in':
      return <SignIn page={page} frame={frame} />
    case 'sign-in-code':
      return <SignInCode page={page} frame={frame} />
    case 'sign-in-password':
      return <SignInPassword page={page} frame={frame} />
    case 'me':
      return <Me page={page} frame={frame} />
    case 'rules':
      return <Rules page={page} frame={frame} />
    case 'rule':
      return <Rule page={page} frame={frame} />
    case 'grids':
      return <Grids page={page} frame={frame} />
    case 'help':
      return <Help page={page} frame={frame} />
    case 'occasion':
      return <Occasion page={page} frame={frame} />
    case 'bodies':
      return <Bodies page={page} frame={frame} />
    case 'decisions':
      return <Decisions page={page} frame={frame} />
    case 'consultations':
      return <Consultations page={page} frame={frame} />
    case 'say':
      return <Say page={page} frame={frame} />
    case 'appraisals':
      return <Appraisals page={page} frame={frame} />
    case 'opinion':
      return <Opinion page={page} frame={frame} />
    case 'points':
      return <Points page={page} frame={frame} />
    case 'village-points':
      return <VillagePoints page={page} frame={frame} />
    case 'not-found':
    case 'refused':
    case 'fault':
    case 'offline':
      return <ProblemSheet page={page} frame={frame} />
    default:
      return page satisfies never
  }
}
