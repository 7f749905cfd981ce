/**
 * Ids of invented things: version 8, the same in every run, in rising order within a run so that indexes grow at one end as they do
 * with the version-7 ids of a running platform.
 */
import { createHash } from 'node:crypto'
import type { Random } from '../../../core/village/index.ts'

/** For what a name tells: an office-holder of a unit. */
export function idOf(seed: number, name: string): string {
  return shaped(createHash('sha256').update(`invented city ${seed} ${name}`).digest('hex').slice(0, 32))
}

/** For the nth thing of a village; the last digits are chance, since samples are drawn from them. */
export function idIn(ordinal: number, nth: number, sub: number, random: Random): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits)
  const chance = Array.from({ length: 4 }, () => hex(random.between(0, 0xffff), 4)).join('')
  return shaped(`${hex(ordinal, 3)}${hex(nth, 5)}${hex(sub, 4)}8${hex(sub, 3)}a${chance.slice(0, 15)}`)
}

function shaped(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
