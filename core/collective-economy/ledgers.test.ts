import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { firstBelowZero, isCollectiveHolder, isInQuarter, isLending, ledgerKey, mayBeStruck, mu, propertyCells, propertyColumns, propertyLines, quarterBefore, quarterOf, repeatedIn, sumsOfFunds, type FundLine, type PropertyLine } from './index.ts'

const line = (number: number, more: Partial<FundLine> = {}): FundLine => ({
  number, account: 1, day: '2026-07-10', direction: 'in', subject: '发包收入', words: '第一期', fen: 100, voucher: `记${number}`, reverses: null, enteredOn: '2026-07-10', ...more,
})
const accounts = [{ number: 1, kind: 'bank' as const, name: '基本户', holder: '演示村经济合作社', opening: 500 }, { number: 2, kind: 'cash' as const, name: '现金', holder: '演示村经济合作社', opening: 0 }]

describe('The ledger of funds', () => {
  it('R-289: no account is a person\'s, whatever is written around the name', () => {
    for (const holder of ['演示村经济合作社', '演示村股份经济合作社', '演示镇演示村民委员会', '演示镇农经站（演示村）']) assert.equal(isCollectiveHolder(holder), true, holder)
    for (const holder of ['张演示', '欧阳演示', '演示村经济合作社（张演示）', '张演示代收演示村经济合作社', '演示村村委会主任个人卡', '演示商店', '演示村经济合作社微信']) assert.equal(isCollectiveHolder(holder), false, holder)
  })
  it('R-289: lending to those who run it is seen in the words, paying back is not', () => {
    for (const words of ['借给李演示周转', '村主任借款', '理事长个人借支', '资金拆借', '会计借款三万元', '从集体借出']) assert.equal(isLending(words), true, words)
    for (const words of ['归还信用社贷款本金', '偿还银行借款利息', '付工程款', '收回欠款', '农业保险']) assert.equal(isLending(words), false, words)
  })
  it('R-289: what is struck in red stays, and the sums are as if it had never been', () => {
    const lines = [line(1), line(2, { direction: 'out', fen: 300, account: 1 }), line(3, { direction: 'out', fen: -300, account: 1, reverses: 2 })]
    assert.deepEqual(sumsOfFunds({ accounts, lines }), { opening: 500, income: 100, expense: 0, closing: 600 })
    assert.deepEqual([1, 2, 3].map((number) => mayBeStruck(lines, number)), [true, false, false])
    assert.deepEqual(sumsOfFunds({ accounts, lines }, 2).closing, 0)
  })
  it('R-289: nothing is paid that is not there, on any day and from any account', () => {
    assert.equal(firstBelowZero({ accounts, lines: [line(1, { direction: 'out', fen: 500 })] }), null)
    assert.deepEqual(firstBelowZero({ accounts, lines: [line(1, { direction: 'out', fen: 501 }), line(2, { day: '2026-07-11', fen: 900 })] }), { account: 1, day: '2026-07-10', fen: -1 })
    assert.equal(firstBelowZero({ accounts, lines: [line(1, { direction: 'out', fen: 501 }), line(2, { fen: 900 })] }), null)
    assert.equal(firstBelowZero({ accounts, lines: [line(1, { account: 2, direction: 'out', fen: 1 })] })?.account, 2)
  })
  it('R-274: a table read in twice is seen, a line that was struck may be entered again', () => {
    const lines = [line(1), line(2, { fen: 7, voucher: '记2' }), line(3, { fen: -7, voucher: '记2', reverses: 2 })]
    assert.deepEqual(repeatedIn(lines, [line(9, { voucher: '记1' }), line(9, { fen: 7, voucher: '记2' }), line(9, { fen: 7, voucher: '记2' })]), [1, 3])
  })
  it('R-289: quarters follow one another over the turn of the year', () => {
    assert.deepEqual([quarterOf('2026-09-30'), quarterOf('2026-10-01'), quarterBefore('2027-Q1'), quarterBefore('2026-Q4')], ['2026-Q3', '2026-Q4', '2026-Q4', '2026-Q3'])
    assert.deepEqual([isInQuarter('2026-07-01', '2026-Q3'), isInQuarter('2026-10-01', '2026-Q3')], [true, false])
    assert.notEqual(ledgerKey('140423100229', 'funds', '2026-Q3').id, ledgerKey('140423100229', 'funds', '2026-Q4').id)
  })
  it('R-289: balances are what a plain recount finds, day by day', () => {
    const any = fc.record({ account: fc.constantFrom(1, 2), day: fc.integer({ min: 1, max: 28 }), fen: fc.integer({ min: 1, max: 400 }), out: fc.boolean() })
    fc.assert(fc.property(fc.array(any, { maxLength: 40 }), (rows) => {
      const lines = rows.map(({ account, day, fen, out }, at) => line(at + 1, { account, day: `2026-07-${String(day).padStart(2, '0')}`, fen, direction: out ? 'out' : 'in' }))
      let below = false
      for (const account of [1, 2]) {
        for (let day = 1; day <= 28; day += 1) {
          const sum = rows.filter((row) => row.account === account && row.day <= day).reduce((total, row) => total + (row.out ? -row.fen : row.fen), account === 1 ? 500 : 0)
          if (sum < 0) below = true
        }
      }
      assert.equal(firstBelowZero({ accounts, lines }) !== null, below)
      assert.equal(sumsOfFunds({ accounts, lines }).closing, rows.reduce((total, row) => total + (row.out ? -row.fen : row.fen), 500))
    }), { seed: 20261124, numRuns: 300 })
  })
})

describe('The ledgers of assets and resources', () => {
  const asset: PropertyLine = { code: 'Z001', name: '旧学校', kind: '房屋建筑物', amount: 1, fen: 1_234_500, since: '1998-09-01', where: '村东', use: 'let' }
  it('R-289: lines come back from a table as they went out', () => {
    for (const [kind, one] of [['assets', asset], ['resources', { ...asset, kind: '耕地', amount: 1_250, fen: 0, since: '' }]] as const) {
      const read = propertyLines(kind, [[...propertyColumns[kind]], propertyCells(kind, one).map((cell) => String(cell ?? ''))])
      assert.deepEqual(read, { ok: true, opening: null, lines: [one] })
    }
    assert.equal(mu(1_205), '12.05')
  })
  it('R-289: every fault is told by row and column, and with one nothing is read in', () => {
    const read = propertyLines('assets', [[...propertyColumns.assets], ['Z1', '水泵', '机械设备', '1.5', '', '某年', '村西', '借出'], ['Z1', '', '车辆', '2', '100', '', '村西', '自用']])
    assert.ok(!read.ok)
    assert.deepEqual(read.faults.map(({ row, column }) => `${row}${column}`), ['2现状', '2数量', '2原值', '2购建日期', '3名称', '3编号', '3类型'])
    assert.ok(read.faults.every(({ sentence }) => sentence.length > 4))
    assert.equal(propertyLines('resources', [['编号', '名称']]).ok, false)
  })
})
