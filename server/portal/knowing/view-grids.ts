/** `/grids`: the grids of the village and who answers for each, with work numbers. */
import type { FastifyInstance } from 'fastify'
import type { Call, GridsPage } from '../../../faces/portal/contract.ts'
import { childrenOf, findUnitFor } from '../../registry/index.ts'
import type { Transaction } from '../../database/index.ts'
import { urls, villageFor } from '../addresses.ts'
import { openingOf, show, type Opening } from '../answering/show.ts'
import { personOf, type Village } from '../asking/village.ts'
import type { Portal } from '../portal.ts'
import { gridName, rangesOf } from './grid-words.ts'
import { mapOf } from './village-map.ts'

export function viewGrids(app: FastifyInstance, portal: Portal): void {
  app.get(urls.grids, async (request, reply) => {
    const page = await openingOf(portal, request, async (opening) =>
      opening.village === null ? null : await gridsPage(opening, opening.village),
    )
    if (page === null) return await reply.redirect(villageFor(urls.grids), 303)
    return await show(portal, request, reply, () => page)
  })
}

async function gridsPage({ transaction, person }: Opening, village: Village): Promise<GridsPage> {
  const grids = (await childrenOf(transaction, { level: 'VILLAGE', code: village.code })).filter(({ level }) => level === 'GRID')
  const ranges = rangesOf(grids)
  const reachable = village.holders.filter((holder) => holder.workPhone !== null)
  const ofVillage = {
    code: village.code,
    name: '全村',
    range: '村里的干部',
    holders: reachable.filter(({ region }) => region.code === village.code).map(personOf),
  }
  return {
    page: 'grids',
    map: mapOf(grids, person?.residenceGrid ?? null),
    grids: [
      ...grids.map((grid) => ({
        code: grid.code,
        name: gridName(grid),
        range: ranges.get(grid.code) ?? '',
        holders: reachable.filter(({ region }) => region.code === grid.code).map(personOf),
      })),
      ...(ofVillage.holders.length === 0 ? [] : [ofVillage]),
    ],
    supervision: await supervisionOf(transaction, village),
  }
}

/** The township's discipline office; where it has no number here, the country's. */
export async function supervisionOf(transaction: Transaction, { code }: Village): Promise<Call> {
  const unit = await findUnitFor(transaction, 'discipline', code)
  return unit?.workPhone == null
    ? { number: '12388', who: '纪检监察举报电话', when: '工作日' }
    : { number: unit.workPhone, who: unit.name, when: '工作日' }
}
