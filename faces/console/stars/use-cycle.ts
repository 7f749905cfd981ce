/** A village's year and its households, page after page: the first page is shown while the others come. */
import { useCallback, useEffect, useState } from 'react'
import { cycleKey, nameOfKey } from '../../../core/star-rating/rating-names.ts'
import type { StarCycle, StarHousehold, StarHouseholds } from '../../../core/view/star-households.ts'
import { api, refusalOf, withQuery, type ApiRefusal } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'

export type VillageYear = {
  readonly cycle: StarCycle | null
  readonly households: readonly StarHousehold[]
  readonly complete: boolean
  readonly refusal: ApiRefusal | null
  again(): void
  /** What the server has just answered about one household. */
  put(household: string, changes: Partial<StarHousehold>): void
}

type Held = Omit<VillageYear, 'again' | 'put'>
const nothing: Held = { cycle: null, households: [], complete: false, refusal: null }

/** Of the village of one's office; the year of the address, or this one. */
export function useVillageYear(year: number): VillageYear {
  const { mandate } = useSession()
  const village = mandate.region.code.slice(0, 12)
  const [held, setHeld] = useState<Held>(nothing)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    load(nameOfKey(cycleKey(village, year)), stop.signal, setHeld).catch((failure: unknown) => {
      const refusal = refusalOf(failure)
      if (refusal !== null) setHeld((before) => ({ ...before, refusal }))
    })
    return () => stop.abort()
  }, [village, year, round])
  const again = useCallback(() => setRound((count) => count + 1), [])
  const put = useCallback((household: string, changes: Partial<StarHousehold>) => setHeld((before) => (
    { ...before, households: before.households.map((one) => (one.household === household ? { ...one, ...changes } : one)) })), [])
  return { ...held, again, put }
}

/** The year alone, for those who look at its households page by page. */
export function useCycle(year: number): { readonly cycle: StarCycle | null; readonly refusal: ApiRefusal | null; again(): void } {
  const { mandate } = useSession()
  const { answer, refusal, again } = useQuestion<StarCycle>(`/api/star-rating/cycles/${nameOfKey(cycleKey(mandate.region.code.slice(0, 12), year))}`)
  return { cycle: answer, refusal, again }
}

async function load(name: string, signal: AbortSignal, show: (change: (before: Held) => Held) => void): Promise<void> {
  const cycle = await api.get<StarCycle>(`/api/star-rating/cycles/${name}`, { signal })
  let after: string | null = null
  const all: StarHousehold[] = []
  do {
    const page: StarHouseholds = await api.get(withQuery(`/api/star-rating/cycles/${name}/households`, { after, limit: 200 }), { signal })
    all.push(...page.items)
    after = page.next
    const complete = after === null
    const households = all.toSorted(byGroupAndName)
    show(() => ({ cycle, households, complete, refusal: null }))
  } while (after !== null)
}

/** As the village calls its households up: group by group, never by stars. */
function byGroupAndName(one: StarHousehold, other: StarHousehold): number {
  return one.group.localeCompare(other.group, 'zh-Hans-CN', { numeric: true }) || one.headName.localeCompare(other.headName, 'zh-Hans-CN') || (one.household < other.household ? -1 : 1)
}

/** The year in the address, or the present one in China. */
export function yearAsked(address: URLSearchParams): number {
  const asked = Number(address.get('year'))
  return Number.isInteger(asked) && asked >= 2020 && asked <= 2099 ? asked : new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
}

/** Today in China. */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
