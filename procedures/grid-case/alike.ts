/** Probably the same matter: same kind and near, or the same words. Only a hint beside the acceptance; a person decides. */
import type { CaseFile, Spot } from './case-file.ts'
import type { CaseSettings } from './settings.ts'

/** Why the other may be the same, in words; null where nothing speaks for it. Names no person. */
export function alikeReason(one: CaseFile, other: CaseFile, settings: CaseSettings): string | null {
  if (essence(one.description).length >= 6 && essence(one.description) === essence(other.description)) return '写的内容一样'
  if (one.category !== other.category) return null
  const metres = metresBetween(one.where, other.where)
  if (metres !== null) return metres <= settings.alikeMetres ? `同一类型，相距约 ${Math.max(1, Math.round(metres))} 米` : null
  return essence(one.where.words) !== '' && essence(one.where.words) === essence(other.where.words) ? '同一类型，写的位置一样' : null
}

/** On a ball of the earth's mean radius, good to a percent at village distances; null where a point is missing or counted on another datum. */
function metresBetween(one: Spot, other: Spot): number | null {
  if (one.lon === null || one.lat === null || other.lon === null || other.lat === null || one.crs !== other.crs) return null
  const radians = Math.PI / 180
  const east = (other.lon - one.lon) * radians * Math.cos(((one.lat + other.lat) / 2) * radians)
  return Math.hypot(east, (other.lat - one.lat) * radians) * 6_371_000
}

/** Letters and figures only: blanks and punctuation make no other matter. */
function essence(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
