/** `/`: six doors at most, and how many own matters are open. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { urls } from '../addresses.ts'
import { show, type Opening } from '../answering/show.ts'
import type { Portal } from '../portal.ts'

export function viewHome(app: FastifyInstance, portal: Portal): void {
  app.get(
    urls.home,
    async (request, reply) =>
      await show(portal, request, reply, async (opening) => ({ page: 'home', openMatters: await openMatters(opening, portal) })),
  )
}

/** Matters of one's own that no state of which is final yet; null for whoever nothing is known of. */
async function openMatters({ transaction, actor }: Opening, { door }: Portal): Promise<number | null> {
  if (actor.person === null) return null
  const rows = await transaction
    .selectFrom('dossiers')
    .select(['procedure', 'procedure_version as version', 'state', sql<string>`count(*)`.as('count')])
    .where('reporter', '=', actor.person)
    .groupBy(['procedure', 'procedure_version', 'state'])
    .execute()
  const open = rows.filter(
    ({ procedure, version, state }) =>
      (door.procedures.at(procedure, version).states[state]?.awaits.length ?? 0) > 0 && !isDone(state),
  )
  return open.reduce((sum, { count }) => sum + Number(count), 0)
}

/** Closed matters still await an evaluation, but nobody works on them. */
function isDone(state: string): boolean {
  return ['CLOSED', 'SELF_CLOSED', 'REJECTED', 'ARCHIVED'].includes(state)
}
