/**
 * `GET /api/regions/{code}/history` for everybody; `POST /api/region-acts` for the centres and, for names and empty grids, the system
 * administrator (R-011 … R-016).
 */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import type { RegionCommand } from '../../core/region/change.ts'
import { gridTypes, type GridType } from '../../core/region/version.ts'
import { changeRegions } from '../registry/index.ts'
import { byStaff, type Administration, type Staff } from './administration.ts'
import { RegionHistory, RegionsChanged } from './answers.ts'
import { refusals } from './refusals.ts'
import { regionHistory } from './region-history.ts'
import { closed, CodeParams, Csrf, dayAsked, DayText, plainText, RegionCode, regionKey } from './wire.ts'

const Name = Type.String({ minLength: 1, maxLength: 100, pattern: plainText })
const Position = Type.Tuple([Type.Number({ minimum: 73, maximum: 136 }), Type.Number({ minimum: 3, maximum: 54 })])
const Polygon = Type.Array(Type.Array(Position, { minItems: 4, maxItems: 2000 }), { minItems: 1, maxItems: 10 })
const NewRegion = Type.Object({
  code: RegionCode, name: Name, shortName: Type.Optional(Name),
  gridType: Type.Optional(Type.Union(Object.keys(gridTypes).map((key) => Type.Literal(key as GridType)))),
  boundary: Type.Optional(Polygon), center: Type.Optional(Position),
}, closed)
const Assign = Type.Record(Type.String({ pattern: '^[0-9a-f-]{6,36}$' }), RegionCode, { ...closed, maxProperties: 2000 })
const Some = { minItems: 1, maxItems: 50 }
const about = { day: DayText, reason: Type.String({ minLength: 2, maxLength: 500, pattern: plainText }), csrf: Csrf }
const Act = Type.Union([
  Type.Object({ act: Type.Literal('open'), regions: Type.Array(NewRegion, Some), assign: Type.Optional(Assign), ...about }, closed),
  Type.Object({ act: Type.Literal('split'), region: RegionCode, into: Type.Array(NewRegion, Some), assign: Type.Optional(Assign), ...about }, closed),
  Type.Object({ act: Type.Literal('merge'), regions: Type.Array(RegionCode, Some), into: NewRegion, ...about }, closed),
  Type.Object({ act: Type.Literal('rename'), region: RegionCode, name: Name, shortName: Type.Optional(Name), ...about }, closed),
  Type.Object({ act: Type.Literal('re-parent'), region: RegionCode, to: NewRegion, ...about }, closed),
  Type.Object({ act: Type.Literal('retire'), region: RegionCode, ...about }, closed),
])
type Act = Static<typeof Act>

export function regionActRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration

  app.get<{ Params: Static<typeof CodeParams> }>('/api/regions/:code/history', { schema: { summary: '一个区划的沿革', asks: 'anybody', params: CodeParams, response: { 200: RegionHistory } } }, async (request, reply) => {
    const history = await door.database.transaction({ role: 'gate' }, (transaction) => regionHistory(transaction, regionKey(request.params.code)))
    if (history === null) throw refusals.noSuchRegion()
    return await reply.header('cache-control', 'private, max-age=60').send(history)
  })

  app.post<{ Body: Act }>('/api/region-acts', { schema: { summary: '设立、拆分、合并、更名、改隶或撤销区划', body: Act, response: { 201: RegionsChanged } } }, async (request, reply) => {
    const deed = { act: `${request.body.act}-region`, object: `region:${firstCode(request.body)}`, may: mayChange }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      const { id, change, warnings } = await changeRegions(transaction, staff, commandOf(request.body), request.body.reason, door.clock())
      const [place = staff.mandate.region] = [...change.to, ...change.from]
      return { answer: { id, from: change.from, to: change.to, warnings }, region: place.code }
    })
    return await reply.code(201).header('cache-control', 'no-store').send(answer)
  })
}

/** By office; what of it each may do is the registry's to say. */
function mayChange({ mandate: { office } }: Staff): void {
  if (office !== 'COUNTY_CENTER' && office !== 'CITY_CENTER' && office !== 'SYS_ADMIN') throw refusals.treeNotYours()
}

/** @throws Refused for a day no calendar has */
function commandOf(sent: Act): RegionCommand {
  const day = dayAsked(sent.day, '/day')
  switch (sent.act) {
    case 'open': return { act: 'open', day, regions: sent.regions.map(newRegion), assign: sent.assign ?? {} }
    case 'split': return { act: 'split', day, region: regionKey(sent.region), into: sent.into.map(newRegion), assign: sent.assign ?? {} }
    case 'merge': return { act: 'merge', day, regions: sent.regions.map(regionKey), into: newRegion(sent.into) }
    case 'rename': {
      const short = sent.shortName === undefined ? {} : { shortName: sent.shortName.trim() }
      return { act: 'rename', day, region: regionKey(sent.region), name: sent.name.trim(), ...short }
    }
    case 're-parent': return { act: 're-parent', day, region: regionKey(sent.region), to: newRegion(sent.to) }
    case 'retire': return { act: 'retire', day, region: regionKey(sent.region) }
  }
}

function newRegion({ code, ...told }: Static<typeof NewRegion>) {
  return { ...told, ...regionKey(code), name: told.name.trim() }
}

function firstCode(sent: Act): string {
  switch (sent.act) {
    case 'open': return sent.regions[0]?.code ?? ''
    case 'merge': return sent.regions[0] ?? ''
    default: return sent.region
  }
}
