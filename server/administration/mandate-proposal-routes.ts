/** `/api/mandate-proposals`: what waits for a second security administrator, and the decision (R-023, control 29). */
import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { decideOnProposal, proposalsOfScope } from '../registry/index.ts'
import { byStaff, listed, listing, type Administration } from './administration.ts'
import { MandateProposal, MandateProposals } from './answers.ts'
import { proposalView } from './mandate-proposal-view.ts'
import { mayGrant, mayList } from './mandate-routes.ts'
import { workingNames } from './working-names.ts'
import { closed, Csrf, plainText, regionAsked, RegionCode, rowKeyOf, RowParams } from './wire.ts'

const ListQuery = Type.Object({ region: Type.Optional(RegionCode) }, closed)
const DecideBody = Type.Object({
  decision: Type.Union([Type.Literal('approved'), Type.Literal('refused'), Type.Literal('withdrawn')]),
  note: Type.Optional(Type.String({ minLength: 2, maxLength: 200, pattern: plainText })), csrf: Csrf,
}, closed)
const acts = { approved: 'approve-mandate', refused: 'refuse-mandate', withdrawn: 'withdraw-mandate' } as const

export function mandateProposalRoutes(app: FastifyInstance, administration: Administration): void {
  const { door } = administration

  app.get<{ Querystring: Static<typeof ListQuery> }>('/api/mandate-proposals', {
    schema: { summary: '等待第二人同意的任职', querystring: ListQuery, response: { 200: MandateProposals } },
  }, async (request, reply) => {
    const { region: asked } = request.query
    const answer = await byStaff(administration, request, listing('list-proposals', asked, mayList), async (transaction, staff) => {
      const region = regionAsked(staff, asked)
      const proposals = await proposalsOfScope(transaction, region)
      const names = await workingNames(transaction, proposals.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? []].flat()))
      return listed(region, {
        items: proposals.map((one) => ({
          // The auditor looks and decides nothing: seen as by the one it is for, who may not either.
          ...proposalView(one, staff.mandate.office === 'SEC_ADMIN' ? staff.person : one.person, door.clock()),
          proposedByName: names.get(one.proposedBy) ?? null, decidedByName: one.decidedBy === null ? null : names.get(one.decidedBy) ?? null,
        })),
      })
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })

  app.post<{ Params: Static<typeof RowParams>; Body: Static<typeof DecideBody> }>('/api/mandate-proposals/:id/decide', {
    schema: { summary: '同意、不同意或撤回一项任职', params: RowParams, body: DecideBody, response: { 200: MandateProposal } },
  }, async (request, reply) => {
    const { decision, note } = request.body
    const deed = { act: acts[decision], object: `mandate:${request.params.id}`, may: mayGrant, stepUp: true }
    const answer = await byStaff(administration, request, deed, async (transaction, staff) => {
      const decided = await decideOnProposal(transaction, staff, { ...rowKeyOf(request.params.id), decision, note: note ?? null }, door.clock())
      return { answer: proposalView(decided, staff.person), region: decided.region.code }
    })
    return await reply.header('cache-control', 'no-store').send(answer)
  })
}
