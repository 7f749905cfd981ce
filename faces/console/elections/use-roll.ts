/** The roll, page after page: the first page is shown while the others come. Names are looked for here, so that none goes into an address. */
import { useCallback, useEffect, useState } from 'react'
import type { RollLine, RollPage, RollView } from '../../../core/view/elections.ts'
import { api, refusalOf, withQuery, type ApiRefusal } from '../../spa/api.ts'

export type HeldRoll = { readonly head: RollView | null; readonly lines: readonly RollLine[]; readonly complete: boolean; readonly refusal: ApiRefusal | null }
export type WithRoll = HeldRoll & { again(): void }

const perPage = 500
const nothing: HeldRoll = { head: null, lines: [], complete: false, refusal: null }

/** With `null` nothing is asked: there is no roll yet. */
export function useRoll(election: string | null): WithRoll {
  const [held, setHeld] = useState<HeldRoll>(nothing)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (election === null) return undefined
    const stop = new AbortController()
    load(election, stop.signal, setHeld).catch((failure: unknown) => {
      const refusal = refusalOf(failure)
      if (refusal !== null) setHeld((before) => ({ ...before, refusal }))
    })
    return () => stop.abort()
  }, [election, round])
  const again = useCallback(() => setRound((count) => count + 1), [])
  return { ...held, again }
}

/** What is on the page stays there until the new list is as long. */
async function load(election: string, signal: AbortSignal, show: (change: (before: HeldRoll) => HeldRoll) => void): Promise<void> {
  let after: number | null = 0
  const lines: RollLine[] = []
  while (after !== null) {
    const page: RollPage = await api.get(withQuery(`/api/elections/${election}/roll`, { after, limit: perPage }), { signal })
    lines.push(...page.items)
    after = page.next
    const [complete, all] = [after === null, [...lines]]
    show((before) => ({ head: page.head, lines: complete || all.length > before.lines.length ? all : before.lines, complete, refusal: null }))
  }
}
