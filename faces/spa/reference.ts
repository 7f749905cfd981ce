/** What forms choose from: regions, units, the procedure's acts and settings; asked once and kept for a minute. */
import type { Level } from '../../core/region/region.ts'
import { withQuery } from './api.ts'
import { useReference, type Question } from './question.ts'
import type { Page, ProcedureAnswer, RegionAnswer, Unit } from './shapes.ts'

export function useRegion(code: string | null): Question<RegionAnswer> {
  return useReference<RegionAnswer>(code === null ? null : `/api/regions/${code}`)
}

/** Units at the place and at every region above it: whom a matter there can be given to. */
export function useUnits(code: string | null): Question<Page<Unit>> {
  return useReference<Page<Unit>>(code === null ? null : `/api/regions/${code}/units`)
}

export function useProcedure<Settings = unknown>(key: string | null, place: string | null): Question<ProcedureAnswer<Settings>> {
  return useReference<ProcedureAnswer<Settings>>(key === null || place === null ? null : withQuery(`/api/procedures/${key}`, { county: countyCode(place) }))
}

/** Six digits; a city's own affairs stand under its code and 00. */
export function countyCode(code: string): string {
  return code.slice(0, 6).padEnd(6, '0')
}

export const levelWords: Readonly<Record<Level, string>> = { CITY: '市', COUNTY: '县', TOWN: '乡镇', VILLAGE: '村', GRID: '网格' }
