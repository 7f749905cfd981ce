import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import { blankPassbook, type PassbookFile } from '../../procedures/points-passbook/passbook-file.ts'
import { changeOf } from './register-changes.ts'

const file: PassbookFile = { ...blankPassbook, household: 'h', head: 'a', members: ['a', 'b'] }
const household: KnownHousehold = {
  id: 'h', village: '140423100229', basis: 'residence', endedOn: null, head: 'a', headName: '张演示', group: '第一小组', nearRelatives: [],
  members: [{ person: 'b', bornOn: '1980-01-01', adult: true }, { person: 'a', bornOn: '1979-01-01', adult: true }, { person: 'child', bornOn: '2020-01-01', adult: false }],
}

describe('What the register says another than a passbook (R-461)', () => {
  it('is nothing while the adults are the same, children never read it', () => { assert.equal(changeOf(file, household), null) })
  it('is a household that ended, with what is left and whether something waits', () => {
    assert.deepEqual(changeOf(file, { ...household, endedOn: '2026-11-01' }), { what: 'gone', waits: false, left: 0 })
    const asked = { number: 1, kind: 'earned', rule: 'labour', ruleName: '义务劳动', points: 5, on: '2026-11-01', words: '演示', evidence: '', reversalOf: null, by: 'b', own: true, state: 'waiting', reason: '' } as const
    assert.equal(changeOf({ ...file, requests: [asked] }, { ...household, endedOn: '2026-11-01' })?.waits, true)
  })
  it('is an adult more, one less, or another head', () => {
    assert.equal(changeOf(file, { ...household, members: household.members.slice(0, 1) })?.what, 'members')
    assert.equal(changeOf(file, { ...household, head: 'b' })?.what, 'members')
    assert.equal(changeOf(file, { ...household, members: household.members.map((one) => ({ ...one, adult: true })) })?.what, 'members')
  })
  it('leaves alone what the register does not know at all', () => { assert.equal(changeOf(file, undefined), null) })
})
