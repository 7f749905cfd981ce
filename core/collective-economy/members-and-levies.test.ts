import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { burdenOf, doorsSigned, faultOfCaps, faultOfStrike, grounds, isForcedMoney, isOfFullCapacity, isWorkforce, lastDayToUndo, levySums, lossReasons, noReasons, undoHint, type AskedReason, type Ground, type LeviedPerson } from './index.ts'

describe('Members of the collective', () => {
  const strike = (reason: AskedReason, more: object = {}) => faultOfStrike({ reason, proof: '演示字 3 号', other: '', words: '', ...more })
  it('R-291: marriage, divorce and widowhood strike nobody, nor do study, service, work elsewhere, trade or prison', () => {
    for (const reason of Object.keys(noReasons) as AskedReason[]) assert.equal(strike(reason), 'no-reason-of-law', reason)
    for (const reason of Object.keys(lossReasons) as AskedReason[]) assert.equal(strike(reason, { other: '演示二村经济合作社' }), null, reason)
  })
  it('R-291: who married out stays a member until another collective has taken the person in, and a paper says so', () => {
    assert.equal(strike('other-collective'), 'no-other-collective')
    assert.equal(strike('other-collective', { other: '演示二村经济合作社', proof: ' ' }), 'no-proof')
  })
  it('R-291: no reason of law covers what is written beside it', () => {
    for (const words of ['外嫁到邻村', '出 嫁多年', '与丈夫离婚后迁走', '丧偶改嫁']) assert.equal(strike('own-will', { words }), 'marriage-in-words', words)
    assert.equal(strike('death', { words: '丧偶老人去世' }), null)
    assert.equal(strike('own-will', { words: '本人申请，已签协议' }), null)
  })
  it('R-292: a year from knowing, five from the decision, whichever ends first', () => {
    assert.equal(lastDayToUndo('2026-03-01', '2026-03-10'), '2027-03-10')
    assert.equal(lastDayToUndo('2026-03-01', '2031-02-01'), '2031-03-01')
    assert.match(undoHint('2026-03-01'), /一年内.*五年.*2031-03-01/)
  })
  it('R-286: counts from the day somebody is eighteen, and not while full capacity is lacking', () => {
    assert.deepEqual(['2026-03-04', '2026-03-05'].map((on) => isOfFullCapacity('2008-03-05', false, on)), [false, true])
    assert.equal(isOfFullCapacity('1960-01-01', true, '2026-01-01'), false)
    assert.equal(isOfFullCapacity(null, false, '2026-01-01'), false)
  })
})

describe('一事一议', () => {
  const person = (more: Partial<LeviedPerson> = {}): LeviedPerson => ({ person: 'a', gender: 1, bornOn: '1980-05-01', grounds: [], ...more })
  it('R-285: labour is asked of men from 18 to 55 and women from 18 to 50, both included', () => {
    const at = (gender: 1 | 2 | null, bornOn: string) => isWorkforce({ gender, bornOn }, '2026-05-01')
    assert.deepEqual([at(1, '2008-05-01'), at(1, '2008-05-02'), at(1, '1970-05-02'), at(1, '1970-05-01')], [true, false, true, false])
    assert.deepEqual([at(2, '1975-05-02'), at(2, '1975-05-01'), at(2, '2008-05-01')], [true, false, true])
    assert.equal(at(null, '1980-01-01'), false)
  })
  it('R-285: a soldier gives nothing, a household on low income no money, students, the pregnant, mothers for a year and disabled veterans no labour', () => {
    const of = (ground: Ground, more: Partial<LeviedPerson> = {}) => { const { fund, labour } = burdenOf(person({ grounds: [ground], ...more }), '2026-05-01'); return [fund, labour] }
    assert.deepEqual(of('soldier'), [false, false])
    assert.deepEqual(of('low-income'), [false, true])
    assert.deepEqual(of('student'), [true, false])
    assert.deepEqual(of('pregnant', { gender: 2 }), [true, false])
    assert.deepEqual(of('disabled-veteran'), [true, false])
    assert.deepEqual(of('after-birth', { gender: 2, gaveBirthOn: '2025-05-02' }), [true, false])
    assert.deepEqual(of('after-birth', { gender: 2, gaveBirthOn: '2025-05-01' }), [true, true])
    assert.deepEqual(of('after-birth', { gender: 2 }), [true, true])
  })
  it('R-285: without the province\'s caps nothing is raised, over them neither, what was raised this year included', () => {
    const caps = { fenPerHead: 2_000, daysPerWorker: 5, document: '演示发〔2026〕1 号' }
    const ask = (fenPerHead: number, daysPerWorker: number, more: object = {}, of: object = {}) => faultOfCaps({ fenPerHead, daysPerWorker, beforeFen: 0, beforeDays: 0, ...more }, { ...caps, ...of })
    assert.equal(ask(2_000, 5), null)
    assert.equal(ask(2_001, 5), 'over-fund-cap')
    assert.equal(ask(2_000, 6), 'over-labour-cap')
    assert.equal(ask(1_000, 0, { beforeFen: 1_001 }), 'over-fund-cap')
    assert.equal(ask(0, 2, { beforeDays: 4 }), 'over-labour-cap')
    assert.equal(ask(0, 0), 'nothing-asked')
    assert.equal(ask(1, 0, {}, { fenPerHead: null }), 'caps-unset')
    assert.equal(ask(1, 0, {}, { daysPerWorker: null }), 'caps-unset')
    assert.equal(ask(1, 0, {}, { document: ' ' }), 'caps-unset')
  })
  it('R-285: representatives ask at every door; more than half of all households sign', () => {
    const door = (household: number, answer: 'signed' | 'against' | 'absent') => ({ household: String(household), answer, representative: 'r' })
    assert.equal(doorsSigned([door(1, 'signed'), door(2, 'signed'), door(3, 'against')], 3).enough, true)
    assert.equal(doorsSigned([door(1, 'signed'), door(2, 'signed')], 3).enough, false)
    assert.equal(doorsSigned([door(1, 'signed'), door(2, 'against')], 2).enough, false)
    assert.deepEqual(doorsSigned([door(1, 'signed'), door(1, 'against')], 1), { signed: 0, against: 1, asked: 1, enough: false })
  })
  it('R-285: forcing money for labour is seen in the words, forbidding it is not', () => {
    for (const words of ['不出工的每天交一百元', '一律以资代劳', '未出工户须补交 80 元', '统一以资代劳']) assert.equal(isForcedMoney(words), true, words)
    for (const words of ['不得强制以资代劳', '自愿以资代劳的，本人书面申请', '每人出工三天']) assert.equal(isForcedMoney(words), false, words)
  })
  it('R-285: agrees with a second statement, person by person', () => {
    const any = fc.record({
      gender: fc.constantFrom(1 as const, 2 as const), age: fc.integer({ min: 0, max: 90 }), grounds: fc.uniqueArray(fc.constantFrom(...Object.keys(grounds) as Ground[]), { maxLength: 3 }), months: fc.integer({ min: 0, max: 24 }),
    })
    fc.assert(fc.property(fc.array(any, { maxLength: 40 }), (people) => {
      const on = '2026-07-15'
      const made = people.map(({ gender, age, grounds: held, months }, at): LeviedPerson => ({
        person: String(at), gender, bornOn: `${2026 - age}-01-15`, grounds: held, gaveBirthOn: `${2026 - Math.floor((months + 5) / 12)}-${String(12 - ((months + 5) % 12)).padStart(2, '0')}-15`,
      }))
      const sums = levySums(made, on, { fenPerHead: 700, daysPerWorker: 2 })
      let [payers, workers] = [0, 0]
      people.forEach(({ gender, age, grounds: held, months }) => {
        if (!held.includes('soldier') && !held.includes('low-income')) payers += 1
        const young = held.includes('after-birth') && months < 12
        const free = held.some((one) => ['soldier', 'student', 'pregnant', 'disabled-veteran'].includes(one)) || young
        if (!free && age >= 18 && age <= (gender === 1 ? 55 : 50)) workers += 1
      })
      assert.deepEqual(sums, { payers, workers, fen: payers * 700, days: workers * 2 })
    }), { seed: 20261124, numRuns: 200 })
  })
})
