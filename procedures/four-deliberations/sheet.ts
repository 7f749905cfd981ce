/** The matter as a sheet of facts, and what it shows to other procedures and to everybody: names nobody. */
import { boardEndsOn, type LadderKind } from '../../core/deliberation/index.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import { kindName, paid, passedAt, stepName, type Board, type MatterFile, type StepRecord } from './matter-file.ts'

export function sheetOf({ file }: Dossier<MatterFile>): readonly Line[] {
  const pictures = [...file.steps.flatMap(({ files }) => files), ...file.payments.flatMap(({ files }) => files), ...file.result?.files ?? []]
  return [
    ...text('办什么事', file.title), ...text('哪一类', kindName(file)), ...text('预计花费', `${file.yuan} 元`),
    ...file.steps.map((record): Line => ({ label: stepName(record.step), kind: 'text', value: stepWords(record) })),
    ...(file.resolution === null ? [] : [{ label: '依据的会议', kind: 'dossier', value: file.resolution.meeting } as const]),
    ...text('决议公开', boardWords(file.resolutionBoard)),
    ...file.progress.map(({ on, words }): Line => ({ label: '进展', kind: 'text', value: `${on} ${words}` })),
    ...file.payments.map(({ on, yuan, words }): Line => ({ label: '付款', kind: 'text', value: `${on} ${yuan} 元：${words}` })),
    ...text('一共付了', file.payments.length === 0 ? '' : `${paid(file)} 元（决议 ${file.yuan} 元）`),
    ...text('结果', file.result === null ? '' : `${file.result.on} ${file.result.words}`), ...text('账目', file.result?.finance ?? ''),
    ...text('监督委员会核验', file.check === null ? file.sentBack : `${file.check.on} ${file.check.words}`), ...text('结果公开', boardWords(file.resultBoard)),
    ...file.opinions.map(({ on, answer }, at): Line => ({ label: `意见 ${at + 1}`, kind: 'text', value: `${on} 提出，${answer === null ? '等村务监督委员会答复' : `答复：${answer}`}` })),
    ...text('不办的原因', file.ended),
    ...(pictures.length === 0 ? [] : [{ label: '照片', kind: 'photos', value: pictures } as const]),
  ]
}

/** 2026-11-02 应到 7 实到 6，赞成 6、反对 0、弃权 0，通过。意见…… */
export function stepWords({ on, body, should, present, yes, no, abstain, passed, words, signed, note }: StepRecord): string {
  return `${on} ${body}，应到 ${should}、实到 ${present}，赞成 ${yes}、反对 ${no}、弃权 ${abstain}，${passed ? '通过' : '没有通过'}。${words}（${note === '' ? '' : `${note}；`}${signed}）`
}

export type PublicBoard = { readonly on: string; readonly until: string; readonly where: string; readonly words: string }
export type PublicMatter = {
  readonly village: string
  readonly title: string
  readonly kind: LadderKind
  readonly yuan: number
  readonly resolvedOn: string | null
  /** May be carried out: resolved, and the first publication up for its days (R-247, R-263). */
  readonly executable: boolean
  readonly completed: boolean
  readonly steps: readonly { readonly step: string; readonly on: string; readonly body: string; readonly should: number; readonly present: number; readonly yes: number; readonly no: number; readonly abstain: number }[]
  readonly resolutionBoard: PublicBoard | null
  readonly resultBoard: PublicBoard | null
  readonly result: { readonly words: string; readonly finance: string } | null
  readonly payments: readonly { readonly on: string; readonly yuan: number; readonly words: string }[]
  readonly paid: number
  readonly answers: readonly { readonly on: string; readonly answer: string }[]
}

const carriedOut: readonly string[] = ['EXECUTING', 'CHECKING', 'CHECKED', 'RESULT_ON_BOARD', 'DONE']

export function shownOf({ file, state }: Dossier<MatterFile>): JsonObject & PublicMatter {
  const isShown = file.resultBoard !== null
  return {
    village: file.village, title: file.title, kind: file.kind, yuan: file.yuan, resolvedOn: file.resolvedOn, executable: carriedOut.includes(state ?? ''), completed: state === 'DONE',
    steps: (['propose', 'discuss', 'review', 'resolve'] as const).flatMap((step) => {
      const record = passedAt(file, step)
      return record === null ? [] : [{ step, on: record.on, body: record.body, should: record.should, present: record.present, yes: record.yes, no: record.no, abstain: record.abstain }]
    }),
    resolutionBoard: boardOf(file.resolutionBoard), resultBoard: boardOf(file.resultBoard),
    // Published with the result, not before.
    result: isShown && file.result !== null ? { words: file.result.words, finance: file.result.finance } : null,
    payments: isShown ? file.payments.map(({ on, yuan, words }) => ({ on, yuan, words })) : [], paid: isShown ? paid(file) : 0,
    answers: file.opinions.flatMap(({ on, answer }) => (answer === null ? [] : [{ on, answer }])),
  }
}

function boardOf(board: Board | null): PublicBoard | null {
  return board === null ? null : { on: board.on, until: boardEndsOn(board.on, board.days), where: board.where, words: board.words }
}

function boardWords(board: Board | null): string {
  return board === null ? '' : `${board.on} 起贴在${board.where}，到 ${boardEndsOn(board.on, board.days)} 满 ${board.days} 天。${board.words}`
}

function text(label: string, value: string): Line[] {
  return value === '' ? [] : [{ label, kind: 'text', value }]
}
