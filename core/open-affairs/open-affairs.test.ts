import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { startOfDay } from '../time/index.ts'
import { amountIn, catalogueSeed, changesBetween, disclosureKey, disclosureOk, dueDay, dutiesOf, faultsOfCatalogue, firstDayDown, hashOf, isOverdue, lastDayOf, legalKindNames, legalKinds,
  noContent, periodInWords, periodsEnded, rhythmFor, rhythmOf, sumsOf, yuan, type Content } from './index.ts'

const days = { month: 10, quarter: 15, year: 30, event: 3 }

describe('What law has a village publish', () => {
  it('R-270: knows five kinds, with the article of each, and every item of the catalogue is of one', () => {
    assert.equal(legalKindNames.length, 5)
    for (const kind of legalKindNames) assert.match(legalKinds[kind].article, /第三十五条第[一二三四五]项/)
    for (const kind of legalKindNames) assert.ok(catalogueSeed.some((item) => item.kind === kind), kind)
  })

  it('R-277: seeds forty items, among them books, subsidies, contracts and party affairs, and none of family planning', () => {
    assert.equal(catalogueSeed.length, 40)
    assert.equal(new Set(catalogueSeed.map(({ code }) => code)).size, 40)
    assert.deepEqual(faultsOfCatalogue(catalogueSeed), [])
    assert.ok(catalogueSeed.every(({ name }) => !/计划生育|计生|生育/.test(name)))
  })

  it('R-270, R-271: refused is a catalogue without one of the first four kinds, without quarterly books, or with names where nobody is named', () => {
    const faults = (items: typeof catalogueSeed) => faultsOfCatalogue(items).map(({ field }) => field)
    assert.deepEqual(faults(catalogueSeed.filter(({ kind }) => kind !== 'assistance')), ['name'])
    assert.deepEqual(faults(catalogueSeed.filter(({ shape, board }) => shape !== 'lines' && board !== 'finance')), ['name'])
    assert.deepEqual(faults(catalogueSeed.map((item) => (item.code === 'F01' ? { ...item, rhythm: 'year' as const } : item))), ['rhythm'])
    assert.deepEqual(faults(catalogueSeed.map((item) => (item.code === 'B06' ? { ...item, shape: 'names' as const } : item))), ['shape'])
    assert.deepEqual(faults([...catalogueSeed, ...catalogueSeed.slice(0, 1)]), ['code'])
  })
})

describe('How often, and by when', () => {
  it('R-271: once a quarter, books of a busy village once a month, years in a month, events in three days', () => {
    const [books] = catalogueSeed.filter(({ code }) => code === 'F01')
    assert.ok(books !== undefined)
    assert.equal(rhythmFor(books, false), 'quarter')
    assert.equal(rhythmFor(books, true), 'month')
    assert.deepEqual(dutiesOf({ items: [books], days, financeBusy: false, since: '2026-01-01', until: '2026-07-01' }), [
      { item: 'F01', period: '2026-Q1', due: '2026-04-15' }, { item: 'F01', period: '2026-Q2', due: '2026-07-15' },
    ])
    assert.equal(dutiesOf({ items: [books], days, financeBusy: true, since: '2026-01-01', until: '2026-07-01' }).length, 6)
    assert.equal(dueDay('2026-03-05.1', 3), '2026-03-08')
  })

  it('R-271: warns from the day after it was due, in Beijing, and not an hour before', () => {
    assert.equal(isOverdue('2026-04-15', startOfDay('2026-04-16') - 1), false)
    assert.equal(isOverdue('2026-04-15', startOfDay('2026-04-16')), true)
  })

  it('asks for no event before it happened, and for no period that ended before the duty began', () => {
    const events = catalogueSeed.filter(({ rhythm }) => rhythm === 'event')
    assert.deepEqual(dutiesOf({ items: events, days, financeBusy: false, since: '2020-01-01', until: '2026-12-31' }), [])
    assert.deepEqual(periodsEnded('quarter', '2026-02-01', '2026-06-29'), ['2026-Q1'])
    assert.deepEqual(periodsEnded('quarter', '2026-07-01', '2026-06-30'), [])
  })

  it('knows leap years, says periods in words and refuses what is none', () => {
    assert.equal(lastDayOf('2028-02'), '2028-02-29')
    assert.equal(lastDayOf('2026-Q4'), '2026-12-31')
    assert.deepEqual(['2026', '2026-Q3', '2026-11', '2026-03-05.2'].map(periodInWords), ['2026年', '2026年第三季度', '2026年11月', '2026年3月5日（第2件）'])
    for (const wrong of ['', '2026-Q5', '2026-13', '2026-02-30.1', '26', '2026-1']) assert.equal(rhythmOf(wrong), null, wrong)
  })

  it('covers every day of generated spans with exactly one period of each rhythm', () => {
    fc.assert(fc.property(fc.constantFrom('month', 'quarter', 'year'), fc.integer({ min: 2020, max: 2040 }), fc.integer({ min: 1, max: 8 }), (rhythm, year, years) => {
      const found = periodsEnded(rhythm, `${year}-01-01`, `${year + years - 1}-12-31`)
      assert.equal(found.length, years * { month: 12, quarter: 4, year: 1 }[rhythm])
      assert.deepEqual(found, found.toSorted((one, other) => (lastDayOf(one) < lastDayOf(other) ? -1 : 1)))
    }), { seed: 20261123 })
  })
})

describe('How long it hangs', () => {
  it('R-272: 2026-03-01 to 03-15 is not long enough, to 03-16 it is', () => {
    assert.equal(disclosureOk('2026-03-01', '2026-03-15'), false)
    assert.equal(disclosureOk('2026-03-01', '2026-03-16'), true)
  })

  it('R-272: no setting makes it shorter than fifteen days, a longer one holds', () => {
    assert.equal(disclosureOk('2026-03-01', '2026-03-11', 10), false)
    assert.equal(disclosureOk('2026-03-01', '2026-03-16', 20), false)
    assert.equal(disclosureOk('2026-03-01', '2026-03-21', 20), true)
  })

  it('R-273: counts from the board where that hung later than the page', () => {
    assert.equal(firstDayDown('2026-03-01', '2026-03-04', 15), '2026-03-19')
    assert.equal(firstDayDown('2026-03-01', '2026-02-27', 15), '2026-03-16')
    assert.equal(firstDayDown('2026-03-01', null, 15), '2026-03-16')
  })
})

describe('Money in whole fen', () => {
  it('reads what accountants type and what spreadsheets keep for it', () => {
    const read = (text: string) => { const amount = amountIn(text); return amount.ok ? amount.fen : amount.sentence }
    assert.deepEqual(['1,234.50', '￥1234.5', '１２３４', '1234.50元', '1234.4999999999999', '0.1', '1E3'].map(read), [123450, 123450, 123400, 123450, 123450, 10, 100000])
    for (const wrong of ['', '-5', '十元', '1.234', '1..2', '=1+1', '99999999999999']) assert.equal(typeof read(wrong), 'string', wrong)
    assert.equal(yuan(123450), '1,234.50')
    assert.equal(yuan(-5), '-0.05')
    assert.equal(yuan(100_000_000_000), '1,000,000,000.00')
  })

  it('says an amount and reads it again the same, whatever it is', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
      assert.deepEqual(amountIn(yuan(fen)), { ok: true, fen })
      assert.deepEqual(amountIn(String(fen / 100)), { ok: true, fen })
    }), { seed: 20261123 })
  })

  it('R-274: opening and lines add up to the closing balance, to the fen', () => {
    const line = fc.record({ day: fc.constant('2026-01-05'), direction: fc.constantFrom('in', 'out'), subject: fc.constant('办公'), words: fc.constant('纸'), fen: fc.integer({ min: 1, max: 10 ** 9 }), voucher: fc.constant('1') })
    fc.assert(fc.property(fc.array(line, { maxLength: 300 }), fc.integer({ min: 0, max: 10 ** 9 }), (lines, opening) => {
      const sums = sumsOf({ ...noContent, opening, lines })
      assert.equal(sums.closing, lines.reduce((sum, { direction, fen }) => (direction === 'in' ? sum + fen : sum - fen), opening))
    }), { seed: 20261123 })
  })
})

describe('One text, one hash, one name', () => {
  const heading = { village: '140423100299', item: 'F01', period: '2026-Q1', title: '财务收支', version: 1, correcting: '' }
  const content: Content = { words: '', opening: 0, names: [], lines: [{ day: '2026-01-05', direction: 'in', subject: '上级拨款', words: '运转经费', fen: 1000000, voucher: '记1' }] }

  it('changes with any sign of what it says, and with nothing else', () => {
    assert.equal(hashOf(heading, content), hashOf(heading, structuredClone(content)))
    const others = [{ ...content, words: ' ' }, { ...content, opening: 1 }, { ...content, lines: [] }, { ...content, lines: content.lines.map((line) => ({ ...line, fen: line.fen + 1 })) }]
    assert.equal(new Set([content, ...others].map((one) => hashOf(heading, one))).size, 5)
    assert.notEqual(hashOf(heading, content), hashOf({ ...heading, correcting: '改' }, content))
  })

  it('is the same as ever: the hash of a known publication never changes', () => {
    assert.equal(hashOf(heading, content), 'a0541cd095ce4852f3b817643db07203263b6109bee5c96465f50059edb25170')
  })

  it('R-272: a correction shows both sides of each changed line', () => {
    const corrected = { ...content, lines: content.lines.map((line) => ({ ...line, fen: 900000 })) }
    assert.deepEqual(changesBetween(content, corrected).map(({ before, after }) => [before?.split('\t')[5], after?.split('\t')[5]]), [['10,000.00', '9,000.00']])
    assert.deepEqual(changesBetween(content, content), [])
  })

  it('gives each village, item and period a dossier of its own', () => {
    const names = ['140423100299', '140423100298'].flatMap((village) => ['F01', 'F02'].flatMap((item) => ['2026-Q1', '2026-Q2', '2026-01'].map((period) => disclosureKey(village, item, period).id)))
    assert.equal(new Set(names).size, 12)
    for (const id of names) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
