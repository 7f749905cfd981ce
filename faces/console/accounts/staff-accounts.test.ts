import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inOrder, matching, type Account } from './staff-accounts.ts'

const account = (userName: string, code: string | null, changed: Partial<Account> = {}): Account => ({
  id: userName, person: userName, userName, state: 'active', secondFactor: true, lockedUntil: null, resetUntil: null, lastSignIn: null, holderName: `演示${userName}`,
  mandates: code === null ? [] : [{ officeName: '网格员', region: { level: 'VILLAGE', code }, validTo: null }], ...changed,
})
const some = [account('worker-10', '140423100229'), account('worker-2', '140423100229', { lastSignIn: 5 }), account('loose', null), account('center', '140423', { state: 'disabled' })]
const names = (accounts: readonly Account[]) => accounts.map(({ userName }) => userName)

describe('staff accounts', () => {
  it('stand from above to below, place beside place, and without a mandate last', () => {
    assert.deepEqual(names(inOrder(some, 'place')), ['center', 'worker-2', 'worker-10', 'loose'])
  })

  it('stand by name as people count, or by who signed in last', () => {
    assert.deepEqual(names(inOrder(some, 'name')), ['center', 'loose', 'worker-2', 'worker-10'])
    assert.equal(names(inOrder(some, 'recent'))[0], 'worker-2')
  })

  it('are found by user name, name, office and place, and by how they stand', () => {
    const places = new Map([['140423100229', '甘村']])
    assert.deepEqual(names(matching(some, ' 甘村 ', 'all', places)), ['worker-10', 'worker-2'])
    assert.deepEqual(names(matching(some, '演示center', 'all', places)), ['center'])
    assert.deepEqual(names(matching(some, '', 'disabled', places)), ['center'])
    assert.deepEqual(names(matching(some, 'worker', 'never', places)), ['worker-10'])
  })
})
