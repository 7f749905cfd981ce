/**
 * What everybody may read of a village's years, without signing in: the notice while it is up, the board of honour after the award
 * . No list of those without, no order of stars, nothing of the households but what was fixed when it was published.
 */
import { cycleKey } from '../../core/star-rating/rating-names.ts'
import { dayOf, yearOf } from '../../core/time/index.ts'
import { presentLines, type CycleFile } from '../../procedures/star-cycle/cycle-file.ts'
import type { Door } from '../acts/index.ts'
import { honoured, namedLines, yearAt } from './village-year.ts'

type Line = { readonly headName: string; readonly group: string; readonly stars: readonly string[] }
export type PublicVillage = {
  readonly notice: { readonly year: number; readonly on: string; readonly until: string; readonly where: string; readonly lines: readonly Line[] } | null
  readonly honour: { readonly year: number; readonly on: string; readonly from: number; readonly lines: readonly Line[] } | null
}

/** Of this year, the one before and the next: the notice that is up, and the newest board. */
export async function publicYears({ database, procedures, clock }: Door, village: string): Promise<PublicVillage> {
  const now = yearOf(dayOf(clock()))
  return await database.reading({ role: 'system' }, async (transaction) => {
    const years = []
    for (const year of [now + 1, now, now - 1]) {
      const found = await yearAt(transaction, procedures, cycleKey(village, year))
      if (found !== null) years.push(found)
    }
    const onNotice = years.find(({ stage, file }) => stage === 'PUBLICITY' && file.notice !== null)
    const awarded = years.find(({ stage, file }) => file.award !== null && (stage === 'ACTIVE' || stage === 'CLOSED'))
    return { notice: onNotice === undefined ? null : noticeOf(onNotice.file), honour: awarded === undefined ? null : honourOf(awarded.file) }
  })
}

function noticeOf(file: CycleFile): PublicVillage['notice'] {
  const { notice, year } = file
  return notice === null ? null : { year, on: notice.on, until: notice.until, where: notice.where, lines: namedLines(notice.lines, file) }
}

function honourOf(file: CycleFile): PublicVillage['honour'] {
  return { year: file.year, on: file.award?.heldOn ?? '', from: file.agreed.honourFrom, lines: namedLines(honoured(presentLines(file), file), file) }
}
