import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { forbiddenGoods, forbiddenLinkIn, forbiddenLinks } from './forbidden-links.ts'
import { faultsOfRewards, rewardKinds, rewardSchema, type Reward } from './rewards.ts'

const goods = (name: string, words = '村集体买的，不收钱'): Reward => ({ kind: 'goods', name, words })

describe('rewards of a county', () => {
  it('are of three kinds and no others (R-450)', () => {
    assert.deepEqual(Object.values(rewardKinds), ['精神鼓励', '适当物质奖励', '村集体自有资源优先优惠'])
    assert.equal(Value.Check(rewardSchema, { kind: 'subsidy', name: '现金补助', words: '每年发一次' }), false)
  })

  it('refused: every right people have by law, and every word of credit, however it is spaced (R-450, R-451)', () => {
    for (const { words, rule } of forbiddenLinks) for (const word of words) {
      assert.equal(faultsOfRewards([goods(`十星户${[...word].join(' ')}`)])[0]?.rule, rule, word)
      assert.equal(faultsOfRewards([goods('光荣榜', `凭积分${word}`)])[0]?.pointer, '/rewards/0/words', word)
    }
  })

  it('refused: money and what stands for it as goods (R-464)', () => {
    for (const { words } of forbiddenGoods) for (const word of words) assert.equal(faultsOfRewards([goods(`发${word}`)])[0]?.rule, 'R-464', word)
  })

  it('allowed: what the policy means by encouragement', () => {
    for (const one of ['上善行义举榜', '一袋面粉', '优先借用村里的桌椅场地', '锦旗一面', '免费理发一次']) assert.deepEqual(faultsOfRewards([goods(one)]), [], one)
    assert.equal(forbiddenLinkIn('村里给十星户送春联'), null)
  })
})
