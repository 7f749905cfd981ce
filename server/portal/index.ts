/** The villagers' pages: whole HTML from the server, every form works without script (architecture §6). */
import type { FastifyInstance } from 'fastify'
import { meRoutes } from './account/me-routes.ts'
import { signInRoutes } from './account/sign-in-routes.ts'
import { compressPages } from './answering/compress.ts'
import { answerProblemsAsPages, isNoPage, showNotFound } from './answering/problems.ts'
import { followRoutes } from './following/follow-routes.ts'
import { matterPhotos } from './following/matter-photos.ts'
import { matterRoutes } from './following/matter-routes.ts'
import { viewMine } from './following/view-mine.ts'
import { chooseVillageRoutes } from './knowing/choose-village.ts'
import { setSize } from './knowing/set-size.ts'
import { viewGrids } from './knowing/view-grids.ts'
import { viewHelp } from './knowing/view-help.ts'
import { viewHome } from './knowing/view-home.ts'
import { viewRules } from './knowing/view-rules.ts'
import { viewScript } from './knowing/view-script.ts'
import { consultationRoutes } from './consultation/consultation-routes.ts'
import { collectiveEconomyRoutes } from './collective-economy/collective-economy-routes.ts'
import { decisionsRoutes } from './deliberation/decisions-routes.ts'
import { bodiesRoutes } from './village-bodies/bodies-routes.ts'
import { occasionRoutes } from './village-bodies/occasion-routes.ts'
import { electionsRoutes } from './elections/elections-routes.ts'
import { myElectionRoutes } from './elections/my-election-routes.ts'
import { openAffairsRoutes } from './open-affairs/open-affairs-routes.ts'
import { pointsRoutes } from './points/points-routes.ts'
import type { Portal, PortalParts } from './portal.ts'
import { loadRenderer } from './renderer.ts'
import { starsRoutes } from './stars/stars-routes.ts'
import { villageStarsRoutes } from './stars/village-stars.ts'
import { reportRoutes } from './reporting/report-routes.ts'

export type { PortalParts } from './portal.ts'

/** @throws CannotStart when the pages were never built */
export async function openPortal(app: FastifyInstance, parts: PortalParts): Promise<void> {
  const portal: Portal = { ...parts, renderer: await loadRenderer() }
  await app.register(async (inside) => {
    answerProblemsAsPages(inside, portal)
    compressPages(inside)
    const routes = [
      viewHome,
      setSize,
      viewScript,
      chooseVillageRoutes,
      viewRules,
      viewGrids,
      viewHelp,
      viewMine,
      matterRoutes,
      matterPhotos,
      followRoutes,
      signInRoutes,
      meRoutes,
      occasionRoutes,
      bodiesRoutes,
      decisionsRoutes,
      consultationRoutes,
      electionsRoutes,
      myElectionRoutes,
      collectiveEconomyRoutes,
      openAffairsRoutes,
      pointsRoutes,
      starsRoutes,
      villageStarsRoutes,
    ]
    for (const add of routes) add(inside, portal)
    await reportRoutes(inside, portal)
    // A browser gets a page to read; a program that mistypes an address gets its problem as before.
    inside.get('/*', async (request, reply) => {
      if (!isNoPage(request)) return await showNotFound(portal, request, reply)
      reply.callNotFound()
      return reply
    })
  })
}
