/** `/bodies`: the bodies of the village, what each may do, and who sits in it, as published with the office. */
import type { FastifyInstance } from 'fastify'
import { addDays, dayForVillagers, dayOf } from '../../../core/time/index.ts'
import { agendaKinds, bodies, bodyFunctions } from '../../../core/village-bodies/index.ts'
import type { BodiesPage } from '../../../faces/portal/contract.ts'
import { bodyOfficeNames, publishedMembers, unitsOfRegion } from '../../registry/index.ts'
import { publicDecisions, type PublicDecision } from '../../village-meetings/index.ts'
import { urls, villageFor } from '../addresses.ts'
import { openingOf, show, type Opening } from '../answering/show.ts'
import type { Portal } from '../portal.ts'

export function bodiesRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(urls.bodies, async (request, reply) => {
    const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
    if (village === null) return await reply.redirect(villageFor(urls.bodies), 303)
    return await show(portal, request, reply, async (opening) => await bodiesPage(opening, village.code, await publicDecisions(portal.door.database, village.code, opening.now)))
  })
}

async function bodiesPage({ transaction, now }: Opening, village: string, decisions: readonly PublicDecision[]): Promise<BodiesPage> {
  const [units, members] = await Promise.all([unitsOfRegion(transaction, village), publishedMembers(transaction, village, dayOf(now))])
  const there = bodyFunctions.filter((body) => units.some(({ unitFunction }) => unitFunction === body))
  return {
    page: 'bodies',
    decisions: decisions.map(({ body, heldOn, kind, title, words, where, until }) => ({
      body, heldOn: dayForVillagers(heldOn), title: `${kind}：${title}`, words, board: `贴在${where}，到 ${dayForVillagers(until)}。`,
    })),
    bodies: there.map((body) => ({
      name: units.find(({ unitFunction }) => unitFunction === body)?.name.slice(-bodies[body].name.length) ?? bodies[body].name, duty: bodies[body].duty, mayNot: bodies[body].mayNot,
      may: bodies[body].may.map((kind) => agendaKinds[kind].name),
      members: members.filter(({ unit }) => unit === `${village}:${body}`)
        .map(({ office, name, validTo }) => ({ office: bodyOfficeNames[office], name, until: validTo === null ? null : addDays(validTo, -1) })),
    })),
  }
}
