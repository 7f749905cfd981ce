/** An appraisal as facts: for whoever may read it, and what of it others lean on and everybody reads. */
import { marks, posts, type AppraisalShown, type Judged } from '../../core/appraisal/index.ts'
import { boardEndsOn, quorumBases } from '../../core/deliberation/index.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import type { AppraisalFile } from './appraisal-file.ts'
import { isConfirmed } from './states.ts'

export function titleOf({ year, nth }: Pick<AppraisalFile, 'year' | 'nth'>): string {
  return `${year} 年民主评议${nth === 1 ? '' : `（第 ${nth} 次）`}`
}

export function shownOf({ file, state }: Dossier<AppraisalFile>): JsonObject & AppraisalShown {
  const confirmed = isConfirmed(state)
  return {
    village: file.village, year: file.year, nth: file.nth, meeting: file.meeting, heldOn: file.count?.on ?? null, confirmed, should: file.count?.should ?? 0, present: file.count?.present ?? 0,
    collected: file.count?.collected ?? 0, judged: confirmed ? file.count?.judged ?? [] : [],
    board: file.board === null ? null : { on: file.board.on, until: boardEndsOn(file.board.on, file.board.days), where: file.board.where },
  }
}

export function sheetOf({ file }: Dossier<AppraisalFile>): readonly Line[] {
  const { count, board } = file
  return [
    ...text('什么会', file.day === '1970-01-01' ? '' : `${file.meeting === 'ASSEMBLY' ? '村民会议' : '村民代表会议'}，${quorumBases[file.basis]}`),
    ...text('哪天开', file.day === '1970-01-01' ? '' : `${file.day} ${file.time} ${file.place}`), ...text('来不及提前通知的理由', file.urgent),
    ...text('评谁', file.subjects.map(({ name, post }) => `${name}（${posts[post]}）`).join('、')), ...text('没有列上的', file.leftOut),
    ...(count === null ? [] : [line('到会', `应到 ${count.should}，到会 ${count.present}；发出 ${count.issued} 张，收回 ${count.collected} 张`), ...count.judged.map((one) => line(one.name, judgedWords(one))),
      line('计票、监票', count.tellers), line('票和记录', count.record)]),
    ...text('退回的理由', file.sentBack), ...text('核对', file.confirmed === null ? '' : `${file.confirmed.on} ${file.confirmed.words}`),
    ...(board === null ? [] : [line('公布', `${board.on} 贴在${board.where}，到 ${boardEndsOn(board.on, board.days)}`)]), ...text('没有评的原因', file.ended),
    ...(count === null || count.files.length === 0 ? [] : [{ label: '照片', kind: 'photos', value: count.files } as const]),
  ]
}

/** 称职：优秀 10、称职 12、基本称职 3、不称职 2、废票 0。 */
export function judgedWords({ papers, verdict, twice, post }: Judged): string {
  const counts = Object.entries(marks).map(([mark, name]) => `${name} ${papers[mark as keyof typeof marks]}`).join('、')
  return `${posts[post]}，${marks[verdict]}：${counts}、废票 ${papers.invalid}${twice ? '；连续两次不称职' : ''}`
}

function text(label: string, value: string): Line[] {
  return value === '' ? [] : [line(label, value)]
}

function line(label: string, value: string): Line {
  return { label, kind: 'text', value }
}
