/**
 * The catalogue of what a village makes public: which legal kind, how often, with books, with names or in words. It is the seed of a county's
 * setting, which is versioned and changed by two people; family planning was taken out of the law and is not in it.
 */
import type { LegalKind } from './legal-kinds.ts'
import type { Rhythm } from './periods.ts'

export const boards = { affairs: '村务', finance: '财务', party: '党务' } as const
export type Board = keyof typeof boards
/** What it is made of besides words: lines of the books, people who got something, or nothing. */
export const shapes = { words: '文字', lines: '收支明细', names: '名单' } as const
export type Shape = keyof typeof shapes

export type Item = {
  /** A letter and two figures; never used again for something else. */
  readonly code: string
  readonly name: string
  readonly board: Board
  readonly kind: LegalKind
  readonly rhythm: Rhythm
  readonly shape: Shape
  /** Nobody in it is named, whatever the line says. */
  readonly nameless?: boolean
}

export const catalogueSeed: readonly Item[] = [
  item('A01', '村庄规划和年度工作计划', 'affairs', 'decisions', 'year', 'words'),
  item('A02', '村民会议、村民代表会议决议和实施情况', 'affairs', 'decisions', 'quarter', 'words'),
  item('A03', '误工补贴的标准和领取人', 'affairs', 'decisions', 'quarter', 'names'),
  item('A04', '筹资筹劳', 'affairs', 'decisions', 'event', 'words'),
  item('A05', '公益项目的招标、投标和实施', 'affairs', 'decisions', 'event', 'words'),
  item('A06', '集体经济收益的使用', 'affairs', 'decisions', 'quarter', 'words'),
  item('A07', '承包地、集体资产的承包、租赁和流转', 'affairs', 'decisions', 'event', 'words'),
  item('A08', '宅基地申请的审批结果', 'affairs', 'decisions', 'quarter', 'words'),
  item('A09', '土地征收补偿费的使用和分配', 'affairs', 'decisions', 'event', 'words'),
  item('A10', '村规民约', 'affairs', 'decisions', 'event', 'words'),
  item('B01', '最低生活保障', 'affairs', 'funds', 'quarter', 'names'),
  item('B02', '特困人员供养', 'affairs', 'funds', 'quarter', 'names'),
  item('B03', '临时救助', 'affairs', 'funds', 'quarter', 'names'),
  item('B04', '救灾救助款物', 'affairs', 'funds', 'event', 'names'),
  item('B05', '高龄津贴', 'affairs', 'funds', 'quarter', 'names'),
  item('B06', '残疾人补贴（只公布人数和金额）', 'affairs', 'funds', 'quarter', 'words', true),
  item('B07', '惠农补贴', 'affairs', 'funds', 'year', 'names'),
  item('B08', '社会捐赠款物的接收和使用', 'affairs', 'funds', 'quarter', 'words'),
  item('B09', '困境儿童和学生资助（只公布人数和金额）', 'affairs', 'funds', 'quarter', 'words', true),
  item('B10', '医疗救助（只公布人数和金额）', 'affairs', 'funds', 'quarter', 'words', true),
  item('B11', '防止返贫帮扶措施和资金', 'affairs', 'funds', 'quarter', 'words'),
  item('C01', '协助政府开展的工作', 'affairs', 'assistance', 'quarter', 'words'),
  item('C02', '水费、电费的收取', 'affairs', 'assistance', 'quarter', 'words'),
  item('C03', '城乡居民医保、养老保险的代办情况', 'affairs', 'assistance', 'year', 'words'),
  item('D01', '协商确定的事项和落实情况', 'affairs', 'consultation', 'quarter', 'words'),
  item('E01', '对村委会成员的民主评议结果', 'affairs', 'other', 'year', 'words'),
  item('E02', '任期和离任经济责任审计结果', 'affairs', 'other', 'event', 'words'),
  item('E03', '星级文明户评定结果', 'affairs', 'other', 'year', 'words'),
  item('E04', '道路、水利、环卫等公共设施的管护', 'affairs', 'other', 'quarter', 'words'),
  item('F01', '财务收支', 'finance', 'other', 'quarter', 'lines'),
  item('F02', '债权债务', 'finance', 'other', 'quarter', 'lines'),
  item('F03', '资产资源台账', 'finance', 'other', 'year', 'words'),
  item('F04', '经济合同的签订和履行', 'finance', 'other', 'quarter', 'words'),
  item('F05', '专项资金的收支', 'finance', 'funds', 'quarter', 'lines'),
  item('F06', '村级办公经费和运转经费', 'finance', 'other', 'quarter', 'lines'),
  item('F07', '年度财务预算和决算', 'finance', 'decisions', 'year', 'words'),
  item('P01', '党组织班子分工', 'party', 'other', 'year', 'words'),
  item('P02', '党费的收缴', 'party', 'other', 'quarter', 'words'),
  item('P03', '发展党员情况', 'party', 'other', 'quarter', 'words'),
  item('P04', '党员民主评议情况', 'party', 'other', 'year', 'words'),
]

function item(code: string, name: string, board: Board, kind: LegalKind, rhythm: Rhythm, shape: Shape, nameless = false): Item {
  return { code, name, board, kind, rhythm, shape, ...(nameless ? { nameless } : {}) }
}

/** Books go through the supervisors before they go out. */
export function isFinance({ board, shape }: Pick<Item, 'board' | 'shape'>): boolean {
  return board === 'finance' || shape === 'lines'
}

export type CatalogueFault = { readonly at: number; readonly field: 'code' | 'rhythm' | 'shape' | 'name'; readonly sentence: string }

/** What a schema cannot say of a catalogue: law's least, and one code one item. */
export function faultsOfCatalogue(items: readonly Item[]): readonly CatalogueFault[] {
  const codes = items.map(({ code }) => code)
  return [
    ...items.flatMap((one, at): CatalogueFault[] => [
      ...(codes.indexOf(one.code) === at ? [] : [{ at, field: 'code' as const, sentence: `编号 ${one.code} 用了两次，请一项一个编号。` }]),
      ...(one.nameless === true && one.shape === 'names' ? [{ at, field: 'shape' as const, sentence: `“${one.name}”不公示姓名，形式不能选名单。` }] : []),
      ...(isFinance(one) && one.rhythm === 'year' && one.shape === 'lines' ? [{ at, field: 'rhythm' as const, sentence: `“${one.name}”是财务收支，法律要求至少每季度公布一次（R-271）。` }] : []),
    ]),
    ...(items.some(({ kind }) => kind === 'decisions') && items.some(({ kind }) => kind === 'funds') && items.some(({ kind }) => kind === 'assistance') && items.some(({ kind }) => kind === 'consultation')
      ? [] : [{ at: 0, field: 'name' as const, sentence: '法律规定的前四类（会议决定、救助补贴、协助政府、协商落实）每一类都要有事项（R-270）。' }]),
    ...(items.some((one) => isFinance(one) && one.rhythm !== 'year' && one.rhythm !== 'event') ? [] : [{ at: 0, field: 'name' as const, sentence: '至少要有一项每季度公布的财务收支（R-271）。' }]),
  ]
}
