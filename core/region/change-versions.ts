/** Versions that a change opens: from a wish, or as a copy of a subtree under another code. */
import { centroidOf } from '../geometry/index.ts'
import type { Day } from '../time/instant.ts'
import type { NewRegion, RegionChange } from './change.ts'
import { changeRefusals as refusals } from './change-refusals.ts'
import { Stop } from './change-stop.ts'
import { isRegionCode, parentKeyOf, townTypeOf, villageTypeOf } from './codes.ts'
import { shortNameOf } from './names.ts'
import { codeLength, contains, levels, type Level, type RegionKey } from './region.ts'
import { descendantsAsOf, isSameRegion, type Region } from './version.ts'

/** What one act does to the tree, before it is checked as a whole. */
export type Draft = Pick<RegionChange, 'from' | 'to' | 'closes' | 'opens' | 'moves' | 'assigned'>

/** The living version, begun before the day. */
export function livingBefore(history: readonly Region[], key: RegionKey, day: Day): Region {
  const living = history.find((version) => isSameRegion(version, key) && version.status === 'ACTIVE')
  if (living === undefined) throw new Stop(refusals.unknown(key))
  if (living.validFrom >= day) throw new Stop(refusals.tooEarly(living.code))
  return living
}

/** The living version, begun before the day like everything below it: what a change of its code needs. */
export function wholeBefore(history: readonly Region[], key: RegionKey, day: Day): Region {
  const below = history.filter((version) => version.status === 'ACTIVE' && isDeeper(version.level, key.level) && contains(key, version))
  for (const version of below) livingBefore(history, version, day)
  return livingBefore(history, key, day)
}

export function versionOf(region: NewRegion, parent: RegionKey, day: Day): Region {
  const { level, code, name } = region
  const above = parentKeyOf(region)
  if (!isRegionCode(region) || above === null || !isSameRegion(above, parent)) throw new Stop(refusals.codeWrong(region))
  const center = region.center ?? (region.boundary === undefined ? null : centroidOf(region.boundary))
  return {
    level, code, name, shortName: region.shortName ?? shortNameOf(level, name), parent: { level: parent.level, code: parent.code },
    kind: level === 'GRID' ? 'grid' : 'statutory', unitType: unitTypeOf(region), gridType: level === 'GRID' ? region.gridType ?? 'BASIC' : null,
    status: 'ACTIVE', validFrom: day, validTo: null, center, boundary: region.boundary ?? null,
  }
}

export function sameSort(old: Region, opened: Region): Region {
  if (opened.level !== old.level) throw new Stop(refusals.codeWrong(opened))
  return { ...opened, kind: old.kind }
}

/** The region and all below it under another code; names and kinds stay. */
export function recode(history: readonly Region[], root: Region, to: NewRegion, day: Day): Draft {
  const parent = parentKeyOf(to)
  if (!isRegionCode(to) || parent === null) throw new Stop(refusals.codeWrong(to))
  const newCode = (code: string) => `${to.code}${code.slice(root.code.length)}`
  const whole = [root, ...descendantsAsOf(history, root, day)]
  const opens = whole.map((version): Region => {
    const isRoot = version.code === root.code
    const above = isRoot ? parent : version.parent
    const name = isRoot ? to.name : version.name
    return {
      ...version, code: newCode(version.code), name, shortName: isRoot ? to.shortName ?? shortNameOf(version.level, name) : version.shortName,
      parent: above === null || isRoot ? above : { level: above.level, code: newCode(above.code) }, validFrom: day,
    }
  })
  return {
    from: [root], to: [{ level: to.level, code: to.code }], opens, assigned: new Map(),
    closes: whole.map(({ level, code }) => ({ level, code, status: 'RETIRED' as const })),
    moves: new Map(whole.map(({ code }) => [code, newCode(code)])),
  }
}

/** The child keeps its last three digits under the new parent, or takes the next free ones of its sort. */
export function childKey(child: Region, parent: string, history: readonly Region[], taken: readonly string[]): NewRegion {
  const used = new Set([...history.map(({ code }) => code), ...taken])
  const start = Number(child.code.slice(codeLength[child.level] - 3))
  for (let number = start; number < 1000; number += 1) {
    const code = `${parent}${String(number).padStart(3, '0')}`
    if (!used.has(code)) return { level: child.level, code, name: child.name, shortName: child.shortName }
  }
  throw new Stop(refusals.codeUsed(`${parent}${child.code.slice(-3)}`))
}

export function combine(draft: Draft, parts: readonly Draft[]): Draft {
  return {
    ...draft,
    closes: [...draft.closes, ...parts.flatMap(({ closes }) => closes)],
    opens: [...draft.opens, ...parts.flatMap(({ opens }) => opens)],
    moves: new Map([...draft.moves, ...parts.flatMap(({ moves }) => [...moves])]),
  }
}

function isDeeper(level: Level, other: Level): boolean {
  return levels.indexOf(level) > levels.indexOf(other)
}

function unitTypeOf({ level, code }: RegionKey): string {
  const types: Readonly<Record<Level, string | null>> = {
    CITY: '地级市', COUNTY: '县', TOWN: townTypeOf(code), VILLAGE: villageTypeOf(code), GRID: '网格',
  }
  return types[level] ?? ''
}
