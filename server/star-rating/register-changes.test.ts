import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { KnownHousehold } from '../../core/procedure/procedure.ts'
import { blankRating, type RatingFile } from '../../procedures/star-household/rating-file.ts'
import { changeOf } from './register-changes.ts'

const file: RatingFile = { ...blankRating, household: 'h', head: 'a', headName: '张演示', group: '第一小组', members: ['a', 'b'], adults: ['a', 'b'] }
const household: KnownHousehold = {
  id: 'h', village: '140423100229', basis: 'residence', endedOn: null, head: 'a', headName: '张演示', group: '第一小组', nearRelatives: [],
  members: [{ person: 'b', bornOn: '1980-01-01', adult: true }, { person: 'a', bornOn: '1979-01-01', adult: true }],
}

describe('What the register says another than a rating (R-402)', () => {
  const cases: readonly (readonly [what: string, expected: ReturnType<typeof changeOf>, household: KnownHousehold | undefined])[] = [
    ['nothing where only the order of members differs', null, household],
    ['a household that ended', 'gone', { ...household, endedOn: '2026-11-01' }],
    ['a household that is not there any more', 'gone', undefined],
    ['a new head after a death', 'head', { ...household, head: 'b', members: household.members.slice(0, 1) }],
    ['another group', 'group', { ...household, group: '第二小组' }],
    ['a member more', 'members', { ...household, members: [...household.members, { person: 'c', bornOn: '2026-10-01', adult: false }] }],
  ]
  for (const [what, expected, known] of cases) it(`is ${what}`, () => { assert.equal(changeOf(file, known), expected) })
})
