/** `/elections`: the village's elections for everybody, without script and without an account; rehearsals are never found here. */
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../../core/procedure/refusal.ts'
import type { WorkingCalendar } from '../../../core/time/index.ts'
import { electionsOfVillage, publicElection, type PublicElection } from '../../elections/index.ts'
import { pathOf } from '../../registry/index.ts'
import { urls, villageFor } from '../addresses.ts'
import { openingOf, show } from '../answering/show.ts'
import type { Portal } from '../portal.ts'
import { areNamesDown, electionPage, electionsPage, listsOfNames, proofsPage, proxiesPage, rollAsked, rollPage, type Place } from './elections-page.ts'

type Which = { village: string; term: string; run: string }

export function electionsRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(urls.elections, async (request, reply) => {
    const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
    if (village === null) return await reply.redirect(villageFor(urls.elections), 303)
    const lines = await portal.door.database.reading({ role: 'system' }, (transaction) => electionsOfVillage(transaction, village.code))
    return await show(portal, request, reply, () => electionsPage(village, lines))
  })

  const one = `${urls.elections}/:village/:term/:run`
  app.get<{ Params: Which }>(one, async (request, reply) => {
    const { election, place, calendar } = await electionAsked(portal, request.params)
    return await show(portal, request, reply, ({ now }) => electionPage(place, election, { now, calendar }))
  })

  app.get<{ Params: Which; Querystring: { group?: unknown; q?: unknown; page?: unknown } }>(`${one}/roll`, async (request, reply) => {
    const { election, place, calendar } = await electionAsked(portal, request.params)
    return await show(portal, request, reply.header(...notForSearch), ({ now }) => rollPage(place, election, rollAsked(request.query), { now, calendar }) ?? notPublished('名单'))
  })

  app.get<{ Params: Which }>(`${one}/proxies`, async (request, reply) => {
    const { election, place } = await electionAsked(portal, request.params)
    return await show(portal, request, reply.header(...notForSearch), () => proxiesPage(place, election) ?? notPublished('委托名单'))
  })

  app.get<{ Params: Which }>(`${one}/proofs`, async (request, reply) => {
    const { election, place } = await electionAsked(portal, request.params)
    return await show(portal, request, reply, () => proofsPage(place, election))
  })

  app.get<{ Params: Which & { name: string; number: string } }>(`${one}/text/:name/:number`, async (request, reply) => {
    const { election, place } = await electionAsked(portal, request.params)
    const { name, number } = request.params
    const version = election.publications.find((publication) => publication.name === name)?.versions.find((each) => String(each.number) === number)
    if (version === undefined || (areNamesDown(election) && listsOfNames.has(name))) return notPublished(`${place.name}的这一稿`)
    return await reply.header('cache-control', 'public, max-age=300').header(...notForSearch).header('content-disposition', `attachment; filename="election-${name}-${number}.txt"`).type('text/plain; charset=utf-8').send(version.text)
  })
}

type Found = { readonly election: PublicElection; readonly place: Place; readonly calendar: WorkingCalendar }

/** Read as the platform: it is for everybody, and only what is out is ever found. */
async function electionAsked({ door }: Portal, { village, term, run }: Which): Promise<Found> {
  const found = /^\d{4}$/.test(term) && /^\d{1,3}$/.test(run) ? await door.database.reading({ role: 'system' }, async (transaction) => {
    const election = await publicElection(transaction, door, village, Number(term), Number(run))
    if (election === null) return null
    const path = await pathOf(transaction, { level: 'VILLAGE', code: village })
    const name = path.filter(({ level }) => level === 'TOWN' || level === 'VILLAGE').map(({ shortName }) => shortName).join('')
    return { election, place: { code: village, name }, calendar: await door.calendars.of(transaction, Number(village.slice(0, 6)), door.clock()) }
  }) : null
  return found ?? notPublished('这次选举')
}

/** Names are for the village that votes, not for whoever looks a person up. */
const notForSearch = ['x-robots-tag', 'noindex, noarchive'] as const

function notPublished(what: string): never {
  throw new Refused({ code: 'not-found', sentence: `${what}没有公布，或者选举结束以后已经撤下。请从“村委会选举”的页面进入。`, cause: 'not published' })
}
