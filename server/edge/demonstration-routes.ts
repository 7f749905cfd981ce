/** In demonstration mode only: who can be signed in as, and what that person's authenticator shows now. */
import type { FastifyInstance } from 'fastify'
import { offices } from '../../core/procedure/actor.ts'
import { dayOf } from '../../core/time/index.ts'
import { realTime, type Door } from '../acts/index.ts'
import { DemonstrationAccounts } from './answers.ts'
import { demonstrationCodes, demonstrationPassword, type Identity } from '../identity/index.ts'

export function demonstrationRoutes(app: FastifyInstance, { door }: { readonly door: Door; readonly identity: Identity }): void {
  app.get('/api/demo/accounts', { schema: { summary: '演示帐号和当前动态码（只在演示模式）', asks: 'anybody', response: { 200: DemonstrationAccounts } } }, async (_request, reply) => {
    const day = dayOf(realTime(door))
    const rows = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('accounts')
      .leftJoin('mandates', (join) => join.onRef('mandates.person', '=', 'accounts.person').on('mandates.valid_from', '<=', day).on('mandates.revoked_at', 'is', null))
      .leftJoin('units', 'units.id', 'mandates.unit')
      .select(['accounts.user_name', 'mandates.office', 'units.name as unit']).where('accounts.demonstration', '=', true).where('accounts.user_name', 'is not', null)
      .orderBy('accounts.user_name').execute())
    const codes = new Map(demonstrationCodes(rows.flatMap((row) => row.user_name ?? []), realTime(door)).map((one) => [one.userName, one]))
    return await reply.header('cache-control', 'no-store').send({
      password: demonstrationPassword,
      items: rows.map((row) => ({
        userName: row.user_name, office: row.office === null ? null : offices[row.office], unit: row.unit,
        code: row.office === null ? null : codes.get(row.user_name ?? '')?.code ?? null,
      })),
    })
  })
}
