/** What each act on the tree does: one entry per act. */
import type { Assignment, Placement, RegionCommand } from './change.ts'
import { changeRefusals as refusals } from './change-refusals.ts'
import { Stop } from './change-stop.ts'
import { childKey, combine, livingBefore, recode, sameSort, versionOf, wholeBefore, type Draft } from './change-versions.ts'
import { parentKeyOf } from './codes.ts'
import { shortNameOf } from './names.ts'
import { childrenAsOf, isSameRegion, type Region } from './version.ts'

/** The part of the world a decision needs: all versions, retired ones too, around the regions touched, and the open placements in them. */
export type Registered = { readonly history: readonly Region[]; readonly placements: readonly Placement[] }

type Command<A extends RegionCommand['act']> = Extract<RegionCommand, { act: A }>
type Drafts = { readonly [A in RegionCommand['act']]: (registered: Registered, command: Command<A>) => Draft }

export const drafts: Drafts = {
  open(registered, { regions, assign, day }) {
    const [first] = regions
    if (first === undefined) throw new Stop(refusals.nothingNew())
    const village = parentKeyOf(first)
    if (village === null || regions.some(({ level, code }) => level !== 'GRID' || !code.startsWith(village.code))) throw new Stop(refusals.codeWrong(first))
    livingBefore(registered.history, village, day)
    const opens = regions.map((region) => versionOf(region, village, day))
    const assigned = assignAll(registered.placements.filter(isOpenIn(village.code)).map(({ household }) => household), assign, opens)
    return { from: [], to: opens, closes: [], opens, moves: new Map(), assigned }
  },

  split(registered, { region, into, assign, day }) {
    const old = wholeBefore(registered.history, region, day)
    if (into.length < 2 || old.parent === null) throw new Stop(refusals.nothingNew())
    const parent = old.parent
    const opens = into.map((part) => sameSort(old, versionOf(part, parent, day)))
    const inside = registered.placements.filter(isOpenIn(region.code)).map(({ household }) => household)
    const children = childrenAsOf(registered.history, region, day)
    const assigned = assignAll([...inside, ...children.map(({ code }) => code)], assign, opens)
    const recoded = children.map((child) => recode(registered.history, child, childKey(child, assigned.get(child.code) ?? '', registered.history, []), day))
    return combine({
      from: [region], to: opens, closes: [{ ...region, status: 'RETIRED' }], opens, moves: new Map(),
      assigned: new Map(inside.map((household) => [household, assigned.get(household) ?? ''])),
    }, recoded)
  },

  merge(registered, { regions, into, day }) {
    const olds = regions.map((region) => wholeBefore(registered.history, region, day))
    const [first] = olds
    if (first?.parent == null || new Set(regions.map(({ code }) => code)).size < 2) throw new Stop(refusals.nothingNew())
    const { parent } = first
    if (!olds.every((old) => old.level === first.level && old.parent !== null && isSameRegion(old.parent, parent))) throw new Stop(refusals.notNeighbours())
    const merged = sameSort(first, versionOf(into, parent, day))
    const taken: string[] = []
    const recoded = olds.flatMap((old) => childrenAsOf(registered.history, old, day)).map((child) => {
      const key = childKey(child, merged.code, registered.history, taken)
      taken.push(key.code)
      return recode(registered.history, child, key, day)
    })
    return combine({
      from: regions, to: [merged], closes: regions.map(({ level, code }) => ({ level, code, status: 'RETIRED' })), opens: [merged],
      moves: new Map(regions.map(({ code }) => [code, merged.code])), assigned: new Map(),
    }, recoded)
  },

  rename(registered, { region, name, shortName, day }) {
    const old = livingBefore(registered.history, region, day)
    if (name.trim() === '' || name === old.name) throw new Stop(refusals.nothingNew())
    const renamed: Region = { ...old, name, shortName: shortName ?? shortNameOf(old.level, name), validFrom: day }
    const key = { level: old.level, code: old.code }
    return { from: [key], to: [key], closes: [{ ...key, status: 'SUPERSEDED' }], opens: [renamed], moves: new Map(), assigned: new Map() }
  },

  're-parent'(registered, { region, to, day }) {
    const old = wholeBefore(registered.history, region, day)
    const parent = parentKeyOf(to)
    if (parent === null || to.level !== region.level) throw new Stop(refusals.codeWrong(to))
    livingBefore(registered.history, parent, day)
    if (old.parent !== null && isSameRegion(parent, old.parent)) throw new Stop(refusals.nothingNew())
    return { ...recode(registered.history, old, to, day), from: [region], to: [{ level: to.level, code: to.code }] }
  },

  retire(registered, { region, day }) {
    wholeBefore(registered.history, region, day)
    const inside = registered.placements.filter(isOpenIn(region.code)).length + childrenAsOf(registered.history, region, day).length
    if (inside > 0) throw new Stop(refusals.notEmpty(inside))
    const key = { level: region.level, code: region.code }
    return { from: [key], to: [], closes: [{ ...key, status: 'RETIRED' }], opens: [], moves: new Map(), assigned: new Map() }
  },
}

function assignAll(things: readonly string[], assign: Assignment, opens: readonly Region[]): ReadonlyMap<string, string> {
  const codes = new Set(opens.map(({ code }) => code))
  const strangers = Object.entries(assign).filter(([thing, code]) => !things.includes(thing) || !codes.has(code))
  if (strangers.length > 0) throw new Stop(refusals.wrongAssignment(strangers.length))
  const missing = things.filter((thing) => !Object.hasOwn(assign, thing))
  if (missing.length > 0) throw new Stop(refusals.leftOver(missing.length))
  return new Map(Object.entries(assign))
}

function isOpenIn(place: string): (placement: Placement) => boolean {
  return ({ code, validTo }) => code === place && validTo === null
}
