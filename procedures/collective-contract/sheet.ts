/** A contract as a sheet of facts, and what it shows to everybody: the object, the term, the figures and the resolution; of a person not even the name. */
import { contractKindNames, nextOpen, standingsOf, sumsOfAccount, type ContractKind } from '../../core/collective-economy/index.ts'
import { yuan } from '../../core/open-affairs/index.ts'
import type { Dossier, JsonObject } from '../../core/procedure/dossier.ts'
import type { Line } from '../../core/procedure/words.ts'
import { dayOf, type Day } from '../../core/time/index.ts'
import { directions, partyKinds, priceOf, termOf, type Basis, type ContractFile, type Direction } from './contract-file.ts'

export function sheetOf({ file, updatedAt }: Dossier<ContractFile>): readonly Line[] {
  const today = dayOf(updatedAt ?? 0)
  const { paid, waived, open } = sumsOfAccount(file, today)
  const { from, to } = termOf(file)
  return [
    ...text('合同编号', file.number), ...text('哪一类', contractKindNames[file.kind]), ...text('收付', directions[file.direction]),
    ...text('对方', `${partyKinds[file.partyKind]}：${file.party}${file.related ? '（村里管事的人或者近亲属）' : ''}`), ...text('标的', file.object), ...text('合同期', `${from} 至 ${to}`),
    ...file.terms.slice(1).map((term): Line => ({ label: '续约', kind: 'text', value: `${term.on}：${term.from} 至 ${term.to}。${term.words}` })),
    ...text('总价款', `${yuan(priceOf(file))} 元`), ...text('签订', file.signedOn === null ? '' : `${file.signedOn}，原件在${file.kept}`), ...file.bases.flatMap((basis) => text('依据', basisWords(basis))),
    ...text(file.direction === 'in' ? '已收' : '已付', file.signedOn === null ? '' : `${yuan(paid)} 元`), ...text('核销', waived === 0 ? '' : `${yuan(waived)} 元`), ...text(file.direction === 'in' ? '未收' : '未付', file.signedOn === null ? '' : `${yuan(open)} 元`),
    ...standingsOf(file, today).map((one): Line => ({ label: `第 ${one.number} 期`, kind: 'text', value: `${one.due} 到期，${yuan(one.fen)} 元，${one.open === 0 ? '清了' : `还差 ${yuan(one.open)} 元`}` })),
    ...file.payments.map((one): Line => ({ label: `第 ${one.number} 笔`, kind: 'text', value: `${one.on} 第 ${one.instalment} 期 ${yuan(one.fen)} 元，凭证 ${one.voucher}${one.reverses === null ? '' : `，冲第 ${one.reverses} 笔`}${one.words === '' ? '' : `：${one.words}`}` })),
    ...file.waivers.map((one): Line => ({ label: '不再收付', kind: 'text', value: `第 ${one.instalment} 期 ${yuan(one.fen)} 元：${one.words}` })),
    ...text('了结', file.ended === null ? '' : `${file.ended.on}：${file.ended.words}`),
  ]
}

export type PublicContract = {
  readonly village: string
  readonly number: string
  readonly title: string
  readonly kind: ContractKind
  readonly direction: Direction
  /** An organisation's name; “个人” for a person. */
  readonly party: string
  readonly object: string
  readonly from: Day
  readonly to: Day
  readonly signedOn: Day | null
  /** May be carried out (R-247). */
  readonly executable: boolean
  readonly basis: string
  /** For whoever counts what is late on a day. */
  readonly instalments: readonly { readonly number: number; readonly due: Day; readonly fen: number; readonly open: number }[]
  readonly fen: number
  readonly paid: number
  readonly waived: number
  readonly open: number
  /** When the first instalment falls due on which something is open; late from the day after. */
  readonly nextDue: Day | null
}

const executable: readonly string[] = ['IN_FORCE', 'OWING', 'ENDED']

export function shownOf({ file, state }: Dossier<ContractFile>): JsonObject & PublicContract {
  const { from, to } = termOf(file)
  const { fen, paid, waived, open } = sumsOfAccount(file, '2000-01-01')
  const last = file.bases.at(-1)
  return {
    village: file.village, number: file.number, title: file.title, kind: file.kind, direction: file.direction, party: file.partyKind === 'organisation' ? file.party : '个人', object: file.object, from, to, signedOn: file.signedOn,
    executable: executable.includes(state ?? ''), basis: last === undefined ? '' : basisWords(last),
    instalments: standingsOf(file, '2000-01-01').map(({ number, due, fen: part, open: left }) => ({ number, due, fen: part, open: left })), fen, paid, waived, open, nextDue: nextOpen(file)?.due ?? null,
  }
}

function basisWords(basis: Basis): string {
  return basis.by === 'none' ? '金额较小，按规定不用会议决议' : basis.by === 'paper' ? `纸质决议：${basis.words}` : basis.words
}

function text(label: string, value: string): Line[] {
  return value === '' ? [] : [{ label, kind: 'text', value }]
}
