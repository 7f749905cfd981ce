import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mustRecuse, nearRelations, nearRelativesOf, type Kinship, type NearRelation } from './kinship.ts'

const kinships: readonly Kinship[] = [
  { person: 'son', relation: 'parent', other: 'mother' },
  { person: 'son', relation: 'spouse', other: 'wife' },
  { person: 'mother', relation: 'sibling', other: 'aunt' },
]

describe('kinship', () => {
  it('knows the eight kinds of near relatives and no other (R-020)', () => {
    assert.deepEqual(Object.values(nearRelations), ['配偶', '父母', '子女', '兄弟姐妹', '祖父母', '外祖父母', '孙子女', '外孙子女'])
  })

  it('finds relatives from either side of what was declared (R-020)', () => {
    assert.deepEqual([...nearRelativesOf(['mother'], kinships)].toSorted(), ['aunt', 'son'])
    assert.deepEqual([...nearRelativesOf(['wife'], kinships)], ['son'])
  })

  it('goes one step and no further: the spouse of a child is no near relative (R-020)', () => {
    assert.equal(nearRelativesOf(['mother'], kinships).has('wife'), false)
    assert.equal(nearRelativesOf(['aunt'], kinships).has('son'), false)
  })

  it('lets members of the household and their near relatives withdraw, and nobody else (R-404)', () => {
    assert.deepEqual(mustRecuse(['stranger', 'aunt', 'mother', 'wife'], ['mother', 'father'], kinships), ['aunt', 'mother'])
    assert.deepEqual(mustRecuse(['stranger', 'wife'], ['mother', 'father'], kinships), [])
  })

  it('is the same whoever declared the kinship, in any register (R-020)', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const relation = fc.constantFrom(...Object.keys(nearRelations) as NearRelation[])
    const declared = fc.array(fc.record({ person, relation, other: person }), { maxLength: 12 })
    fc.assert(fc.property(declared, fc.uniqueArray(person), fc.uniqueArray(person), (list, present, household) => {
      const turned = list.map(({ person: one, relation: kind, other }) => ({ person: other, relation: kind, other: one }))
      assert.deepEqual(mustRecuse(present, household, list), mustRecuse(present, household, turned))
    }))
  })
})
