import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bonusOf, inOrderOfReward, type BonusRule } from './bonus.ts'

const rules: readonly BonusRule[] = [
  { code: 'veteran', name: '退役军人户', points: 3, evidence: 'preferential-card', cap: 3 },
  { code: 'model', name: '道德模范户', points: 5, evidence: 'commendation-document', cap: 10 },
]
const veteran = { code: 'veteran', document: '演示优 0001' }
const model = (document: string) => ({ code: 'model', document })

describe('bonus of veterans and models', () => {
  it('adds what the county set, once for each document (R-430)', () => {
    assert.equal(bonusOf(rules, [veteran], 100), 3)
    assert.equal(bonusOf(rules, [veteran, veteran, model('演示表彰 1 号'), model(' 演示表彰 1 号 ')], 100), 8)
  })

  it('stays under the cap of its rule and under a tenth of the full score (R-431)', () => {
    assert.equal(bonusOf(rules, [model('一'), model('二'), model('三')], 1000), 10)
    assert.equal(bonusOf(rules, [veteran, model('一'), model('二')], 100), 10)
    assert.equal(bonusOf(rules, [veteran, model('一'), model('二')], 99), 9)
  })

  it('is refused without a document, and for a rule the county does not have (R-430)', () => {
    assert.equal(bonusOf(rules, [{ code: 'veteran', document: ' ' }, { code: 'rich', document: '一' }], 100), 0)
  })

  it('moves a household among those with as many stars, never past one with more (R-430)', () => {
    const order = inOrderOfReward([
      { household: 'a', stars: 7, score: 60, bonus: 10 }, { household: 'b', stars: 8, score: 50, bonus: 0 }, { household: 'c', stars: 7, score: 65, bonus: 0 },
    ])
    assert.deepEqual(order.map(({ household }) => household), ['b', 'a', 'c'])
  })
})
