/** `/collective-economy`: a village's contracts, funds and property for everybody, without script and without an account. */
import type { FastifyInstance } from 'fastify'
import { dayOf } from '../../../core/time/index.ts'
import { publicContracts, publicLedgers } from '../../collective-economy/index.ts'
import { pathOf } from '../../registry/index.ts'
import { urls, villageFor } from '../addresses.ts'
import { openingOf, show } from '../answering/show.ts'
import type { Portal } from '../portal.ts'
import { collectiveEconomyPage, pageIn, perPage } from './collective-economy-page.ts'

export function collectiveEconomyRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: { page?: unknown } }>(urls.collectiveEconomy, async (request, reply) => {
    const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
    if (village === null) return await reply.redirect(villageFor(urls.collectiveEconomy), 303)
    const page = pageIn(request.query.page)
    // Read as the platform: it is for everybody, and only what was signed or reviewed is ever found.
    const found = await portal.door.database.reading({ role: 'system' }, async (transaction) => ({
      contracts: await publicContracts(transaction, village.code, { limit: perPage, offset: page * perPage }), ledgers: await publicLedgers(transaction, village.code),
      place: (await pathOf(transaction, { level: 'VILLAGE', code: village.code })).filter(({ level }) => level === 'TOWN' || level === 'VILLAGE').map(({ shortName }) => shortName).join(''),
    }))
    return await show(portal, request, reply, ({ now }) => collectiveEconomyPage({ village: found.place, today: dayOf(now), page, contracts: found.contracts, ledgers: found.ledgers }))
  })
}
