/** The ledgers of assets and of resources (资产台账、资源台账, R-289): what the collective owns, line by line, from and to spreadsheets. Value in fen, area in hundredths of a mu. */
import { amountIn, readRows, dayIn, type TableRead } from '../open-affairs/index.ts'
import { addDays, parseDay, type Day } from '../time/index.ts'

export const assetKinds = ['房屋建筑物', '机械设备', '交通运输设备', '农田水利设施', '公益设施', '生物资产', '无形资产', '其他资产'] as const
export const resourceKinds = ['耕地', '园地', '林地', '草地', '水面', '荒地', '建设用地', '其他资源'] as const
export const uses = { own: '自用', let: '出租发包', idle: '闲置' } as const
export type Use = keyof typeof uses

export type PropertyLine = {
  /** The collective's own number of it, once in a ledger. */
  readonly code: string
  readonly name: string
  readonly kind: string
  /** Pieces of an asset; hundredths of a mu of a resource. */
  readonly amount: number
  /** Original value; 0 for resources, which have none in the books. */
  readonly fen: number
  /** Empty where nobody knows. */
  readonly since: Day
  readonly where: string
  readonly use: Use
}
export type PropertyKind = 'assets' | 'resources'

export const propertyColumns = {
  assets: ['编号', '名称', '类型', '数量', '原值', '购建日期', '坐落', '现状'],
  resources: ['编号', '名称', '类型', '面积', '坐落', '现状'],
} as const
export const propertyNames = { assets: '资产台账', resources: '资源台账' } as const
export const mostProperty = 600

/** Rows of a spreadsheet; every fault by its row and column, and with one of them nothing is taken over. */
export function propertyLines(kind: PropertyKind, rows: readonly (readonly string[])[], dates1904 = false): TableRead<PropertyLine> {
  const codes = new Set<string>()
  const kinds: readonly string[] = kind === 'assets' ? assetKinds : resourceKinds
  return readRows<PropertyLine>(rows, propertyColumns[kind], (cell, fault) => {
    if (/^(合计|总计|小计)$/.test(cell('编号') || cell('名称'))) return null
    for (const [column, most] of [['编号', 20], ['名称', 40], ['坐落', 60]] as const) {
      if (cell(column) === '') fault(column, `没有填${column}`)
      if (cell(column).length > most) fault(column, `太长，最多 ${most} 个字`)
    }
    if (codes.has(cell('编号'))) fault('编号', `编号“${cell('编号').slice(0, 20)}”有两行，一个编号只能有一行`)
    codes.add(cell('编号'))
    if (!kinds.includes(cell('类型'))) fault('类型', `“${cell('类型').slice(0, 20)}”不是类型，请写：${kinds.join('、')}`)
    const use = useIn(cell('现状'))
    if (use === null) fault('现状', `“${cell('现状').slice(0, 20)}”不是现状，请写：${Object.values(uses).join('、')}`)
    const column = kind === 'assets' ? '数量' : '面积'
    const amount = amountIn(cell(column))
    const whole = amount.ok && (kind === 'resources' || amount.fen % 100 === 0) && amount.fen > 0
    if (!whole) fault(column, kind === 'assets' ? '数量要写成整数' : '面积要写成亩，最多两位小数，比如 12.50')
    const value = kind === 'assets' ? amountIn(cell('原值')) : { ok: true as const, fen: 0 }
    if (!value.ok) fault('原值', cell('原值') === '' ? '没有填原值，没有的写 0' : value.sentence)
    const since = kind === 'assets' && cell('购建日期') !== '' ? builtOn(cell('购建日期'), dates1904) : ''
    if (since === null) fault('购建日期', `“${cell('购建日期').slice(0, 20)}”不是日期，请写成 2026-03-05`)
    if (use === null || !amount.ok || !whole || !value.ok || since === null) return null
    return { line: { code: cell('编号'), name: cell('名称'), kind: cell('类型'), amount: kind === 'assets' ? amount.fen / 100 : amount.fen, fen: value.fen, since, where: cell('坐落'), use } }
  })
}

/** Cells as they are read in again: what goes out comes back the same. */
export function propertyCells(kind: PropertyKind, line: PropertyLine): (string | number | null)[] {
  return kind === 'assets'
    ? [line.code, line.name, line.kind, line.amount, line.fen / 100, line.since === '' ? null : line.since, line.where, uses[line.use]]
    : [line.code, line.name, line.kind, line.amount / 100, line.where, uses[line.use]]
}

/** 12.50 */
export function mu(hundredths: number): string {
  return `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}

/** Older than the books' own days: a school of 1998, as text or as the number a spreadsheet has for it. */
function builtOn(text: string, dates1904: boolean): Day | null {
  const old = /^(19[5-9]\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC'))
  if (old !== null) return parseDay(`${old[1] ?? ''}-${(old[2] ?? '').padStart(2, '0')}-${(old[3] ?? '').padStart(2, '0')}`)
  const serial = /^\d{5}$/.test(text) ? addDays(dates1904 ? '1904-01-01' : '1899-12-30', Number(text)) : null
  return serial !== null && serial >= '1950-01-01' && serial < '2000-01-01' ? serial : dayIn(text, dates1904)
}

function useIn(text: string): Use | null {
  return (Object.keys(uses) as Use[]).find((use) => uses[use] === text) ?? null
}
