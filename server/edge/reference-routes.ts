/** What the forms choose from: regions, units, grids, the procedure's acts and settings. Reference data, readable by anybody signed in or not. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { system } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { codeAt, levelOf, levels } from '../../core/region/region.ts'
import { dayOf, parseDay, type Day } from '../../core/time/index.ts'
import type { Door } from '../acts/index.ts'
import { childrenOf, findGrid, findRegion, officeHolders, pathOf, searchRegions, unitsOfRegion } from '../registry/index.ts'
import { GridAt, OfficeHolders, Procedure, RegionAround, Regions, Units } from './answers.ts'

const codeParams = Type.Object({ code: Type.String({ pattern: '^[0-9]{4,15}$' }) })
const dayQuery = Type.Object({ day: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'As of this day; else as it is.' })) }, { additionalProperties: false })
const positionQuery = Type.Object({ lon: Type.Number({ minimum: 73, maximum: 136 }), lat: Type.Number({ minimum: 3, maximum: 54 }) }, { additionalProperties: false })
const searchQuery = Type.Object({ text: Type.String({ minLength: 1, maxLength: 20 }), within: Type.Optional(Type.String({ pattern: '^[0-9]{4,15}$' })) }, { additionalProperties: false })

export function referenceRoutes(app: FastifyInstance, door: Door): void {
  const gate = { role: 'gate' } as const

  /** The tree around a region, on any day. */
  app.get<{ Params: Static<typeof codeParams>; Querystring: Static<typeof dayQuery> }>('/api/regions/:code', {
    schema: { summary: '一个区划，连同上级和下级，可查任一天', asks: 'anybody', params: codeParams, querystring: dayQuery, response: { 200: RegionAround } },
  }, async (request, reply) => {
    const level = levelOf(request.params.code)
    if (level === null) throw notThere()
    const key = { level, code: request.params.code }
    const day = dayAsked(request.query.day)
    const answer = await door.database.transaction(gate, async (transaction) => {
      const region = await findRegion(transaction, key, day)
      return region === null ? null : { region, path: await pathOf(transaction, key, day), children: await childrenOf(transaction, key, day) }
    })
    if (answer === null) throw notThere()
    return await reply.header('cache-control', 'private, max-age=60').send(answer)
  })

  app.get<{ Querystring: Static<typeof searchQuery> }>('/api/regions', { schema: { summary: '按名称找区划', asks: 'anybody', querystring: searchQuery, response: { 200: Regions } } }, async (request) => {
    const { text, within } = request.query
    const level = within === undefined ? null : levelOf(within)
    return await door.database.transaction(gate, async (transaction) => ({
      items: await searchRegions(transaction, { text, limit: 20, ...(within === undefined || level === null ? {} : { within: { level, code: within } }) }),
    }))
  })

  /** The grid whose polygon holds a position (CGCS2000 degrees); `region` is null where none does. Nothing about the asker is kept. */
  app.get<{ Querystring: Static<typeof positionQuery> }>('/api/grid-at', { schema: { summary: '这个位置属于哪个网格', asks: 'anybody', querystring: positionQuery, response: { 200: GridAt } } }, async (request, reply) => {
    const answer = await door.database.transaction(gate, async (transaction) => {
      const region = await findGrid(transaction, request.query)
      return region === null ? { region, path: [] } : { region, path: await pathOf(transaction, region) }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  /** Units at the place and at every region above it: whom a matter there can be given to. */
  app.get<{ Params: Static<typeof codeParams> }>('/api/regions/:code/units', { schema: { summary: '这里和各上级的单位', asks: 'anybody', params: codeParams, response: { 200: Units } } }, async (request, reply) => {
    const codes = levels.map((level) => codeAt(request.params.code, level)).filter((code) => code !== null)
    const units = await door.database.transaction(gate, async (transaction) => {
      const found = []
      for (const code of codes.toReversed()) found.push(...await unitsOfRegion(transaction, code))
      return found
    })
    return await reply.header('cache-control', 'private, max-age=60').send({ items: units })
  })

  app.get<{ Params: Static<typeof codeParams> }>('/api/regions/:code/office-holders', { schema: { summary: '这里公开任职的人员', asks: 'anybody', params: codeParams, response: { 200: OfficeHolders } } }, async (request) => {
    const level = levelOf(request.params.code)
    if (level === null) throw notThere()
    return { items: await door.database.transaction(gate, (transaction) => officeHolders(transaction, { level, code: request.params.code }, dayOf(door.clock()), 'inside')) }
  })

  app.get<{ Params: { key: string }; Querystring: { county?: string } }>('/api/procedures/:key', {
    schema: { summary: '一种事项的程序：状态、动作、表单和现行设置', asks: 'anybody', response: { 200: Procedure }, params: Type.Object({ key: Type.String({ pattern: '^[a-z-]{1,40}$' }) }), querystring: Type.Object({ county: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })) }) },
  }, async (request, reply) => {
    const procedure = door.procedures.newest(request.params.key)
    if (procedure === null) throw notThere()
    const county = Number(request.query.county ?? 0)
    const settings = await door.database.transaction(gate, (transaction) => door.settings.inForce(transaction, procedure, county))
    return await reply.header('cache-control', 'private, max-age=30').send({
      key: procedure.key, version: procedure.version, name: procedure.name,
      states: Object.fromEntries(Object.entries(procedure.states).map(([key, state]) => [key, { name: state.name, plain: state.plain ?? state.name, sentence: state.sentence, step: state.step ?? null }])),
      acts: Object.fromEntries(Object.entries(procedure.acts).filter(([, act]) => !act.who.includes(system.kind)).map(([key, act]) => [
        key, { name: act.name, consequence: act.consequence, form: act.form, appends: act.appends === true, oneByOne: act.oneByOne === true },
      ])),
      settings: { version: settings.version, scope: settings.scope, contents: settings.contents },
    })
  })
}

function dayAsked(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined
  const day = parseDay(text)
  // PostgreSQL knows no year 0.
  if (day === null || day < '0001') throw new Refused({ code: 'request-invalid', sentence: '日期不对，请按 2026-01-31 的样子填写。', cause: 'no such day' })
  return day
}

function notThere(): Refused {
  return new Refused({ code: 'not-found', sentence: '没有找到，请重新选择。', cause: 'no such reference' })
}
