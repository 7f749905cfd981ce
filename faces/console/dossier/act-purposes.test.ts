import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { acts } from '../../../procedures/grid-case/acts.ts'
import { byPurpose } from './act-purposes.ts'

describe('acts folded by what they are for', () => {
  const all = Object.entries(acts).filter(([, { from, who }]) => from !== 'nothing' && !who.every((party) => party === 'system')).map(([act]) => ({ act }))

  it('keep every act, each once', () => {
    assert.deepEqual(byPurpose(all).flatMap((purpose) => purpose.acts.map(({ act }) => act)).toSorted(), all.map(({ act }) => act).toSorted())
  })

  it('have a place for every act of the grid case, so that none hides under 其他', () => {
    assert.deepEqual(byPurpose(all).find(({ name }) => name === '其他'), undefined)
  })

  it('show what they do not know under 其他', () => {
    assert.deepEqual(byPurpose([{ act: 'dispatch' }, { act: 'something-new' }]).map(({ name }) => name), ['办理', '其他'])
  })
})
