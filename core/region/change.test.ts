import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '../time/instant.ts'
import { changeHistory, changePlacements, type NewRegion, type Placement, type RegionChange, type RegionCommand } from './change.ts'
import { decideChange, type Registered } from './decide-change.ts'
import type { RegionKey } from './region.ts'
import { childrenAsOf, heldOn, pathAsOf, regionAsOf, type Region } from './version.ts'

const start = '2024-01-01'
const county = '999901'
const key = (level: RegionKey['level'], code: string): RegionKey => ({ level, code })
const grid = (code: string): NewRegion => ({ level: 'GRID', code, name: `网格${code.slice(-3)}` })
const village = (code: string): NewRegion => ({ level: 'VILLAGE', code, name: `演示村${code.slice(-3)}村委会` })

function version(level: Region['level'], code: string, parent: RegionKey | null, name = code): Region {
  return {
    level, code, name, shortName: name, parent, kind: level === 'GRID' ? 'grid' : 'statutory', unitType: '', gridType: level === 'GRID' ? 'BASIC' : null,
    status: 'ACTIVE', validFrom: start, validTo: null, center: null, boundary: null,
  }
}

/** Two townships, two villages each, two grids each, `perGrid` households a grid. */
function invented(perGrid: number): Registered {
  const history: Region[] = [version('COUNTY', county, null)]
  const placements: Placement[] = []
  for (const town of [`${county}100`, `${county}101`]) {
    history.push(version('TOWN', town, key('COUNTY', county)))
    for (const each of [`${town}201`, `${town}202`]) {
      history.push(version('VILLAGE', each, key('TOWN', town)))
      for (const code of [`${each}001`, `${each}002`]) {
        history.push(version('GRID', code, key('VILLAGE', each)))
        for (let number = 0; number < perGrid; number += 1) placements.push({ household: `${code}-${number}`, code, validFrom: start, validTo: null })
      }
    }
  }
  return { history, placements }
}

const first = `${county}100201001`
const second = `${county}100201002`

function accepted(registered: Registered, command: RegionCommand): { readonly after: Registered; readonly change: RegionChange } {
  const decision = decideChange(registered, command)
  if (decision.kind === 'refused') assert.fail(decision.refusal.cause)
  const { change } = decision
  return { change, after: { history: changeHistory(registered.history, change), placements: changePlacements(registered.placements, change) } }
}

function refusalOf(registered: Registered, command: RegionCommand): string {
  const decision = decideChange(registered, command)
  return decision.kind === 'refused' ? decision.refusal.code : 'accepted'
}

function everyHousehold(registered: Registered, of: string, to: (index: number) => string): Record<string, string> {
  const open = registered.placements.filter(({ code, validTo }) => code === of && validTo === null)
  return Object.fromEntries(open.map(({ household }, index) => [household, to(index)]))
}

describe('acts on the tree', () => {
  const registered = invented(4)
  const day = '2026-03-01'
  const into = [grid(`${county}100201003`), grid(`${county}100201004`)]
  const halves = everyHousehold(registered, first, (index) => into[index % 2]?.code ?? '')

  it('split a grid: households lie in the old one until the day and in theirs from it (R-014, R-016)', () => {
    const { after, change } = accepted(registered, { act: 'split', day, region: key('GRID', first), into, assign: halves })
    const count = (code: string, on: Day) => after.placements.filter((placement) => placement.code === code && heldOn(placement, on)).length
    assert.deepEqual([count(first, '2026-02-28'), count(first, day)], [4, 0])
    assert.deepEqual(into.map(({ code }) => count(code, day)), [2, 2])
    assert.equal(regionAsOf(after.history, key('GRID', first), '2026-02-28')?.status, 'RETIRED')
    assert.equal(regionAsOf(after.history, key('GRID', first), day), null)
    assert.deepEqual(change.to.map(({ code }) => code), into.map(({ code }) => code))
  })

  it('merge grids, also a grid that was split before', () => {
    const split = accepted(registered, { act: 'split', day, region: key('GRID', first), into, assign: halves }).after
    const merged = grid(`${county}100201005`)
    const { after } = accepted(split, { act: 'merge', day: '2026-04-01', regions: [key('GRID', second), ...into], into: merged })
    assert.equal(after.placements.filter(({ code, validTo }) => code === merged.code && validTo === null).length, 8)
    assert.deepEqual(childrenAsOf(after.history, key('VILLAGE', `${county}100201`), '2026-04-01').map(({ code }) => code), [merged.code])
  })

  it('rename: the code stays, the old name is answered for old days (R-016)', () => {
    const region = key('VILLAGE', `${county}100201`)
    const { after } = accepted(registered, { act: 'rename', day, region, name: '演示新村村委会' })
    assert.equal(regionAsOf(after.history, region, '2026-02-28')?.name, `${county}100201`)
    assert.equal(regionAsOf(after.history, region, day)?.shortName, '演示新村')
    assert.equal(refusalOf(after, { act: 'rename', day: '2026-05-01', region, name: '演示新村村委会' }), 'region-change-empty')
  })

  it('re-parent a village: it and its grids take new codes, its households go along', () => {
    const to = village(`${county}101203`)
    const { after, change } = accepted(registered, { act: 're-parent', day, region: key('VILLAGE', `${county}100201`), to })
    assert.deepEqual(childrenAsOf(after.history, to, day).map(({ code }) => code), [`${to.code}001`, `${to.code}002`])
    assert.deepEqual(pathAsOf(after.history, key('GRID', `${to.code}001`), day).map(({ code }) => code), [county, `${county}101`, to.code, `${to.code}001`])
    assert.equal(change.moves.get(first), `${to.code}001`)
    assert.equal(after.placements.filter(({ code, validTo }) => code === `${to.code}001` && validTo === null).length, 4)
  })

  it('merge villages whose grids have the same numbers: none is lost and none is doubled', () => {
    const into = village(`${county}100203`)
    const regions = [key('VILLAGE', `${county}100201`), key('VILLAGE', `${county}100202`)]
    const { after } = accepted(registered, { act: 'merge', day, regions, into })
    assert.deepEqual(childrenAsOf(after.history, into, day).map(({ code }) => code.slice(-3)), ['001', '002', '003', '004'])
    assert.equal(after.placements.filter(({ code, validTo }) => code.startsWith(into.code) && validTo === null).length, 16)
  })

  it('split a village: its grids are assigned and recoded', () => {
    const into = [village(`${county}100203`), village(`${county}100204`)]
    const assign = { [first]: `${county}100203`, [second]: `${county}100204` }
    const { after } = accepted(registered, { act: 'split', day, region: key('VILLAGE', `${county}100201`), into, assign })
    assert.deepEqual(into.map((part) => childrenAsOf(after.history, part, day).length), [1, 1])
  })

  it('open a grid, and retire it again while it is empty', () => {
    const opened = accepted(registered, { act: 'open', day, regions: [grid(`${county}100201003`)], assign: {} }).after
    const { after } = accepted(opened, { act: 'retire', day: '2026-04-01', region: key('GRID', `${county}100201003`) })
    assert.equal(regionAsOf(after.history, key('GRID', `${county}100201003`), '2026-03-15')?.status, 'RETIRED')
  })

  it('refused: a household left out, assigned to a stranger, or a stranger assigned (R-014)', () => {
    const incomplete = Object.fromEntries(Object.entries(halves).slice(1))
    const split = (assign: Record<string, string>) => refusalOf(registered, { act: 'split', day, region: key('GRID', first), into, assign })
    assert.equal(split(incomplete), 'region-change-leaves-out')
    assert.equal(split({ ...halves, [Object.keys(halves)[0] ?? '']: second }), 'region-assignment-wrong')
    assert.equal(split({ ...halves, 'somebody-else': into[0]?.code ?? '' }), 'region-assignment-wrong')
  })

  it('refused: a code that was ever used (R-012)', () => {
    const merged = accepted(registered, { act: 'merge', day, regions: [key('GRID', first), key('GRID', second)], into: grid(`${county}100201003`) }).after
    for (const code of [first, `${county}100201003`]) {
      assert.equal(refusalOf(merged, { act: 'open', day: '2026-04-01', regions: [grid(code)], assign: {} }), 'region-code-used', code)
    }
    const twice = [grid(`${county}100201007`), grid(`${county}100201007`)]
    assert.equal(refusalOf(registered, { act: 'split', day, region: key('GRID', first), into: twice,
      assign: everyHousehold(registered, first, () => `${county}100201007`) }), 'region-code-used')
  })

  it('refused: a grid outside a village, a code of another village, a village number out of use (R-009, R-011)', () => {
    const split = (codes: readonly [string, string]) => refusalOf(registered, { act: 'split', day, region: key('GRID', first),
      into: codes.map(grid), assign: everyHousehold(registered, first, () => codes[0]) })
    assert.equal(split([`${county}100202003`, `${county}100202004`]), 'region-code-wrong')
    assert.equal(split([`${county}100201000`, `${county}100201004`]), 'region-code-wrong')
    assert.equal(refusalOf(registered, { act: 're-parent', day, region: key('VILLAGE', `${county}100201`), to: village(`${county}101999`) }), 'region-code-wrong')
    assert.equal(refusalOf(registered, { act: 're-parent', day, region: key('GRID', first), to: { ...grid(`${county}101`), level: 'TOWN' } }), 'region-code-wrong')
  })

  it('refused: a day on or before the beginning of what it touches (R-016)', () => {
    assert.equal(refusalOf(registered, { act: 'rename', day: start, region: key('GRID', first), name: '新名' }), 'region-change-too-early')
    const opened = accepted(registered, { act: 'open', day, regions: [grid(`${county}100201003`)], assign: {} }).after
    assert.equal(refusalOf(opened, { act: 're-parent', day, region: key('VILLAGE', `${county}100201`), to: village(`${county}101203`) }), 'region-change-too-early')
  })

  it('refused: a household that came after the day (R-016)', () => {
    const later = { ...registered, placements: [...registered.placements, { household: 'late', code: first, validFrom: '2026-03-02', validTo: null }] }
    assert.equal(refusalOf(later, { act: 'merge', day, regions: [key('GRID', first), key('GRID', second)], into: grid(`${county}100201003`) }), 'household-moved-later')
  })

  it('refused: retiring what still holds somebody, merging strangers, splitting into one, unknown regions', () => {
    assert.equal(refusalOf(registered, { act: 'retire', day, region: key('GRID', first) }), 'region-not-empty')
    assert.equal(refusalOf(registered, { act: 'retire', day, region: key('VILLAGE', `${county}100201`) }), 'region-not-empty')
    assert.equal(refusalOf(registered, { act: 'merge', day, regions: [key('GRID', first), key('GRID', `${county}100202001`)], into: grid(`${county}100201003`) }), 'regions-not-siblings')
    assert.equal(refusalOf(registered, { act: 'merge', day, regions: [key('GRID', first), key('GRID', first)], into: grid(`${county}100201003`) }), 'region-change-empty')
    assert.equal(refusalOf(registered, { act: 'split', day, region: key('GRID', first), into: into.slice(0, 1), assign: halves }), 'region-change-empty')
    assert.equal(refusalOf(registered, { act: 'retire', day, region: key('GRID', `${county}100201009`) }), 'region-unknown')
  })

  it('refused: borders that overlap or cross themselves; a missing border is only remarked (R-014)', () => {
    const square = (west: number): NewRegion['boundary'] => [[[west, 36.5], [west + 0.01, 36.5], [west + 0.01, 36.51], [west, 36.51]]]
    const drawn = (wests: readonly [number, number]) => into.map((part, index) => ({ ...part, boundary: square(wests[index] ?? 0) ?? [] }))
    const split = (parts: readonly NewRegion[]) => decideChange(registered, { act: 'split', day, region: key('GRID', first), into: parts, assign: halves })
    assert.equal(refusalOf(registered, { act: 'split', day, region: key('GRID', first), into: drawn([113, 113.005]), assign: halves }), 'grids-overlap')
    assert.equal(split(drawn([113, 113.01])).kind, 'decided')
    const crooked = [{ ...into[0] ?? grid(''), boundary: [[[113, 36], [113.01, 36.01], [113.01, 36], [113, 36.01]] as const] }, ...into.slice(1)]
    assert.equal(refusalOf(registered, { act: 'split', day, region: key('GRID', first), into: crooked, assign: halves }), 'boundary-crooked')
    const plain = split(into)
    assert.ok(plain.kind === 'decided' && plain.change.warnings.some((warning) => warning.includes('边界')))
  })

  it('remarks on sizes and lets them pass (R-013)', () => {
    const crowd = invented(501)
    const merged = decideChange(crowd, { act: 'rename', day, region: key('GRID', first), name: '大网格' })
    assert.ok(merged.kind === 'decided' && merged.change.warnings.some((warning) => warning.includes('501 户')))
    const micro = decideChange(registered, { act: 'open', day, regions: [{ ...grid(`${county}100201003`), gridType: 'MICRO' }], assign: {} })
    assert.ok(micro.kind === 'decided' && micro.change.warnings.some((warning) => warning.includes('50–80')))
  })
})

describe('any history of acts', () => {
  /** Turns arbitrary numbers into an act on whatever lives on that day; many are refused, which must change nothing. */
  function commandFrom({ history, placements }: Registered, day: Day, [act, one, two, three]: readonly [number, number, number, number]): RegionCommand {
    const living = history.filter(({ status }) => status === 'ACTIVE')
    const pick = (level: RegionKey['level'], at: number): RegionKey => {
      const all = living.filter((each) => each.level === level)
      const { code } = all[at % all.length] ?? { code: '' }
      return key(level, code)
    }
    const at = pick('GRID', one)
    const fresh = (offset: number) => grid(`${at.code.slice(0, 12)}${String((three + offset) % 999 + 1).padStart(3, '0')}`)
    const newVillage = (town: string) => village(`${town}${200 + three % 190}`)
    switch (act % 8) {
      case 0: {
        const into = [fresh(0), fresh(1)]
        const open = placements.filter(({ code, validTo }) => code === at.code && validTo === null)
        return { act: 'split', day, region: at, into, assign: Object.fromEntries(open.map(({ household }, index) => [household, into[(index + two) % 2]?.code ?? ''])) }
      }
      case 1: return { act: 'merge', day, regions: [at, pick('GRID', one + 1)], into: fresh(0) }
      case 2: return { act: 'rename', day, region: pick(two % 2 === 0 ? 'GRID' : 'VILLAGE', one), name: `名${three}` }
      case 3: return { act: 're-parent', day, region: pick('VILLAGE', one), to: newVillage(pick('TOWN', two).code) }
      case 4: return { act: 're-parent', day, region: at, to: grid(`${pick('VILLAGE', two).code}${String(three % 999 + 1).padStart(3, '0')}`) }
      case 5: return { act: 'retire', day, region: pick(two % 2 === 0 ? 'GRID' : 'VILLAGE', one) }
      case 6: return { act: 'open', day, regions: [fresh(0)], assign: {} }
      default: return { act: 'merge', day, regions: [pick('VILLAGE', one), pick('VILLAGE', one + 1)], into: newVillage(pick('VILLAGE', one).code.slice(0, 9)) }
    }
  }

  const steps = fc.array(fc.tuple(fc.nat(40), fc.tuple(fc.nat(7), fc.nat(50), fc.nat(50), fc.nat(60))), { maxLength: 25 })

  it('leaves every household in exactly one living grid on every day, and no figure of the past changes (R-014, R-016)', () => {
    let changes = 0
    fc.assert(fc.property(steps, (sequence) => {
      let registered = invented(3)
      let day = addDays(start, 1)
      const days: Day[] = [start]
      const figures = new Map<Day, string>([[start, figureOf(registered, start)]])
      for (const [wait, choice] of sequence) {
        day = addDays(day, wait)
        const decision = decideChange(registered, commandFrom(registered, day, choice))
        if (decision.kind === 'refused') continue
        changes += 1
        const before = registered
        registered = {
          history: changeHistory(registered.history, decision.change), placements: changePlacements(registered.placements, decision.change),
        }
        assert.equal(openCount(registered), openCount(before), 'totals before = after')
        figures.delete(day)
        days.push(day)
        for (const past of days.filter((each) => each < day)) figures.set(past, figures.get(past) ?? figureOf(before, past))
      }
      for (const [past, figure] of figures) assert.equal(figureOf(registered, past), figure, `the figure of ${past}`)
      for (const each of new Set(days)) refuteDoubles(registered, each)
    }), { numRuns: 200 })
    assert.ok(changes > 300, `${changes} acts were accepted: too few to show anything`)
  })

  it('never lets two versions of a code hold on one day, nor a retired code live again (R-012)', () => {
    fc.assert(fc.property(steps, (sequence) => {
      let registered = invented(1)
      let day = addDays(start, 1)
      for (const [wait, choice] of sequence) {
        day = addDays(day, wait)
        const decision = decideChange(registered, commandFrom(registered, day, choice))
        if (decision.kind === 'decided') registered = { placements: changePlacements(registered.placements, decision.change), history: changeHistory(registered.history, decision.change) }
      }
      const byCode = Map.groupBy(registered.history, ({ level, code }) => `${level} ${code}`)
      for (const [code, versions] of byCode) {
        const sorted = versions.toSorted((a, b) => a.validFrom < b.validFrom ? -1 : 1)
        assert.ok(sorted.every(({ validTo }, index) => index === sorted.length - 1 || (validTo !== null && validTo <= (sorted[index + 1]?.validFrom ?? ''))), code)
        assert.ok(sorted.slice(0, -1).every(({ status }) => status === 'SUPERSEDED'), code)
      }
    }), { numRuns: 100 })
  })

  function openCount({ placements }: Registered): number {
    return placements.filter(({ validTo }) => validTo === null).length
  }

  /** How many households lay in which grid on the day. */
  function figureOf({ placements }: Registered, day: Day): string {
    const counts = Map.groupBy(placements.filter((placement) => heldOn(placement, day)), ({ code }) => code)
    return [...counts].map(([code, inside]) => `${code}:${inside.length}`).toSorted().join(' ')
  }

  function refuteDoubles({ history, placements }: Registered, day: Day): void {
    const held = placements.filter((placement) => heldOn(placement, day))
    assert.equal(new Set(held.map(({ household }) => household)).size, held.length, `somebody twice on ${day}`)
    assert.equal(held.length, 24, `somebody missing on ${day}`)
    for (const { code } of held) assert.ok(regionAsOf(history, key('GRID', code), day) !== null, `${code} did not live on ${day}`)
  }
})
