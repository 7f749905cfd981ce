/** Settings of a procedure: versions, proposal, second person's review, dry run. */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { offices } from '../../core/procedure/actor.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import type { Door } from '../acts/index.ts'
import { dryRun, listSettings, proposeSettings, reviewSettings, wholeCity } from '../procedures/index.ts'
import { governingNames } from '../registry/index.ts'
import { Differences, Ok, Proposed, SettingsVersions } from './answers.ts'
import { requireStaff } from './caller.ts'
import { noteDone, notingDenials } from './note-denials.ts'

const closed = { additionalProperties: false } as const
const county = Type.Integer({ minimum: 0, maximum: 999_999 })
const keyParams = Type.Object({ key: Type.String({ pattern: '^[a-z-]{1,40}$' }) })
const versionParams = Type.Object({ key: Type.String({ pattern: '^[a-z-]{1,40}$' }), version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) })
const proposal = Type.Object({ county, contents: Type.Unknown(), reason: Type.String({ minLength: 2, maxLength: 500 }) }, closed)
const verdict = Type.Object({ county, decision: Type.Union([Type.Literal('approve'), Type.Literal('refuse'), Type.Literal('withdraw')]), note: Type.String({ maxLength: 500 }) }, closed)
const byCounty = Type.Object({ county: Type.Optional(county) }, closed)

export function settingsRoutes(app: FastifyInstance, door: Door): void {
  const procedureOf = (key: string) => {
    const procedure = door.procedures.newest(key)
    if (procedure === null) throw new Refused({ code: 'unknown-procedure', sentence: '没有这种事项，请刷新页面。', cause: `no procedure ${key}` })
    return procedure
  }

  app.get<{ Params: Static<typeof keyParams>; Querystring: Static<typeof byCounty> }>('/api/procedures/:key/settings', { schema: { summary: '程序设置的现行版和历次版本', params: keyParams, querystring: byCounty, response: { 200: SettingsVersions } } }, async (request) => {
    const actor = requireStaff(request)
    const procedure = procedureOf(request.params.key)
    const { inForce, versions } = await door.database.transaction({ role: 'app', actor }, async (transaction) => ({
      inForce: await door.settings.inForce(transaction, procedure, request.query.county ?? wholeCity),
      versions: await listSettings(transaction, procedure, request.query.county ?? wholeCity, actor),
    }))
    const persons = [...new Set(versions.flatMap(({ proposedBy, reviewedBy }) => [proposedBy, reviewedBy].filter((one) => one !== null)))]
    const names = await door.database.transaction({ role: 'gate' }, (transaction) => governingNames(transaction, persons))
    const who = (person: string | null) => {
      const found = person === null ? undefined : names.get(person)
      return found === undefined ? null : `${found.name}（${offices[found.office]}）`
    }
    return { inForce, items: versions.map(({ proposedBy, reviewedBy, ...version }) => ({ ...version, proposer: who(proposedBy), reviewer: who(reviewedBy) })) }
  })

  app.post<{ Params: Static<typeof keyParams>; Body: Static<typeof proposal> }>('/api/procedures/:key/settings', { schema: { summary: '提出改动设置，由另一人审核', params: keyParams, body: proposal, response: { 201: Proposed } } }, async (request, reply) => {
    const actor = requireStaff(request)
    const procedure = procedureOf(request.params.key)
    const deed = { act: 'propose-settings', object: `settings:${procedure.key}/${request.body.county}` }
    const version = await notingDenials(door, request, deed, () => door.database.transaction({ role: 'app', actor }, async (transaction) => {
      const proposed = await proposeSettings(transaction, procedure, request.body, actor, door.clock())
      await noteDone(transaction, door, request, { ...deed, object: `${deed.object}/${proposed}` })
      return proposed
    }))
    return await reply.code(201).send({ version })
  })

  app.post<{ Params: Static<typeof versionParams>; Body: Static<typeof verdict> }>('/api/procedures/:key/settings/:version/review', { schema: { summary: '审核或撤回设置改动', params: versionParams, body: verdict, response: { 200: Ok } } }, async (request) => {
    const actor = requireStaff(request)
    const procedure = procedureOf(request.params.key)
    const { county: of, decision } = request.body
    const deed = { act: `${decision}-settings`, object: `settings:${procedure.key}/${of}/${request.params.version}` }
    await notingDenials(door, request, deed, () => door.database.transaction({ role: 'app', actor }, async (transaction) => {
      await reviewSettings(transaction, procedure, { ...request.body, version: request.params.version }, actor, door.clock())
      await noteDone(transaction, door, request, deed)
    }))
    door.settings.forget()
    return { ok: true }
  })

  app.get<{ Params: Static<typeof versionParams>; Querystring: Static<typeof byCounty> }>('/api/procedures/:key/settings/:version/dry-run', { schema: { summary: '试算这一版会改变什么', params: versionParams, querystring: byCounty, response: { 200: Differences } } }, async (request) => {
    const actor = requireStaff(request)
    const procedure = procedureOf(request.params.key)
    const changed = await door.database.transaction({ role: 'app', actor }, (transaction) => dryRun(transaction, procedure, request.query.county ?? wholeCity, request.params.version, actor))
    return { changed }
  })
}
