/** `/api/accounts`: security administrators manage the staff accounts of their scope; rights-changing acts ask for a fresh second factor. */
import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { levelOf } from '../../core/region/region.ts'
import { Refused } from '../../core/procedure/refusal.ts'
import { AccountId, AccountList, AccountOpened, AccountPage, ActOnAccount, OpenAccount } from './account-schema.ts'
import { actorOf, requireStepUp } from './actor.ts'
import { disableAccount, enableAccount, endSessionsOf, listAccounts, openAccount, resetStart, unlock, type AccountAct } from './administer-accounts.ts'
import type { Identity } from './identity.ts'
import { changingSession, knownSession } from './known-session.ts'
import { refusals } from './refusals.ts'
import { originOf, type RouteOptions } from './routes.ts'

export function accountRoutes(identity: Identity, { now = Date.now, ...cookies }: RouteOptions) {
  return (app: FastifyInstance): Promise<void> => {
    app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))

    app.get<{ Querystring: AccountPage }>('/api/accounts', { schema: { summary: '辖区的工作帐号', querystring: AccountPage, response: { 200: AccountList } } }, async (request) => {
      const { session } = await knownSession(identity, request, cookies, now())
      return { accounts: await listAccounts(identity, actorOf(session), request.query.after ?? null, now()) }
    })

    app.post<{ Body: OpenAccount }>('/api/accounts', { schema: { summary: '开通工作帐号', body: OpenAccount, response: { 201: AccountOpened } } }, async (request, reply) => {
      const { session } = await changingSession(identity, request, cookies, now())
      requireStepUp(session, now())
      const { userName, person, phone, region: code } = request.body
      const level = levelOf(code)
      if (level === null) throw new Refused(refusals.accountUnknown)
      const account = { userName, person, phone, region: { level, code } }
      const id = await openAccount(identity, { actor: actorOf(session), account, from: originOf(request) }, now())
      return reply.code(201).send({ id })
    })

    app.post<{ Body: ActOnAccount; Params: AccountId }>('/api/accounts/:id/acts', { schema: { summary: '解锁、重设、停用、启用帐号或结束其登录', body: ActOnAccount, params: AccountId, response: { 204: Type.Null() } } }, async (request, reply) => {
      const { session } = await changingSession(identity, request, cookies, now())
      if (request.body.act !== 'unlock' && request.body.act !== 'end-sessions') requireStepUp(session, now())
      await perform(request.body.act, { actor: actorOf(session), account: request.params.id, from: originOf(request) })
      return reply.code(204).send()
    })

    return Promise.resolve()
  }

  async function perform(act: ActOnAccount['act'], on: AccountAct): Promise<void> {
    switch (act) {
      case 'unlock': return await unlock(identity, on, now())
      case 'reset-password': return await resetStart(identity, { ...on, secondFactor: false }, now())
      case 'reset-second-factor': return await resetStart(identity, { ...on, secondFactor: true }, now())
      case 'disable': return await disableAccount(identity, on, now())
      case 'enable': return await enableAccount(identity, on, now())
      case 'end-sessions': return await endSessionsOf(identity, on, now())
      default: return act satisfies never
    }
  }
}
