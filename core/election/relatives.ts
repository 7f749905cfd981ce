/** Near relatives among those elected: one list of kinds, one question. */
import { nearRelativesOf, type Kinship } from '../kinship/kinship.ts'

/** The first of `others` who is a near relative of this person; null where none is. */
export function relativesIn(person: string, others: readonly string[], kinships: readonly Kinship[]): string | null {
  if (kinships.length === 0) return null
  const relatives = nearRelativesOf([person], kinships)
  return others.find((other) => other !== person && relatives.has(other)) ?? null
}
