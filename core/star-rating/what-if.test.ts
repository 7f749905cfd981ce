import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { starsVoted } from './result.ts'
import { tenStars } from './ten-stars.ts'
import { effectOn, starsUnderDraft, whatIf, type Agreement, type HouseholdsYear } from './what-if.ts'

const today = '2026-11-23'
const now: Agreement = { standard: tenStars, honourFrom: 6 }
const draft = (changes: Partial<Agreement['standard']>, honourFrom = 6): Agreement => ({ standard: { ...tenStars, ...changes }, honourFrom })

/** Seven voters; the first `many` stars got five hands, the next one four, the rest none. */
function year(many: number, changes: Partial<HouseholdsYear> = {}): HouseholdsYear {
  const votes = tenStars.stars.map(({ code }, at) => (at < many ? { star: code, yes: 5, no: 2, abstain: 0 } : at === many ? { star: code, yes: 4, no: 3, abstain: 0 } : { star: code, yes: 0, no: 7, abstain: 0 }))
  const given = starsVoted(tenStars, Object.fromEntries(votes.map(({ star, ...cast }) => [star, cast])), 7)
  return { own: [], votes, voters: 7, given, held: given, taken: [], grounds: [], ...changes }
}

describe('The dry run of a standard on a year that is over', () => {
  it('changes nothing where the draft is what was agreed (R-404)', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (stars) => {
      const found = whatIf(stars.map((many) => year(many)), now, now, today)
      assert.deepEqual([found.changed, found.title.got + found.title.lost, found.honour.got + found.honour.lost], [0, 0, 0])
      assert.ok(found.stars.every(({ held }) => held.before === held.after))
    }), { numRuns: 50 })
  })
  it('counts the votes again under another majority, star by star (R-404)', () => {
    const twoThirds = draft({ majority: { over: 2, of: 3 } })
    assert.equal(starsUnderDraft(year(6), tenStars, twoThirds.standard, today).length, 6)
    assert.deepEqual(effectOn(year(5), now, twoThirds, today), { before: 6, after: 5, title: 'kept', honour: 'lost' })
  })
  it('says who would be called 星级文明户 and who would stand on the board, got and lost (R-409, R-423)', () => {
    const found = whatIf([year(1), year(3), year(5), year(7)], now, draft({ titleFrom: 4 }, 5), today)
    assert.deepEqual(found.title, { before: 4, after: 3, got: 0, lost: 1 })
    assert.deepEqual(found.honour, { before: 2, after: 2, got: 0, lost: 0 })
  })
  it('takes a star away that the draft has no more, and says of a new one only that nobody voted on it', () => {
    const [first, ...others] = tenStars.stars
    assert.ok(first !== undefined)
    const changed = draft({ stars: [...others, { ...first, code: 'S11', name: '新星' }], vetoes: [] })
    const found = whatIf([year(5)], now, changed, today)
    assert.deepEqual(found.stars.find(({ code }) => code === 'S11'), { code: 'S11', name: '新星', kind: 'new', held: { before: 0, after: 0 }, reach: { before: 0, after: 0 } })
    assert.deepEqual(found.stars.find(({ code }) => code === first.code)?.held, { before: 1, after: 0 })
  })
  it('leaves taken what was taken and given what was added by a vote of its own (R-411)', () => {
    const moved = year(2, { given: [...year(2).given, 'S10'], held: ['S02', 'S03', 'S10'], taken: ['S01'] })
    assert.deepEqual(starsUnderDraft(moved, tenStars, tenStars, today), ['S02', 'S03', 'S10'])
  })
  it('withholds for a ground the stars the draft names, as long as it has force (R-441)', () => {
    const ground = { kind: 'vice-penalty', document: '演示〔2026〕1号', authority: '公安机关', doneOn: '2026-01-01', inForceFrom: '2026-02-01', months: 12 } as const
    const struck = year(9, { grounds: [ground], held: year(9).given.filter((star) => !(tenStars.vetoes.find(({ kind }) => kind === 'vice-penalty')?.stars ?? []).includes(star)) })
    assert.equal(effectOn(struck, now, now, today).after, struck.held.length)
    assert.equal(effectOn(struck, now, draft({ vetoes: [] }), today).after, 10)
    assert.equal(effectOn(struck, now, now, '2027-02-01').after, 10)
  })
  it('judges the items a household met by their words: what is worded anew nobody has answered (R-403)', () => {
    const [star] = tenStars.stars
    assert.ok(star !== undefined)
    const own = [{ star: star.code, items: star.items.map((_, at) => at) }]
    const reworded = draft({ stars: tenStars.stars.map((one) => (one.code === star.code ? { ...one, items: one.items.map((item) => ({ ...item, text: `${item.text}，新写的` })) } : one)) })
    const reach = (agreement: Agreement) => whatIf([year(5, { own })], now, agreement, today).stars.find(({ code }) => code === star.code)?.reach
    assert.deepEqual(reach(now), { before: 1, after: 1 })
    assert.deepEqual(reach(reworded), { before: 1, after: 0 })
  })
})
