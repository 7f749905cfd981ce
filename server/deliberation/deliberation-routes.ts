/**
 * `GET /api/deliberation`: the villages of one's region with what they must still hold this year; `/villages/{code}`: one village's meetings and
 * matters; `/matters/{id}`: the six steps of one. Who may read a meeting or a matter is said by its policies.
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { dutiesOf, needsAttention, type Duty, type Held } from '../../core/deliberation/index.ts'
import type { Office } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { contains, levelOf, type RegionKey } from '../../core/region/region.ts'
import { scopeOf } from '../../core/region/scope.ts'
import { startOfDay } from '../../core/time/index.ts'
import { fourDeliberations } from '../../procedures/four-deliberations/four-deliberations.procedure.ts'
import type { MatterFile } from '../../procedures/four-deliberations/matter-file.ts'
import type { MatterState } from '../../procedures/four-deliberations/states.ts'
import { villageMeeting } from '../../procedures/village-meeting/village-meeting.procedure.ts'
import type { Door } from '../acts/index.ts'
import type { Transaction } from '../database/index.ts'
import { findDossier, parseDossierKey } from '../dossiers/index.ts'
import { notingDenials, requireStaff } from '../edge/index.ts'
import { findRegion } from '../registry/index.ts'
import { Ladder, Village, Villages } from './answers.ts'
import { ladderOf, stepsDone } from './ladder-view.ts'
import { mattersIn, meetingsIn, type MeetingRow } from './shown-rows.ts'

const closed = { additionalProperties: false } as const
const year = Type.Integer({ minimum: 2020, maximum: 2099 })
const listQuery = Type.Object({ year, code: Type.Optional(Type.String({ pattern: '^([0-9]{6}|[0-9]{9})$', description: 'A county or township of one\'s own region.' })) }, closed)
const villageParams = Type.Object({ code: Type.String({ pattern: '^[0-9]{12}$', description: 'Code of the village.' }) })
const villageQuery = Type.Object({ year }, closed)
const matterParams = Type.Object({ id: Type.String({ maxLength: 60, description: 'county-uuid of the matter.' }) })

export function deliberationRoutes(app: FastifyInstance, door: Door): void {
  app.get<{ Querystring: Static<typeof listQuery> }>('/api/deliberation', {
    schema: { summary: '辖区里各村今年还有什么会要开', querystring: listQuery, response: { 200: Villages } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { year: asked, code = actor.mandate.region.code.slice(0, 9) } = request.query
    const level = levelOf(code)
    const place = level === null ? null : { level, code }
    if (!watchers.includes(actor.mandate.office) || place === null || place.level === 'CITY' || !contains(actor.mandate.region, place)) throw new Refused(regionNotYours(code))
    const items = await door.database.reading({ role: 'app', actor }, (transaction) => villagesIn(transaction, place, asked, door.clock()))
    return await reply.header('cache-control', 'no-store').send({ year: asked, items })
  })

  app.get<{ Params: Static<typeof villageParams>; Querystring: Static<typeof villageQuery> }>('/api/deliberation/villages/:code', {
    schema: { summary: '一个村今年要开的会、开过的会和四议两公开', params: villageParams, querystring: villageQuery, response: { 200: Village } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { code } = request.params
    const place = { level: 'VILLAGE', code } as const
    if (!watchers.includes(actor.mandate.office) || !contains(actor.mandate.region, place)) throw new Refused(regionNotYours(code))
    const view = await door.database.reading({ role: 'app', actor }, (transaction) => villageView(transaction, code, request.query.year, door.clock()))
    return await reply.header('cache-control', 'no-store').send(view)
  })

  app.get<{ Params: Static<typeof matterParams> }>('/api/deliberation/matters/:id', {
    schema: { summary: '一件事的四议两公开：六步各到哪里，还缺什么', params: matterParams, response: { 200: Ladder } },
  }, async (request, reply) => {
    const actor = requireStaff(request)
    const { id } = request.params
    const view = await notingDenials(door, request, { act: 'read-ladder', object: `dossier:${id.slice(0, 60)}` }, () => (
      door.database.reading({ role: 'app', actor }, async (transaction) => {
        const key = parseDossierKey(id)
        const found = key === null ? null : await findDossier(transaction, (name, version) => door.procedures.at(name, version), key)
        if (key === null || found?.procedure.key !== 'four-deliberations') throw new Refused({ code: 'unknown-dossier', sentence: '没有这件事，或者您不能查看它。请从“议事决策”进入。', cause: 'not visible' })
        const file = found.dossier.file as MatterFile
        const meetings = found.dossier.state === 'REVIEWED' ? await meetingsIn(transaction, { county: key.county, from: file.village, to: file.village, since: 0, limit: 40 }) : []
        return ladderOf({ id, state: found.dossier.state as MatterState, file }, meetings, door.clock())
      })))
    return await reply.header('cache-control', 'no-store').send(view)
  })
}

/** Who looks after how villages decide: the village, its supervisors, and the levels above. */
const watchers: readonly Office[] = ['VILLAGE_CADRE', 'PARTY_SEC', 'VILLAGE_SUPERVISOR', 'TOWN_DISPATCHER', 'COUNTY_CENTER']

async function villagesIn(transaction: Transaction, place: RegionKey, asked: number, now: number): Promise<Static<typeof Villages>['items']> {
  const { lo, hi } = scopeOf(place)
  const regions = await transaction.selectFrom('regions').select(['code', 'short_name']).where('level', '=', 'VILLAGE').where('code_lo', '>=', lo).where('code_hi', '<=', hi)
    .where('valid_to', 'is', null).where('kind', '=', 'statutory').orderBy('code').limit(2000).execute()
  const towns = await transaction.selectFrom('regions').select(['code', 'short_name']).where('level', '=', 'TOWN').where('code', 'in', [...new Set(regions.map(({ code }) => code.slice(0, 9))), '']).where('valid_to', 'is', null).execute()
  const townNames = new Map(towns.map(({ code, short_name: name }) => [code, name]))
  const meetings = await meetingsIn(transaction, {
    county: Number(place.code.slice(0, 6)), from: place.code.padEnd(12, '0'), to: place.code.padEnd(12, '9'), since: sinceOf(asked), limit: 20_000,
  })
  const byVillage = Map.groupBy(meetings, ({ village }) => village)
  return regions.map(({ code, short_name: name }) => {
    const duties = dutiesOf(asked, heldIn(byVillage.get(code) ?? []), now)
    return { code, name, town: townNames.get(code.slice(0, 9)) ?? '', attention: needsAttention(duties), duties: duties.map(dutyView) }
  })
}

async function villageView(transaction: Transaction, code: string, asked: number, now: number): Promise<Static<typeof Village>> {
  const region = await findRegion(transaction, { level: 'VILLAGE', code })
  if (region === null) throw new Refused({ code: 'region-unknown', sentence: '没有这个村，请从辖区的名单里选。', cause: `no village ${code}` })
  const where = { county: Number(code.slice(0, 6)), from: code, to: code, since: sinceOf(asked), limit: 200 }
  const [meetings, matters] = [await meetingsIn(transaction, where), await mattersIn(transaction, where)]
  return {
    year: asked, code, name: region.shortName, duties: dutiesOf(asked, heldIn(meetings), now).map(dutyView),
    meetings: meetings.map(({ id, title, state, shown }) => ({
      id, title, state, stateName: villageMeeting.states[state as keyof typeof villageMeeting.states].name, heldOn: state === 'PROPOSED' ? '' : shown.heldOn,
      passed: shown.items.filter(({ passed }) => passed).length, items: shown.items.length,
    })),
    matters: matters.map(({ id, state, shown }) => ({
      id, title: shown.title, yuan: shown.yuan, state, stateName: fourDeliberations.states[state as keyof typeof fourDeliberations.states].name,
      done: stepsDone(state, { steps: shown.steps.map((one) => ({ ...one, passed: true })) as unknown as MatterFile['steps'] }),
    })),
    authorisations: meetings.flatMap(({ id, shown }) => (
      shown.items.filter(({ inForce, kind }) => inForce && kind === 'authorisation').map(({ number, title }) => ({ meeting: id, item: number, title, heldOn: shown.heldOn })))),
  }
}

/** A meeting of the year may have been called in the months before. */
function sinceOf(asked: number): number {
  return startOfDay(`${asked - 1}-07-01`)
}

/** Held are those that were opened with enough people; what was only called counts for nothing. */
function heldIn(meetings: readonly MeetingRow[]): readonly Held[] {
  return meetings.filter(({ state }) => opened.has(state)).map(({ shown }) => ({ meeting: shown.meeting, on: shown.heldOn, kinds: shown.items.map(({ kind }) => kind) }))
}

const opened: ReadonlySet<string> = new Set(['HELD', 'DECIDED', 'MINUTES', 'CONFIRMED', 'FILING', 'PUBLISHED', 'CLOSED'])

function dutyView({ key, name, rule, until, standing, heldOn }: Duty) {
  return { key, name, rule, until, standing, heldOn }
}

function regionNotYours(code: string) {
  return { code: 'region-not-yours', sentence: '这个地方不在您的辖区里，或者您的任职不管村里议事。请从本辖区进入。', cause: `region ${code} is not for this office` }
}
