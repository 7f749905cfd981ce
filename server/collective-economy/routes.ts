/** All routes of the collective economy. */
import type { FastifyInstance } from 'fastify'
import type { Door } from '../acts/index.ts'
import { contractRoutes } from './contract-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'

export async function collectiveEconomyRoutes(app: FastifyInstance, door: Door): Promise<void> {
  contractRoutes(app, door)
  await ledgerRoutes(app, door)
}
