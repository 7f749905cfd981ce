import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { instantOf } from '../time/index.ts'
import {
  agrees, boardEndsOn, decidedBy, dutiesOf, faultOfResolution, faultOfResolving, faultOfVotes, firstDayAfterNotice, importantKinds, isNoticedInTime, isQuorate, ladderKinds, matterKinds, mayBeDecidedBy,
  mustBeCalled, mustGoThisWay, needsAttention, needsAuthorisation, neededAtStep, proposersNeeded, risksIn, stoodLongEnough, type Duty, type Held, type MeetingShown,
} from './index.ts'

describe('Calling a meeting', () => {
  it('R-241: a tenth of the villagers or a third of the representatives oblige to call the assembly', () => {
    const by = (who: 'VILLAGERS' | 'REPRESENTATIVES', proposers: number, of: number) => mustBeCalled('ASSEMBLY', { by: who, proposers, of })
    assert.deepEqual([by('VILLAGERS', 121, 1201), by('VILLAGERS', 120, 1201), by('VILLAGERS', 120, 1200)], [true, false, true])
    assert.deepEqual([by('REPRESENTATIVES', 10, 30), by('REPRESENTATIVES', 9, 30), by('REPRESENTATIVES', 11, 31)], [true, false, true])
  })
  it('R-243: a fifth of the representatives oblige to call their own meeting; villagers do not', () => {
    assert.deepEqual([6, 5].map((proposers) => mustBeCalled('REPRESENTATIVES', { by: 'REPRESENTATIVES', proposers, of: 30 })), [true, false])
    assert.equal(mustBeCalled('REPRESENTATIVES', { by: 'VILLAGERS', proposers: 900, of: 1000 }), false)
    assert.equal(mustBeCalled('GROUP', { by: 'VILLAGERS', proposers: 30, of: 30 }), false)
    assert.equal(mustBeCalled('ASSEMBLY', { by: 'VILLAGERS', proposers: 31, of: 30 }), false)
  })
  it('R-241: the least number of proposers obliges, one less does not', () => {
    fc.assert(fc.property(fc.constantFrom<'VILLAGERS' | 'REPRESENTATIVES'>('VILLAGERS', 'REPRESENTATIVES'), fc.integer({ min: 1, max: 4000 }), (by, of) => {
      const least = proposersNeeded('ASSEMBLY', by, of) ?? 0
      assert.equal(mustBeCalled('ASSEMBLY', { by, proposers: least, of }), true)
      assert.equal(mustBeCalled('ASSEMBLY', { by, proposers: least - 1, of }), false)
    }))
  })
  it('R-241: ten days of notice: on 1 December for 11 December, not for 10 December', () => {
    assert.deepEqual([isNoticedInTime('2026-12-01', '2026-12-11'), isNoticedInTime('2026-12-01', '2026-12-10'), firstDayAfterNotice('2026-12-25')], [true, false, '2027-01-04'])
  })
})

describe('Which meeting decides what', () => {
  it('R-244, R-247: the six matters are the assembly\'s; the representatives need its authorisation; groups decide only their own', () => {
    assert.equal(importantKinds.length, 6)
    for (const kind of importantKinds) {
      assert.deepEqual(decidedBy(kind), ['ASSEMBLY', 'REPRESENTATIVES'])
      assert.deepEqual([needsAuthorisation(kind, 'ASSEMBLY'), needsAuthorisation(kind, 'REPRESENTATIVES'), mayBeDecidedBy(kind, 'GROUP')], [false, true, false])
    }
    assert.deepEqual(matterKinds.filter((kind) => mayBeDecidedBy(kind, 'GROUP')), ['group-matter', 'report'])
  })
  it('R-250: village rules are for the assembly alone, and so is the authorisation itself', () => {
    assert.deepEqual([decidedBy('village-rules'), decidedBy('authorisation')], [['ASSEMBLY'], ['ASSEMBLY']])
  })
})

describe('Risk words', () => {
  it('R-249: every word that rules sets off is found, however it is spaced', () => {
    for (const text of ['乱倒垃圾罚款 200 元', '扣 款', '没收工具', '取消低保', '停水 停电', '连坐', '取消选举权', '外嫁女不得参加分配', '限制信访', '设黑榜']) assert.ok(risksIn(text).length > 0, text)
  })
  it('R-249: ordinary rules set off nothing', () => {
    for (const text of ['门前三包，垃圾分类投放', '红事白事提倡简办', '邻里有事互相帮忙', '公共水渠每年清一次，各户出一个人']) assert.deepEqual(risksIn(text), [], text)
  })
  it('R-249: says why, and each risk once', () => {
    const found = risksIn('罚款，再罚款，断水')
    assert.deepEqual(found.map(({ name }) => name), ['设罚', '断水断电、不给办事'])
    assert.ok(found.every(({ why }) => why.endsWith('。')))
  })
})

describe('A publication', () => {
  it('R-263, R-272: from 1 to 15 March is not fifteen days, to 16 March is (§13)', () => {
    assert.deepEqual([stoodLongEnough('2026-03-01', '2026-03-15'), stoodLongEnough('2026-03-01', '2026-03-16'), boardEndsOn('2026-03-01')], [false, true, '2026-03-16'])
  })
  it('R-263: a county may ask for more, never for less', () => {
    assert.deepEqual([stoodLongEnough('2026-03-01', '2026-03-16', 30), stoodLongEnough('2026-03-01', '2026-03-10', 7), boardEndsOn('2026-03-01', 7)], [false, false, '2026-03-16'])
  })
})

describe('The six steps', () => {
  it('R-261: Party members: two thirds of those with a vote present, more than half of those who should come agree', () => {
    const votes = (present: number, yes: number) => ({ should: 30, present, yes, no: present - yes, abstain: 0 })
    assert.deepEqual([isQuorate('review', votes(20, 0)), isQuorate('review', votes(19, 0))], [true, false])
    assert.deepEqual([agrees('review', votes(20, 16)), agrees('review', votes(20, 15)), agrees('review', votes(30, 15))], [true, false, false])
  })
  it('R-260: the Party organisation and the two committees: more than half present, more than half of them agree', () => {
    for (const step of ['propose', 'discuss'] as const) {
      assert.deepEqual([faultOfVotes(step, { should: 7, present: 4, yes: 3, no: 1, abstain: 0 }), faultOfVotes(step, { should: 7, present: 3, yes: 3, no: 0, abstain: 0 })], [null, 'too-few-present'])
      assert.deepEqual([agrees(step, { should: 7, present: 4, yes: 3, no: 1, abstain: 0 }), agrees(step, { should: 7, present: 4, yes: 2, no: 1, abstain: 1 })], [true, false])
    }
  })
  it('R-260: refused: votes that do not add up, more than should come, nobody', () => {
    assert.equal(faultOfVotes('propose', { should: 7, present: 5, yes: 3, no: 1, abstain: 0 }), 'does-not-add-up')
    assert.equal(faultOfVotes('propose', { should: 7, present: 8, yes: 8, no: 0, abstain: 0 }), 'not-counts')
    assert.equal(faultOfVotes('review', { should: 0, present: 0, yes: 0, no: 0, abstain: 0 }), 'not-counts')
  })
  it('R-240, R-243: the fourth step counts as the meeting it was', () => {
    const votes = { present: 20, yes: 20, no: 0, abstain: 0 }
    assert.equal(faultOfResolving({ meeting: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', should: 30, ...votes }), null)
    assert.equal(faultOfResolving({ meeting: 'REPRESENTATIVES', basis: 'REPRESENTATIVES', should: 31, ...votes }), 'too-few-present')
    assert.equal(faultOfResolving({ meeting: 'ASSEMBLY', basis: 'ADULTS', should: 39, ...votes }), null)
    assert.equal(faultOfResolving({ meeting: 'ASSEMBLY', basis: 'ADULTS', should: 40, ...votes }), 'too-few-present')
  })
  it('R-261: the least number at each step is the least', () => {
    fc.assert(fc.property(fc.constantFrom<'propose' | 'discuss' | 'review'>('propose', 'discuss', 'review'), fc.integer({ min: 1, max: 2000 }), (step, should) => {
      const least = neededAtStep(step, should)
      assert.deepEqual([isQuorate(step, { should, present: least }), isQuorate(step, { should, present: least - 1 })], [true, false])
    }))
  })
  it('R-262: the six, collective matters and contracts always go this way, spending from the county\'s amount on', () => {
    assert.equal(Object.keys(ladderKinds).length, 9)
    for (const kind of [...importantKinds, 'collective-major', 'contract-out'] as const) assert.equal(mustGoThisWay(kind, 0, 50_000), true)
    assert.deepEqual([mustGoThisWay('large-spending', 49_999, 50_000), mustGoThisWay('large-spending', 50_000, 50_000), mustGoThisWay('report', 0, 50_000)], [false, true, false])
  })
})

describe('A resolution others ask for', () => {
  const item = { number: 1, kind: 'public-works', title: '修路', passed: true, inForce: true, present: 60, yes: 50, no: 10, abstain: 0, covers: [] } as const
  const shown: MeetingShown = { village: 'v', meeting: 'ASSEMBLY', heldOn: '2026-11-10', confirmed: true, should: 90, present: 60, items: [item] }
  const asked = { village: 'v', item: 1, kinds: importantKinds }
  it('R-247: carries what it decided, and nothing else', () => {
    assert.equal(faultOfResolution(shown, asked), null)
    assert.equal(faultOfResolution(null, asked), 'no-such-meeting')
    assert.equal(faultOfResolution(shown, { ...asked, village: 'w' }), 'other-village')
    assert.equal(faultOfResolution({ ...shown, confirmed: false }, asked), 'not-confirmed')
    assert.equal(faultOfResolution(shown, { ...asked, item: 2 }), 'no-such-item')
    assert.equal(faultOfResolution(shown, { ...asked, kinds: ['village-rules'] }), 'other-kind')
    assert.equal(faultOfResolution({ ...shown, items: [{ ...item, passed: false }] }, asked), 'not-passed')
    assert.equal(faultOfResolution({ ...shown, items: [{ ...item, inForce: false }] }, asked), 'not-in-force')
    assert.equal(faultOfResolution(shown, { ...asked, until: '2026-11-09' }), 'too-late')
    assert.equal(faultOfResolution(shown, { ...asked, meetings: ['REPRESENTATIVES'] }), 'not-this-meeting')
  })
})

describe('The year', () => {
  const at = (day: string) => instantOf(day, 9 * 60)
  const standings = (day: string, held: readonly Held[] = []) => Object.fromEntries(dutiesOf(2026, held, at(day)).map(({ key, standing }): [Duty['key'], Duty['standing']] => [key, standing]))
  it('R-241: on 31 October an assembly not held is open, on 1 November it is warned of, after the year missed', () => {
    assert.deepEqual(['2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01'].map((day) => standings(day)['assembly']), ['open', 'warned', 'warned', 'missed'])
  })
  it('R-243: the representatives meet every quarter; one meeting is of one quarter only', () => {
    const held: readonly Held[] = [{ meeting: 'REPRESENTATIVES', on: '2026-03-31', kinds: [] }, { meeting: 'REPRESENTATIVES', on: '2026-04-01', kinds: [] }]
    const found = standings('2026-11-23', held)
    assert.deepEqual([1, 2, 3, 4].map((quarter) => found[`representatives-${quarter}`]), ['done', 'done', 'missed', 'open'])
    assert.equal(standings('2026-06-30')['representatives-3'], 'to-come')
  })
  it('R-281: the appraisal counts wherever it was on the agenda; group meetings count for nothing', () => {
    const held: readonly Held[] = [{ meeting: 'REPRESENTATIVES', on: '2026-11-05', kinds: ['appraisal'] }, { meeting: 'GROUP', on: '2026-11-06', kinds: ['group-matter'] }]
    assert.deepEqual([standings('2026-11-23', held)['appraisal'], standings('2026-11-23', held)['assembly']], ['done', 'warned'])
    assert.equal(needsAttention(dutiesOf(2026, held, at('2026-11-23'))), true)
  })
  it('counts the same whatever the order, and more meetings never make it worse', () => {
    const rank = { done: 0, 'to-come': 1, open: 1, warned: 2, missed: 3 } as const
    const one = fc.record({ meeting: fc.constantFrom('ASSEMBLY', 'REPRESENTATIVES', 'GROUP'), on: fc.integer({ min: 0, max: 729 }).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)), kinds: fc.constantFrom([], ['appraisal']) }) as fc.Arbitrary<Held>
    fc.assert(fc.property(fc.array(one, { maxLength: 12 }), one, fc.constantFrom('2026-02-03', '2026-11-01', '2027-06-01'), (held, more, day) => {
      const [before, turned, after] = [dutiesOf(2026, held, at(day)), dutiesOf(2026, held.toReversed(), at(day)), dutiesOf(2026, [...held, more], at(day))]
      assert.deepEqual(before, turned)
      before.forEach(({ standing }, nth) => { assert.ok(rank[after[nth]?.standing ?? 'missed'] <= rank[standing]) })
    }))
  })
})
