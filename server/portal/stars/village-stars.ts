/** `/stars/village`: the notice and the board of honour of a village, for everybody; `/x/{code}`: is this sheet genuine? Neither asks who reads. */
import type { FastifyInstance } from 'fastify'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { SheetCheckPage, VillageStarsPage } from '../../../faces/portal/contract.ts'
import type { Transaction } from '../../database/index.ts'
import { pathOf } from '../../registry/index.ts'
import { checkMark, publicYears, type CheckedMark, type PublicVillage } from '../../star-rating/index.ts'
import { urls, villageFor } from '../addresses.ts'
import { openingOf, show } from '../answering/show.ts'
import type { Portal } from '../portal.ts'

export function villageStarsRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(urls.villageStars, async (request, reply) => {
    const village = await openingOf(portal, request, (opening) => Promise.resolve(opening.village))
    if (village === null) return await reply.redirect(villageFor(urls.villageStars), 303)
    const shown = await publicYears(portal.door, village.code)
    return await show(portal, request, reply, async ({ transaction }) => pageOf(await placeName(transaction, village.code), shown))
  })

  app.get<{ Params: { code: string } }>(`${urls.checkSheet}/:code`, async (request, reply) => {
    // Codes are printed in capitals; typed by hand they come as they come.
    const code = request.params.code.toUpperCase().slice(0, 40)
    const checked = await portal.door.database.reading({ role: 'system' }, (transaction) => checkMark(transaction, portal.door.procedures, code))
    return await show(portal, request, reply, async ({ transaction }) => (
      { page: 'sheet-check', sheet: checked === null ? null : sheetOf(checked, await placeName(transaction, checked.village)) }), { status: checked === null ? 404 : 200 })
  })
}

async function placeName(transaction: Transaction, code: string): Promise<string> {
  const path = await pathOf(transaction, { level: 'VILLAGE', code })
  return path.filter(({ level }) => level !== 'CITY').map(({ shortName }) => shortName).join('')
}

function pageOf(village: string, { notice, honour }: PublicVillage): VillageStarsPage {
  return {
    page: 'village-stars', village,
    notice: notice === null ? null : { ...notice, on: dayForVillagers(notice.on), until: dayForVillagers(notice.until), objectHref: `${urls.objectStars}?year=${notice.year}` },
    honour: honour === null ? null : { ...honour, on: dayForVillagers(honour.on) },
  }
}

const names = { plaque: '星级文明户牌', certificate: '星级文明户荣誉证书', board: '星级光荣榜', notice: '评定结果公示' } as const
const sentences: Readonly<Record<CheckedMark['kind'], readonly [current: string, past: string]>> = {
  plaque: ['这一户现在是星级文明户。', '牌是真的，但不是当前的：年度已经过去，或者称号已经变动。请以村里现在的榜为准。'],
  certificate: ['这一户现在是星级文明户。', '证书是真的，记的是当年的荣誉；现在的情况请以村里现在的榜为准。'],
  board: ['这是当前的光荣榜；之后的变动以网上的为准。', '榜是真的，但年度已经过去，请以新的榜为准。'],
  notice: ['现在正在公示，公示期内可以提出不同意见。', '公示是真的，已经结束，不再是当前的。'],
}

function sheetOf({ kind, year, current }: CheckedMark, village: string): SheetCheckPage['sheet'] {
  return { what: names[kind], village, year, current, sentence: sentences[kind][current ? 0 : 1] }
}
