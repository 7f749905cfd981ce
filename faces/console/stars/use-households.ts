/** The households of a village's year, fifty at a time as the desk shows them, and more when asked for; found by the server, however many there are. */
import { useCallback, useEffect, useState } from 'react'
import type { StarHousehold, StarHouseholds } from '../../../core/view/star-households.ts'
import { api, refusalOf, withQuery, type ApiRefusal } from '../../spa/api.ts'

export type Wanted = { readonly text: string; readonly state: string }

export type Listed = {
  readonly households: readonly StarHousehold[]
  readonly counts: StarHouseholds['counts']
  /** There are more than are shown. */
  readonly more: boolean
  readonly asking: boolean
  readonly refusal: ApiRefusal | null
  showMore(): void
  /** Asks again for as many as are shown. */
  again(): void
}

type Held = { readonly pages: readonly StarHouseholds[]; readonly asking: boolean; readonly refusal: ApiRefusal | null }

/** @param cycle name of the village's year; null while it is not known */
export function useHouseholds(cycle: string | null, { text, state }: Wanted): Listed {
  const [held, setHeld] = useState<Held>({ pages: [], asking: true, refusal: null })
  const of = `${cycle ?? ''} ${state} ${text}`
  const [asked, setAsked] = useState({ of, pages: 1, round: 0 })
  // What is found anew begins with its first page.
  const pagesAsked = asked.of === of ? asked.pages : 1
  useEffect(() => {
    if (cycle === null) return undefined
    const stop = new AbortController()
    setHeld((before) => ({ ...before, asking: true }))
    pagesOf(cycle, { text, state }, pagesAsked, stop.signal).then((pages) => setHeld({ pages, asking: false, refusal: null })).catch((failure: unknown) => {
      const refusal = refusalOf(failure)
      if (refusal !== null) setHeld((before) => ({ ...before, asking: false, refusal }))
    })
    return () => stop.abort()
  }, [cycle, text, state, pagesAsked, asked.round])
  const showMore = useCallback(() => setAsked(({ round }) => ({ of, pages: pagesAsked + 1, round })), [of, pagesAsked])
  const again = useCallback(() => setAsked((before) => ({ ...before, round: before.round + 1 })), [])
  return {
    households: held.pages.flatMap(({ items }) => items), counts: held.pages[0]?.counts ?? null, more: (held.pages.at(-1)?.next ?? null) !== null, asking: held.asking, refusal: held.refusal, showMore, again,
  }
}

async function pagesOf(cycle: string, { text, state }: Wanted, wanted: number, signal: AbortSignal): Promise<readonly StarHouseholds[]> {
  const pages: StarHouseholds[] = []
  for (let after: string | null = null; pages.length < wanted && (pages.length === 0 || after !== null);) {
    const page: StarHouseholds = await api.get(withQuery(`/api/star-rating/cycles/${cycle}/households`, { after, limit: 50, text: text === '' ? null : text, state: state === '' ? null : state }), { signal })
    pages.push(page)
    after = page.next
  }
  return pages
}
