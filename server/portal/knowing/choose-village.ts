/** `/village`: which village is spoken of, by search or down from the county; kept in this browser. */
import type { FastifyInstance } from 'fastify'
import { levelOf } from '../../../core/region/region.ts'
import type { VillagePage } from '../../../faces/portal/contract.ts'
import type { Transaction } from '../../database/index.ts'
import { choicesBelow, findRegion, findRegions, pathOf, searchRegions } from '../../registry/index.ts'
import { pathOfOurs, urls } from '../addresses.ts'
import { showNotFound } from '../answering/problems.ts'
import { show } from '../answering/show.ts'
import { chooseVillage } from '../asking/village.ts'
import type { Portal } from '../portal.ts'
import type { Region } from '../reporting/reporting.ts'

type Query = { readonly in?: unknown; readonly q?: unknown; readonly back?: unknown; readonly code?: unknown }

export function chooseVillageRoutes(app: FastifyInstance, portal: Portal): void {
  app.get<{ Querystring: Query }>(urls.village, async (request, reply) => {
    const { in: within, q } = request.query
    const back = backOf(request.query)
    return await show(portal, request, reply, async ({ transaction }) =>
      typeof q === 'string' && q.trim() !== ''
        ? await found(transaction, portal, q.trim().slice(0, 20), back)
        : await listed(
            transaction,
            typeof within === 'string' && /^\d{4,9}$/.test(within) ? within : portal.identity.seat.code,
            back,
          ),
    )
  })

  app.get<{ Querystring: Query }>(urls.villageChosen, async (request, reply) => {
    const { code } = request.query
    const known =
      typeof code === 'string' &&
      /^\d{12}$/.test(code) &&
      (await portal.door.database.transaction({ role: 'gate' }, (transaction) =>
        findRegion(transaction, { level: 'VILLAGE', code }),
      )) !== null
    if (!known) return await showNotFound(portal, request, reply)
    chooseVillage(portal, reply, code)
    return await reply.header('cache-control', 'no-store').redirect(backOf(request.query), 303)
  })
}

function backOf({ back }: Query): string {
  return pathOfOurs(typeof back === 'string' ? back : undefined, urls.home)
}

async function found(transaction: Transaction, { identity }: Portal, query: string, back: string): Promise<VillagePage> {
  const villages = await searchRegions(transaction, {
    text: query,
    within: { level: 'CITY', code: identity.seat.code },
    levels: ['VILLAGE'],
    limit: 30,
  })
  // Names repeat, codes never do: the path stands beside each.
  const above = new Map(
    (
      await findRegions(
        transaction,
        villages.flatMap(({ code }) => [code.slice(0, 6), code.slice(0, 9)]),
      )
    ).map((region) => [region.code, region.shortName]),
  )
  return {
    page: 'village',
    back,
    query,
    path: [],
    lines: villages.map((village) =>
      lineOf(village, `${above.get(village.code.slice(0, 6)) ?? ''}${above.get(village.code.slice(0, 9)) ?? ''}`, back),
    ),
  }
}

async function listed(transaction: Transaction, code: string, back: string): Promise<VillagePage> {
  const level = levelOf(code)
  if (level === null) return { page: 'village', back, query: null, path: [], lines: [] }
  const path = await pathOf(transaction, { level, code })
  const choices = await choicesBelow(transaction, { level, code })
  return {
    page: 'village',
    back,
    query: null,
    path: path.filter((region) => region.level !== 'CITY').map((region) => region.shortName),
    lines: choices.map((child) => lineOf(child, child.level === 'VILLAGE' ? child.unitType : null, back)),
  }
}

function lineOf({ level, code, shortName }: Region, words: string | null, back: string) {
  const href =
    level === 'VILLAGE'
      ? `${urls.villageChosen}?${new URLSearchParams({ code, back }).toString()}`
      : `${urls.village}?${new URLSearchParams({ in: code, back }).toString()}`
  return { name: shortName, words, href }
}
