import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { Refused } from '../../core/procedure/refusal.ts'
import { readCalendarCsv } from './read-csv.ts'

const file = (...lines: string[]) => ['day,is_workday,note', ...lines].join('\n')
const sentenceOf = (text: string) => {
  try {
    readCalendarCsv(text)
  } catch (error) {
    if (error instanceof Refused) return error.refusal.sentence
    throw error
  }
  return 'not refused'
}

describe('a calendar file (R-005)', () => {
  it('is read line by line', () => {
    assert.deepEqual(readCalendarCsv(file('2027-01-01,false,元旦放假', '2027-01-10,true,元旦调休上班', '')), [
      { day: '2027-01-01', isWorkday: false, note: '元旦放假' }, { day: '2027-01-10', isWorkday: true, note: '元旦调休上班' },
    ])
  })

  it('may come from a spreadsheet, with a byte-order mark and carriage returns', () => {
    assert.equal(readCalendarCsv(`\uFEFF${file('2027-01-01,false,元旦放假', '').replaceAll('\n', '\r\n')}`).length, 1)
  })

  it('that comes with the platform is right, and knows 2004–2026', () => {
    const lines = readCalendarCsv(readFileSync(new URL('../../database/data/holidays-cn.csv', import.meta.url), 'utf8'))
    const is = (day: string) => lines.find((line) => line.day === day)?.isWorkday
    for (let year = 2004; year <= 2026; year += 1) assert.equal(is(`${year}-10-01`), false)
    // Spot checks on 国庆节 and 春节; the last day is not listed at all.
    const days = ['2024-10-12', '2025-10-08', '2025-10-11', '2026-02-23', '2026-02-28', '2026-10-08']
    assert.deepEqual(days.map(is), [true, false, true, false, true, undefined])
  })
})

describe('a calendar file that is refused, with the line (R-005)', () => {
  const good = '2027-01-01,false,元旦放假'
  const cases: [string, string, RegExp][] = [
    ['no header', '2027-01-01,false,元旦放假', /^第 1 行应为表头/],
    ['nothing', '', /^第 1 行应为表头/],
    ['a header only', 'day,is_workday,note\n', /没有任何日期/],
    ['a day that does not exist', file(good, '2027-02-29,false,春节放假'), /^第 3 行：日期应写成.*“2027-02-29”。没有导入任何内容/],
    ['a day written another way', file('2027/1/1,false,元旦放假'), /^第 2 行：日期/],
    ['a far year', file('1999-01-01,false,元旦放假'), /^第 2 行：年份/],
    ['a word for true', file('2027-01-01,是,元旦放假'), /^第 2 行：第二列应为 true/],
    ['no reason', file('2027-01-01,false,'), /^第 2 行：第三列/],
    ['a long reason', file(`2027-01-01,false,${'长'.repeat(51)}`), /^第 2 行：第三列/],
    ['a NUL in the reason', file('2027-01-01,false,元旦\0放假'), /控制字符/],
    ['a lone surrogate in the reason', file('2027-01-01,false,元旦\uD800'), /控制字符/],
    ['a fourth column', file('2027-01-01,false,元旦,放假'), /^第 2 行：多于三列/],
    ['an empty line in between', file(good, '', '2027-01-02,false,元旦放假'), /^第 3 行：是空行/],
    ['a day twice', file(good, good), /^第 3 行：2027-01-01 在前面已经出现过/],
    ['several faults', file('x,y,z', good, 'x,y,z'), /^第 2 行.*（共 2 行有误）/],
    ['a novel', 'x'.repeat(500_001), /文件过大/],
    ['too many lines', file(...Array.from({ length: 5001 }, () => good)), /超过 5000 行/],
  ]
  for (const [title, text, sentence] of cases) it(title, () => assert.match(sentenceOf(text), sentence))
})
