import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { calendar } from '../../../core/time/example-calendar.ts'
import { blankRoll, type RollEntry, type RollFile } from '../../../procedures/election-roll/roll-file.ts'
import { blankElection, type ElectionFile, type Round } from '../../../procedures/village-election/election-file.ts'
import { ballotSheet, cardSheet, formSheet, noticeSheet, rollSheet, type Printing } from './sheet-data.ts'

const village = '140423100299'
const entries = fc.array(fc.record({
  name: fc.constantFrom('张演示', '王演示', '欧阳演示'), sex: fc.constantFrom('woman' as const, 'man' as const, null), group: fc.constantFrom('', '第一组', '第十二组'),
  registration: fc.constantFrom('resident' as const, 'away' as const, 'outside' as const),
}), { minLength: 2, maxLength: 60 }).map((all) => all.map((one, at): RollEntry => ({ ...one, serial: at + 1, person: `person-${at}-of-the-register`, ground: '隐藏的依据' })))

const person = (name: string, sex: 'woman' | 'man') => ({ person: `${name}-of-the-register`, name, sex })
const round: Round = {
  number: 1, kind: 'FIRST', day: '2026-12-20', seats: { chair: 1, vice: 0, member: 2 }, slate: { chair: [person('甘演示', 'man'), person('郭演示', 'woman')], vice: [], member: [person('马演示', 'man'), person('申演示', 'woman'), person('赵演示', 'man')] },
  stations: [{ number: 1, name: '村会场', kind: 'main' }, { number: 2, name: '流动票箱', kind: 'mobile' }], counted: null, announced: null,
}
const file: ElectionFile = { ...blankElection, village, term: 2026, electionDay: '2026-12-20', seats: round.seats, rounds: [round] }
const printed = (roll: RollFile | null, more: Partial<Printing> = {}): Printing => ({
  file, roll, results: new Map(), place: '演示镇演示村', title: '演示村 2026 年换届选举', calendar, address: `https://sanzhi.example/elections/${village}/2026/0`,
  publications: [{ name: 'roll', title: '名单', standing: true, versions: [{ number: 1, at: 0, because: '', text: '', hash: '0'.repeat(64) }] }], ...more,
})

describe('Printed sheets of an election', () => {
  it('say of nobody on the roll more than name, sex, group and kind, and on a card the number (R-207)', () => {
    fc.assert(fc.property(entries, (of) => {
      const roll: RollFile = {
        ...blankRoll, village, term: 2026, entries: of, published: { on: '2026-11-21', where: '村务公开栏' }, sealedOn: '2026-11-30',
        proxies: [{ principal: of[0]?.person ?? '', trustee: of[1]?.person ?? '', reason: '隐藏的理由', on: '2026-11-22', ended: '' }],
      }
      const [sheet, cards] = [rollSheet(printed(roll)), cardSheet(printed(roll), 1, 400)]
      assert.deepEqual([...new Set(sheet?.groups.flatMap(({ people }) => people.flatMap((one) => Object.keys(one))))].toSorted(), ['mark', 'name', 'sex'])
      assert.equal(sheet?.groups.reduce((sum, { people }) => sum + people.length, 0), of.length)
      assert.deepEqual(cards?.cards.map(({ serial }) => serial), of.map((_, at) => at + 1))
      for (const word of ['of-the-register', '隐藏']) assert.ok(!JSON.stringify([sheet, cards]).includes(word))
    }))
  })

  it('give a ballot paper no number, candidates by name as they stand on the slate, and room for others (R-217, R-221, R-230)', () => {
    const paper = ballotSheet(printed(null), 'member', 1, 2)
    assert.deepEqual([paper?.candidates, paper?.blanks, paper?.seats], [['马演示', '申演示', '赵演示'], 2, 2])
    assert.ok(!JSON.stringify(paper).includes('of-the-register'))
  })

  it('have a checklist for each station, and for a box that is carried no booth (R-229)', () => {
    const [hall, mobile] = formSheet(printed(null), 'checklist')?.sheets ?? []
    assert.ok(hall?.ticks.includes('设有秘密写票处') === true && mobile?.ticks.includes('设有秘密写票处') === false)
  })

  it('lead nowhere by a code where the election is a rehearsal (R-200)', () => {
    const paper = ballotSheet(printed(null, { file: { ...file, rehearsal: true }, address: null }), 'chair', 1, 1)
    assert.deepEqual([paper?.rehearsal, paper !== null && 'address' in paper], [true, false])
  })

  it('refuses a post that is not voted on, a result not announced, candidates not published, cards of an unsealed roll', () => {
    assert.equal(ballotSheet(printed(null), 'vice', 1, 1), null)
    for (const notice of ['result', 'candidates', 'proxies'] as const) assert.equal(noticeSheet(printed(null), notice, 'a4', undefined), null)
    assert.equal(cardSheet(printed({ ...blankRoll, entries: [] }), 1, 10), null)
  })
})
