/** In demonstration mode only: who can be signed in as, and what that person's authenticator shows now. */
import type { FastifyInstance } from 'fastify'
import { offices } from '../../core/procedure/actor.ts'
import { dayOf } from '../../core/time/index.ts'
import type { ElectionFile } from '../../procedures/village-election/election-file.ts'
import type { Transaction } from '../database/index.ts'
import { realTime, type Door } from '../acts/index.ts'
import { DemonstrationAccounts } from './answers.ts'
import { demonstrationCodes, demonstrationPassword, type Identity } from '../identity/index.ts'

/** Who runs an election acts as the person the file names, under whatever office the person has: the list has to say who that is. */
async function electionCommittees(transaction: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.selectFrom('dossiers').select('file').where('procedure', '=', 'village-election').where('state', 'not in', ['ARCHIVED', 'VOID']).execute()
  return new Map(rows.flatMap(({ file }) => {
    const committee = (file as unknown as ElectionFile).committee
    return (committee?.members ?? []).map((person) => [person, person === committee?.head ? '村民选举委员会主任' : '村民选举委员会成员'] as const)
  }))
}

export function demonstrationRoutes(app: FastifyInstance, { door }: { readonly door: Door; readonly identity: Identity }): void {
  app.get('/api/demo/accounts', { schema: { summary: '演示帐号和当前动态码（只在演示模式）', asks: 'anybody', response: { 200: DemonstrationAccounts } } }, async (_request, reply) => {
    const day = dayOf(realTime(door))
    const rows = await door.database.transaction({ role: 'system' }, (transaction) => transaction.selectFrom('accounts')
      .leftJoin('mandates', (join) => join.onRef('mandates.person', '=', 'accounts.person').on('mandates.valid_from', '<=', day).on('mandates.revoked_at', 'is', null))
      .leftJoin('units', 'units.id', 'mandates.unit')
      .select(['accounts.user_name', 'accounts.person', 'mandates.office', 'units.name as unit']).where('accounts.demonstration', '=', true).where('accounts.user_name', 'is not', null)
      .orderBy('accounts.user_name').execute())
    const committees = await door.database.transaction({ role: 'system' }, electionCommittees)
    const codes = new Map(demonstrationCodes(rows.flatMap((row) => row.user_name ?? []), realTime(door)).map((one) => [one.userName, one]))
    return await reply.header('cache-control', 'no-store').send({
      password: demonstrationPassword,
      items: rows.map((row) => ({
        userName: row.user_name, office: row.office === null ? null : offices[row.office], unit: row.unit, note: committees.get(row.person) ?? null,
        code: row.office === null ? null : codes.get(row.user_name ?? '')?.code ?? null,
      })),
    })
  })
}
