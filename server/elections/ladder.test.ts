import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { calendar } from '../../core/time/example-calendar.ts'
import { blankElection, type ElectionFile } from '../../procedures/village-election/election-file.ts'
import type { ElectionState } from '../../procedures/village-election/states.ts'
import { ladderOf, nextStep, stepKeys, type Climbing, type RollFacts, type StepKey } from './ladder.ts'
import { outcomeWords } from './outcome-words.ts'

const file: ElectionFile = {
  ...blankElection, village: '140423100299', term: 2027, electionDay: '2027-03-22', seats: { chair: 1, vice: 0, member: 2 },
  committee: { chosen: { ranking: ['a', 'b', 'c'], size: 3 }, by: 'assembly', heldOn: '2027-02-01', resolution: '记录', people: [], head: 'a', deputy: 'b', members: ['a', 'b', 'c'], left: [], missing: 0, meetings: [] },
}
const roll: RollFacts = { state: 'ENTERING', count: 1200, publishedOn: null, openObjections: [], openWishes: 0, proxies: 0, proxiesOn: null, rights: {} }
const published: RollFacts = { ...roll, state: 'PUBLISHED', publishedOn: '2027-03-01' }

function at(state: ElectionState, today: string, more: Partial<Climbing> = {}) {
  const climbing: Climbing = { state, file, roll, boxes: [], today, calendar, ...more }
  const steps = ladderOf(climbing)
  return { next: nextStep(climbing), step: (key: StepKey) => steps.find((one) => one.key === key), late: steps.filter(({ late }) => late).map(({ key }) => key) }
}

describe('The ladder of an election', () => {
  it('R-204: says by when the roll has to be public, how many days that is, and from the next day on that it is late', () => {
    const before = at('REGISTERING', '2027-02-24').step('roll')
    assert.deepEqual([before?.latest, before?.left, before?.late], ['2027-03-02', 6, false])
    assert.deepEqual(at('REGISTERING', '2027-03-02').late, [])
    assert.deepEqual(at('REGISTERING', '2027-03-03').late, ['audit', 'roll'])
  })
  it('R-233: a by-election and a rehearsal ask for no audit, and a rehearsal is late for nothing', () => {
    assert.equal(at('REGISTERING', '2027-03-03', { file: { ...file, run: 1 } }).step('audit')?.standing, 'none')
    assert.deepEqual(at('REGISTERING', '2027-03-09', { file: { ...file, run: 128, rehearsal: true } }).late, [])
  })
  it('R-205: an objection that waits comes before everything and is late after its third day; without one the roll is settled after the fifth', () => {
    const waiting = at('NOMINATING', '2027-03-05', { roll: { ...published, openObjections: ['2027-03-08', '2027-03-06'] } })
    assert.deepEqual([waiting.next, waiting.step('object')?.latest, waiting.step('object')?.late], ['object', '2027-03-06', false])
    assert.equal(at('NOMINATING', '2027-03-07', { roll: { ...published, openObjections: ['2027-03-06'] } }).late.includes('object'), true)
    assert.match(at('NOMINATING', '2027-03-09', { roll: published }).step('object')?.sentence ?? '', /可以确定名册/)
    assert.equal(at('CANDIDATES', '2027-03-17', { roll: published }).next, 'object')
    assert.equal(at('CANDIDATES', '2027-03-17', { roll: { ...published, state: 'SEALED' } }).next, 'prepare')
  })
  it('R-216, R-219: the list of candidates and that of proxies have days of their own; proxies are late only where there are some', () => {
    const day = at('NOMINATING', '2027-03-18', { roll: published })
    assert.deepEqual([day.step('publish-candidates')?.latest, day.step('publish-candidates')?.late], ['2027-03-17', true])
    assert.equal(at('CANDIDATES', '2027-03-20', { roll: published }).late.includes('proxies'), false)
    assert.ok(at('CANDIDATES', '2027-03-20', { roll: { ...published, proxies: 2 } }).late.includes('proxies'))
  })
  it('R-228, R-229: voting is waited for when every box stands ready and every number has its right, not before', () => {
    const round = { number: 1, kind: 'FIRST' as const, day: '2027-03-22', seats: file.seats, slate: { chair: [], vice: [], member: [] }, stations: [{ number: 1, name: '会场', kind: 'main' as const }, { number: 2, name: '流动', kind: 'mobile' as const }], counted: null, announced: null }
    const prepared = { ...file, rounds: [round] }
    assert.equal(at('PREPARED', '2027-03-22', { file: prepared, boxes: ['READY', 'NONE'] }).next, 'boxes')
    assert.equal(at('PREPARED', '2027-03-22', { file: prepared, boxes: ['READY', 'READY'] }).next, 'boxes')
    const given = { ...published, state: 'SEALED', rights: { 1: 1200 } }
    assert.deepEqual([at('PREPARED', '2027-03-22', { file: prepared, roll: given, boxes: ['READY', 'READY'] }).next, at('PREPARED', '2027-03-22', { file: prepared, roll: given, boxes: ['READY', 'NONE'] }).next], ['vote', 'boxes'])
  })
  it('R-224, R-232: the re-run and the hand-over carry the days that were fixed when the result was said', () => {
    assert.deepEqual([at('ROUND', '2027-03-30', { file: { ...file, rerunBy: '2027-04-01' } }).step('rerun')?.left, at('ROUND', '2027-04-02', { file: { ...file, rerunBy: '2027-04-01' }, roll: { ...published, state: 'SEALED' } }).late], [2, ['rerun']])
    const decided = { ...file, decidedAt: Date.parse('2027-03-22T20:00+08:00'), handOverBy: '2027-04-01' }
    assert.deepEqual([at('DECIDED', '2027-04-02', { file: decided, roll: { ...published, state: 'SEALED' } }).late, at('DECIDED', '2027-04-01', { file: decided }).next], [['hand-over'], 'hand-over'])
  })
  it('R-206: a roll that was taken back to be checked anew is waited for before the candidates', () => {
    assert.deepEqual([at('NOMINATING', '2027-03-09').next, at('CANDIDATES', '2027-03-09').next, at('NOMINATING', '2027-03-09', { roll: published }).next], ['roll', 'roll', 'publish-candidates'])
  })
  it('R-234: a void election waits for nothing', () => {
    const { next, late } = at('VOID', '2027-05-01')
    assert.deepEqual([next, late, stepKeys.length], [null, [], 15])
  })
})

describe('A result in words', () => {
  const nameOf = (person: string) => ({ a: '张演示', b: '李演示', c: '王演示' })[person] ?? ''
  it('R-220: an election without force is said so, with the reason and what follows', () => {
    assert.match(outcomeWords({ valid: false, because: 'not-half' }, true, nameOf).join(''), /没有超过登记人数的一半.*重新投票/)
    assert.match(outcomeWords({ valid: false, because: 'more-than-issued' }, false, nameOf).join(''), /比发出的还多.*当场公布/)
  })
  it('R-222, R-223, R-225, R-226: a tie, a re-run, the woman\'s seat and relatives each say who votes again about what', () => {
    const words = outcomeWords({
      valid: true, winners: [{ person: 'a', post: 'chair', votes: 700, round: 0 }], passedOver: [{ person: 'b', post: 'member', because: 'relative', of: 'a', round: 0 }], withoutForce: [], womanMissing: true,
      open: [{ kind: 'tie', post: 'member', among: ['b', 'c'], seats: 1, because: 'equal-votes' }, { kind: 'rerun', post: 'member', seats: 1, forWoman: true }],
    }, true, nameOf)
    assert.deepEqual(words, [
      '当选：张演示（主任，700 票）。', '李演示的票够当委员，但和张演示是近亲属，只留一人，由职务高、得票多的当选。', '李演示、王演示争委员的 1 个名额，票数相同，定不下来：只就他们再投一次票。',
      '委员还空 1 个名额，留给妇女，要另行选举：没选上的人按得票多少做候选人，得票不少于三分之一的当选。', '村委会里应当有妇女成员，现在还没有妇女当选，不能结束。',
    ])
  })
})
