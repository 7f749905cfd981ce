import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Value } from '@sinclair/typebox/value'
import { faultsOfStandard, standardSchema, starsUnder, type Standard } from './standard.ts'
import { tenStars } from './ten-stars.ts'

const codes = (standard: Standard) => faultsOfStandard(standard).map(({ pointer, code }) => `${pointer} ${code}`)
const withItem = (text: string): Standard => ({
  ...tenStars, stars: tenStars.stars.map((star) => (star.code === 'S02' ? { ...star, items: [...star.items, { text, points: 2, basic: false, evidence: [] }] } : star)),
})

describe('standard of the stars', () => {
  it('begins with the ten stars of the policy, ten points each, nothing forbidden among them', () => {
    assert.equal(Value.Check(standardSchema, tenStars), true)
    assert.deepEqual(codes(tenStars), [])
    assert.deepEqual(tenStars.stars.map(({ name }) => name).slice(0, 3), ['爱党爱国星', '勤劳致富星', '诚实守信星'])
    assert.deepEqual(tenStars.stars.map(({ items }) => items.reduce((sum, { points }) => sum + points, 0)), Array<number>(10).fill(10))
  })

  it('refuses income in the star of diligence, naming the word and the line (R-440)', () => {
    const faults = faultsOfStandard(withItem('人均纯收入高于本村平均'))
    assert.deepEqual(faults.map(({ pointer }) => pointer), ['/stars/1/items/4/text'])
    assert.match(faults.map(({ sentence }) => sentence).join(''), /“纯收入”属于收入.*R-440/)
  })

  it('refuses petitioning and apps as conditions (R-442)', () => {
    assert.deepEqual(codes(withItem('全家没有上访')), ['/stars/1/items/4/text petition'])
    assert.deepEqual(codes(withItem('安装 APP 并转发')), ['/stars/1/items/4/text app-use'])
  })

  it('refuses health in an epidemic as a condition (R-444)', () => {
    assert.deepEqual(codes(withItem('隔离期间表现好')), ['/stars/1/items/4/text epidemic'])
  })

  it('takes fewer grounds of veto, and refuses one twice, one on a star there is not, one on all stars (R-441)', () => {
    assert.deepEqual(codes({ ...tenStars, vetoes: [] }), [])
    const [first] = tenStars.vetoes
    assert.ok(first !== undefined)
    assert.deepEqual(codes({ ...tenStars, vetoes: [first, first] }), ['/vetoes/1/kind veto-twice'])
    assert.deepEqual(codes({ ...tenStars, vetoes: [{ ...first, stars: ['S99'] }] }), ['/vetoes/0/stars veto-on-nothing'])
    assert.deepEqual(codes({ ...tenStars, stars: tenStars.stars.slice(6, 7), vetoes: [first] }), ['/vetoes/0/stars veto-on-all'])
  })

  it('has no place for a ground outside the white list, and none for more than twelve months (R-441)', () => {
    assert.equal(Value.Check(standardSchema, { ...tenStars, vetoes: [{ kind: 'petition', stars: ['S07'], months: 12 }] }), false)
    assert.equal(Value.Check(standardSchema, { ...tenStars, vetoes: [{ kind: 'vice-penalty', stars: ['S07'], months: 13 }] }), false)
  })

  it('refuses a share below half, a title out of reach, a code twice, a star that cannot be won', () => {
    assert.deepEqual(codes({ ...tenStars, majority: { over: 1, of: 3 } }), ['/majority no-majority'])
    assert.deepEqual(codes({ ...tenStars, titleFrom: 11 }), ['/titleFrom title-out-of-reach'])
    const [first] = tenStars.stars
    assert.ok(first !== undefined)
    assert.deepEqual(codes({ ...tenStars, stars: [...tenStars.stars, first] }), ['/stars/10/code code-twice'])
    assert.deepEqual(codes({ ...tenStars, wonBy: 'basic-items', stars: [{ ...first, items: first.items.map((one) => ({ ...one, basic: false })) }], vetoes: [] }),
      ['/stars/0/items no-basic-item'])
  })

  it('says which stars a ground touches, and none where the county does not use it', () => {
    assert.deepEqual(starsUnder(tenStars, 'domestic-violence-warning'), ['S05'])
    assert.deepEqual(starsUnder({ ...tenStars, vetoes: [] }, 'domestic-violence-warning'), [])
  })
})
