/** Elections on the server: what is read of them for whoever runs or supervises them; every act goes through the one door. */
import type { FastifyInstance } from 'fastify'
import type { Door } from '../acts/index.ts'
import { electionListRoutes } from './list-routes.ts'
import { pollingRoutes } from './polling/index.ts'
import { electionRollRoutes } from './roll-routes.ts'

/** All of a place's election routes; polling day has its own in `polling/`. */
export async function electionRoutes(app: FastifyInstance, door: Door): Promise<void> {
  electionListRoutes(app, door)
  await electionRollRoutes(app, door)
  pollingRoutes(app, door)
}

export { electionSheetRoutes } from './printing/sheet-routes.ts'
export * from './public/index.ts'
