/** `GET /api/audit`, `GET /api/audit/verify`: for the audit administrator of a scope. Reading the log is on record as well. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import type { RegionKey } from '../../core/region/region.ts'
import { endOfDay, startOfDay } from '../../core/time/index.ts'
import { takeRole, type Transaction } from '../database/index.ts'
import { verifyAuditChain, type AuditVerdict } from '../identity/index.ts'
import { byStaff, type Administration, type Staff } from './administration.ts'
import { AuditChains, AuditRecords } from './answers.ts'
import { auditLog, countiesOf } from './audit-log.ts'
import { auditKinds, type AuditKind } from './audit-words.ts'
import { refusals } from './refusals.ts'
import { closed, Cursor, dayAsked, DayText, Uuid } from './wire.ts'

const ListQuery = Type.Object({
  kind: Type.Optional(Type.Union(Object.keys(auditKinds).map((key) => Type.Literal(key as AuditKind)))), person: Type.Optional(Uuid),
  cursor: Type.Optional(Cursor), act: Type.Optional(Type.String({ pattern: '^[a-z][a-z-]{0,59}$' })),
  from: Type.Optional(DayText), to: Type.Optional(Type.String({ pattern: DayText.pattern ?? '', description: 'Last day, itself included.' })),
}, closed)
const NoQuery = Type.Object({}, closed)

export function auditRoutes(app: FastifyInstance, administration: Administration): void {
  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/audit', { schema: { summary: '审计记录', querystring: ListQuery, response: { 200: AuditRecords } } }, async (request, reply) => {
    const deed = { act: 'read-audit', object: 'audit:records', may: mayAudit }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      return { answer: await auditLog(transaction, { scope: staff.mandate.region, ...narrowed(request.query) }) }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  let verifying = false
  app.get('/api/audit/verify', { schema: { summary: '校验审计记录链', querystring: NoQuery, response: { 200: AuditChains } } }, async (request, reply) => {
    const deed = { act: 'verify-audit', object: 'audit:chains', may: mayAudit }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      if (verifying) throw refusals.verifying()
      verifying = true
      try {
        return { answer: await verify(transaction, staff.mandate.region) }
      } finally {
        verifying = false
      }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}

function mayAudit({ mandate }: Staff): void {
  if (mandate.office !== 'AUDIT_ADMIN') throw refusals.auditNotYours()
}

function narrowed({ kind, person, act, from, to, cursor }: Static<typeof ListQuery>) {
  return {
    kind, person, act, cursor, from: from === undefined ? undefined : startOfDay(dayAsked(from, '/from')),
    to: to === undefined ? undefined : endOfDay(dayAsked(to, '/to')),
  }
}

/** Chains are the platform's to walk; of other counties not even a length is told. */
async function verify(transaction: Transaction, scope: RegionKey): Promise<AuditVerdict> {
  const counties = await countiesOf(transaction, scope)
  await takeRole(transaction, 'system')
  const verdict = await verifyAuditChain(transaction, [], counties)
  await takeRole(transaction, 'app')
  return verdict
}
