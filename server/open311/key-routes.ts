/** `/api/api-keys`: the system administrator of a scope issues keys and revokes them, with a fresh second factor; the audit administrator sees them. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { contains, levelOf } from '../../core/region/region.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { msPerDay } from '../../core/time/index.ts'
import { byStaff, type Administration, type Staff } from '../administration/index.ts'
import { findUnits } from '../registry/index.ts'
import { issueKey, listKeys, revokeKey } from './api-keys.ts'

const closed = { additionalProperties: false } as const
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const source = Type.Union([Type.Literal('VILLAGER'), Type.Literal('HOTLINE'), Type.Literal('PATROL')], { description: '没有任职的系统一律按村民上报。' })
const region = Type.String({ pattern: '^([0-9]{4}|[0-9]{6})$', description: '4 位市代码或 6 位县代码。' })
const Csrf = Type.Optional(Type.String({ maxLength: 128 }))

const Body = Type.Object({
  name: Type.String({ minLength: 2, maxLength: 60, pattern: '^(?=.*\\S)[^\\p{Cc}\\p{Cf}]+$' }), region, ownerUnit: Type.String({ pattern: '^[0-9]{4,15}:[a-z0-9-]{1,40}$' }), source: Type.Optional(source),
  mayReport: Type.Boolean(), mayUpdate: Type.Boolean(), hourlyBudget: Type.Integer({ minimum: 1, maximum: 100_000 }), days: Type.Integer({ minimum: 1, maximum: 730, description: '多少天后失效。' }), csrf: Csrf,
}, closed)
const Revoking = Type.Object({ csrf: Csrf }, closed)
const Params = Type.Object({ id: Type.String({ pattern: `^[1-9][0-9]{5}-${uuid}$` }) }, closed)
const Listed = Type.Object({
  items: Type.Array(Type.Object({
    id: Type.String(), name: Type.String(), region, ownerUnit: Type.String(), person: Type.String(), source, mayReport: Type.Boolean(), mayUpdate: Type.Boolean(), hourlyBudget: Type.Integer(),
    createdAt: Type.String(), expiresAt: Type.String(), revokedAt: Type.Union([Type.String(), Type.Null()]), inUse: Type.Boolean(),
  }, closed)),
}, closed)
const Issued = Type.Object({
  id: Type.String(), person: Type.String({ description: '这个系统办事用的化名；要让它代表单位，由安全管理员给它授予任职。' }), key: Type.String({ description: '只出现这一次。' }), expiresAt: Type.String(),
}, closed)
const Revoked = Type.Object({ revoked: Type.Literal(true) }, closed)

export function apiKeyRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration

  app.get('/api/api-keys', { schema: { summary: 'api_key 清单', response: { 200: Listed } } }, async (request, reply) => {
    const answer = await byStaff(administration, request, { act: 'list-api-keys', object: 'region:own', may: maySee }, async (transaction) => (
      { answer: { items: await listKeys(transaction, door.clock()) } }))
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Body: Static<typeof Body> }>('/api/api-keys', { schema: { summary: '签发 api_key', body: Body, response: { 201: Issued } } }, async (request, reply) => {
    const { body } = request
    const answer = await byStaff(administration, request, { act: 'issue-api-key', object: 'api-key:new', may: mayIssue, stepUp: true }, async (transaction, staff) => {
      if (!contains(staff.mandate.region, { level: levelOf(body.region) ?? 'COUNTY', code: body.region })) throw refusals.elsewhere()
      const [unit] = await findUnits(transaction, [body.ownerUnit])
      if (unit?.validTo !== null) throw refusals.noUnit()
      if (!contains(staff.mandate.region, unit.region)) throw refusals.elsewhere()
      const now = door.clock()
      const expiresAt = now + body.days * msPerDay
      const { id, person, key } = await issueKey(transaction, { ...body, source: body.source ?? 'VILLAGER', expiresAt, createdBy: staff.person }, now)
      return { answer: { id: `${body.region.padEnd(6, '0')}-${id}`, person, key, expiresAt: new Date(expiresAt).toISOString() }, region: body.region, object: `api-key:${id}` }
    })
    return await reply.code(201).header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Params: Static<typeof Params>; Body: Static<typeof Revoking> }>('/api/api-keys/:id/revoke', { schema: { summary: '停用 api_key', params: Params, body: Revoking, response: { 200: Revoked } } }, async (request, reply) => {
    const { id } = request.params
    const answer = await byStaff(administration, request, { act: 'revoke-api-key', object: `api-key:${id.slice(7)}`, may: mayIssue, stepUp: true }, async (transaction, staff) => {
      if (!await revokeKey(transaction, { county: Number(id.slice(0, 6)), id: id.slice(7) }, staff.person, door.clock())) throw refusals.noKey()
      return { answer: { revoked: true as const } }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

const refusals = {
  notYours: () => new Refused({ code: 'api-keys-not-yours', sentence: '只有本级的系统管理员可以签发和停用 api_key。', cause: 'office is not SYS_ADMIN', rule: 'R-925' }),
  elsewhere: () => new Refused({ code: 'region-not-yours', sentence: '这个区划不在您的辖区内，请重新选择。', cause: 'the key would reach beyond the mandate', rule: 'R-024' }),
  noUnit: () => new Refused({ code: 'api-key-unit-unknown', sentence: '没有这个单位，或者已经撤销，请重新选择使用单位。', cause: 'owner unit is not in force' }),
  noKey: () => new Refused({ code: 'api-key-unknown', sentence: '没有这个 api_key，或者已经停用，请刷新后再看。', cause: 'no key in use with this id' }),
} as const

export function apiKeyStatus(code: string): number | undefined {
  return { 'api-key-unit-unknown': 422, 'api-key-unknown': 404 }[code]
}

function mayIssue({ mandate: { office } }: Staff): void {
  if (office !== 'SYS_ADMIN') throw refusals.notYours()
}

function maySee({ mandate: { office } }: Staff): void {
  if (office !== 'SYS_ADMIN' && office !== 'AUDIT_ADMIN') throw refusals.notYours()
}
