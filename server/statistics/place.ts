/** A region as roll-ups know it. */
import { codeLength, levelOf, levels, type Level, type RegionKey } from '../../core/region/region.ts'

export type Place = RegionKey & {
  /** County of the roll-ups' key; of a city its code and 00. */
  readonly county: number
  readonly number: number
}

export function placeOf(code: string): Place | null {
  const level = levelOf(code)
  return level === null ? null : { level, code, county: Number(code.slice(0, codeLength.COUNTY).padEnd(codeLength.COUNTY, '0')), number: Number(code) }
}

export function levelBelow(level: Level): Level | null {
  return levels[levels.indexOf(level) + 1] ?? null
}

export function digitsOf(level: Level): number {
  return codeLength[level]
}

/** Every number a county of the city may have: the key of roll-ups begins with it, and a range would read all that lies between. */
export function countiesIn(city: number): readonly number[] {
  return Array.from({ length: 100 }, (_, index) => city * 100 + index)
}
