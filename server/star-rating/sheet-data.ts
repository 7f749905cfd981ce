/** From a village's year to the data of its sheets: only what is public already, and plaques only for whom they were agreed to. */
import { pathOf, findUnits } from '../registry/index.ts'
import type { Transaction } from '../database/index.ts'
import type { SheetName, Sheets } from '../printing/index.ts'
import { inOrderOfNames } from '../../core/star-rating/name-order.ts'
import { dayForVillagers } from '../../core/time/index.ts'
import type { StarSheet } from '../../core/view/star-years.ts'
import { presentLines, type PublicLine } from '../../procedures/star-cycle/cycle-file.ts'
import type { Rating } from '../../procedures/star-cycle/lines.ts'
import type { MarkKind } from './sheet-marks.ts'
import { honoured, namedLines, type Year } from './village-year.ts'

export const kindOf: Readonly<Record<StarSheet, MarkKind>> = { notice: 'notice', board: 'board', certificates: 'certificate', plaques: 'plaque' }

/** The households a sheet is for; one line of null for what is the village's. */
export function linesFor({ file }: Year, sheet: StarSheet, ratings: readonly Rating[]): readonly (PublicLine | null)[] {
  const awarded = presentLines(file)
  switch (sheet) {
    case 'notice': case 'board': return [null]
    case 'certificates': return awarded
    case 'plaques': {
      const agreed = new Set(ratings.filter(({ plaque }) => plaque === true).map(({ name }) => name))
      return honoured(awarded, file).filter(({ rating }) => agreed.has(rating))
    }
  }
}

export type Around = {
  readonly place: string
  readonly issuers: readonly string[]
  /** Of the code with this rating, '' for the village's. */
  addressOf(rating: string): string
}

export async function aroundOf(transaction: Transaction, { file }: Year, addressOf: Around['addressOf']): Promise<Around> {
  const { village } = file
  const path = await pathOf(transaction, { level: 'VILLAGE', code: village })
  const place = path.filter(({ level }) => level === 'TOWN' || level === 'VILLAGE').map(({ shortName }) => shortName).join('')
  const units = await findUnits(transaction, [`${village}:party`, `${village}:committee`])
  const named = [`${village}:party`, `${village}:committee`].flatMap((id) => units.filter((unit) => unit.id === id).map(({ name }) => name))
  return { place, issuers: named.length > 0 ? named : [`${place}村民委员会`], addressOf }
}

export type Task = { [Name in SheetName]: { readonly name: Name; readonly data: Sheets[Name] } }[SheetName]

export function sheetOf(year: Year, sheet: StarSheet, lines: readonly (PublicLine | null)[], around: Around, paper: 'a3' | 'a4'): Task {
  const { file } = year
  const publisher = around.issuers.at(-1) ?? around.place
  const titled = (what: string) => ({ title: `${file.year} 年度${what}`, publisher })
  const day = dayForVillagers(file.award?.heldOn ?? file.notice?.on ?? file.launchedOn)
  const households = lines.filter((line) => line !== null)
  switch (sheet) {
    case 'notice': return { name: 'star-notice', data: { ...titled('星级文明户评定结果公示'), paper, village: around.place, year: file.year, address: around.addressOf(''), opening: openingOf(year, around), issuers: around.issuers, day: dayForVillagers(file.notice?.on ?? file.launchedOn), households: namedLines(file.notice?.lines ?? [], file).map(({ headName, group, stars }) => ({ head: headName, group, stars })) } }
    case 'board': return { name: 'honour-board', data: { ...titled('星级光荣榜'), village: around.place, year: file.year, day, address: around.addressOf(''), from: file.agreed.honourFrom, groups: boardGroups(honoured(presentLines(file), file)) } }
    case 'certificates': return { name: 'star-certificate', data: { ...titled('星级文明户荣誉证书'), issuers: around.issuers, day, certificates: households.map((line) => ({ head: line.headName, year: file.year, stars: namedLines([line], file)[0]?.stars ?? [], address: around.addressOf(line.rating) })) } }
    case 'plaques': return { name: 'star-plaque', data: { ...titled('星级文明户牌'), plaques: households.map((line) => ({ head: line.headName, village: around.place, year: file.year, stars: line.stars.length, address: around.addressOf(line.rating) })) } }
  }
}

function openingOf({ file }: Year, { place }: Around): string {
  const { notice } = file
  if (notice === null) return ''
  return `经农户自评、群众互评和评议会表决，现将${place} ${file.year} 年度评定结果公示 ${notice.days} 日（${dayForVillagers(notice.on)}至${dayForVillagers(notice.until)}）。`
    + '有不同意见的，公示期内可以向村民委员会或者乡镇提出，也可以在网上提出；可以不让村里知道是谁提的。'
}

/** Group by group, inside by strokes: the order the page has, so that no sheet ranks anybody. */
export function boardGroups(lines: readonly PublicLine[]): Sheets['honour-board']['groups'] {
  return [...Map.groupBy(inOrderOfNames(lines), ({ group }) => group)].map(([name, inIt]) => ({ name, households: inIt.map(({ headName, stars }) => ({ head: headName, stars: stars.length })) }))
}
