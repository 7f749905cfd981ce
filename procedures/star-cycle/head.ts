/** The head of a village's year: what is pending and until when, and what is most likely done next. */
import type { Dossier } from '../../core/procedure/dossier.ts'
import type { Remark } from '../../core/procedure/procedure.ts'
import { dayForVillagers } from '../../core/time/index.ts'
import type { CycleFile } from './cycle-file.ts'

type Cycle = Dossier<CycleFile>

export function remarksOf({ state, file }: Cycle): readonly Remark[] {
  switch (state) {
    case 'SELF': return [remark(`自评到${dayForVillagers(file.selfUntil)}为止。参加不参加由各户自己定。`)]
    case 'VOTE': return sittingWords(file)
    case 'PUBLICITY': return [
      ...(file.notice === null ? [] : [remark(`公示到${dayForVillagers(file.notice.until)}，那天起可以结束。`)]),
      ...(file.boards.length === 0 ? [remark('还没有登记张榜：请打印、贴出来，再登记。')] : []),
      ...sittingWords(file),
    ]
    case 'ACTIVE': return (file.award?.waiting ?? 0) === 0 ? [] : [remark(`授牌时有 ${file.award?.waiting ?? 0} 户还有异议、复核或者申诉没有办结，办结后补授。`)]
    default: return []
  }
}

export function likelyActs({ state, file }: Cycle): readonly string[] {
  switch (state) {
    case 'SELF': return ['begin-peer-review', 'postpone']
    case 'PEER': return ['open-meeting']
    case 'VOTE': return ['publish', 'change-attendance']
    case 'PUBLICITY': return file.boards.length === 0 ? ['confirm-board', 'end-notice'] : ['end-notice', 'amend-notice']
    case 'AWARD': return ['award']
    case 'ACTIVE': return ['award-later', 'publish-list', 'close']
    default: return []
  }
}

function sittingWords({ sittings }: CycleFile): Remark[] {
  const last = sittings.at(-1)
  return last === undefined ? [] : [remark(`第 ${last.number} 次到会记录：${dayForVillagers(last.heldOn)}，${last.present.length} 人到会。`)]
}

function remark(text: string): Remark {
  return { for: 'staff', text, since: null }
}
