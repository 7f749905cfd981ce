import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dayIn, financeLines, nameLines } from './index.ts'

const head = ['日期', '项目', '摘要', '收入', '支出', '凭证号']
const row = ['2026-01-05', '办公费', '买纸', '', '120.50', '记1']

describe('A quarter of books from a spreadsheet', () => {
  it('reads 300 lines with the balance before them, and passes over sums and empty rows', () => {
    const rows = [['某村财务'], head, ['', '上期结转', '', '1,000.00', '', ''], ...Array.from({ length: 300 }, () => row), ['', '', '', '', '', ''], ['', '合计', '', '', '36150', '']]
    const read = financeLines(rows)
    assert.ok(read.ok)
    assert.equal(read.lines.length, 300)
    assert.equal(read.opening, 100000)
    assert.deepEqual(read.lines[0], { day: '2026-01-05', direction: 'out', subject: '办公费', words: '买纸', fen: 12050, voucher: '记1' })
  })

  it('takes other names of columns, other orders, and days as spreadsheets keep them', () => {
    const read = financeLines([['凭证编号', '支出金额（元）', '收入金额', '事由', '科目', '记账日期', '序号'], ['记2', '', '5000', '拨款', '转移支付', '46027', '1']])
    assert.ok(read.ok)
    assert.deepEqual(read.lines, [{ day: '2026-01-05', direction: 'in', subject: '转移支付', words: '拨款', fen: 500000, voucher: '记2' }])
    assert.deepEqual(['2026/1/5', '2026.1.5', '2026年1月5日', '２０２６-01-05', '46027', '44565'].map((text, at) => dayIn(text, at === 5)), ['2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05', '2026-01-05'])
    for (const wrong of ['', '2026-02-30', '昨天', '12', '5.1']) assert.equal(dayIn(wrong), null, wrong)
  })

  it('refused: says every fault by row and column, and takes nothing over', () => {
    const read = financeLines([head, row, ['2026-13-05', '', '买纸', '1', '2', ''], ['2026-01-06', '办公费', '买纸', '', 'abc', '记3'], ['2026-01-06', '办公费', '买纸', '', '', '记4']])
    assert.ok(!read.ok)
    assert.deepEqual(read.faults.map(({ row: at, column }) => `${at}${column}`), ['3日期', '3项目', '3支出', '3凭证号', '4支出', '5收入'])
    assert.ok(read.faults.every(({ sentence }) => /\p{Script=Han}/u.test(sentence)))
  })

  it('refused: a table without its head, without a column, or with a column of something else, such as identity numbers', () => {
    const sentences = (rows: string[][]) => { const read = financeLines(rows); return read.ok ? [] : read.faults.map(({ sentence }) => sentence) }
    assert.match(sentences([row])[0] ?? '', /没有找到表头/)
    assert.match(sentences([head.slice(0, 5), row])[0] ?? '', /缺少“凭证号”/)
    assert.match(sentences([[...head, '身份证号'], [...row, '1']])[0] ?? '', /第 G 列“身份证号”不在要公开的内容里/)
    assert.match(sentences([head])[0] ?? '', /没有明细/)
    assert.match(sentences([head, ...Array.from({ length: 601 }, () => row)])[0] ?? '', /最多 600 行/)
  })

  it('stops after fifty faults and says how many more there are', () => {
    const read = financeLines([head, ...Array.from({ length: 80 }, () => ['', '办公费', '买纸', '', '1', '记1'])])
    assert.ok(!read.ok)
    assert.deepEqual([read.faults.length, read.more], [50, 30])
  })

  it('R-275: reads lists of name, group, item and amount, and refuses anything after a name', () => {
    const read = nameLines([['姓名', '小组', '补贴项目', '金额(元)'], ['张演示', '第一小组', '惠农补贴', '120'], ['合计', '', '', '120']])
    assert.ok(read.ok)
    assert.deepEqual(read.lines, [{ name: '张演示', group: '第一小组', item: '惠农补贴', fen: 12000 }])
    const wrong = nameLines([['姓名', '小组', '项目', '金额'], ['张演示1401', '第一小组', '惠农补贴', '']])
    assert.deepEqual(wrong.ok ? [] : wrong.faults.map(({ column }) => column), ['姓名', '金额'])
  })
})
