import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { inventPhone, inventResidentNumber } from '../identity-number/index.ts'
import { isName, isNameless, kindsIn, luhn, noContent, privateIn, type Content } from './index.ts'

const invented = { identity: inventResidentNumber('1951-03-08', 2, 7), phone: inventPhone(17) }
const card = withCheck('621234000000000')

describe('The gate before a publication', () => {
  it('R-275: stops identity numbers, telephones, bank cards, door numbers and diagnoses', () => {
    assert.deepEqual(kindsIn(`身份证 ${invented.identity}`), ['identity'])
    assert.deepEqual(kindsIn(`电话 ${invented.phone}`), ['telephone'])
    assert.deepEqual(kindsIn('电话 0355-3000000'), ['telephone'])
    assert.deepEqual(kindsIn(`卡号${card}`), ['card'])
    for (const door of ['幸福路12号', '住三单元 1 号楼2单元301室', '门牌：15', '第二组８号']) assert.ok(kindsIn(door).includes('door'), door)
    for (const health of ['因患有糖尿病住院', '确诊肺 结 核', '尿毒症透析费用']) assert.deepEqual(kindsIn(health), ['health'], health)
  })

  it('R-275: finds numbers in full-width, Chinese and foreign figures', () => {
    const full = [...invented.identity].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join('')
    assert.deepEqual(kindsIn(full), ['identity'])
    assert.deepEqual(kindsIn([...invented.phone].map((sign) => '零一二三四五六七八九'[Number(sign)]).join('')), ['telephone'])
    assert.deepEqual(kindsIn([...invented.phone].map((sign) => '٠١٢٣٤٥٦٧٨٩'[Number(sign)]).join('')), ['telephone'])
    assert.deepEqual(kindsIn([...invented.phone].map((sign) => String.fromCodePoint(0x1d7ce + Number(sign))).join('')), ['telephone'])
  })

  it('R-275: no number gets through, however it is spaced', () => {
    const gap = fc.array(fc.constantFrom(' ', '　', '-', '－', '—', '.', '·', '_', '/', '\u200b', '\u00ad', '\u2060', '\n', '(', ')'), { maxLength: 3 }).map((signs) => signs.join(''))
    const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    const numbers = fc.oneof(
      fc.tuple(day, fc.constantFrom(1 as const, 2 as const), fc.nat(499)).map(([born, gender, nth]) => ({ kind: 'identity', number: inventResidentNumber(born, gender, nth) })),
      fc.nat(999_999).map((nth) => ({ kind: 'telephone', number: inventPhone(nth) })),
      fc.tuple(fc.constantFrom('62', '4', '5', '35', '9'), fc.stringMatching(/^[0-9]{14,16}$/)).map(([first, rest]) => ({ kind: 'card', number: withCheck(`${first}${rest}`.slice(0, 18)) })),
    )
    const words = fc.constantFrom('', '领取人', '电话：', '记', '第3号凭证，', '；2026年1月', '元')
    fc.assert(fc.property(numbers, fc.array(gap, { minLength: 19, maxLength: 19 }), fc.boolean(), words, words, ({ kind, number }, gaps, wide, before, after) => {
      const spaced = [...number].map((sign, at) => `${wide ? String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0) : sign}${at === number.length - 1 ? '' : gaps[at] ?? ''}`).join('')
      assert.ok(kindsIn(`${before}${spaced}${after}`).some((found) => found === kind), `${kind} ${JSON.stringify(spaced)}`)
    }), { numRuns: 500, seed: 20261123 })
  })

  it('lets amounts, days, voucher numbers, heights and households pass', () => {
    for (const fine of [
      '2026-01-13 至 2026-02-15', '1,380.00、1,250.00、13,800.00 元', '记字第 20260113 号', '低保 35 户 62 人，21,480.00 元', '晋政发〔2026〕12号文', '维修 3 号井', '残疾人两项补贴发放 12 人',
      '2026年第一季度', '1380.00元 1250.00元', '合同编号 2026-03-0012', '红旗渠路 3号桥', '化肥 50 公斤', '病虫害防治 3000 元', '13 户，每户 500 元，共 6500 元', '凭证 001-300',
    ]) assert.deepEqual(kindsIn(fine), [], fine)
  })

  it('lets a quarter of generated books pass: no amount and no voucher is taken for a number of somebody', () => {
    const line = fc.tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 28 })).map(([fen, voucher, day]) => `2026-03-${String(day).padStart(2, '0')} 记${voucher} ${(fen / 100).toFixed(2)}元`)
    fc.assert(fc.property(line, (text) => { assert.deepEqual(kindsIn(text), [], text) }), { numRuns: 300, seed: 20261123 })
  })
})

describe('Lists of who got something', () => {
  const list = (item: string, more: Partial<Content['names'][number]> = {}): Content => ({ ...noContent, names: [{ name: '张演示', group: '第一小组', item, fen: 12000, ...more }] })
  const found = (content: Content, nameless = false) => privateIn({ title: '名单', content }, { nameless }).map(({ kind }) => kind)

  it('R-275: hold name, group, item and amount and nothing else', () => {
    assert.deepEqual(found(list('惠农补贴')), [])
    assert.deepEqual(found(list('惠农补贴', { name: '张演示（腿有病）' })), ['notAName'])
    assert.deepEqual(found(list('惠农补贴', { name: `张演示${invented.phone}` })), ['notAName'])
    assert.deepEqual(found(list('惠农补贴', { group: `第一小组 ${invented.phone}` })), ['telephone'])
    assert.deepEqual(found(list('惠农补贴', { fen: 0.5 })), ['notAName'])
    assert.ok(isName('买买提·演示') && !isName('张') && !isName('张1'))
  })

  it('R-275: name nobody who is disabled, mentally ill, infected, or a child', () => {
    for (const item of ['残疾人两项补贴', '重度残 疾护理补贴', '严重精神障碍监护补助', '艾滋病救助', 'ＨＩＶ 救助', '孤儿基本生活费', '困境儿童救助', '学生资助', '未成年人救助', '大病救助']) {
      assert.equal(isNameless(item), true, item)
      assert.ok(found(list(item)).includes('namelessGroup'), item)
    }
    assert.ok(found(list('补助'), true).includes('namelessGroup'))
  })

  it('says in which line and field, twenty at most', () => {
    const lines = Array.from({ length: 30 }, (_, at) => ({ day: '2026-01-05', direction: 'out' as const, subject: '误工', words: at === 16 ? `付 ${invented.phone}` : '误工', fen: 100, voucher: `记${at}` }))
    assert.deepEqual(privateIn({ title: '财务', content: { ...noContent, lines } }).map(({ sentence }) => sentence), ['明细第 17 行的摘要里有电话号码，公开的内容里不能写，请删掉'])
    assert.equal(privateIn({ title: '财务', content: { ...noContent, lines: lines.map((line) => ({ ...line, words: invented.phone })) } }).length, 20)
  })
})

function withCheck(body: string): string {
  return ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((figure) => body + figure).find(luhn) ?? body
}
